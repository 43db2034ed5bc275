// Which part of the map is seen: the world, the countries of a bureau, or what buttons and the pointer made of it.

const MARGIN = 6; // units around the map
const MOST_ZOOM = 16;
const world = {
  left: extent.left - MARGIN,
  top: extent.top - MARGIN,
  width: extent.right - extent.left + 2 * MARGIN,
  height: extent.bottom - extent.top + 2 * MARGIN,
};

const camera = { ...world };

/** The part of the world with the countries of a bureau, but for the outermost tenth on each side: Chile and Canada would
    leave the Caribbean as small as it is. */
function partOf(bureau) {
  const ofBureau = countries.filter(country => country.bureau === bureau && isEverPlaced(country));
  const places = ofBureau.map(({ code }) => positionOf(code)).filter(Boolean);
  if (places.length === 0) return world;
  const inner = values => {
    const sorted = values.sort((a, b) => a - b);
    const tenth = Math.floor(sorted.length / 10);
    return [sorted[tenth], sorted.at(-1 - tenth)];
  };
  const [[left, right], [top, bottom]] = [inner(xs(places)), inner(ys(places))];
  return fitted({ left, top, width: right - left, height: bottom - top });
}

/** The same part in the shape of the map, with a margin. */
function fitted({ left, top, width, height }) {
  const wide = Math.max(width + 4 * MARGIN, (height + 4 * MARGIN) * (world.width / world.height));
  const high = wide * (world.height / world.width);
  return inside({ left: left + (width - wide) / 2, top: top + (height - high) / 2, width: wide, height: high });
}

/** No larger than the world, and not beside it. */
function inside({ left, top, width, height }) {
  const zoom = Math.min(MOST_ZOOM, Math.max(1, world.width / width));
  const [wide, high] = [world.width / zoom, world.height / zoom];
  const middle = [left + width / 2, top + height / 2];
  const within = (value, least, most) => Math.min(Math.max(value, least), most);
  return {
    left: within(middle[0] - wide / 2, world.left, world.left + world.width - wide),
    top: within(middle[1] - high / 2, world.top, world.top + world.height - high),
    width: wide,
    height: high,
  };
}

function zoomed(factor, [x, y] = [camera.left + camera.width / 2, camera.top + camera.height / 2]) {
  const width = camera.width / factor;
  const height = camera.height / factor;
  const left = x - ((x - camera.left) / camera.width) * width;
  const top = y - ((y - camera.top) / camera.height) * height;
  return inside({ left, top, width, height });
}
