// The names that countries have, and suggestions while one types.

const nameRows = lazy(() => {
  const { names, codes } = part("names");
  const rows = rowsOf(names);
  const meanings = new Map();
  for (const { code, name, kind } of rows) {
    const folded = fold(name);
    if (!folded) continue;
    const entry = meanings.get(folded.key) ?? { codes: new Set(), ambiguous: false, divided: 0, joins: 0 };
    entry.codes.add(code);
    entry.ambiguous ||= kind === "ambiguous";
    entry.divided |= folded.divided;
    entry.joins = Math.max(entry.joins, folded.joins);
    meanings.set(folded.key, entry);
  }
  const byCode = new Map();
  const ended = new Set();
  for (const row of rowsOf(codes)) {
    byCode.set(row.code, row.code);
    if (row.alpha2 !== "") byCode.set(row.alpha2, row.code);
    if (row.ended !== "") ended.add(row.code);
  }
  const typed = rows.filter(row => [...row.name].every(isSeen));
  // For suggestions: what people type, not what is ambiguous or a foreign code.
  const shown = typed.filter(row => row.kind !== "ambiguous" && row.kind !== "code");
  return { meanings, byCode, ended, typed, shown: shown.map(row => ({ ...row, folded: spelt(row.name) })) };
});

/** A name in the order in which it is written, without accents, for what begins like it. */
const spelt = text => [...text].map(letter => effect(letter).letters ?? " ").join("").replace(/ +/g, " ").trim();

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
