// What is shown, kept in the address after `#`, so that a link restores it: #year=2009&country=KOR.

const state = { report: latest, country: undefined, since: undefined, view: "map", area: "" };
const listeners = [];

/** Calls `draw` now and whenever what is shown has changed. */
function onChange(draw) {
  listeners.push(draw);
}

function show(changes) {
  Object.assign(state, changes);
  // A report is not compared with itself.
  if (state.since === state.report) state.since = undefined;
  const address = hashOf(state);
  if (location.hash !== address) history.replaceState(null, "", address);
  for (const draw of listeners) draw();
}

/** The address of what is shown. */
function hashOf({ report, country, since, view, area }) {
  const values = new URLSearchParams({ year: report.year });
  if (country) values.set("country", country.code);
  if (since) values.set("since", since.year);
  if (view !== "map") values.set("view", view);
  if (area !== "") values.set("area", area);
  return `#${values}`;
}

/** Shows what the address says; what it says wrongly is told and left out. */
function readAddress() {
  const values = new URLSearchParams(location.hash.slice(1));
  const wrong = [];
  const read = (name, find) => {
    const text = values.get(name);
    if (text === null) return undefined;
    const found = find(text);
    if (found === undefined) wrong.push(`${name}=${text}`);
    return found;
  };
  const ofYear = text => reportOf(Number(text));
  const next = {
    report: read("year", ofYear) ?? latest,
    country: read("country", text => countryOf.get(text.toUpperCase())),
    since: read("since", ofYear),
    view: read("view", text => ["map", "table"].find(view => view === text)) ?? "map",
    area: read("area", text => [...bureauName.keys()].find(bureau => bureau === text)) ?? "",
  };
  show(next);
  say(wrong.length ? `These parts of the link were not found and were left out: ${wrong.join(", ")}.` : "");
}
