// What changed between two reports, by the crate's rules: a move between Tier 2 and the Watch List counts; entering,
// leaving, and moves to and from special case are changes of their own kinds.

const SEVERITY = { 1: 1, 2: 2, W: 3, 3: 4 };

const DIRECTIONS = {
  upgrade: { title: "Up", sign: "▲" },
  downgrade: { title: "Down", sign: "▼" },
  entered: { title: "Entered", sign: "+" },
  left: { title: "Left", sign: "−" },
  "to special case": { title: "To special case", sign: "●" },
  "from special case": { title: "From special case", sign: "○" },
};

/** The kind of change; `undefined` if there is none. */
function direction(before, after) {
  const [was, is] = [isPlaced(before), isPlaced(after)];
  if (!was && !is) return undefined;
  if (!was) return "entered";
  if (!is) return "left";
  if (before === after) return undefined;
  if (after === "S") return "to special case";
  if (before === "S") return "from special case";
  return SEVERITY[after] < SEVERITY[before] ? "upgrade" : "downgrade";
}

/** All changes, in order of names. */
function changes(earlier, later) {
  return inOrder
    .map(country => {
      const [before, after] = [standing(country, earlier), standing(country, later)];
      return { country, before, after, direction: direction(before, after) };
    })
    .filter(change => change.direction);
}

/** Placed alike in both. */
const unchanged = (earlier, later) =>
  inOrder.filter(country => isPlaced(standing(country, later)) && standing(country, earlier) === standing(country, later));

/** From before 2004, when there was no Watch List, to a report with one. */
const acrossNewClass = (earlier, later) => earlier.year < 2004 && later.year >= 2004;

/** May come from the new class alone. */
const mayBeArtefact = ({ before, after }, earlier, later) =>
  acrossNewClass(earlier, later) && [before, after].sort().join("") === "2W";
