import assert from "node:assert/strict";
import { test } from "node:test";
import { answers, close, open } from "../browser.mjs";

/** Ways as answers.rs writes them. */
const asAnswers = `ways => {
  const of = kind => ways.filter(way => way.kind === kind);
  const ids = (kind, end) => [...new Set(of(kind).map(way => way[end]))].sort((a, b) => (a < b ? -1 : 1));
  return {
    from: ids("from", "destination"),
    to: ids("to", "origin"),
    through: of("through").map(way => [way.origin, way.destination]).sort((a, b) => (a.join() < b.join() ? -1 : 1)),
    domestic: of("domestic").length > 0,
    "demand-from": ids("demand-from", "destination"),
    "demand-to": ids("demand-to", "origin"),
  };
}`;

const sorted = ways => ({ ...ways, through: [...ways.through].sort((a, b) => (a.join() < b.join() ? -1 : 1)) });

test("flows: the arcs of every country in every report are the corridors of the network", async () => {
  const page = await open();
  let arcs = 0;
  for (const [year, ofCountries] of Object.entries(answers.ways)) {
    const found = await page.evaluate(([year, asAnswers]) => {
      const { reports, countries, drawable } = window.atlas;
      const report = reports.find(report => report.year === Number(year));
      const shown = country => eval(asAnswers)(drawable(country, report).shown);
      return Object.fromEntries(countries.map(country => [country.code, shown(country)]));
    }, [year, asAnswers]);
    for (const [code, expected] of Object.entries(ofCountries)) {
      assert.deepEqual(found[code], sorted(expected), `${code} ${year}`);
      arcs += expected.from.length + expected.to.length + expected.through.length;
    }
  }
  assert.ok(arcs > 5000);
  await close(page);
});

test("flows: what the map draws is all of it, each arc once", async () => {
  const page = await open();
  const views = [["KOR", 2009], ["THA", 2018], ["NGA", 2018], ["ALB", 2001], ["MDA", 2013], ["HKG", 2018], ["XKX", 2014], ["DEU", 2018]];
  for (const [code, year] of views) {
    await page.evaluate(hash => (location.hash = hash), `#year=${year}&country=${code}`);
    await page.waitForFunction(hash => document.title.includes(hash), String(year));
    const drawn = await page.locator("#map .arc").evaluateAll(arcs => arcs.map(({ dataset }) => ({ ...dataset })));
    const found = await page.evaluate(([drawn, asAnswers]) => eval(asAnswers)(drawn), [drawn, asAnswers]);
    assert.deepEqual(found, sorted(answers.ways[year][code]), `${code} ${year}`);
    assert.equal(new Set(drawn.map(arc => JSON.stringify(arc))).size, drawn.length);
  }
  await close(page);
});

test("flows: coverage stands beside every view of flows, and what was not read is said", async () => {
  const page = await open("#year=2009&country=KOR");
  const own = answers.readings[2009].KOR.replace(/[()]/g, "\\$&");
  const said = new RegExp(`Its own entry: ${own}\\..*Of the \\d+ entries of the report \\d+ (was|were) not read`, "s");
  assert.match(await page.locator("#legend").textContent(), said);
  assert.match(await page.locator("#panel").textContent(), said);
  await page.getByRole("button", { name: "Table", exact: true }).click();
  assert.match(await page.locator("#table-view").textContent(), said);
  const unread = Object.entries(answers.readings).flatMap(([year, of]) => Object.entries(of).map(([code, text]) => ({ year, code, text })));
  const { year, code } = unread.find(({ year, code, text }) => text === "entry not read" && answers.citations[year][code].includes("Tier"));
  await page.evaluate(hash => (location.hash = hash), `#year=${year}&country=${code}`);
  await page.waitForFunction(() => document.querySelector("#panel").textContent.includes("entry not read"));
  assert.match(await page.locator("#panel").textContent(), /The absence of flows from it means nothing/);
  await close(page);
});

test("flows: statements with an unnamed end are counted and listed, not drawn", async () => {
  const page = await open("#year=2009&country=KOR");
  const left = answers.left_out[2009].KOR;
  assert.ok(left > 0);
  assert.match(await page.locator(".flows").textContent(), new RegExp(`${left} statements? with a place that the text does not name`));
  assert.match(await page.locator(".flows").textContent(), /other countries \(unnamed\)/);
  await close(page);
});
