// A square for a standing, as in the crate's pictures: the colour is the ranking, a hole is weak evidence, a special case is
// round, and each absence has its pattern. A strip is a row of them, one for each report.

const CELL = 13;

function swatch(letter, how = "official", after) {
  const marks = [cell(letter, how, 0), after ? corner(after, 0) : ""];
  return drawing("svg", { class: "swatch", width: CELL, height: CELL, viewBox: `0 0 ${CELL} ${CELL}`, "aria-hidden": "true" }, marks);
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

/** The corner of a ranking that changed before the next report, in the colour of the new one. */
function corner(letter, x) {
  const [right, low] = [x + CELL - 1.5, CELL - 1.5];
  return drawing("path", { class: "corner", style: `fill:${fillOf(letter, "page-")}`, d: `M${right} ${low - 7.5}V${low}H${right - 7.5}Z` });
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
    const row = reassessmentOf(country, report);
    const said = `${report.year}: ${STANDINGS[letter]}${how ? ` (${how})` : ""}${row ? `; reassessed: ${reassessedTo(row)}` : ""}`;
    const isShown = report === state.report;
    svg.append(
      drawing(
        "g",
        { class: isShown ? "shown" : "", click: () => show({ report }) },
        drawing("title", {}, said),
        drawing("rect", { class: "around", x: at * CELL - 0.75, y: -0.75, width: CELL, height: CELL + 14 }),
        cell(letter, how, at * CELL),
        row ? corner(row.letter, at * CELL) : "",
        drawing("text", { x: at * CELL + CELL / 2 - 0.75, y: CELL + 10 }, hasLabel(report) ? `’${String(report.year).slice(2)}` : ""),
      ),
    );
  });
  return svg;
}

/** The report that is shown, and every fourth that is not beside it. */
const hasLabel = report => report === state.report || ((report.year - 2001) % 4 === 0 && Math.abs(reports.indexOf(report) - reports.indexOf(state.report)) > 1);

/** What the marks in the strip mean, of those that are in it. */
function stripKey(country) {
  const known = how => reports.filter(report => evidence(country, report) === how).map(report => standing(country, report))[0];
  const [transcribed, inferred] = [known("transcribed"), known("inferred")];
  const example = reassessments.find(row => row.country === country);
  const marks = [
    transcribed ? [swatch(transcribed, "transcribed"), "one transcription only"] : undefined,
    inferred ? [swatch(inferred, "inferred"), "inferred"] : undefined,
    example ? [swatch(standing(country, example.report), "official", example.letter), "reassessed after the report"] : undefined,
  ].filter(Boolean);
  return marks.length ? element("p", { class: "note key" }, marks.flatMap(([mark, text], at) => [at ? " · " : "", mark, ` ${text}`])) : "";
}
