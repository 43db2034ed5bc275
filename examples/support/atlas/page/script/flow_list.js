// The flows of a country in words: the same as the arcs on the map, and those that no line can show.

function flowSection(country, report) {
  const ways = waysOf(country, report);
  const { left } = drawable(country, report);
  const groups = Object.entries(KINDS).map(([kind, title]) => flowGroup(title, kind, ways.filter(way => way.kind === kind), country));
  return element(
    "section",
    { class: "flows", "aria-label": "Flows" },
    element("h3", {}, `Flows in the report of ${report.year}`),
    element("p", { class: "read" }, ownReading(country, report)),
    element("p", { class: "read" }, otherReading(country, report)),
    rolesLine(country, report),
    ...groups,
    left ? element("p", { class: "note" }, `${counted(left, "statement")} with a place that the text does not name, or that has no place on the map, ${left === 1 ? "is" : "are"} in this list only.`) : "",
    element("p", { class: "note" }, "Each line is a statement of an entry: it says that the movement is named, not how many people were moved."),
    ways.length ? element("button", { type: "button", class: "quiet", click: () => copyFlows(country, report) }, "Copy flows as CSV") : "",
  );
}

/** What was read of the country's own entry. */
function ownReading(country, report) {
  if (!isPlaced(standing(country, report))) return `${country.name} has no entry in this report, as far as is known here.`;
  const extent = extentRead(country, report);
  const said = `Its own entry: ${reading(country, report)}.`;
  if (!extent) return `${said} The absence of flows from it means nothing.`;
  if (extent === "full") return said;
  const why = extent === "excerpt" ? "The text was cut off" : "The text was shortened";
  return `${said} ${why}: the entry may name more than this text.`;
}

/** What was read of all entries. */
function otherReading(country, report) {
  const placed = countries.filter(other => isPlaced(standing(other, report)));
  const unread = placed.filter(other => !extentRead(other, report)).length;
  const words = `wording of the reports: ${report.regime}`;
  if (unread === 0) return `All ${placed.length} entries of the report were read (${words}).`;
  const [were, they] = unread === 1 ? ["was", "it says"] : ["were", "they say"];
  return `Of the ${placed.length} entries of the report ${unread} ${were} not read: what ${they} about ${country.name} is missing here (${words}).`;
}

function rolesLine(country, report) {
  const roles = rolesOf(country, report);
  if (!roles) return "";
  const names = { source: "source", transit: "transit", destination: "destination", domestic: "trafficking inside the country" };
  const said = answer => Object.keys(names).filter(role => roles[role] === answer).map(role => names[role]);
  const denied = said("no");
  const basis = roles.basis === "stated" ? "in the entry’s own words" : "inferred from its flows";
  return element(
    "p",
    {},
    element("b", {}, "The entry calls it: "),
    `${listed(said("yes")) || "none of source, transit, destination"}${denied.length ? `; it denies: ${listed(denied)}` : ""} (${basis}).`,
  );
}

function flowGroup(title, kind, ways, country) {
  if (ways.length === 0) return "";
  const placeOf = { from: "destination", "demand-from": "destination", to: "origin", "demand-to": "origin" }[kind];
  const head = way =>
    placeOf ? placeName(way[placeOf]) : kind === "domestic" ? "" : `${placeName(way.origin)} to ${placeName(way.destination)}`;
  const sorted = [...ways].sort((a, b) => head(a).localeCompare(head(b), "en"));
  const texts = flows => {
    const seen = new Map(flows.map(flow => [`${flow.reporter} ${statement(flow)}`, flow]));
    return [...seen.values()].flatMap((flow, at) => [at ? " · " : "", statement(flow), ...entryOf(flow, country)]);
  };
  const item = way => {
    const points = () => highlight(way);
    const name = head(way);
    return element(
      "li",
      { pointerenter: points, pointerleave: () => highlight() },
      name ? element("b", {}, name) : "",
      name ? " — " : "",
      texts(way.flows),
    );
  };
  return element(
    "details",
    { open: true, class: kind },
    element("summary", {}, `${title} (${ways.length})`),
    element("ul", {}, sorted.map(item)),
  );
}

/** Whose entry says it, if it is another's: with a link, where an address is known. */
function entryOf(flow, country) {
  if (flow.reporter === country.code) return [];
  const reporter = countryOf.get(flow.reporter);
  const url = entriesOf(reporter, { year: flow.year }).find(entry => entry.url)?.url;
  const name = `entry of ${reporter.name}`;
  return [" [", url ? element("a", { href: url, rel: "noreferrer" }, name) : name, "]"];
}

/** Shows one arc alone while the pointer is on its line in the list. */
function highlight(way) {
  for (const arc of arcLayer.querySelectorAll(".arc")) {
    const { kind, origin, destination } = arc.dataset;
    const isIt = way && kind === way.kind && origin === way.origin && destination === way.destination;
    arc.classList.toggle("dim", Boolean(way) && !isIt);
  }
}
