// What a text means: a name, or a name in parts, by the rules of the crate's `name_index.rs`. It is never guessed: a name with two
// meanings is asked back, and a text that names several countries is told.

const MOST_READINGS = 64;
const MOST_PIECES = 32;
const PIECES_OF_A_NAME = 6;
const LONGEST_CELL = 512;

// Which short pieces of a text are read as codes.
const NO_CODES = () => false;
const CODES_IN_CAPITALS = name => /^[A-Z]*$/.test(name);
const ALL_CODES = () => true;

const UNKNOWN = { unknown: true };
const one = codes => (codes.length === 1 ? codes[0] : undefined);
const inCodeOrder = codes => [...new Set(codes)].sort();

/** `{ code }`, `{ ambiguous: [codes] }`, `{ several: [codes] }` or `{ unknown: true }`, as the crate's `Dataset::country`. */
function lookUp(asked) {
  const text = withoutFootnote(asked);
  const code = byCode(text);
  if (code) {
    // The code of an entity that has ended can mean another country in another scheme, and what is written as a name can
    // be one: `Nga` is Russia in Vietnamese.
    const doubtful = nameRows().ended.has(code) || /^[A-Z][a-z][a-z]$/.test(text);
    const meaning = doubtful && entryOfName(fold(text));
    return meaning && meaning.ambiguous ? { ambiguous: inCodeOrder(meaning.codes) } : { code };
  }
  const found = nameOf(text, true);
  if (found === "ambiguous") return { ambiguous: inCodeOrder(candidatesOf(text)) };
  if (found === "several") return { several: namedIn(text) };
  if (found) return { code: found };
  const verdict = verdictOf(partsOf(text, ALL_CODES));
  if (verdict === "several") return { several: namedIn(text) };
  return verdict ? { code: verdict } : UNKNOWN;
}

/** An alpha-2 or alpha-3 code. */
const byCode = text => (/^[A-Za-z]{2,3}$/.test(text) ? nameRows().byCode.get(text.toUpperCase()) : undefined);

const entryOfName = folded => folded && nameRows().meanings.get(folded.key);

/** The code of one name, `"ambiguous"`, `"several"`, or `undefined` if it is none. */
function nameOf(text, withReadings) {
  const folded = fold(text);
  if (!folded) return undefined;
  const entry = entryOfName(folded);
  if (entry) return asDivided(text, folded, entry);
  if (!withReadings || folded.readings === 0) return undefined;
  const meant = new Set(readAs(text, folded).map(entry => asDivided(text, folded, entry)));
  return meant.size > 1 ? "ambiguous" : [...meant][0];
}

/** Folding takes no account of how words are divided; a text that divides them as no name does may name two countries. */
function asDivided(text, folded, entry) {
  const asListed = !(folded.divided & ~entry.divided) && folded.joins <= entry.joins;
  if (!asListed && namesTwo(text, folded.divided)) return "several";
  return entry.ambiguous ? "ambiguous" : one([...entry.codes]);
}

/** The entries of a name, in each reading of its abbreviations if it is unknown as it stands. */
function readAs(text, folded) {
  const entry = entryOfName(folded);
  if (entry || folded.readings === 0) return entry ? [entry] : [];
  if (folded.readings > MOST_READINGS) return [];
  const readings = Array.from({ length: folded.readings }, (_, reading) => entryOfName(fold(text, reading)));
  return readings.filter(Boolean);
}

const candidatesOf = text => {
  const folded = fold(text);
  return folded ? readAs(text, folded).flatMap(entry => [...entry.codes]) : [];
};

/** The country of a name as it stands. */
function plainly(name) {
  const entry = entryOfName(fold(name));
  return entry && !entry.ambiguous ? one([...entry.codes]) : undefined;
}

/** Both halves of a text, cut at each of its spaces, if both are names of different countries. */
const twoHalves = text =>
  [...text.matchAll(/ /g)]
    .map(({ index }) => [plainly(text.slice(0, index)), plainly(text.slice(index + 1))])
    .filter(([a, b]) => a && b && a !== b);

function namesTwo(text, divided) {
  if (divided === SPACED) return twoHalves(text).length > 0;
  if (partsOf(text, NO_CODES).several) return true;
  // In a name a short word can look like a code, as `al` or `CO-` do; a text of names and codes has nothing else.
  const parts = partsOf(text, CODES_IN_CAPITALS);
  return parts.several && !parts.unnamed;
}

// The word *and* between signs or spaces.
const AROUND_AND = /[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]and(?=[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f])/gi;

