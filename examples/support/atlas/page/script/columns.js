// Tables by columns, as columns.rs writes them: a column is a list of its different words, and for each row the number
// of its word in digits of 64.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const valueOfDigit = new Uint8Array(128);
for (let value = 0; value < DIGITS.length; value++) valueOfDigit[DIGITS.charCodeAt(value)] = value;

/** The rows of a table as objects. */
function rowsOf({ rows, columns }) {
  const objects = Array.from({ length: rows }, () => ({}));
  for (const [name, { words, width, cells }] of Object.entries(columns)) {
    for (let row = 0; row < rows; row++) {
      let number = 0;
      for (let place = 0; place < width; place++) {
        number = number * 64 + valueOfDigit[cells.charCodeAt(row * width + place)];
      }
      objects[row][name] = words[number];
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
