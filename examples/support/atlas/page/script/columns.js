// Tables by columns, as columns.rs writes them: a column is a list of its different words, and for each row the number
// of its word. A column with `runs` has a number for each run of equal rows, and how long each run is; one without numbers
// has its words row by row.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LAST = 48; // so many digits end a number; the others go before
const valueOfDigit = new Uint8Array(128);
for (let value = 0; value < DIGITS.length; value++) valueOfDigit[DIGITS.charCodeAt(value)] = value;

/** The numbers of a column. */
function numbersOf(cells) {
  const numbers = [];
  let before = 0;
  for (let at = 0; at < cells.length; at++) {
    const digit = valueOfDigit[cells.charCodeAt(at)];
    if (digit < LAST) {
      numbers.push(before * LAST + digit);
      before = 0;
    } else before = before * (DIGITS.length - LAST) + digit - LAST + 1;
  }
  return numbers;
}

/** The rows of a table as objects. */
function rowsOf({ rows, columns }) {
  const objects = Array.from({ length: rows }, () => ({}));
  for (const [name, { words, cells, runs }] of Object.entries(columns)) {
    if (cells === undefined) {
      words.forEach((word, row) => (objects[row][name] = word));
      continue;
    }
    let row = 0;
    numbersOf(cells).forEach((number, at) => {
      for (const end = row + (runs ? runs[at] : 1); row < end; row++) objects[row][name] = words[number];
    });
  }
  return objects;
}

/** A list in a cell. */
const items = cell => (cell === "" ? [] : cell.split(";"));

/** The rows by a key. */
function grouped(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
