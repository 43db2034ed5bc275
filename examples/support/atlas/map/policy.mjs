// Which code an area of the source belongs to. The borders are Natural Earth's, and it draws who is in control; what is
// decided here is only what its areas are called.
import iso from "iso-3166-1";

// Areas without a number.
const codeOfName = {
  Kosovo: "XKX",
  "N. Cyprus": "XNC",
  // The reports speak of Somaliland in the entry of Somalia.
  Somaliland: "SOM",
};

/** The alpha-3 code, or `undefined` for land without one. */
export function codeOf({ id, properties }) {
  const stated = [id, properties?.ADM0_A3].find(value => /^[A-Z]{3}$/.test(value ?? ""));
  return stated ?? iso.whereNumeric(id ?? "")?.alpha3 ?? codeOfName[properties?.name];
}

/** Antarctica has no country and would take a tenth of the page. */
export const droppedByPolicy = ({ id, properties }) =>
  [id, properties?.ADM0_A3].some(value => value === "010" || value === "ATA");
