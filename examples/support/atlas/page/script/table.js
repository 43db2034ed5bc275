// Tables on the screen, to be sorted and copied as CSV.

let order = { column: 0, down: false };

function drawTable() {
  const sheets = shownTables().map(table => ({ ...table, sheet: tableElement(table) }));
  const jump = ({ title, sheet }) => element("button", { type: "button", class: "quiet", click: () => sheet.querySelector(".scroll").focus() }, title);
  const jumps = element("p", { class: "links screen-only" }, "Tables: ", sheets.filter(({ rows }) => rows.length).map(jump));
  byId("table-view").replaceChildren(jumps, ...sheets.map(({ sheet }) => sheet));
}

function tableElement(table) {
  const { id, title, head, rows, note, isFixed } = table;
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
  const copyButton = element("button", { type: "button", class: "quiet", click: () => copyTable(table) }, "Copy as CSV");
  const lines = element("table", {}, element("thead", {}, element("tr", {}, head.map(heading))), element("tbody", {}, sorted.map(tableRow)));
  return element(
    "section",
    { class: "sheet", "aria-label": title, "data-table": id },
    element("div", { class: "title" }, element("h2", {}, title), rows.length ? copyButton : ""),
    note ? element("p", { class: "read" }, note) : "",
    rows.length ? element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": `${title}, table` }, lines) : "",
  );
}

function tableRow({ country, letter, cells }) {
  if (!country) return element("tr", {}, cells.map(dataCell));
  const [name, ...rest] = cells;
  const link = element("a", { href: hashOf({ ...state, country }) }, name);
  const at = rest.lastIndexOf(STANDINGS[letter]);
  const cellOf = (text, place) => (place === at ? element("td", {}, swatch(letter, evidence(country, state.report)), " ", text) : dataCell(text));
  return element("tr", { class: country === state.country ? "chosen" : "" }, element("th", { scope: "row" }, link), rest.map(cellOf));
}

function dataCell(text) {
  const { length } = String(text);
  const room = length > 120 ? "longest" : length > 40 ? "long" : /^\d{4}-\d\d-\d\d$/.test(text) ? "day" : undefined;
  return element("td", { class: room }, linked(text));
}

/** Addresses in a cell as links. */
const linked = text =>
  /^https?:/.test(text) ? text.split(" ").flatMap((url, at) => [at ? " " : "", element("a", { href: url, rel: "noreferrer" }, url)]) : text;

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
