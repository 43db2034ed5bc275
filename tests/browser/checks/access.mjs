import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { answers, close, open } from "../browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const VIEWS = {
  map: ["#year=2009"],
  country: ["#year=2009&country=KOR"],
  "country, dark": ["#year=2018&country=THA", { scheme: "dark" }],
  comparison: ["#year=2013&since=2012"],
  "comparison, dark": ["#year=2004&since=2003", { scheme: "dark" }],
  table: ["#year=2018&view=table&country=LBY"],
  phone: ["#year=2012&country=CHN", { width: 380, height: 800 }],
};

test("access: axe finds nothing, in any view", async () => {
  for (const [name, [hash, options]] of Object.entries(VIEWS)) {
    const page = await open(hash, options);
    if (name === "map") await page.locator("#country").fill("guin");
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate(() => window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      // Of what it passes one node of each rule is enough, which takes half of the time.
      resultTypes: ["violations"],
    }));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(node => node.html.slice(0, 200))]), [], name);
    assert.ok(passes.length > 15, name);
    await close(page);
  }
});

test("access: nothing is wider than the screen, at 200 % zoom and on a phone", async () => {
  // 1400 pixels at 200 % are 700; a phone has 380, and 320 is the least that is asked for.
  for (const width of [700, 380, 320]) {
    const page = await open("", { width, height: 450 });
    for (const hash of ["#year=2009&country=KOR", "#year=2013&since=2012", "#year=2018&view=table&country=LBY"]) {
      await page.evaluate(hash => (location.hash = hash), hash);
      await page.waitForFunction(year => document.getElementById("shown-year").textContent === year, hash.slice(6, 10));
      const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(content <= screen, `${content} > ${screen}: ${hash}`);
    }
    await close(page);
  }
});

test("access: letters can be twice as large and nothing is lost", async () => {
  const page = await open("#year=2009&country=KOR");
  await page.addStyleTag({ content: "html { font-size: 200% }" });
  const cut = await page.evaluate(() => {
    const cut = [...document.querySelectorAll("main *, header *, .controls *")].filter(node => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX === "hidden");
    return [cut.map(node => node.id || node.className), document.documentElement.scrollWidth <= innerWidth];
  });
  assert.deepEqual(cut, [[], true]);
  await close(page);
});

test("access: the map tells a screen reader what each country is", async () => {
  const page = await open("#year=2009");
  const options = page.getByRole("listbox", { name: /Countries on the map/ }).getByRole("option");
  const names = await options.evaluateAll(nodes => nodes.map(node => node.getAttribute("aria-label")));
  assert.ok(names.includes("North Korea: Tier 3"));
  assert.ok(names.includes("United States: not in report"));
  const count = tier => Object.values(answers.citations[2009]).filter(text => text.includes(`: ${tier}. `)).length;
  const said = ["Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3", "Special Case"].map(tier => `${tier} ${count(tier)}`);
  assert.ok((await page.locator("#stage").getAttribute("aria-label")).endsWith(`: ${said.join(", ")}`));
  await close(page);
});
