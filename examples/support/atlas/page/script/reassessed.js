// Reassessments: until 2009 the President's determination of the autumn could lift a country out of Tier 3, some months after
// the report. The report's own ranking stays what it printed, and so do the map, the counts and the changes; a reassessment
// stands beside it.

const reassessments = rowsOf(core.reassessments).map(row => ({ ...row, country: countryOf.get(row.code), report: reportOf(Number(row.year)) }));

const reassessmentOf = (country, report) => reassessments.find(row => row.country === country && row.report === report);
const reassessedAfter = report => reassessments.filter(row => row.report === report).sort((a, b) => inOrder.indexOf(a.country) - inOrder.indexOf(b.country));

/** `2003-09-09` as the page writes days. */
const dayInWords = iso =>
  new Date(`${iso}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

const reassessedTo = row => `${STANDINGS[row.letter]} since ${dayInWords(row.on)}`;

/** As the crate cites what was in force from that day on. */
const citationSince = row => `${citation(row.country, row.report)}; reassessed: ${STANDINGS[row.letter]} since ${row.on} (${row.source})`;

/** `2003-2006, 2009` */
function spans(years) {
  const starts = years.filter(year => !years.includes(year - 1));
  const endOf = start => (years.includes(start + 1) ? endOf(start + 1) : start);
  return starts.map(start => (endOf(start) === start ? `${start}` : `${start}-${endOf(start)}`)).join(", ");
}

const yearsKnown = coverage => spans(reports.filter(report => report.reassessments === coverage).map(report => report.year));

/** For which reports reassessments are known. */
function reassessmentsKnown() {
  const said = [
    ["complete", "All are known of the reports of", ""],
    ["partial", "some of those of", ""],
    ["not known here", "of those of", "none is known here"],
  ];
  const clauses = said.map(([coverage, begin, end]) => (yearsKnown(coverage) ? `${begin} ${yearsKnown(coverage)} ${end}`.trim() : "")).filter(Boolean);
  return `${clauses.join("; ")}.`;
}

/** What is known of those after one report. */
const REASSESSED = {
  complete: "All reassessments after this report are known here",
  partial: "The reassessments after this report are only known in part",
  "not known here": "No reassessment after this report is known here, which does not mean that there was none",
};

/** What the evidence class of a reassessment says: the determination names countries, and seldom their new rankings. */
const REASSESSED_HOW = {
  ...EVIDENCE_MEANING,
  official: "a page of the U.S. Government names the new ranking",
  inferred: "the determination names the country, but not the new ranking",
};

/** For the history in words: only what was on Tier 3 could be reassessed. */
function reassessedInWords(country) {
  if (!reports.some(report => standing(country, report) === "3")) return "";
  const rows = reassessments.filter(row => row.country === country);
  const said = rows.map(row => `${reassessedTo(row)} (report of ${row.year})`).join("; ") || "never, as far as is known here";
  return element("p", { class: "reassessed" }, element("b", {}, "Reassessed: "), `${said}. `, element("span", { class: "note" }, reassessmentsKnown()));
}

/** What became of a Tier 3 before the next report. */
function reassessmentSection(country, report) {
  if (!report.reassessments || standing(country, report) !== "3") return "";
  const row = reassessmentOf(country, report);
  const known = element("p", { class: "note" }, `${REASSESSED[report.reassessments]}.`);
  const head = element("h3", {}, "Reassessment after the report");
  if (!row) return element("section", { "aria-label": "Reassessment" }, head, element("p", {}, element("b", {}, report.reassessments === "complete" ? "not reassessed" : "not known here")), known);
  const next = reports[reports.indexOf(report) + 1];
  return element(
    "section",
    { "aria-label": "Reassessment" },
    head,
    element(
      "p",
      {},
      swatch(row.letter, row.evidence),
      " ",
      element("b", {}, STANDINGS[row.letter]),
      ` in force since ${dayInWords(row.on)}, until the report of ${next.year} (${next.released}). `,
      "The map and all counts keep the ranking that the report printed.",
    ),
    element("p", {}, element("b", {}, `${row.evidence}: `), `${REASSESSED_HOW[row.evidence]}.`),
    element("p", { class: "note" }, `Known from: ${row.source}.`),
    row.note ? element("p", { class: "note" }, `Note: ${row.note}.`) : "",
    known,
    element("blockquote", {}, citationSince(row)),
    element("p", { class: "links" }, copyButton(() => citationSince(row), "Copy citation with reassessment")),
  );
}

/** For the panel of a report. */
function reassessedLine(report) {
  const rows = reassessedAfter(report);
  const link = row => element("a", { href: hashOf({ ...state, country: row.country }) }, row.country.name);
  const names = rows.flatMap((row, at) => [at ? ", " : "", link(row), ` (${STANDINGS[row.letter]})`]);
  if (rows.length) return [...names, `. ${REASSESSED[report.reassessments]}.`];
  return report.reassessments === "complete" ? "none" : "none known here";
}

/** For the panel of a comparison, which is of what was printed. */
function reassessedBetween(earlier) {
  const rows = reassessedAfter(earlier);
  if (rows.length === 0) return "";
  const names = listed(rows.map(row => `${row.country.name} (${STANDINGS[row.letter]})`));
  return `After the report of ${earlier.year} ${rows.length === 1 ? "one country was" : `${rows.length} countries were`} reassessed: ${names}. The changes here are of what the reports printed, as the Department counts them.`;
}
