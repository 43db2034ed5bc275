// The story that the project grew from: two Koreas in the report of 2009, on opposite tiers, and what the entry of the one on
// Tier 1 names all the same. Each clause is made from the data, so that it can't say what they do not.

function story(country, report) {
  if (report.year !== 2009 || !["KOR", "PRK"].includes(country.code)) return "";
  const [south, north] = ["KOR", "PRK"].map(code => countryOf.get(code));
  const flows = flowsIn(south, report);
  const of = (kind, mine, other) => flows.filter(flow => flow.kind === kind && flow[mine] === "KOR" && flow[other] !== "KOR");
  const words = values => listed([...new Set(values)].map(plain));
  const clause = (kind, mine, other, word) => {
    const found = of(kind, mine, other);
    const victims = words(found.flatMap(flow => flow.victims).filter(group => group !== "unspecified")) || "victims";
    const forms = words(found.flatMap(flow => flow.forms));
    const places = listed([...new Set(found.map(flow => flow[other]))].map(placeName));
    return `${kind === "demand" ? forms : victims} ${word} ${places}`;
  };
  const america = flows.find(flow => flow.origin === "KOR" && flow.destination === "USA");
  const way = america?.transit.length ? ` (to the United States often through ${listed(america.transit.map(placeName))})` : "";
  const said = [
    ["A source: ", `${clause("cross_border", "origin", "destination", "taken to")}${way}.`],
    ["A destination: ", `${clause("cross_border", "destination", "origin", "brought from")}.`],
    ["A place of trafficking at home", flows.some(flow => flow.kind === "domestic") ? "." : ": not named."],
    ["A source of demand: ", `${clause("demand", "origin", "destination", "in")}.`],
  ];
  const linkTo = (other, text) => element("a", { href: hashOf({ ...state, country: other }) }, text);
  return element(
    "section",
    { class: "story", "aria-label": "The two Koreas in 2009" },
    element("h3", {}, "Two Koreas, one report"),
    element(
      "p",
      {},
      "In the report of 2009 ",
      linkTo(north, "North Korea"),
      ` is on ${STANDINGS[standing(north, report)]}, and `,
      linkTo(south, "South Korea"),
      ` on ${STANDINGS[standing(south, report)]}: its government fully meets the minimum standards. And yet its own entry names it as`,
    ),
    element("ul", {}, said.map(([head, rest]) => element("li", {}, element("b", {}, head), rest))),
    element("p", {}, "A tier measures what a government does, not how much trafficking there is. This entry is the proof."),
  );
}
