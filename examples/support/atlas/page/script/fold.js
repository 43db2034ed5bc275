// Folding: what two spellings of one name have in common, by the rules of the crate's `fold.rs`.

const LONGEST = 128; // bytes of a folded name
const MOST_WORDS = 24;
const SHORT = 11; // bytes of the longest word that is looked at as an abbreviation

const encoder = new TextEncoder();
const bytes = text => encoder.encode(text).length;

/**
 * The folded name as `key`, how its words are divided, how often by *and*, and how many readings its abbreviations have together. `undefined` if it has no
 * letters or is longer than any name. With `reading` the abbreviations are taken in that reading, and a name that has nothing
 * else is none.
 */
function fold(name, reading) {
  if (bytes(name) > 4 * LONGEST) return undefined;
  const words = [];
  let kept = 0; // bytes of these
  let word = "";
  let piece = 0; // where in the word its last initial ends
  let tooLong = false;
  let divided = 0;
  let joins = 0; // by *and* or `&`
  let readings = 0;
  let hasFullWord = false;

  const put = letters => {
    word += letters;
    tooLong ||= kept + bytes(word) > LONGEST;
  };
  const shortWord = () => {
    const several = Object.hasOwn(ALTERNATIVES, word) ? ALTERNATIVES[word] : [];
    if (several.length) {
      readings = Math.max(readings, 1) * several.length;
      if (reading !== undefined) {
        const chosen = several[reading % several.length];
        reading = Math.floor(reading / several.length);
        word = "";
        put(chosen);
        return;
      }
    }
    if (Object.hasOwn(EXPANDED, word)) {
      const full = EXPANDED[word];
      word = "";
      put(full);
    } else if (several.length === 0) hasFullWord = true;
  };
  const endPiece = () => {
    if (word === "") return;
    if (word === "the" || word === "of") word = "";
    else if (word === "and") {
      word = "";
      divided |= JOINED;
      joins++;
    } else if (bytes(word) <= SHORT) shortWord();
    else hasFullWord = true;
    if (word !== "") {
      words.push(word);
      kept += bytes(word);
    }
    word = "";
    piece = 0;
  };
  const endWord = () => {
    // "N.Korea" is an initial and a word, "U.S." are two initials.
    const rest = word.slice(piece);
    if (piece > 0 && bytes(rest) > 1) {
      word = word.slice(0, piece);
      endPiece();
      put(rest);
    }
    endPiece();
  };

  for (const character of trimmed(name)) {
    const { letters, period, divides } = effect(character);
    if (letters !== undefined) put(letters);
    else if (!period) {
      endWord();
      divided |= divides;
      if (divides === JOINED) joins++;
    } else if (bytes(word.slice(piece)) === 1) piece = word.length;
    // A period ends a word, but not after an initial: "U.S.A." is one word, "St.Lucia" two.
    else endWord();
  }
  endWord();
  const key = words.sort().join(" ");
  if (tooLong || words.length === 0 || words.length > MOST_WORDS || bytes(key) > LONGEST) return undefined;
  if (reading !== undefined && !hasFullWord) return undefined;
  return { key, divided: divided || SPACED, joins, readings };
}
