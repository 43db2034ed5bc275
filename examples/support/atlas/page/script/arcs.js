// Flows as arcs: from the origin to the destination, with an arrow. An arc is a statement of an entry, no volume, so all
// are equally wide. What kind it is shows in its line (through: dashes, demand: points) as well as in its colour.

const BEND = 0.18;

/** The ways of a country that the map can show, and how many it can't. */
function drawable(country, report) {
  const ways = waysOf(country, report).filter(way => way.kind !== "elsewhere");
  const shown = ways.filter(way => way.named && positionOf(way.origin) && positionOf(way.destination));
  const left = ways.filter(way => !shown.includes(way));
  return { shown, left: left.reduce((sum, way) => sum + way.flows.length, 0) };
}

/** The arcs and the marks of their ends; `unit` is a pixel in units of the map. */
function drawArcs(country, report, unit) {
  const { shown } = drawable(country, report);
  const here = seenAt(country.code);
  const group = drawing("g", { class: "arcs", "aria-hidden": "true" });
  for (const way of shown) group.append(arc(way, here, unit));
  const ends = new Set(shown.flatMap(way => [way.origin, way.destination]));
  const transit = new Set(shown.flatMap(way => way.flows.flatMap(flow => flow.transit)));
  const places = [...new Set([country.code, ...ends, ...transit])].map(id => ({ id, at: seenAt(id) })).filter(({ at }) => at);
  const labels = [];
  for (const { id, at } of places) {
    group.append(mark(id, at, unit, !ends.has(id) && id !== country.code));
    const marks = places.filter(place => place.id !== id).map(({ at: [x, y] }) => ({ left: x - 2 * unit, top: y - 2 * unit, width: 4 * unit, height: 4 * unit }));
    const label = labelAt(id, at, unit, [...labels.map(({ box }) => box), ...marks], id === country.code);
    if (label) labels.push(label);
  }
  group.append(...labels.map(label => label.text));
  return group;
}

function arc(way, here, unit) {
  const [from, to] = [seenAt(way.origin), seenAt(way.destination)];
  const isLoop = from === to || way.origin === way.destination;
  const line = isLoop ? loop(from, unit) : way.kind === "through" ? through(from, here, to) : bent(from, to);
  const said = `${placeName(way.origin)} to ${placeName(way.destination)}: ${way.flows.map(statement).join(" | ")}`;
  return drawing(
    "path",
    {
      class: `arc ${way.kind}`,
      d: line,
      "data-kind": way.kind,
      "data-origin": way.origin,
      "data-destination": way.destination,
      "marker-end": `url(#arrow-${way.kind})`,
    },
    drawing("title", {}, said),
  );
}

const point = ([x, y]) => `${short(x)} ${short(y)}`;

/** A line that leaves to its left, so that there and back are two lines. What is nearer over the edge of the map goes there,
    and comes in at the other edge. */
function bent(from, to) {
  const turn = topology.turn ?? Infinity;
  if (Math.abs(to[0] - from[0]) <= turn / 2) return direct(from, to);
  const round = ([x, y], by) => [x + by * turn, y];
  const way = to[0] < from[0] ? 1 : -1;
  return direct(from, round(to, way)) + direct(round(from, -way), to);
}

function direct(from, to) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const middle = [(from[0] + to[0]) / 2 + dy * BEND, (from[1] + to[1]) / 2 - dx * BEND];
  return `M${point(from)}Q${point(middle)} ${point(to)}`;
}

const through = (from, here, to) => bent(from, here) + bent(here, to);

/** Inside one place. */
function loop([x, y], unit) {
  const r = 9 * unit;
  return `M${point([x - r / 3, y - r / 3])}C${point([x - 2 * r, y - 2 * r])} ${point([x + 2 * r, y - 2 * r])} ${point([x + r / 3, y - r / 3])}`;
}

/** A disc for a country, a square for a region, a diamond for a country that is passed through only. */
function mark(id, [x, y], unit, isTransit) {
  const r = 3 * unit;
  if (isTransit) return drawing("path", { class: "mark", d: `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z` });
  if (countryOf.has(id)) return drawing("circle", { class: "mark", cx: x, cy: y, r });
  return drawing("rect", { class: "mark", x: x - r, y: y - r, width: 2 * r, height: 2 * r });
}

/** A name beside a mark, on the first side where no other name or mark stands and the map does not end. */
function labelAt(id, [x, y], unit, others, isChosen) {
  const name = placeName(id);
  const letters = (isNarrow() ? 9 : 11.5) * unit;
  const [width, height, gap] = [name.length * 0.54 * letters, 1.05 * letters, 6 * unit];
  const sides = [
    { anchor: "start", left: x + gap, top: y - height / 2 },
    { anchor: "end", left: x - width - gap, top: y - height / 2 },
    { anchor: "middle", left: x - width / 2, top: y - height - gap },
    { anchor: "middle", left: x - width / 2, top: y + gap },
  ];
  const isFree = ({ left, top }) =>
    left > camera.left && left + width < camera.left + camera.width && top > camera.top && top + height < camera.top + camera.height &&
    !others.some(box => left < box.left + box.width && box.left < left + width && top < box.top + box.height && box.top < top + height);
  const side = sides.find(isFree);
  if (!side) return undefined;
  const attributes = {
    class: isChosen ? "name chosen" : "name",
    x: { start: side.left, end: side.left + width, middle: x }[side.anchor],
    y: side.top + 0.85 * letters,
    "text-anchor": side.anchor,
    "font-size": letters,
  };
  return { box: { left: side.left, top: side.top, width, height }, text: drawing("text", attributes, name) };
}
