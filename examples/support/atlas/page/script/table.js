// All that is on the screen as a table, so that the page can be used without its map, and as CSV.

let order = { column: 0, down: false };

function drawTable() {
  const tables = [state.since ? changeTable() : standingTable()];
  if (state.country) tables.push(flowTable(state.country, state.report));
  const sheets = tables.map(tableElement);
  const jump = at => element("button", { type: "button", class: "quiet", click: () => sheets[at].querySelector(".scroll").focus() }, tables[at].title);
  const jumps = tables.length > 1 ? element("p", { class: "links" }, "Tables: ", tables.map((_, at) => jump(at))) : "";
  byId("table-view").replaceChildren(jumps, ...sheets);
}

const howKnown = (country, report) => evidence(country, report) ?? "";

function standingTable() {
  const { report, area } = state;
  const rows = inOrder.filter(country => area === "" || country.bureau === area).map(country => ({
    country,
    letter: standing(country, report),
    cells: [country.name, country.code, country.bureau, STANDINGS[standing(country, report)], howKnown(country, report)],
  }));
  return { title: report.title, head: ["Country", "Code", "Bureau", `Report of ${report.year}`, "Evidence"], rows };
}

function changeTable() {
  const { report, since, area } = state;
  const rows = inOrder.filter(country => area === "" || country.bureau === area).map(country => {
    const [before, after] = [standing(country, since), standing(country, report)];
    const kind = direction(before, after) ?? (isPlaced(after) ? "unchanged" : "");
    return { country, letter: after, cells: [country.name, country.code, country.bureau, STANDINGS[before], STANDINGS[after], kind] };
  });
  const head = ["Country", "Code", "Bureau", String(since.year), String(report.year), "Change"];
  return { title: `From the report of ${since.year} to that of ${report.year}`, head, rows };
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
  return { title: `Flows that concern ${country.name}, report of ${report.year}`, head: FLOW_HEAD, rows, note, isFixed: true };
}

function tableElement(table) {
  const { title, head, rows, note, isFixed } = table;
  const sorted = isFixed ? rows : [...rows].sort(byColumn(order));
  const heading = (text, at) => {
    if (isFixed) return element("th", { scope: "col" }, text);
    const isOrder = order.column === at;
    const press = () => {
      order = { column: at, down: isOrder && !order.down };
      drawTable();
      byId("table-view").querySelectorAll("th button")[at].focus();
    };
    const sort = isOrder ? (order.down ? "descending" : "ascending") : "none";
    return element("th", { scope: "col", "aria-sort": sort }, element("button", { type: "button", click: press }, text, isOrder ? (order.down ? " ▼" : " ▲") : ""));
  };
  return element(
    "section",
    { class: "sheet", "aria-label": title },
    element("div", { class: "title" }, element("h2", {}, title), element("button", { type: "button", class: "quiet", click: () => copyTable(table) }, "Copy as CSV")),
    note ? element("p", { class: "read" }, note) : "",
    element(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": `${title}, table` },
      element("table", {}, element("thead", {}, element("tr", {}, head.map(heading))), element("tbody", {}, sorted.map(tableRow))),
    ),
  );
}

function tableRow({ country, letter, cells }) {
  if (!country) return element("tr", {}, cells.map(text => element("td", {}, text)));
  const [name, ...rest] = cells;
  const link = element("a", { href: hashOf({ ...state, country }) }, name);
  const at = rest.lastIndexOf(STANDINGS[letter]);
  const cellOf = (text, place) => element("td", {}, place === at ? [swatch(letter, evidence(country, state.report)), " ", text] : text);
  return element("tr", { class: country === state.country ? "chosen" : "" }, element("th", { scope: "row" }, link), rest.map(cellOf));
}

/** By the text of a column, then by name; rankings by how severe they are. */
function byColumn({ column, down }) {
  const ranks = new Map([...RANKINGS, ...ABSENCES].map((letter, rank) => [STANDINGS[letter], String(rank)]));
  const key = row => ranks.get(row.cells[column]) ?? row.cells[column];
  const sign = down ? -1 : 1;
  return (a, b) => {
    if (column === 0) return sign * a.country.sort.localeCompare(b.country.sort, "en");
    return sign * key(a).localeCompare(key(b), "en") || a.country.sort.localeCompare(b.country.sort, "en");
  };
}

/** RFC 4180. */
function csv(rows) {
  const cellText = text => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map(row => `${row.map(String).map(cellText).join(",")}\n`).join("");
}

function copyTable({ head, rows }) {
  return copy(csv([head, ...rows.map(row => row.cells)]), `${counted(rows.length, "row")} copied as CSV.`);
}

const copyFlows = (country, report) => copyTable(flowTable(country, report));
