// What the first picture needs: reports, countries, and where each country stands in each report.

/** A part of the data in the page, read when it is first asked for. */
const part = name => JSON.parse(byId(`data-${name}`).textContent);

/** Made when it is first asked for, and kept. */
function lazy(make) {
  let made;
  return () => (made ??= make());
}

const core = part("core");
const reports = core.reports;
const latest = reports.at(-1);
const bureauName = new Map(core.bureaus.map(({ id, name }) => [id, name]));

const countries = rowsOf(core.countries).map((row, index) => ({
  ...row,
  index,
  successors: items(row.successors),
  partOf: items(row.partOf),
  sort: row.name.replace(/^The /, ""),
}));
const countryOf = new Map(countries.map(country => [country.code, country]));
const inOrder = [...countries].sort((a, b) => a.sort.localeCompare(b.sort, "en"));

const reportOf = year => reports.find(report => report.year === year);

// A letter for each standing; tables.rs has the same. The order is that of the legend.
const STANDINGS = {
  1: "Tier 1",
  2: "Tier 2",
  W: "Tier 2 Watch List",
  3: "Tier 3",
  S: "Special Case",
  "-": "not in report",
  b: "not yet in existence",
  a: "no longer in existence",
};
const RANKINGS = ["1", "2", "W", "3", "S"];
const ABSENCES = ["-", "b", "a"];
const isPlaced = letter => RANKINGS.includes(letter);

const EVIDENCE = { o: "official", c: "corroborated", t: "transcribed", i: "inferred" };

const standing = (country, report) => core.standings[reports.indexOf(report)][country.index];
const evidence = (country, report) => EVIDENCE[core.evidence[reports.indexOf(report)][country.index]];
const isEverPlaced = country => core.standings.some(row => isPlaced(row[country.index]));

/** Which country the area of this one shows: itself, or what it was a part of before it existed. */
function drawnAs(country, ...shown) {
  const placed = candidate => shown.some(report => isPlaced(standing(candidate, report)));
  if (placed(country)) return country;
  const wholes = country.partOf.map(code => countryOf.get(code));
  const whole = wholes.find(placed);
  if (whole) return whole;
  const existed = candidate => standing(candidate, shown[0]) === "-";
  return standing(country, shown[0]) === "b" ? (wholes.find(existed) ?? country) : country;
}
