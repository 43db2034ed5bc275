// Names that are few slips away from what was typed, for "did you mean", by the rules of the crate's `near.rs`: one edit
// (a letter more, less, another, or two swapped) for every three letters, and at least one.

const LONGEST_ASKED = 80;
const MOST_NEAR = 5;

// Words that many names share, and that tell none of them.
const GENERIC = new Set(
  ("the of and republic rep democratic dem people peoples s state states kingdom island islands saint st united federal " +
    "federation former territory province north south new").split(" "),
);
const SHORTEST_SHARED = 4;

/** The words of a name that tell it from others. */
const tellingWords = name =>
  name.split(/[^\p{Alphabetic}\p{N}]+/u).map(word => word.toLowerCase()).filter(word => word !== "" && !GENERIC.has(word));

const lettersOf = text => [...[...text].map(letter => letter.toLowerCase()).join("")];

const nearRows = lazy(() => nameRows().typed.map(row => ({ ...row, letters: lettersOf(row.name), words: tellingWords(row.name) })));

/** Countries with a near name, nearest first. */
function near(asked) {
  const text = trimmed(asked);
  if (text === "" || bytes(text) > LONGEST_ASKED) return [];
  const letters = lettersOf(text);
  const words = tellingWords(text);
  const allowed = Math.max(1, Math.floor(letters.length / 3));
  const found = nearRows()
    .filter(({ name }) => bytes(name) <= 2 * LONGEST_ASKED)
    .map(row => ({ ...row, edits: distance(letters, row.letters) }))
    .filter(({ edits, words: known }) => edits <= allowed && tellsAlike(words, known))
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const isFirst = ({ code }, at) => found.findIndex(row => row.code === code) === at;
  found.push(...sharing(words));
  return found.filter(isFirst).slice(0, MOST_NEAR);
}

/** Whether the words that tell two names are few edits apart. */
function tellsAlike(asked, known) {
  const [a, b] = [lettersOf(asked.join(" ")), lettersOf(known.join(" "))];
  return a.length > 0 && distance(a, b) <= Math.max(1, Math.floor(a.length / 3));
}

/** Names that share a word which tells them, those with the fewest others first. */
function sharing(asked) {
  const long = asked.filter(word => [...word].length >= SHORTEST_SHARED);
  return nearRows()
    .map(row => {
      const shared = long.filter(word => row.words.includes(word)).length;
      return { ...row, shared, others: row.words.length - Math.min(shared, row.words.length) };
    })
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => a.others - b.others || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
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
