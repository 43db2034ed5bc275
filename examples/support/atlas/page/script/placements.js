// What a placement rests on, where the entries are, and the lists beside the tiers. Read when a country is first opened.

const keyOf = (code, year) => `${code} ${year}`;

const placementRows = lazy(() => {
  const { placements, sources, entries } = part("placements");
  return {
    byKey: new Map(rowsOf(placements).map(row => [keyOf(row.code, row.year), row])),
    sources: new Map(rowsOf(sources).map(row => [row.id, row])),
    entries: grouped(rowsOf(entries), row => keyOf(row.code, row.year)),
  };
});

const placementOf = (country, report) => placementRows().byKey.get(keyOf(country.code, report.year));
const entriesOf = (country, report) => placementRows().entries.get(keyOf(country.code, report.year)) ?? [];

const EXTENTS = ["full", "condensed", "excerpt"];

/** How much of an entry was read: the most of its readings; `undefined` if it was not read. */
function extentRead(country, report) {
  const extents = entriesOf(country, report).map(entry => entry.extent);
  return EXTENTS.find(extent => extents.includes(extent));
}

/** As the crate cites it. */
function citation(country, report) {
  const letter = standing(country, report);
  const begin = `${country.name}: ${STANDINGS[letter]}. ${report.citation}`;
  if (!isPlaced(letter)) return begin;
  const { sources } = placementOf(country, report);
  const via = sources === "" ? "" : `; via ${items(sources).join(", ")}`;
  return `${begin} (placement ${evidence(country, report)}${via})`;
}

const listRows = lazy(() => {
  const { sets, named, clocks } = part("lists");
  return {
    sets: grouped(rowsOf(sets), row => Number(row.year)),
    named: new Map(rowsOf(named).map(row => [`${row.list} ${keyOf(row.code, row.year)}`, row])),
    clocks: new Map(rowsOf(clocks).map(row => [keyOf(row.code, row.year), row])),
  };
});

/** What each list of the report says of the country: `named`, `not named`, or `not known here`. */
function listsOf(country, report) {
  return (listRows().sets.get(report.year) ?? []).map(({ list, coverage }) => {
    const row = listRows().named.get(`${list} ${keyOf(country.code, report.year)}`);
    const answer = row ? "named" : coverage === "complete" ? "not named" : "not known here";
    return { list, coverage, answer, row };
  });
}

const clockOf = (country, report) => listRows().clocks.get(keyOf(country.code, report.year));
