// Flows and roles. Read when a country is first opened.

const flowRows = lazy(() => {
  const { flows, roles, regions } = part("flows");
  const rows = rowsOf(flows).map(row => ({
    ...row,
    transit: items(row.transit),
    forms: items(row.forms),
    victims: items(row.victims),
    sources: items(row.sources),
  }));
  return {
    byYear: grouped(rows, row => Number(row.year)),
    roles: new Map(rowsOf(roles).map(row => [keyOf(row.code, row.year), row])),
    regions: new Map(rowsOf(regions).map(row => [row.id, { ...row, members: items(row.members) }])),
  };
});

const flowsOf = report => flowRows().byYear.get(report.year) ?? [];
const flowsIn = (country, report) => flowsOf(report).filter(flow => flow.reporter === country.code);
const rolesOf = (country, report) => flowRows().roles.get(keyOf(country.code, report.year));
const regionOf = id => flowRows().regions.get(id);

/** Begins, ends or passes here, in whichever entry; or stands in the country's own entry. */
function flowsConcerning(country, report) {
  const { code } = country;
  const concerns = flow =>
    flow.reporter === code || flow.origin === code || flow.destination === code || flow.transit.includes(code);
  return flowsOf(report).filter(concerns);
}

/** The end of a flow in words. A region never stands for its countries. */
function placeName(id) {
  if (id === "") return "a place that the text does not name";
  return countryOf.get(id)?.name ?? regionOf(id)?.label ?? id;
}

const isNamed = id => countryOf.has(id) || regionOf(id)?.named === "yes";

const sameEnds = (a, b) => a.origin === b.origin && a.destination === b.destination;

/**
 * The ways that concern a country, each with the flows that name it.
 * kind: `from`, `to`, `through` (across borders), `domestic`, `demand-from`, `demand-to`; `elsewhere` if its own entry
 * names a movement in which it has no part. Flows with an unnamed end have `named: false`, and are no line on the map.
 */
function waysOf(country, report) {
  const ways = [];
  for (const flow of flowsConcerning(country, report)) {
    for (const kind of kindsOf(flow, country.code)) {
      const known = ways.find(way => way.kind === kind && sameEnds(way, flow));
      if (known) known.flows.push(flow);
      else {
        const { origin, destination } = flow;
        ways.push({ kind, origin, destination, named: isNamed(origin) && isNamed(destination), flows: [flow] });
      }
    }
  }
  return ways;
}

function kindsOf(flow, code) {
  if (flow.kind === "domestic") return ["domestic"];
  const kinds = [];
  const demand = flow.kind === "demand" ? "demand-" : "";
  if (flow.origin === code) kinds.push(`${demand}from`);
  // Buyers at home are one statement, not two.
  if (flow.destination === code && !(demand && flow.origin === code)) kinds.push(`${demand}to`);
  if (flow.transit.includes(code)) kinds.push("through");
  return kinds.length === 0 ? ["elsewhere"] : kinds;
}

/** As the crate says it: `entry read (full), 23 flows named`. */
function reading(country, report) {
  const extent = extentRead(country, report);
  if (!extent) return "entry not read";
  const count = flowsIn(country, report).length;
  return `entry read (${extent}), ${count === 0 ? "no flow named" : `${counted(count, "flow")} named`}`;
}
