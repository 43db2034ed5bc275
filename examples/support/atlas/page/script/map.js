// The map. It is one list to a keyboard and a screen reader: up and down move between countries, Enter opens one. The
// table and the search lead to all countries as well.

const mapSvg = drawing("svg", { class: "world", preserveAspectRatio: "xMidYMid meet" });
const shapes = []; // { code, nodes, option }
const tip = element("div", { class: "tip", hidden: true, "aria-hidden": "true" });
let arcLayer = drawing("g");
const dotLayer = drawing("g");
const signLayer = drawing("g", { class: "signs", "aria-hidden": "true" });
let inReach; // the option that the Tab key goes to

function buildMap() {
  const land = areas.filter(area => !area.code || !countryOf.has(area.code));
  const rest = drawing("path", { class: "land", d: land.map(area => area.outline).join("") });
  const list = drawing("g", {
    role: "listbox",
    "aria-label": "Countries on the map: up and down to move, Enter to open",
    keydown: onMapKey,
  });
  for (const area of areas.filter(area => countryOf.has(area.code))) {
    const path = drawing("path", { class: "area", d: area.outline });
    shapes.push({ code: area.code, nodes: [path], option: path });
    list.append(path);
  }
  for (const { code } of dotted) {
    const leader = drawing("line", { class: "leader" });
    const dot = drawing("circle", { class: "dot" });
    dotLayer.append(leader, dot);
    const known = shapes.find(shape => shape.code === code);
    if (known) Object.assign(known, { nodes: [...known.nodes, dot], leader, dot, option: dot });
    else shapes.push({ code, nodes: [dot], leader, dot, option: dot });
  }
  list.append(dotLayer);
  for (const shape of shapes) {
    shape.option.setAttribute("role", "option");
    shape.option.setAttribute("tabindex", "-1");
    for (const node of shape.nodes) node.dataset.code = shape.code;
    for (const node of shape.nodes) if (node !== shape.option) node.setAttribute("aria-hidden", "true");
  }
  shapes.sort((a, b) => countryOf.get(a.code).sort.localeCompare(countryOf.get(b.code).sort, "en"));
  mapSvg.append(mapDefinitions(), rest, list, signLayer, arcLayer);
  mapSvg.addEventListener("click", event => {
    const code = hit(event).dataset?.drawn;
    if (code && !dragged) show({ country: countryOf.get(code) });
  });
  mapSvg.addEventListener("pointermove", moveTip);
  mapSvg.addEventListener("pointerleave", () => (tip.hidden = true));
  mapSvg.addEventListener("focusin", event => showTip(event.target));
  mapSvg.addEventListener("focusout", () => (tip.hidden = true));
  // As the borders are, but never so high that it fills the screen.
  mapSvg.style.aspectRatio = Math.max(world.width / world.height, 1.5);
  followPointer();
  byId("map").append(mapSvg, tip, mapButtons());
  new ResizeObserver(drawScale).observe(mapSvg);
}

/** Patterns and arrows. The pattern of an absence keeps its size on the screen. */
function mapDefinitions() {
  const arrow = kind =>
    drawing(
      "marker",
      { id: `arrow-${kind}`, class: `head ${kind}`, viewBox: "0 0 8 8", refX: 10.5, refY: 4, markerWidth: 5, markerHeight: 5, orient: "auto" },
      drawing("path", { d: "M0 0L8 4L0 8Z" }),
    );
  return drawing("defs", {}, ...patterns("map-"), ...Object.keys(KINDS).map(arrow));
}

/** The patterns of special case and of the absences; each place that uses them has its own, for its own scale. */
function patterns(prefix) {
  const pattern = (letter, tile, ...marks) =>
    drawing(
      "pattern",
      { id: `${prefix}${PATTERNS[letter]}`, class: "pattern", width: tile, height: tile, patternUnits: "userSpaceOnUse" },
      drawing("rect", { class: `under under-${PATTERNS[letter]}`, width: tile, height: tile }),
      ...marks,
    );
  return [
    pattern("S", 4, drawing("circle", { cx: 2, cy: 2, r: 0.8 })),
    pattern("-", 6, drawing("path", { d: "M-1 7L7 -1M-1 1L1 -1M5 7L7 5" })),
    pattern("b", 6, drawing("path", { d: "M3 0V6" })),
    pattern("a", 6, drawing("path", { d: "M0 0L6 6M6 0L0 6" })),
  ];
}
const PATTERNS = { S: "special", "-": "absent", b: "before", a: "after" };

