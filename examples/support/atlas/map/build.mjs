// Makes world.json, the borders of the atlas, from Natural Earth's countries at 1:50 million, or from a file of yours:
//
//     npm ci
//     node build.mjs > world.json
//     node build.mjs my-borders.geojson > my-borders.json        (then: atlas --map my-borders.json)
//
// A GeoJSON file has a feature for each country, in degrees, with the alpha-3 code as its `id` or its property
// `ADM0_A3`. README.md says what the result looks like.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoEqualEarth } from "d3-geo";
import { geoProject } from "d3-geo-projection";
import { feature } from "topojson-client";
import { topology as topologyOf } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import { codeOf, droppedByPolicy } from "./policy.mjs";
import { points } from "./points.mjs";

const WIDTH = 1000; // of the map, in its own units
const GRID = 10; // steps of the grid in a unit: a step is 4 km at the equator
const LEAST_TRIANGLE = 0.8; // square units: corners that change less than this go
const LEAST_ISLAND = 0.6; // square units: smaller islands go, but for the largest of a country

const projection = geoEqualEarth().fitWidth(WIDTH, { type: "Sphere" }).precision(0);

// 1. One polygon list for each country. Parts of one country that the source keeps apart become one.
const ringsOf = new Map();
for (const part of sourceFeatures(process.argv[2])) {
  const code = codeOf(part);
  if (droppedByPolicy(part)) continue;
  // Projected one by one: cut at the antimeridian, so that nothing is smeared over the map.
  const flat = geoProject(part, projection).geometry;
  if (!flat) continue;
  const polygons = flat.type === "Polygon" ? [flat.coordinates] : flat.coordinates;
  ringsOf.set(code, [...(ringsOf.get(code) ?? []), ...polygons]);
}

// 2. Islands too small to be seen.
const size = polygon => Math.abs(area(polygon[0]));
const features = [...ringsOf].map(([code, polygons]) => {
  const largest = Math.max(...polygons.map(size));
  const kept = polygons.filter(polygon => size(polygon) === largest || size(polygon) >= LEAST_ISLAND);
  return { type: "Feature", id: code, geometry: { type: "MultiPolygon", coordinates: kept } };
});

// 3. Borders that two countries share are one line; simplified once, they still fit.
const detailed = presimplify(topologyOf({ countries: { type: "FeatureCollection", features } }));
const simple = simplify(detailed, LEAST_TRIANGLE);

// 4. Whole steps of the grid, as differences.
const arcs = simple.arcs.map(arc => differences(arc.map(([x, y]) => [Math.round(x * GRID), Math.round(y * GRID)])));
const geometries = simple.objects.countries.geometries.map(({ id, arcs }) => ({ type: "MultiPolygon", id, arcs }));
geometries.sort((a, b) => (a.id ?? "~").localeCompare(b.id ?? "~"));
const places = Object.entries(points).map(([id, degrees]) => {
  const coordinates = projection(degrees).map(value => Math.round(value * GRID));
  return { type: "Point", id, coordinates };
});
const world = {
  type: "Topology",
  turn: WIDTH,
  transform: { scale: [1 / GRID, 1 / GRID], translate: [0, 0] },
  objects: {
    countries: { type: "GeometryCollection", geometries },
    points: { type: "GeometryCollection", geometries: places },
  },
  arcs,
};
process.stdout.write(lines(world));

function sourceFeatures(path) {
  if (path) return JSON.parse(readFileSync(path, "utf8")).features;
  const atlas = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
  const topology = JSON.parse(readFileSync(atlas, "utf8"));
  return feature(topology, topology.objects.countries).features;
}

/** Of a ring, by the shoelace formula. */
function area(ring) {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) twice += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return twice / 2;
}

/** The first point, then steps; points that fall on the one before go. */
function differences(points) {
  const steps = [points[0]];
  let [x, y] = points[0];
  for (const [nextX, nextY] of points.slice(1)) {
    if (nextX !== x || nextY !== y) steps.push([nextX - x, nextY - y]);
    [x, y] = [nextX, nextY];
  }
  // An arc has two ends, even if they are one.
  if (steps.length === 1) steps.push([0, 0]);
  return steps;
}

/** JSON with a geometry and an arc a line, so that a change can be reviewed. */
function lines({ type, turn, transform, objects, arcs }) {
  const list = items => items.map(item => JSON.stringify(item)).join(",\n");
  const collection = ({ geometries }) => `{"type":"GeometryCollection","geometries":[\n${list(geometries)}]}`;
  const { countries, points } = objects;
  return (
    `{"type":"${type}","turn":${turn},"transform":${JSON.stringify(transform)},"objects":{\n` +
    `"countries":${collection(countries)},\n"points":${collection(points)}},\n"arcs":[\n${list(arcs)}]}\n`
  );
}
