import assert from "node:assert/strict";
import { test } from "node:test";
import { answers, close, open, reportYears } from "../browser.mjs";

test("comparison: all pairs of reports are what ReportDiff says", async () => {
  const page = await open();
  assert.equal(answers.pairs.length, (reportYears.length * (reportYears.length - 1)) / 2);
  const found = await page.evaluate(pairs => {
    const { reports, changes, unchanged, mayBeArtefact } = window.atlas;
    const reportOf = year => reports.find(report => report.year === year);
    return pairs.map(([before, after]) => {
      const [earlier, later] = [reportOf(before), reportOf(after)];
      const rows = changes(earlier, later).map(change => [change.country.code, change.direction, mayBeArtefact(change, earlier, later)]);
      return { before, after, changes: rows.sort((a, b) => (a[0] < b[0] ? -1 : 1)), unchanged: unchanged(earlier, later).length };
    });
  }, answers.pairs.map(({ before, after }) => [before, after]));
  for (const [at, expected] of answers.pairs.entries()) assert.deepEqual(found[at], expected);
  await close(page);
});

test("comparison: the panel, the map and the table show every change of reports that follow each other", async () => {
  const page = await open();
  for (const { before, after, changes } of answers.pairs.filter(({ before, after }) => after === before + 1)) {
    await page.evaluate(hash => (location.hash = hash), `#year=${after}&since=${before}&view=table`);
    await page.waitForFunction(after => document.getElementById("shown-year").textContent === String(after), after);
    const shown = await page.evaluate(() => ({
      panel: [...document.querySelectorAll("#panel details")].flatMap(group => [...group.querySelectorAll("li > a")].map(link => [new URLSearchParams(link.hash.slice(1)).get("country"), group.className])),
      map: [...document.querySelectorAll("#map [data-change]:not([data-change=''])")].map(node => [node.dataset.drawn, node.dataset.change]),
      table: [...document.querySelectorAll("[data-table=changes] tbody tr")].map(row => [row.cells[1].textContent, row.cells[5].textContent]),
    }));
    const expected = new Map(changes.map(([code, direction]) => [code, direction]));
    const sorted = entries => [...entries].sort();
    assert.deepEqual(sorted(shown.panel), sorted([...expected].map(([code, kind]) => [code, kind.replaceAll(" ", "-")])), `${before} to ${after}`);
    assert.deepEqual(sorted(shown.table.filter(([, kind]) => kind && kind !== "unchanged")), sorted(expected));
    for (const [code, direction] of shown.map) assert.equal(expected.get(code), direction, `${code} on the map, ${before} to ${after}`);
    // What ended is seen only until its successors are placed; nothing else may lack on the map.
    const onMap = new Set(shown.map.map(([code]) => code));
    const missing = [...expected.keys()].filter(code => !onMap.has(code));
    assert.ok(missing.every(code => ["ANT", "SCG"].includes(code)), `${missing} not on the map, ${before} to ${after}`);
  }
  await close(page);
});

test("comparison: it says what may come from the Watch List being new, and where reports are left out", async () => {
  const page = await open("#year=2004&since=2003");
  const panel = page.locator("#panel");
  assert.match(await panel.textContent(), /Before 2004 there was no Watch List/);
  assert.match(await panel.textContent(), /Thailand\s+Tier 2 →\s+Tier 2 Watch List\*/);
  await page.evaluate(() => (location.hash = "#year=2025&since=2009"));
  await page.waitForFunction(() => document.getElementById("shown-year").textContent === "2025");
  assert.match(await panel.textContent(), /a country can fall and come back between them/);
  await close(page);
});
