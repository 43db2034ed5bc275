import assert from "node:assert/strict";
import { test } from "node:test";
import { answers, close, go, open } from "../browser.mjs";

const { reassessments, reassessments_known: known } = answers;
const inWords = day => new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
const years = coverage => Object.keys(known).filter(year => known[year] === coverage);
const ofYear = year => reassessments.filter(row => String(row.year) === String(year));

test("reassessed: the table of each report has what the crate has, and says how far that is known", async () => {
  const page = await open("#view=table");
  for (const [year, coverage] of Object.entries(known)) {
    await go(page, `#year=${year}&view=table`);
    const table = page.locator('[data-table="reassessed"]');
    if (coverage === null) {
      assert.equal(await table.count(), 0, `${year}: no such list yet`);
      continue;
    }
    const found = await table.locator("tbody tr").evaluateAll(rows => rows.map(row => [...row.cells].slice(1).map(cell => cell.textContent)));
    const expected = ofYear(year).map(row => [row.code, String(row.year), row.printed, row.ranking, row.on, row.evidence, row.source, row.note ?? ""]);
    const byCode = rows => [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
    assert.deepEqual(byCode(found), byCode(expected), year);
    assert.match(await table.textContent(), coverage === "complete" ? /All reassessments after this report are known here/ : /No reassessment after this report is known here, which does not mean that there was none/, year);
  }
  await close(page);
});

test("reassessed: the panel of each country says ranking, day, evidence, source and citation, and its history says it in words", async () => {
  const page = await open();
  assert.ok(reassessments.length > 0);
  for (const { code, year, ranking, on, evidence, source, note, citation } of reassessments) {
    await go(page, `#year=${year}&country=${code}`);
    const section = await page.getByRole("region", { name: "Reassessment" }).textContent();
    for (const said of [`${ranking} in force since ${inWords(on)}`, `${evidence}: `, `Known from: ${source}.`, note ?? "", citation]) {
      assert.ok(section.includes(said), `${code} ${year}: ${said}`);
    }
    // From a later report on, the history still says it, and so does the strip.
    await go(page, `#year=${Math.max(...Object.keys(known))}&country=${code}`);
    const history = await page.locator("#panel p.reassessed").textContent();
    assert.ok(history.includes(`${ranking} since ${inWords(on)} (report of ${year})`), `${code} ${year}: ${history}`);
    const span = coverage => `${years(coverage)[0]}-${years(coverage).at(-1)}`;
    assert.ok(history.includes(`All are known of the reports of ${span("complete")}; of those of ${span("not known here")} none is known here.`), history);
    const titles = await page.locator("#panel .strip title").allTextContents();
    assert.ok(titles.some(title => title.startsWith(`${year}: `) && title.endsWith(`; reassessed: ${ranking} since ${inWords(on)}`)), titles.join());
  }
  await close(page);
});

test("reassessed: nothing else on Tier 3 is said to be, and what is not known is said", async () => {
  const page = await open();
  const isReassessed = (code, year) => ofYear(year).some(row => row.code === code);
  for (const year of Object.keys(known)) {
    const codes = Object.keys(answers.citations[year]).filter(code => answers.citations[year][code].includes(": Tier 3. ") && !isReassessed(code, year));
    const found = await page.evaluate(([year, codes]) => {
      const { reports, countries, reassessmentSection } = window.atlas;
      const report = reports.find(report => report.year === Number(year));
      // The part of the panel, without all else that is drawn.
      const section = code => reassessmentSection(countries.find(country => country.code === code), report);
      return codes.map(code => section(code) && section(code).querySelector("b").textContent);
    }, [year, codes]);
    const expected = { complete: "not reassessed", "not known here": "not known here" }[known[year]] ?? "";
    assert.deepEqual(found, codes.map(() => expected), year);
  }
  await close(page);
});

test("reassessed: the panel of a report and that of a comparison name them, and the map stays as printed", async () => {
  const page = await open();
  for (const year of years("complete")) {
    await go(page, `#year=${year}`);
    const line = page.locator("#panel dd").last();
    const links = await line.locator("a").evaluateAll(links => links.map(link => new URLSearchParams(link.hash.slice(1)).get("country")));
    assert.deepEqual(links.sort(), ofYear(year).map(row => row.code).sort(), year);
    for (const { code, printed, ranking } of ofYear(year)) {
      const said = await page.locator(`#map [data-drawn="${code}"]`).first().getAttribute("data-said");
      assert.ok(said.includes(`: ${printed}; reassessed: ${ranking} since `), said);
    }
    await go(page, `#year=${Number(year) + 1}&since=${year}`);
    const panel = await page.locator("#panel").textContent();
    assert.equal(/reassessed/.test(panel), ofYear(year).length > 0, year);
    if (ofYear(year).length) assert.match(panel, /The changes here are of what the reports printed/);
  }
  await close(page);
});
