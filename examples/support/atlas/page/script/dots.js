// Dots for what is too small to be seen or hit. They keep their size on the screen, so they are placed anew whenever the
// scale changes, and pushed apart where they would lie on each other.

const SMALL = 9; // square units of the map: 11,000 square kilometres
/** On the screen of a phone the map is small: less of everything. */
const isNarrow = () => mapSvg.clientWidth < 600;
const radius = () => (isNarrow() ? 3 : 4); // pixels

/** Areas and points that are shown as dots: those of countries that a report places, or that were part of one. */
const dotted = (() => {
  const concerns = code => {
    const country = countryOf.get(code);
    return country && (isEverPlaced(country) || country.partOf.length > 0);
  };
  const small = areas.filter(area => area.size < SMALL || area.isMarked).map(area => area.code);
  const without = [...marked.keys()].filter(code => !areaOf.has(code));
  return [...small, ...without].filter(concerns).map(code => ({ code, at: positionOf(code) }));
})();

let dotAt = new Map(); // where each dot is now

/** Where a place is seen: its dot, if it has one. */
const seenAt = id => dotAt.get(id) ?? positionOf(id);

/** Pushes the dots apart; `scale` is pixels for a unit of the map. */
function placeDots(scale) {
  const apart = 2 * radius() + 1;
  const dots = dotted.map(({ code, at }) => ({ code, at, x: at[0] * scale, y: at[1] * scale }));
  // Each round moves every pair that is too near half of the way apart; some dozens of dots settle in a few rounds.
  for (let round = 0; round < 40; round++) {
    let moved = false;
    for (let i = 0; i < dots.length; i++) {
      for (let j = i + 1; j < dots.length; j++) {
        const [a, b] = [dots[i], dots[j]];
        const [dx, dy] = [b.x - a.x || 0.01, b.y - a.y || 0.01];
        const distance = Math.hypot(dx, dy);
        if (distance >= apart) continue;
        const push = (apart - distance) / 2 / distance;
        a.x -= dx * push;
        a.y -= dy * push;
        b.x += dx * push;
        b.y += dy * push;
        moved = true;
      }
    }
    if (!moved) break;
  }
  dotAt = new Map(dots.map(({ code, x, y }) => [code, [x / scale, y / scale]]));
}
