// The borders: TopoJSON made into outlines. Shared lines are stored once, as steps of a grid.

const topology = part("map");

const [scaleX, scaleY] = topology.transform.scale;
const [moveX, moveY] = topology.transform.translate;
const onMap = ([x, y]) => [x * scaleX + moveX, y * scaleY + moveY];

const lines = topology.arcs.map(steps => {
  let [x, y] = [0, 0];
  return steps.map(([stepX, stepY]) => onMap([(x += stepX), (y += stepY)]));
});

/** A ring of lines, of which `~n` is line n from its end to its beginning. */
function ring(numbers) {
  const points = numbers.map(number => (number < 0 ? [...lines[~number]].reverse() : lines[number]));
  return points.flatMap((line, at) => (at === 0 ? line : line.slice(1)));
}

const short = number => Math.round(number * 100) / 100;
const outline = points => `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join("L")}Z`;

/** Size and middle of a ring, by the shoelace formula. */
function measured(points) {
  let [twice, sumX, sumY] = [0, 0, 0];
  for (let i = 1; i < points.length; i++) {
    const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]];
    const cross = x0 * y1 - x1 * y0;
    twice += cross;
    sumX += (x0 + x1) * cross;
    sumY += (y0 + y1) * cross;
  }
  const middle = twice === 0 ? points[0] : [sumX / (3 * twice), sumY / (3 * twice)];
  return { size: Math.abs(twice / 2), middle };
}

const xs = points => points.map(([x]) => x);
const ys = points => points.map(([, y]) => y);
const boxOf = points => ({
  left: Math.min(...xs(points)),
  right: Math.max(...xs(points)),
  top: Math.min(...ys(points)),
  bottom: Math.max(...ys(points)),
});

/** A box around boxes. */
function around(boxes) {
  return {
    left: Math.min(...boxes.map(box => box.left)),
    right: Math.max(...boxes.map(box => box.right)),
    top: Math.min(...boxes.map(box => box.top)),
    bottom: Math.max(...boxes.map(box => box.bottom)),
  };
}

const marked = new Map((topology.objects.points?.geometries ?? []).map(({ id, coordinates }) => [id, onMap(coordinates)]));

/** The areas: code (none for land that no report ranks), outline, and the middle and the box of the largest part. */
const areas = topology.objects.countries.geometries.map(({ type, id, arcs }) => {
  const rings = (type === "Polygon" ? [arcs] : arcs).map(polygon => polygon.map(ring));
  const outer = rings.map(([first]) => ({ points: first, ...measured(first) }));
  const largest = outer.reduce((best, next) => (next.size > best.size ? next : best));
  return {
    code: id,
    outline: rings.flat().map(outline).join(""),
    size: largest.size,
    middle: marked.get(id) ?? largest.middle,
    isMarked: marked.has(id),
    box: boxOf(largest.points),
  };
});
const areaOf = new Map(areas.filter(area => area.code).map(area => [area.code, area]));
const extent = around(lines.filter(line => line.length > 0).map(boxOf));

/** Where the mark of a country or a region stands; `undefined` if the map has no place for it. */
const positionOf = (() => {
  const known = new Map();
  const find = id => {
    const area = areaOf.get(id);
    if (area) return area.middle;
    if (marked.has(id)) return marked.get(id);
    // What ended stands where its successors are, a region in the middle of its countries on this project's list.
    const members = countryOf.get(id)?.successors ?? regionOf(id)?.members ?? [];
    const places = members.map(positionOf).filter(Boolean);
    if (places.length === 0) return undefined;
    // The median, since the mean of places on both edges of the map would be in its middle.
    const median = values => values.sort((a, b) => a - b)[values.length >> 1];
    return [median(xs(places)), median(ys(places))];
  };
  return id => {
    if (!known.has(id)) known.set(id, find(id));
    return known.get(id);
  };
})();
