import assert from "node:assert/strict";
import { test } from "node:test";
import { close, open, reportYears, vector } from "../browser.mjs";

const COLUMNS = { "Tier 1": "tier_1", "Tier 2": "tier_2", "Tier 2 Watch List": "tier_2_watch_list", "Tier 3": "tier_3", "Special Case": "special_case" };

/** The published counts. Those that stand from memory decide nothing. */
function published() {
  const [head, ...rows] = vector("control_totals.csv").trim().split("\n").map(line => line.split(","));
  return rows.map(row => Object.fromEntries(head.map((name, at) => [name, row[at]])));
}

test("tiers: the legend counts what was published, in every report", async () => {
  const page = await open();
  for (const totals of published()) {
    const year = Number(totals.report_year);
    await page.evaluate(year => (location.hash = `#year=${year}`), year);
    await page.waitForFunction(year => document.getElementById("shown-year").textContent === String(year), year);
    const legend = await page.locator("#legend .legend").first().locator("button").allTextContents();
    const counts = Object.fromEntries(legend.map(text => text.trim().match(/^(.*) (\d+)$/).slice(1)));
    const unsure = totals.from_memory.split(";");
    const published = ([name, column]) => [name, unsure.includes(column) ? counts[name] : totals[column] || "0"];
    const expected = Object.fromEntries(Object.entries(COLUMNS).map(published));
    assert.deepEqual(counts, expected, totals.report_year);
  }
  await close(page);
});

test("tiers: the table says of every country what the independent list says", async () => {
  const page = await open("#view=table");
  for (const [year, tiers] of independentList()) {
    await page.evaluate(year => (location.hash = `#year=${year}&view=table`), year);
    await page.waitForFunction(year => document.getElementById("shown-year").textContent === year, year);
    const rows = await page.locator("[data-table=standings] tbody tr").evaluateAll(rows => rows.map(row => [row.cells[1].textContent, row.cells[3].textContent.trim()]));
    const placed = rows.filter(([, said]) => !said.endsWith("report") && !said.endsWith("existence"));
    assert.deepEqual(new Map(placed.sort()), tiers, year);
  }
  await close(page);
});

/** tiers_by_report.txt: `2001 2WL: AUT BEL …`, as a map of rankings by country for each year. */
function independentList() {
  const names = { 1: "Tier 1", 2: "Tier 2", "2WL": "Tier 2 Watch List", 3: "Tier 3", SC: "Special Case" };
  const years = new Map();
  for (const line of vector("tiers_by_report.txt").split("\n").filter(line => /^\d/.test(line))) {
    const [head, codes] = line.split(": ");
    const [year, tier] = head.split(" ");
    const tiers = years.get(year) ?? [];
    years.set(year, [...tiers, ...codes.split(" ").map(code => [code, names[tier]])]);
  }
  assert.deepEqual([...years.keys()].map(Number), reportYears);
  return [...years].map(([year, tiers]) => [year, new Map(tiers.sort())]);
}
