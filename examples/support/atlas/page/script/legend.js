// What the colours, patterns and signs mean, and how many countries each stands for. Each entry can be pressed: the map then
// shows only these.

let only; // the letter or the direction that alone is shown

function drawLegend() {
  const groups = state.since ? changeGroups() : standingGroups();
  if (!groups.flat().some(({ key }) => key === only)) only = undefined;
  byId("legend").replaceChildren(
    ...groups.map(entries => element("ul", { class: "legend" }, entries.map(legendEntry))),
    element("p", { class: "note" }, legendNote()),
    state.country ? arcLegend(state.country, state.report) : "",
  );
  showOnly();
}

function standingGroups() {
  const letters = countries.map(country => standing(country, state.report));
  const count = letter => letters.filter(other => other === letter).length;
  const group = list => list.map(letter => ({ key: letter, mark: swatch(letter), text: STANDINGS[letter], count: count(letter) }));
  return [group(RANKINGS), group(ABSENCES)];
}

function changeGroups() {
  const all = changes(state.since, state.report);
  const kinds = Object.entries(DIRECTIONS).map(([key, { title, sign }]) => ({
    key,
    mark: changeMark(key.replaceAll(" ", "-"), sign, `var(--change-${key.replaceAll(" ", "-")})`),
    text: title,
    count: all.filter(change => change.direction === key).length,
  }));
  const same = { key: "", mark: changeMark("same", "=", "var(--unchanged)"), text: "Unchanged" };
  return [[...kinds, { ...same, count: unchanged(state.since, state.report).length }]];
}

/** The colour on the map, and the sign. */
function changeMark(kind, sign, color) {
  const square = drawing("svg", { class: "swatch", width: CELL, height: CELL }, drawing("rect", { width: CELL - 1.5, height: CELL - 1.5, rx: 1.5, class: "change", style: `fill:${color}` }));
  return element("span", { class: `sign ${kind}`, "aria-hidden": "true" }, square, ` ${sign}`);
}

function legendEntry({ key, mark, text, count }) {
  const press = () => {
    only = only === key ? undefined : key;
    drawLegend();
    byId("legend").querySelector(`button[data-key="${key}"]`).focus();
  };
  return element(
    "li",
    {},
    element("button", { type: "button", "aria-pressed": String(only === key), "data-key": key, click: press }, mark, ` ${text} `, element("b", {}, count)),
  );
}

function showOnly() {
  for (const node of mapSvg.querySelectorAll("[data-drawn]")) {
    const key = state.since ? node.dataset.change : node.dataset.standing;
    node.classList.toggle("dim", only !== undefined && key !== only);
  }
}

/** What the lines mean, each with how many there are. */
function arcLegend(country, report) {
  const { shown } = drawable(country, report);
  const line = kind =>
    drawing("svg", { class: "swatch line", width: 34, height: 10, viewBox: "0 0 34 10", "aria-hidden": "true" },
      drawing("path", { class: `arc ${kind}`, d: kind === "domestic" ? "M14 9C4 -2 30 -2 20 9" : "M1 5H32", "marker-end": `url(#arrow-${kind})` }));
  const entries = Object.entries(KINDS)
    .map(([kind, title]) => ({ kind, title, count: shown.filter(way => way.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, title, count }) => element("li", {}, line(kind), ` ${title} `, element("b", {}, count)));
  return element(
    "section",
    { class: "arc-legend", "aria-label": "Lines on the map" },
    entries.length ? element("ul", { class: "legend" }, entries) : "",
    element("p", { class: "read" }, `${ownReading(country, report)} ${otherReading(country, report)}`),
    entries.length ? element("p", { class: "note" }, "A line is a statement of an entry, not a volume or a route. Square: a region that the text names. Diamond: transit.") : "",
  );
}

function legendNote() {
  if (state.since) {
    return "Hatched: in neither report. Press an entry to see only that.";
  }
  const never = countries.filter(country => !isEverPlaced(country)).length;
  return (
    `Of those not in this report, ${never} are in no report. An area has the colour of the country that it was then a part of. ` +
    "Plain grey: land without an entry of its own in any report. Press an entry to see only that."
  );
}
