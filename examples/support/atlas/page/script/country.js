// The panel of a country: its tier with evidence and citation, its history, the lists beside the tiers, and its flows.

function countryPanel(country) {
  const { report } = state;
  const letter = standing(country, report);
  return [
    element(
      "div",
      { class: "title" },
      element("h2", {}, country.name, " ", element("span", { class: "code" }, country.code)),
      element("button", { type: "button", class: "quiet", click: () => show({ country: undefined }) }, "Close"),
    ),
    element("p", { class: "sub" }, [bureauName.get(country.bureau), country.note].filter(Boolean).join(" · ")),
    element("p", { class: "tier" }, swatch(letter, evidence(country, report)), ` ${report.year}: `, element("b", {}, STANDINGS[letter])),
    element("p", {}, MEANING[letter]),
    strip(country),
    stripKey(country),
    element("p", { class: "history" }, element("b", {}, "In all reports: "), `${country.history}.`),
    reassessedInWords(country),
    kin(country, report),
    story(country, report),
    evidenceSection(country, report),
    reassessmentSection(country, report),
    clockSection(country, report),
    listSection(country, report),
    flowSection(country, report),
  ];
}

const copyButton = (text, label) => element("button", { type: "button", class: "quiet", click: () => copy(text(), "The citation is copied.") }, label);

/** Links to what an entity was a part of, or what came after it. */
function kin(country, report) {
  const link = code => element("a", { href: hashOf({ ...state, country: countryOf.get(code) }) }, countryOf.get(code).name);
  const existed = code => !["b", "a"].includes(standing(countryOf.get(code), report));
  const wholes = standing(country, report) === "b" ? country.partOf.filter(existed) : [];
  const parts = [
    wholes.length ? ["Its area was then a part of ", ...wholes.flatMap((code, at) => (at ? [", ", link(code)] : [link(code)]))] : [],
    country.successors.length ? [" Succeeded by ", ...country.successors.flatMap((code, at) => (at ? [", ", link(code)] : [link(code)]))] : [],
  ].filter(part => part.length);
  return parts.length ? element("p", {}, ...parts.flatMap(part => [...part, "."])) : "";
}

function evidenceSection(country, report) {
  const row = placementOf(country, report);
  const how = evidence(country, report);
  const urls = [...new Set(entriesOf(country, report).map(entry => entry.url).filter(Boolean))];
  const sources = row ? items(row.sources).map(id => placementRows().sources.get(id)?.title ?? id) : [];
  return element(
    "section",
    { "aria-label": "Evidence" },
    element("h3", {}, "Evidence and citation"),
    how ? element("p", {}, element("b", {}, `${how}: `), `${EVIDENCE_MEANING[how]}.`) : "",
    sources.length ? element("p", { class: "note" }, `Known from: ${sources.join("; ")}.`) : "",
    row?.note ? element("p", { class: "note" }, `Note: ${row.note}.`) : "",
    row?.printed && row.printed !== country.name ? element("p", { class: "note" }, `Printed in this report as “${row.printed}”.`) : "",
    element("blockquote", { id: "citation" }, citation(country, report)),
    element(
      "p",
      { class: "links" },
      copyButton(() => citation(country, report), "Copy citation"),
      ...urls.map((url, at) => element("a", { href: url, rel: "noreferrer" }, urls.length > 1 ? `The entry (${at + 1})` : "The entry")),
      report.url ? element("a", { href: report.url, rel: "noreferrer" }, "The report") : "",
    ),
    urls.length === 0 && row ? element("p", { class: "note" }, "The address of the entry is not known here.") : "",
  );
}

function clockSection(country, report) {
  const clock = clockOf(country, report);
  if (!clock) return "";
  const waivers = items(clock.waivers).map(text => {
    const [year, basis] = text.split(" ");
    return `${year} (${basis === "known" ? "named in the memorandum" : basis})`;
  });
  const limit = clock.limit === "" ? "" : ` of at most ${clock.limit} that the law allows, waivers included`;
  return element(
    "section",
    { "aria-label": "Watch List clock" },
    element("h3", {}, "The Watch List’s clock"),
    element(
      "p",
      {},
      `On the Watch List since the report of ${clock.first}: ${counted(Number(clock.inARow), "report")} in a row. ` +
        (clock.limit === "" ? "" : `Counted towards the limit: ${clock.counted}${limit}. `),
      element("b", {}, OUTLOOK[clock.outlook]),
    ),
    clock.oneReportOnly ? element("p", {}, "It came back from Tier 3 after a waiver, so the law allows only one report on the list.") : "",
    waivers.length ? element("p", {}, `Waived: ${listed(waivers)}.`) : "",
    element("p", { class: "note" }, `Rule: ${clock.law}.`),
  );
}

function listSection(country, report) {
  const lists = listsOf(country, report);
  if (lists.length === 0) return "";
  const item = ({ list, answer, row, coverage }) =>
    element(
      "li",
      { class: answer.replaceAll(" ", "-") },
      `${LISTS[list] ?? list}: `,
      element("b", {}, answer),
      row ? ` (${[row.evidence, row.source, row.note].filter(Boolean).join("; ")})` : answer === "not known here" ? ` (the list is ${coverage === "partial" ? "only known in part" : "not known here"})` : "",
    );
  return element(
    "section",
    { "aria-label": "Other lists" },
    element("h3", {}, `Other lists of ${report.year}`),
    element("ul", { class: "lists" }, lists.map(item)),
  );
}
