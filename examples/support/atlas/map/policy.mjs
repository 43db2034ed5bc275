// Which code an area of the source belongs to. The borders are Natural Earth's, and it draws who is in control; what is
// decided here is only what its areas are called.
import { readFileSync } from "node:fs";

// Natural Earth numbers its areas by ISO 3166-1; the crate's own table turns a number into a code.
const table = new URL("../../../../data/countries.csv", import.meta.url);
const rows = readFileSync(table, "utf8").trim().split("\n").slice(1).map(line => line.split(","));
const codeOfNumber = new Map(rows.filter(row => row[2]).map(row => [row[2], row[0]]));

// Areas without a number.
const codeOfName = {
  Kosovo: "XKX",
  "N. Cyprus": "XNC",
  // The reports speak of Somaliland in the entry of Somalia.
  Somaliland: "SOM",
};

/** The alpha-3 code, or `undefined` for land that the reports never rank and name as no end of a flow. */
export function codeOf({ id, properties }) {
  const stated = [id, properties?.ADM0_A3].find(value => /^[A-Z]{3}$/.test(value ?? ""));
  return stated ?? codeOfNumber.get(id) ?? codeOfName[properties?.name];
}

/** Antarctica has no country and would take a tenth of the page. */
export const droppedByPolicy = ({ id, properties }) =>
  [id, properties?.ADM0_A3].some(value => value === "010" || value === "ATA");
