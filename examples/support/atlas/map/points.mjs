// Where a mark stands, in degrees east and north: places without an area of their own in the source, and countries
// whose largest part is not where a reader looks for them.
export const points = {
  BES: [-68.27, 12.18], // Kralendijk; the source has it in the Netherlands
  GUF: [-53.1, 4.0], // the source has it in France
  MYT: [45.15, -12.83], // the source has it in France
  TUV: [179.2, -8.52], // Funafuti; too small for the source
  // These have an area; a point makes them a dot as well, easier to hit.
  TWN: [121.0, 23.8],
  XKX: [20.9, 42.6],
};
