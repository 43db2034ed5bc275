// What one character adds to a folded name, by the rules of the crate's `letters.rs`.

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
  ơ: "o", Ơ: "o", ư: "u", Ư: "u",
};

// Letters of these scripts lose their accents; the sigma that ends a word is any other.
const LOSES_ACCENTS = /^[\u01cd-\u0233\u0370-\u052f\u0600-\u06ff\u1f00-\u1fff\u212b\uac00-\ud7a3]$/u;
const OTHER_FORMS = { ς: "σ" };

// Apostrophes of all kinds, accents written as characters of their own, numbers of footnotes.
const NOTHING = /^[‘’‛´ʼʻʹ\u0374′ʿʾ\u0300-\u036f²³¹\u2070\u2074-\u2079\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0640]$/u;
// Characters without a form: joiners, marks of direction, the byte order mark.
const NO_FORM =
  /^[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]$/u;
const isNothing = character => NOTHING.test(character) || NO_FORM.test(character);
const DASHES = /^[\u2010-\u2015\u2212]$/u;
const LISTING = /^[\u2028\u2029\u0085、·•؛،¦]$/u;
const ALPHANUMERIC = /[\p{Alphabetic}\p{N}]/u;
const WHITE = /^\p{White_Space}$/u;
// In the scripts of South and Southeast Asia a sign belongs to the letter before it; a danda ends a sentence.
const VOWEL_SIGN =
  /^(?![\u0964\u0965\u0970])[\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u1000-\u1049\u17b4-\u17d3\u3099\u309a\u0f35-\u0f39\u0f71-\u0f84]$/u;

/** What a character does: it adds letters, or nothing, or it divides words: by a space, a comma, `&`, a hyphen, or a list. */
function effect(character) {
  const code = character.codePointAt(0);
  if (code < 128) return asciiEffect(character);
  if (LETTERS[character]) return { letters: LETTERS[character] };
  const base = LATIN_1[code - 0xc0] ?? EXTENDED_A[code - 0x100] ?? ADDITIONAL[code - 0x1e00] ?? "?";
  if (base !== "?") return { letters: base };
  if (code >= 0xff01 && code <= 0xff5e) return asciiEffect(String.fromCharCode(code - 0xfee0));
  if (isNothing(character)) return { letters: "" };
  if (DASHES.test(character)) return { divides: HYPHENATED };
  if (LISTING.test(character)) return { divides: LISTED };
  if (ALPHANUMERIC.test(character) || VOWEL_SIGN.test(character)) return { letters: withoutAccents(character) };
  return { divides: 0 };
}

// How the words of a name are divided, as a set.
const QUALIFIED = 1; // by a comma or a colon
const JOINED = 2; // by *and* or `&`
const HYPHENATED = 4;
const LISTED = 8; // by `;`, `/`, `|`, `+`, a line break
const SPACED = 16; // by spaces only
const BRACKETED = 32;

function asciiEffect(character) {
  if (/[a-z0-9]/i.test(character)) return { letters: character.toLowerCase() };
  if (character === ".") return { period: true };
  if ("'`".includes(character)) return { letters: "" };
  if (",:".includes(character)) return { divides: QUALIFIED };
  if ("()[]{}".includes(character)) return { divides: BRACKETED };
  if (character === "&") return { divides: JOINED };
  if (character === "-") return { divides: HYPHENATED };
  if (";/\\|+\n\r\t".includes(character)) return { divides: LISTED };
  return { divides: 0 };
}

/** A letter as it is compared: in lower case, without the accent that Unicode composes into it. */
function withoutAccents(character) {
  const lower = [...character.toLowerCase()].filter(letter => !isNothing(letter));
  const plainOf = letter => {
    const [base, ...accents] = LOSES_ACCENTS.test(letter) ? [...letter.normalize("NFD")] : [letter];
    // A Korean syllable is its two or three letters, and of ø with an accent stays what ø is.
    const rest = accents.filter(accent => !isNothing(accent)).join("");
    return (OTHER_FORMS[base] ?? (base === letter ? base : effect(base).letters)) + rest;
  };
  return lower.map(plainOf).join("");
}

/** Whether a character is seen as what it is, by the rules of the crate's `blank.rs`. */
const isSeen = character => character === " " || !(/^\p{Cc}$/u.test(character) || WHITE.test(character) || NO_FORM.test(character));

/** What surrounds a text without being a part of it. */
const isBlank = character => character === " " || !isSeen(character);

function trimmed(text) {
  if (/^[!-~](.*[!-~])?$/su.test(text)) return text;
  const characters = [...text];
  const first = characters.findIndex(character => !isBlank(character));
  const last = characters.findLastIndex(character => !isBlank(character));
  return first < 0 ? "" : characters.slice(first, last + 1).join("");
}
