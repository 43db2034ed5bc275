// Tables by columns, as columns.rs writes them: a column is a list of its different words, and for each row the number
// of its word in digits of 64. A column with `runs` has a number for each run of equal rows, and how long each run is.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const valueOfDigit = new Uint8Array(128);
for (let value = 0; value < DIGITS.length; value++) valueOfDigit[DIGITS.charCodeAt(value)] = value;

/** The rows of a table as objects. */
function rowsOf({ rows, columns }) {
  const objects = Array.from({ length: rows }, () => ({}));
  for (const [name, { words, width, cells, runs }] of Object.entries(columns)) {
    const count = cells.length / width;
    let row = 0;
    for (let at = 0; at < count; at++) {
      let number = 0;
      for (let place = 0; place < width; place++) {
        number = number * 64 + valueOfDigit[cells.charCodeAt(at * width + place)];
      }
      for (const end = row + (runs ? runs[at] : 1); row < end; row++) objects[row][name] = words[number];
    }
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
