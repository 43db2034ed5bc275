// Folding: what two spellings of one name have in common, by the rules of the crate's `fold.rs`.

const LONGEST = 128; // bytes of a folded name
const MOST_WORDS = 24;

// Base letters of the accented ones, `?` where a letter has none.
const LATIN_1 = "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty";
const EXTENDED_A =
  "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnn" +
  "nnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
const ADDITIONAL =
  "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmn" +
  "nnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas??s?aaaaaaaaaaaaaaa" +
  "aaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

const LETTERS = {
  ß: "ss", ẞ: "ss", æ: "ae", Æ: "ae", œ: "oe", Œ: "oe", þ: "th", Þ: "th",
  ơ: "o", Ơ: "o", ư: "u", Ư: "u", ș: "s", Ș: "s", ț: "t", Ț: "t",
};
const GREEK = { ά: "α", έ: "ε", ή: "η", ί: "ι", ϊ: "ι", ΐ: "ι", ό: "ο", ύ: "υ", ϋ: "υ", ΰ: "υ", ώ: "ω", ς: "σ" };
// Apostrophes of all kinds, and accents written as characters of their own.
const VANISHES = /^['`‘’‛´ʼʻʹ′＇\u0300-\u036f]$/u;
const DROPPED = new Set(["the", "of", "and"]);

const bytes = text => new TextEncoder().encode(text).length;

/** What becomes of a character: letters, `""` if it vanishes, `undefined` if it divides words. */
function folded(character) {
  const code = character.codePointAt(0);
  if (VANISHES.test(character)) return "";
  if (code < 128) return /[a-z0-9]/i.test(character) ? character.toLowerCase() : undefined;
  if (LETTERS[character]) return LETTERS[character];
  const base = LATIN_1[code - 0xc0] ?? EXTENDED_A[code - 0x100] ?? ADDITIONAL[code - 0x1e00] ?? "?";
  if (base !== "?") return base;
  if (!/[\p{Alphabetic}\p{N}]/u.test(character)) return undefined;
  return [...character.toLowerCase()].map(lower => GREEK[lower] ?? lower).join("");
}

/** The folded name; `undefined` if it has no letters or is longer than any name. */
function fold(name) {
  if (bytes(name) > 4 * LONGEST) return undefined;
  const words = [];
  let word = "";
  let piece = 0; // where the word began, or went on after its last period
  const endWord = () => {
    if (word === "st") word = "saint";
    if (word !== "" && !DROPPED.has(word)) words.push(word);
    word = "";
    piece = 0;
  };
  for (const character of name) {
    if (character === ".") {
      // One letter before a period is an initial: "U.S.A." is one word, "St.Lucia" two.
      if (bytes(word) - piece === 1) piece = bytes(word);
      else endWord();
      continue;
    }
    const letters = folded(character);
    if (letters === undefined) endWord();
    else word += letters;
  }
  endWord();
  const letters = words.join("");
  const result = words.sort().join(" ");
  if (words.length === 0 || words.length > MOST_WORDS || bytes(letters) > LONGEST || bytes(result) > LONGEST) {
    return undefined;
  }
  return result;
}
