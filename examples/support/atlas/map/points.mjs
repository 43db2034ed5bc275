// Where a mark stands, in degrees east and north.
export const points = {
  // Places that the source has as parts of the country that governs them, or is too coarse for.
  BES: [-68.27, 12.18], // Kralendijk
  CCK: [96.83, -12.17],
  CXR: [105.63, -10.49],
  GIB: [-5.35, 36.14],
  GLP: [-61.55, 16.25],
  GUF: [-53.1, 4.0],
  MTQ: [-61.02, 14.65],
  MYT: [45.15, -12.83],
  REU: [55.53, -21.12],
  SJM: [16.0, 78.5],
  TKL: [-171.85, -9.17],
  TUV: [179.2, -8.52], // Funafuti
  // These have an area; a point makes them a dot as well, easier to hit.
  TWN: [121.0, 23.8],
  XKX: [20.9, 42.6],
};
