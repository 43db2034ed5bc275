// A square for a standing, as in the crate's pictures: the colour is the ranking, a hole is weak evidence, a special case is
// round, and each absence has its pattern. A strip is a row of them, one for each report.

const CELL = 13;

function swatch(letter, how = "official") {
  return drawing("svg", { class: "swatch", width: CELL, height: CELL, viewBox: `0 0 ${CELL} ${CELL}`, "aria-hidden": "true" }, cell(letter, how, 0));
}

function cell(letter, how, x) {
  const size = CELL - 1.5;
  const round = letter === "S" ? size / 2 : 1.5;
  const color = fillOf(letter, "page-");
  const square = (inset, attributes) =>
    drawing("rect", { x: x + inset, y: inset, width: size - 2 * inset, height: size - 2 * inset, rx: round, ...attributes });
  if (how === "inferred") return square(1, { class: "hollow", style: `stroke:${color}` });
  const base = square(0, { style: `fill:${color}`, class: isPlaced(letter) ? "" : "absence" });
  if (how !== "transcribed") return base;
  return drawing("g", {}, base, drawing("circle", { class: "hole", cx: x + size / 2, cy: size / 2, r: 2.2 }));
}

/** The country in all reports. A pointer can choose a report; the years above do the same for a keyboard. */
function strip(country) {
  const width = reports.length * CELL;
  const svg = drawing("svg", {
    class: "strip",
    viewBox: `0 -2 ${width} ${CELL + 16}`,
    role: "img",
    "aria-label": `${country.name} in all reports: ${country.history}`,
  });
  reports.forEach((report, at) => {
    const letter = standing(country, report);
    const how = evidence(country, report);
    const said = `${report.year}: ${STANDINGS[letter]}${how ? ` (${how})` : ""}`;
    const isShown = report === state.report;
    svg.append(
      drawing(
        "g",
        { class: isShown ? "shown" : "", click: () => show({ report }) },
        drawing("title", {}, said),
        drawing("rect", { class: "around", x: at * CELL - 0.75, y: -0.75, width: CELL, height: CELL + 14 }),
        cell(letter, how, at * CELL),
        drawing("text", { x: at * CELL + CELL / 2 - 0.75, y: CELL + 10 }, isShown || (report.year - 2001) % 4 === 0 ? `’${String(report.year).slice(2)}` : ""),
      ),
    );
  });
  return svg;
}