const fillOf = (letter, prefix) => (PATTERNS[letter] ? `url(#${prefix}${PATTERNS[letter]})` : `var(--tier-${letter})`);

function drawMap() {
  const { report, since, country: chosen } = state;
  const shownReports = since ? [report, since] : [report];
  const changed = since ? new Map(changes(since, report).map(change => [change.country.code, change])) : undefined;
  for (const shape of shapes) {
    const own = countryOf.get(shape.code);
    const drawn = drawnAs(own, ...shownReports);
    const letter = standing(drawn, report);
    const change = changed?.get(drawn.code);
    const said = since ? `${drawn.name}: ${changeWords(drawn, change)}` : `${drawn.name}: ${STANDINGS[letter]}${reassessedOnMap(drawn, report)}`;
    const area = drawn === own ? said : `${said} (the area of ${own.name})`;
    for (const node of shape.nodes) {
      node.dataset.drawn = drawn.code;
      node.dataset.said = area;
      node.dataset.standing = letter;
      node.dataset.change = change?.direction ?? "";
      node.style.fill = since ? changeFill(drawn, change) : fillOf(letter, "map-");
      node.classList.toggle("chosen", drawn === chosen);
    }
    shape.option.setAttribute("aria-label", area);
    shape.option.setAttribute("aria-selected", drawn === chosen);
  }
  // Absence behind, the chosen one in front: its border is seen.
  const front = shapes.filter(shape => shape.nodes[0].classList.contains("chosen") && shape.nodes[0] !== shape.dot);
  for (const shape of front) shape.nodes[0].parentNode.insertBefore(shape.nodes[0], dotLayer);
  reachOption(shapes.find(shape => shape.option.classList.contains("chosen")) ?? inReach ?? shapes[0]);
  mapSvg.classList.toggle("quiet", Boolean(chosen));
  moveCamera();
}

function reassessedOnMap(country, report) {
  const row = reassessmentOf(country, report);
  return row ? `; reassessed: ${reassessedTo(row)}` : "";
}

const changeWords = (country, change) =>
  change
    ? `${change.direction}, ${STANDINGS[change.before]} to ${STANDINGS[change.after]}`
    : isPlaced(standing(country, state.report))
      ? `unchanged, ${STANDINGS[standing(country, state.report)]}`
      : "in neither report";

function changeFill(country, change) {
  if (change) return `var(--change-${change.direction.replaceAll(" ", "-")})`;
  return isPlaced(standing(country, state.report)) ? "var(--unchanged)" : "url(#map-absent)";
}

let lastArea;
function moveCamera() {
  if (state.area !== lastArea) {
    Object.assign(camera, state.area === "" ? world : partOf(state.area));
    lastArea = state.area;
  }
  drawScale();
}

/** A pixel in units of the map, which is in the middle of its place if the two have different shapes. */
const pixel = () => Math.max(camera.width / (mapSvg.clientWidth || 1000), camera.height / (mapSvg.clientHeight || 440));

/** All that depends on how large a pixel is: called when the window, the part of the world or the content changes. */
function drawScale() {
  const unit = pixel();
  mapSvg.setAttribute("viewBox", `${camera.left} ${camera.top} ${camera.width} ${camera.height}`);
  for (const pattern of mapSvg.querySelectorAll("pattern")) pattern.setAttribute("patternTransform", `scale(${unit})`);
  placeDots(1 / unit);
  for (const { code, at } of dotted) {
    const { dot, leader } = shapes.find(shape => shape.code === code);
    const [x, y] = dotAt.get(code);
    fill(dot, { cx: x, cy: y, r: radius() * unit }, []);
    fill(leader, { x1: at[0], y1: at[1], x2: x, y2: y }, []);
  }
  signLayer.replaceChildren(...(state.since ? changeSigns(unit) : []));
  const next = state.country ? drawArcs(state.country, state.report, unit) : drawing("g");
  arcLayer.replaceWith(next);
  arcLayer = next;
  mapSvg.classList.toggle("zoomed", camera.width < world.width - 1);
}

