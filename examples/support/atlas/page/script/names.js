// Which country a name or a code means. A name with two meanings is never guessed.

const nameRows = lazy(() => {
  const { names, codes } = part("names");
  const rows = rowsOf(names);
  const meanings = new Map();
  for (const { code, name, kind } of rows) {
    const key = fold(name);
    if (key === undefined) continue;
    const meaning = meanings.get(key) ?? { codes: new Set(), ambiguous: false };
    meaning.codes.add(code);
    meaning.ambiguous ||= kind === "ambiguous";
    meanings.set(key, meaning);
  }
  const byCode = new Map();
  for (const { code, alpha2 } of rowsOf(codes)) {
    byCode.set(code, code);
    if (alpha2 !== "") byCode.set(alpha2, code);
  }
  // For suggestions: what people type, not what is ambiguous or a foreign code.
  const shown = rows.filter(row => row.kind !== "ambiguous" && row.kind !== "code" && !/\p{Cc}/u.test(row.name));
  const typed = rows.filter(row => !/\p{Cc}/u.test(row.name));
  return { meanings, byCode, typed, shown: shown.map(row => ({ ...row, folded: spelt(row.name) })) };
});

/** A name in the order in which it is written, without accents, for what begins like it. */
const spelt = text => [...text].map(letter => folded(letter) ?? " ").join("").replace(/ +/g, " ").trim();

/** `{ code }`, `{ ambiguous: [codes] }` or `{ unknown: true }`, as the crate's `Dataset::country`. */
function lookUp(asked) {
  const { byCode, meanings } = nameRows();
  const code = byCode.get(asked.trim().toUpperCase());
  if (code && /^[A-Za-z]{2,3}$/.test(asked.trim())) return { code };
  const key = fold(asked);
  const meaning = key === undefined ? undefined : meanings.get(key);
  if (!meaning) return { unknown: true };
  const codes = [...meaning.codes].sort();
  return meaning.ambiguous ? { ambiguous: codes } : { code: codes[0] };
}

/** Countries with a name that begins like the text, then those with a word that does; never more than `most`. */
function suggestions(asked, most) {
  const text = spelt(asked);
  if (text === "") return [];
  const rank = ({ code, folded }) =>
    code.toLowerCase() === text ? 0 : folded.startsWith(text) ? 1 : folded.includes(` ${text}`) ? 2 : 3;
  const found = new Map();
  for (const row of nameRows().shown) {
    const at = rank(row);
    const known = found.get(row.code);
    if (at < 3 && (!known || at < known.at)) found.set(row.code, { code: row.code, name: row.name, at });
  }
  const order = (a, b) => a.at - b.at || countryOf.get(a.code).sort.localeCompare(countryOf.get(b.code).sort, "en");
  return [...found.values()].sort(order).slice(0, most);
}
