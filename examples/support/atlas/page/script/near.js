// Names that are few slips away from what was typed, for "did you mean", by the rules of the crate's `near.rs`: one edit
// (a letter more, less, another, or two swapped) for every three letters, and at least one.

const LONGEST_ASKED = 80;
const MOST_NEAR = 5;

const lettersOf = text => [...[...text].map(letter => letter.toLowerCase()).join("")];

/** Countries with a near name, nearest first. */
function near(asked) {
  const text = asked.trim();
  if (text === "" || bytes(text) > LONGEST_ASKED) return [];
  const letters = lettersOf(text);
  const allowed = Math.max(1, Math.floor(letters.length / 3));
  const found = nameRows()
    .typed.filter(({ name }) => bytes(name) <= 2 * LONGEST_ASKED)
    .map(row => ({ ...row, edits: distance(letters, lettersOf(row.name)) }))
    .filter(({ edits }) => edits <= allowed)
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const isFirst = ({ code }, at) => found.findIndex(row => row.code === code) === at;
  return found.filter(isFirst).slice(0, MOST_NEAR);
}

/** How many edits lead from one word to the other. */
function distance(a, b) {
  let beforeLast = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, last[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length];
}