/** What changed, as signs: colour is not needed to read it. */
function changeSigns(unit) {
  return changes(state.since, state.report)
    .map(({ country, direction }) => ({ at: seenAt(country.code), sign: DIRECTIONS[direction].sign }))
    .filter(({ at }) => at)
    .map(({ at: [x, y], sign }) => drawing("text", { x, y: y + 4 * unit, "font-size": (isNarrow() ? 8 : 11) * unit, "text-anchor": "middle" }, sign));
}

function reachOption(shape) {
  inReach?.option.setAttribute("tabindex", "-1");
  inReach = shape;
  shape.option.setAttribute("tabindex", "0");
}

function onMapKey(event) {
  const at = shapes.indexOf(inReach);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shapes.length - 1 }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    reachOption(shapes[(next + shapes.length) % shapes.length]);
    inReach.option.focus();
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    show({ country: countryOf.get(inReach.option.dataset.drawn) });
  }
}

const FINGER = 14; // pixels: as near to a dot as a finger comes

/** What is meant at the pointer: a dot is small, so it takes what is beside it in the sea, and the rim of a country. */
function hit(event) {
  const { target } = event;
  if (target.classList.contains("dot")) return target;
  const onScreen = mapSvg.getScreenCTM();
  const away = ({ code }) => {
    const at = new DOMPoint(...dotAt.get(code)).matrixTransform(onScreen);
    return Math.hypot(at.x - event.clientX, at.y - event.clientY);
  };
  const nearest = shapes.filter(shape => shape.dot).reduce((a, b) => (away(b) < away(a) ? b : a));
  const reach = target.dataset?.drawn ? radius() + 2 : FINGER;
  return away(nearest) <= reach ? nearest.dot : target;
}

function moveTip(event) {
  const target = hit(event);
  mapSvg.style.cursor = target === event.target ? "" : "pointer";
  showTip(target);
  const box = byId("map").getBoundingClientRect();
  const left = Math.min(event.clientX - box.left + 12, box.width - tip.offsetWidth - 4);
  tip.style.left = `${Math.max(left, 4)}px`;
  tip.style.top = `${event.clientY - box.top + 14}px`;
}

function showTip(node) {
  tip.hidden = !node.dataset?.said;
  if (tip.hidden) return;
  tip.textContent = node.dataset.said;
  const [box, map] = [node.getBoundingClientRect(), byId("map").getBoundingClientRect()];
  tip.style.left = `${Math.min(Math.max(box.left - map.left, 4), map.width - tip.offsetWidth - 4)}px`;
  tip.style.top = `${box.bottom - map.top + 4}px`;
}

let dragged = false;

/** Drawing with the pointer moves the part that is seen; with Ctrl the wheel zooms, and does not take the page's own. */
function followPointer() {
  let from;
  mapSvg.addEventListener("pointerdown", event => {
    dragged = false;
    if (camera.width < world.width - 1) from = { x: event.clientX, y: event.clientY, ...camera };
  });
  addEventListener("pointermove", event => {
    if (!from) return;
    const unit = pixel();
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (Math.hypot(dx, dy) < 4 && !dragged) return;
    dragged = true;
    Object.assign(camera, inside({ ...from, left: from.left - dx * unit, top: from.top - dy * unit }));
    drawScale();
  });
  addEventListener("pointerup", () => (from = undefined));
  mapSvg.addEventListener("wheel", event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(mapSvg.getScreenCTM().inverse());
    Object.assign(camera, zoomed(event.deltaY < 0 ? 1.25 : 0.8, [x, y]));
    drawScale();
  }, { passive: false });
}

function mapButtons() {
  const button = (label, text, next) =>
    element("button", { type: "button", "aria-label": label, title: label, click: () => (Object.assign(camera, next()), drawScale()) }, text);
  return element(
    "div",
    { class: "zoom", role: "group", "aria-label": "Size of the map" },
    button("Larger", "+", () => zoomed(1.6)),
    button("Smaller", "−", () => zoomed(1 / 1.6)),
    button("The world", "○", () => world),
  );
}
