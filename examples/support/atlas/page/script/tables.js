// All that is on the screen as tables, so that the page can be used without its map. Days are as 2003-09-09 here.

/** That of all countries first, then those of the chosen one, then what the report has beside its tiers. */
function shownTables() {
  const { country, report, since } = state;
  const shownReports = since ? inTime(since, report) : [report];
  return [
    since ? changeTable() : standingTable(),
    ...(country ? [historyTable(country), flowTable(country, report)] : []),
    ...(shownReports.some(report => report.reassessments) ? [reassessmentTable(shownReports)] : []),
    ...(listRows().sets.has(report.year) ? [listTable(report)] : []),
  ];
}

const howKnown = (country, report) => evidence(country, report) ?? "";

function standingTable() {
  const { report, area } = state;
  const rows = inOrder.filter(country => area === "" || country.bureau === area).map(country => ({
    country,
    letter: standing(country, report),
    cells: [country.name, country.code, country.bureau, STANDINGS[standing(country, report)], howKnown(country, report)],
  }));
  return { id: "standings", title: report.title, head: ["Country", "Code", "Bureau", `Report of ${report.year}`, "Evidence"], rows };
}

function changeTable() {
  const { report, since, area } = state;
  const rows = inOrder.filter(country => area === "" || country.bureau === area).map(country => {
    const [before, after] = [standing(country, since), standing(country, report)];
    const kind = direction(before, after) ?? (isPlaced(after) ? "unchanged" : "");
    return { country, letter: after, cells: [country.name, country.code, country.bureau, STANDINGS[before], STANDINGS[after], kind] };
  });
  const head = ["Country", "Code", "Bureau", String(since.year), String(report.year), "Change"];
  return { id: "changes", title: `From the report of ${since.year} to that of ${report.year}`, head, rows };
}

const FLOW_HEAD = ["Report", "Entry of", "Kind", "Origin", "Transit", "Destination", "Forms", "Victims", "Modality", "Basis", "Sources"];

function flowTable(country, report) {
  const rows = flowsConcerning(country, report).map(flow => ({
    cells: [
      flow.year,
      placeName(flow.reporter),
      flow.kind,
      flow.origin && placeName(flow.origin),
      flow.transit.map(placeName).join("; "),
      flow.destination && placeName(flow.destination),
      flow.forms.join("; "),
      flow.victims.join("; "),
      flow.modality,
      flow.basis,
      flow.sources.join("; "),
    ],
  }));
  const note = `${ownReading(country, report)} ${otherReading(country, report)}`;
  return { id: "flows", title: `Flows that concern ${country.name}, report of ${report.year}`, head: FLOW_HEAD, rows, note, isFixed: true };
}

/** A country in all reports, as its strip and its history say it. */
function historyTable(country) {
  const rows = reports.map(report => {
    const row = reassessmentOf(country, report);
    const how = row ? [STANDINGS[row.letter], row.on, row.evidence, row.source] : ["", "", "", ""];
    const urls = entriesOf(country, report).map(entry => entry.url).filter(Boolean);
    const entry = [...new Set(urls)].join(" ");
    return { cells: [country.code, report.year, STANDINGS[standing(country, report)], howKnown(country, report), ...how, entry, citation(country, report)] };
  });
  const head = ["Code", "Report", "Standing", "Evidence", "Reassessed to", "Since", "Evidence of it", "Known from", "Entry", "Citation"];
  return { id: "history", title: `${country.name} in all reports`, head, rows, note: `Reassessments: ${reassessmentsKnown()}`, isFixed: true };
}

function reassessmentTable(ofReports) {
  const rows = ofReports.flatMap(reassessedAfter).filter(inArea).map(row => ({
    country: row.country,
    cells: [row.country.name, row.code, row.year, STANDINGS[standing(row.country, row.report)], STANDINGS[row.letter], row.on, row.evidence, row.source, row.note],
  }));
  const head = ["Country", "Code", "Report", "Printed", "Reassessed to", "Since", "Evidence", "Known from", "Note"];
  const said = ofReports.filter(report => report.reassessments).map(report => `${REASSESSED[report.reassessments]} (report of ${report.year}).`);
  return { id: "reassessed", title: `Reassessed after the report of ${listed(ofReports.map(report => report.year))}`, head, rows, note: said.join(" "), isFixed: true };
}

const inArea = ({ country }) => state.area === "" || country.bureau === state.area;

/** Who is on the lists beside the tiers. */
function listTable(report) {
  const sets = listRows().sets.get(report.year);
  const named = sets.flatMap(({ list }) => inOrder.map(country => ({ list, country, row: listRows().named.get(`${list} ${keyOf(country.code, report.year)}`) })));
  const rows = named.filter(({ row }) => row).filter(inArea).map(({ list, country, row }) => ({
    country,
    cells: [country.name, country.code, LISTS[list] ?? list, row.evidence, row.source, row.note],
  }));
  const of = coverage => sets.filter(set => set.coverage === coverage).map(({ list }) => LISTS[list] ?? list);
  const said = Object.entries({ complete: "All who are named", partial: "Known in part", "not known here": "Not known here" });
  const note = said.filter(([coverage]) => of(coverage).length).map(([coverage, text]) => `${text}: ${of(coverage).join("; ")}.`);
  return { id: "lists", title: `Other lists of ${report.year}`, head: ["Country", "Code", "List", "Evidence", "Known from", "Note"], rows, note: note.join(" "), isFixed: true };
}
