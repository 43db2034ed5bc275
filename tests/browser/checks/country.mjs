import assert from "node:assert/strict";
import { test } from "node:test";
import { answers, close, open } from "../browser.mjs";

test("country: every citation is the crate's", async () => {
  const page = await open();
  const found = await page.evaluate(() => {
    const { reports, countries, citation } = window.atlas;
    return Object.fromEntries(reports.map(report => [report.year, Object.fromEntries(countries.map(country => [country.code, citation(country, report)]))]));
  });
  assert.deepEqual(found, answers.citations);
  await close(page);
});

test("country: what was read of each entry is what the crate says", async () => {
  const page = await open();
  const found = await page.evaluate(() => {
    const { reports, countries, reading } = window.atlas;
    return Object.fromEntries(reports.map(report => [report.year, Object.fromEntries(countries.map(country => [country.code, reading(country, report)]))]));
  });
  assert.deepEqual(found, answers.readings);
  await close(page);
});

test("country: each list says named, not named or not known here, as the crate does", async () => {
  const page = await open();
  const found = await page.evaluate(() => {
    const { reports, countries, listsOf } = window.atlas;
    const lists = (country, report) => listsOf(country, report).map(({ list, answer }) => [list, answer]);
    return Object.fromEntries(reports.map(report => [report.year, Object.fromEntries(countries.map(country => [country.code, lists(country, report)]))]));
  });
  assert.deepEqual(found, answers.lists);
  await close(page);
});

test("country: the panel shows tier, evidence, citation, history, the link to the entry, and the Watch List's clock", async () => {
  const page = await open("#year=2012&country=CHN");
  const panel = page.locator("#panel");
  const text = await panel.textContent();
  assert.match(text, /2012: Tier 2 Watch List/);
  assert.ok(text.includes(answers.citations[2012].CHN));
  assert.match(text, /must leave the list in the next report/);
  assert.match(text, /Counted towards the limit: 4 of at most 4/);
  assert.match(text, /Tier 3 2013/);
  await page.evaluate(() => (location.hash = "#year=2001&country=ALB"));
  const link = panel.getByRole("link", { name: "The entry" }).first();
  await link.waitFor();
  assert.match(await link.getAttribute("href"), /^https?:\/\//);
  await close(page);
});

test("country: an absence is said as what it is, never as a tier", async () => {
  const page = await open("#year=2009&country=USA");
  const tier = page.locator("#panel .tier");
  assert.match(await tier.textContent(), /2009: not in report/);
  for (const [hash, said] of [
    ["#year=2010&country=SSD", /2010: not yet in existence/],
    ["#year=2011&country=ANT", /2011: no longer in existence/],
    ["#year=2018&country=SXM", /2018: Special Case/],
  ]) {
    await page.evaluate(hash => (location.hash = hash), hash);
    await page.waitForFunction(said => document.querySelector("#panel .tier").textContent.includes(said), said.source.slice(0, 4));
    assert.match(await tier.textContent(), said);
  }
  assert.match(await page.locator("#panel").textContent(), /gives no tier/);
  await close(page);
});

test("country: the story of the two Koreas is told in 2009, and only there", async () => {
  const page = await open("#year=2009&country=KOR");
  const story = page.getByRole("region", { name: "The two Koreas in 2009" });
  const text = await story.textContent();
  assert.match(text, /North Korea is on Tier 3, and South Korea on Tier 1/);
  // The clauses of the entry that the project grew from.
  assert.match(text, /A source: women and girls taken to Australia, Canada, Guam, Hong Kong, Japan, New Zealand and United States/);
  assert.match(text, /often through Canada and Mexico/);
  for (const origin of ["Russia", "Uzbekistan", "Kazakhstan", "Mongolia", "China", "Philippines", "Thailand", "Cambodia", "Southeast Asia"]) {
    assert.ok(text.split("A destination:")[1].includes(origin), origin);
  }
  assert.match(text, /A place of trafficking at home\./);
  assert.match(text, /A source of demand: child sex tourism in (Pacific|Southeast Asia)/);
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => location.hash.includes("2010"));
  assert.equal(await story.count(), 0);
  await close(page);
});
