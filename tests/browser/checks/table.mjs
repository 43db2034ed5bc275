import assert from "node:assert/strict";
import { test } from "node:test";
import { answers, close, go, hashOf, open } from "../browser.mjs";

/** What the page put on the clipboard, as another program would paste it. */
async function copied(page, press) {
  await page.evaluate(() => {
    document.addEventListener("copy", event => (window.copiedOld = event.target.value), { once: true });
    const clipboard = navigator.clipboard;
    if (clipboard) clipboard.writeText = async text => { window.copiedNew = text; };
  });
  await press();
  await page.waitForFunction(() => /copied/.test(document.getElementById("status").textContent));
  return page.evaluate(() => window.copiedNew ?? window.copiedOld);
}

test("table: the page can be used without its map: every country, its standing, and a link to it", async () => {
  const page = await open("#year=2009&view=table");
  assert.equal(await page.locator("#map-view").isVisible(), false);
  const rows = page.locator("[data-table=standings] tbody tr");
  assert.equal(await rows.count(), await page.evaluate(() => window.atlas.countries.length));
  await page.getByRole("link", { name: "South Korea" }).click();
  assert.match(await hashOf(page), /country=KOR/);
  const flows = page.getByRole("region", { name: "Flows that concern South Korea, report of 2009", exact: true });
  const named = Number(answers.readings[2009].KOR.match(/(\d+) flows/)[1]);
  // Those of its own entry, and those of others' that concern it.
  assert.ok((await flows.locator("tbody tr").count()) >= named);
  await close(page);
});

test("table: a column sorts, tiers by severity", async () => {
  const page = await open("#year=2009&view=table");
  const column = page.getByRole("button", { name: /Report of 2009/ });
  await column.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("thead th").nth(3).getAttribute("aria-sort"), "ascending");
  const cells = await page.locator("[data-table=standings] tbody tr").evaluateAll(rows => rows.map(row => row.cells[3].textContent.trim()));
  const order = ["Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3", "Special Case", "not in report", "not yet in existence", "no longer in existence"];
  assert.deepEqual(cells, [...cells].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("thead th").nth(3).getAttribute("aria-sort"), "descending");
  await close(page);
});

test("table: what is copied is CSV with every row, quoted where it must be", async () => {
  const page = await open("#year=2025&view=table&country=BES");
  const text = await copied(page, () => page.getByRole("button", { name: "Copy as CSV" }).first().click());
  const lines = text.trimEnd().split("\n");
  assert.equal(lines[0], "Country,Code,Bureau,Report of 2025,Evidence");
  assert.equal(lines.length, 1 + (await page.evaluate(() => window.atlas.countries.length)));
  assert.ok(lines.includes("North Korea,PRK,EAP,Tier 3,official") || lines.some(line => line.startsWith("North Korea,PRK,EAP,Tier 3,")));
  assert.ok(lines.some(line => line.startsWith('"Bonaire, Sint Eustatius and Saba",BES,')), "a comma is quoted");
  await close(page);
});

test("table: it can be copied where the new clipboard is refused", async () => {
  const page = await open("#year=2009&view=table");
  await page.evaluate(() => {
    navigator.clipboard.writeText = async () => { throw new Error("refused"); };
    document.addEventListener("copy", () => (window.old = document.activeElement.value), { once: true });
  });
  await page.getByRole("button", { name: "Copy as CSV" }).first().click();
  await page.waitForFunction(() => /rows copied as CSV/.test(document.getElementById("status").textContent));
  assert.match(await page.evaluate(() => window.old), /^Country,Code/);
  await close(page);
});

test("table: the history of a country and the lists of a report are what the crate says", async () => {
  const page = await open("#year=2009&view=table&country=PRK");
  const history = await page.locator("[data-table=history] tbody tr").evaluateAll(rows => rows.map(row => row.cells[9].textContent));
  assert.deepEqual(history, Object.values(answers.citations).map(of => of.PRK));
  for (const [year, ofCountries] of Object.entries(answers.lists)) {
    await go(page, `#year=${year}&view=table`);
    const found = await page.locator("[data-table=lists] tbody tr").evaluateAll(rows => rows.map(row => row.cells[1].textContent));
    const named = Object.entries(ofCountries).flatMap(([code, lists]) => lists.filter(([, answer]) => answer === "named").map(() => code));
    assert.deepEqual(found.sort(), named.sort(), year);
  }
  await close(page);
});