/** The texts between commas, brackets, hyphens, semicolons and the like, and around the word *and*, with their places. */
function piecesOf(text) {
  const pieces = [];
  let start = 0;
  const end = at => {
    const whole = text.slice(start, at);
    let from = 0;
    for (const { index } of whole.matchAll(AROUND_AND)) {
      pieces.push({ start: start + from, text: whole.slice(from, index) });
      from = index + 4;
    }
    pieces.push({ start: start + from, text: whole.slice(from) });
  };
  let at = 0;
  for (const character of text) {
    if (effect(character).divides) {
      end(at);
      start = at + character.length;
    }
    at += character.length;
  }
  end(text.length);
  return pieces.filter(piece => ALPHANUMERIC.test(piece.text));
}

/** The names of which a text consists; `isCode` says which of its pieces may be codes. */
function partsOf(text, isCode) {
  const parts = { codes: [], names: 0, certain: 0, code: undefined, several: false, former: false, unnamed: false };
  if (bytes(text) > LONGEST_CELL) return parts;
  const all = piecesOf(text);
  const pieces = all.slice(0, MOST_PIECES);
  parts.unnamed = all.length > pieces.length;
  if (pieces.length === 1) return parts;
  for (let at = 0; at < pieces.length; ) {
    // As many pieces as are one name: "Trinidad and Tobago; Korea, South" are two names in four pieces.
    const most = Math.min(pieces.length - at, PIECES_OF_A_NAME);
    const lengths = Array.from({ length: most }, (_, index) => most - index).filter(length => length < pieces.length);
    const codes = length => codesOfPart(text, pieces[at], pieces[at + length - 1], length, isCode);
    const named = lengths.map(length => ({ length, codes: codes(length) })).find(({ codes }) => codes);
    if (named) addPart(parts, named.codes);
    else if (isFormer(pieces[at].text)) parts.former = true;
    else parts.unnamed = true;
    at += named ? named.length : 1;
  }
  return parts;
}

function codesOfPart(text, first, last, length, isCode) {
  const name = withoutFormer(trimmed(text.slice(first.start, last.start + last.text.length)));
  const code = length === 1 && isCode(name) ? byCode(name) : undefined;
  // Of a text that is a name, only what its parts mean with certainty.
  const isName = isCode !== ALL_CODES;
  const found = code ?? nameOf(name, length === 1 && !isName);
  if (found !== "ambiguous") return found && found !== "several" ? [found] : undefined;
  const entry = isName ? undefined : entryOfName(fold(name));
  return entry && [...entry.codes];
}

function addPart(parts, codes) {
  const shared = parts.codes.length === 0 || parts.codes.some(known => codes.includes(known));
  parts.several ||= !shared;
  parts.names++;
  const code = one(codes);
  if (code) {
    parts.several ||= parts.code !== undefined && parts.code !== code;
    parts.code = code;
    parts.certain++;
  }
  parts.codes.push(...codes);
}

/** Two names of one country and nothing else are that country, and so is a name that is said to be an old one. */
function verdictOf({ several, code, certain, unnamed, names, former }) {
  if (several) return "several";
  return code && certain === names && !unnamed && (names > 1 || former) ? code : undefined;
}

/** The countries that a text names. */
function namedIn(text) {
  const { codes } = partsOf(text, entryOfName(fold(text)) ? CODES_IN_CAPITALS : ALL_CODES);
  return inCodeOrder([...codes, ...twoHalves(text).flat()]);
}

/** Without the mark of a footnote at its end: `Peru[1]`, `Peru (a)`, `Kosovo*`. */
function withoutFootnote(text) {
  let rest = trimmed(text);
  if (/[A-Za-z0-9]$/.test(rest)) return rest;
  for (;;) {
    const cut = trimmed(rest.replace(/[*†‡§¶¹²³⁰⁴-⁹]+$/u, ""));
    const mark = cut.match(/^(.*)[[(]([^[(]*)[\])]$/su);
    if (!mark || !/^(\d{1,2}|[a-z])$/.test(mark[2]) || trimmed(mark[1]) === "") return cut;
    rest = trimmed(mark[1]);
  }
}

// Words that say that the next name is an older or a newer one of the same place.
const FORMER = /^(former|formerly|fmr|ex|now|also)$/i;
const isFormer = text => FORMER.test(trimmed(text).replace(/\.+$/, ""));

function withoutFormer(text) {
  const [, word, name] = text.match(/^([^ .]*)[ .](.*)$/su) ?? [];
  return word !== undefined && isFormer(word) ? trimmed(name) : text;
}
