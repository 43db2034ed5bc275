// Spoils the page in one way for each check, and sees that check fail:
//
//     tests/browser/run && node tests/browser/spoil.mjs
//
// It takes some minutes, and is no part of the gate.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = `${here}../../target/atlas/`;
const page = readFileSync(`${folder}atlas.html`, "utf8");

const TESTS = ["facts.test.mjs", "use.test.mjs"];

// The check, what is replaced in the page, by what.
const SPOILT = [
  ["names: every spelling of the golden list", 'st: "saint",\n  states: "state"', 'states: "state"'],
  ["names: every character is folded", "ơ: \"o\"", "ơ: \"x\""],
  ["names: a slip of the finger", "Math.min(row[j], beforeLast[j - 2] + 1)", "row[j]"],
  ["names: the search finds", "const meant = answer.ambiguous ?? answer.several;", "const meant = answer.several; if (answer.ambiguous) return choose(answer.ambiguous[0]);"],
  ["tiers: the legend counts", "letters.filter(other => other === letter).length", "letters.filter(other => other === letter).length + (letter === \"3\" ? 1 : 0)"],
  ["tiers: the table says", "STANDINGS[standing(country, report)], howKnown", "STANDINGS[standing(country, report)].replace(\" Watch List\", \"\"), howKnown"],
  ["comparison: all pairs", "const SEVERITY = { 1: 1, 2: 2, W: 3, 3: 4 };", "const SEVERITY = { 1: 1, 2: 2, W: 2, 3: 4 };"],
  ["comparison: the panel, the map and the table", 'element("ul", { class: "changes" }, group.map(item))', 'element("ul", { class: "changes" }, group.slice(1).map(item))'],
  ["comparison: it says what may come", 'const star = mayBeArtefact(change', 'const star = !mayBeArtefact(change'],
  ["country: every citation", "`; via ${items(sources).join(", "`; via ${items(sources).reverse().join("],
  ["country: what was read of each entry", 'const EXTENTS = ["full", "condensed", "excerpt"];', 'const EXTENTS = ["excerpt", "condensed", "full"];'],
  ["country: each list says", 'coverage === "complete" ? "not named" : "not known here"', '"not named"'],
  ["country: the panel shows tier", '"must leave": "It must leave', '"must leave": "It may leave'],
  ["country: an absence is said", "STANDINGS[letter])),\n    element(\"p\", {}, MEANING", "STANDINGS[isPlaced(letter) ? letter : \"2\"])),\n    element(\"p\", {}, MEANING"],
  ["country: the story", "if (report.year !== 2009 ||", "if (report.year < 2009 ||"],
  ["reassessed: the table of each", "STANDINGS[row.letter], row.on, row.evidence, row.source, row.note]", "STANDINGS[row.letter], row.on, row.evidence, row.note, row.source]"],
  ["reassessed: the panel of each", "`${REASSESSED_HOW[row.evidence]}.`),\n    element(\"p\", { class: \"note\" }, `Known from: ${row.source}.`)", "`${REASSESSED_HOW[row.evidence]}.`)"],
  ["reassessed: nothing else", 'report.reassessments === "complete" ? "not reassessed" : "not known here"', '"not reassessed"'],
  ["reassessed: the panel of a report", "remarks.push(reassessedBetween(inTime(earlier, later)[0]));", ""],
  ["flows: the arcs of every country", "if (flow.transit.includes(code)) kinds.push(\"through\");", ""],
  ["flows: what the map draws", "for (const way of shown) group.append(arc(way, here, unit));", "for (const way of shown.slice(1)) group.append(arc(way, here, unit));"],
  ["flows: coverage stands beside", "const note = `${ownReading(country, report)} ${otherReading(country, report)}`;", 'const note = "";'],
  ["flows: statements with an unnamed end", "return { shown, left:", "return { shown, left: 1 +"],
  ["map: every placed country can be hit", "areas.filter(area => countryOf.has(area.code))) {", 'areas.filter(area => countryOf.has(area.code) && area.code !== "KOR")) {'],
  ["map: small states and territories", "if (distance >= apart) continue;", "continue;"],
  ["map: a dot takes a click", "const FINGER = 14;", "const FINGER = 0;"],
  ["map: dissolved entities", "const wholes = country.partOf.map", "const wholes = country.partOf.slice(1).map"],
  ["map: special case and the absences", 'before", a: "after" };', 'absent", a: "absent" };'],
  ["map: no outline is smeared", "const onMap = ([x, y]) => [x * scaleX + moveX", "const onMap = ([x, y]) => [3 * x * scaleX + moveX"],
  ["map: the map is there before", "readAddress();\n// For the curious", "flowRows(); readAddress();\n// For the curious"],
  ["map: a legend entry shows", 'node.classList.toggle("dim", only !== undefined && key !== only);', ""],
  ["map: buttons and the part", 'state.area === "" ? world : partOf(state.area)', "world"],
  ["address: a link restores", 'if (since) values.set("since", since.year);', ""],
  ["address: what a link says wrongly", "if (found === undefined) wrong.push(`${name}=${text}`);", ""],
  ["address: the back button", 'addEventListener("hashchange", readAddress);', 'addEventListener("hashchange", () => history.replaceState(null, "", location.hash)); addEventListener("click", () => setTimeout(readAddress, 50));'],
  ["keyboard: from the first key", "const next = { ArrowDown: at + 1,", "const next = {"],
  ["keyboard: every stop", ":focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }", "button:focus-visible { outline: none; }"],
  ["table: the page can be used", "[historyTable(country), flowTable(country, report)]", "[historyTable(country)]"],
  ["table: the history of a country", "const rows = named.filter(({ row }) => row).filter(inArea)", "const rows = named.filter(({ row }) => row).slice(1).filter(inArea)"],
  ["table: a column sorts", "ranks.get(row.cells[column]) ?? row.cells[column]", "row.cells[column]"],
  ["table: what is copied", "/[\",\\r\\n]/.test(text)", "false"],
  ["table: it can be copied where", 'document.execCommand("copy")', "false"],
  ["access: axe finds nothing", '--faint: #5f6368;', "--faint: #b0b0b0;"],
  ["access: nothing is wider", "overflow-x: auto;", "overflow-x: visible;"],
  ["access: letters can be twice", ".years { flex: 1 1 26rem;", ".years { flex: 0 0 60rem;"],
  ["access: the map tells", 'shape.option.setAttribute("aria-label", area);', 'shape.option.setAttribute("aria-label", own.name);'],
  ["sizes: it can be mailed", "</body>", `<!--${"x".repeat(700_000)}--></body>`],
  ["print: each view", "@page { size: A4;", "@page { size: A5;"],
  ["pictures: of every view", "window.atlas = {", "window.atlas2 = {"],
  ["quiet: no request leaves", "</body>", '<img alt="" src="http://127.0.0.1:9/x.png"></body>'],
  ["quiet: no error and no warning", "</body>", '<script>console.error("spoilt")</script></body>'],
];

