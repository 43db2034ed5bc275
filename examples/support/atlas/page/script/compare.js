// The panel of a comparison: who moved up and down, who entered and left.

function comparePanel() {
  const { report, since } = state;
  const [earlier, later] = [since, report];
  const all = changes(earlier, later);
  const remarks = [];
  if (acrossNewClass(...inTime(earlier, later))) {
    remarks.push("Before 2004 there was no Watch List: a move between Tier 2 and the Watch List (marked *) may only come from the new class.");
  }
  if (Math.abs(reports.indexOf(earlier) - reports.indexOf(later)) > 1) {
    remarks.push("The reports are not consecutive: a country can fall and come back between them.");
  }
  if (earlier.year > later.year) remarks.push("The other report is the later one, so the changes are reversed.");
  remarks.push(reassessedBetween(inTime(earlier, later)[0]));
  return [
    element("h2", {}, `From the report of ${earlier.year} to that of ${later.year}`),
    ...remarks.filter(Boolean).map(text => element("p", { class: "note" }, text)),
    ...Object.entries(DIRECTIONS).map(([kind, { title, sign }]) => changeGroup(title, sign, kind, all.filter(change => change.direction === kind))),
    element("p", {}, `Unchanged: ${unchanged(earlier, later).length}.`),
    element("p", { class: "note" }, "A move between Tier 2 and the Watch List counts, as the Department counts it. Entering, leaving, and special cases are not moves between tiers."),
    element("p", { class: "links screen-only" }, element("a", { href: hashOf({ ...state, since: undefined }) }, "End the comparison")),
  ];
}

const inTime = (a, b) => (a.year < b.year ? [a, b] : [b, a]);

function changeGroup(title, sign, kind, group) {
  if (group.length === 0) return "";
  const item = change => {
    const { country, before, after } = change;
    const star = mayBeArtefact(change, ...inTime(state.since, state.report)) ? "*" : "";
    return element(
      "li",
      {},
      element("a", { href: hashOf({ ...state, country }) }, country.name),
      " ",
      swatch(before, evidence(country, state.since)),
      ` ${STANDINGS[before]} → `,
      swatch(after, evidence(country, state.report)),
      ` ${STANDINGS[after]}${star}`,
      kinOfChange(change),
    );
  };
  return element(
    "details",
    { open: true, class: kind.replaceAll(" ", "-") },
    element("summary", {}, element("span", { "aria-hidden": "true" }, sign), ` ${title} (${group.length})`),
    element("ul", { class: "changes" }, group.map(item)),
  );
}

/** A link to follow by hand: no change is chained from an entity to what came before or after it. */
function kinOfChange({ country, direction }) {
  const names = codes => listed(codes.map(code => countryOf.get(code).name));
  const came = countries.filter(other => other.successors.includes(country.code)).map(other => other.code);
  const placed = (codes, report) => codes.filter(code => isPlaced(standing(countryOf.get(code), report)));
  const other = direction === "entered" ? state.since : state.report;
  if (direction === "entered" && placed(came, other).length) return ` (successor of ${names(placed(came, other))})`;
  if (direction === "left" && placed(country.successors, other).length) return ` (succeeded by ${names(placed(country.successors, other))})`;
  return "";
}