// `node spoil.mjs names` tries those of one kind.
const chosen = SPOILT.filter(([check]) => check.startsWith(process.argv[2] ?? ""));

let failed = 0;
for (const [check, find, replace] of chosen) {
  if (!page.includes(find)) {
    console.log(`NOT FOUND  ${check}: ${find}`);
    failed++;
    continue;
  }
  writeFileSync(`${folder}spoilt.html`, page.replace(find, () => replace));
  // The last checks look at the pages that others opened.
  const pattern = check.startsWith("quiet") ? `${check}|tiers: the legend|map: special|map: a legend|table: |address: ` : check;
  const { stdout } = spawnSync(process.execPath, ["--test", "--test-concurrency=2", "--test-reporter=tap", `--test-name-pattern=${pattern}`, ...TESTS], {
    cwd: here,
    env: { ...process.env, ATLAS_PAGE: `${folder}spoilt.html` },
    encoding: "utf8",
  });
  const isSeen = stdout.split("\n").some(line => line.trim().startsWith("not ok") && line.includes(check));
  console.log(`${isSeen ? "fails" : "PASSES"}  ${check}`);
  if (!isSeen) failed++;
}
const files = new Set(TESTS.flatMap(test => readFileSync(`${here}${test}`, "utf8").match(/checks\/\w+/g)));
const names = [...files].flatMap(file => [...readFileSync(`${here}${file}.mjs`, "utf8").matchAll(/^test\("([^"]+)"/gm)].map(([, name]) => name));
const untried = names.filter(name => !SPOILT.some(([check]) => name.startsWith(check)));
if (untried.length) console.log(`never spoilt: ${untried.join("; ")}`);
console.log(`${chosen.length - failed} of ${chosen.length} checks were seen to fail`);
process.exitCode = failed || untried.length ? 1 : 0;
