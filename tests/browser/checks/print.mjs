import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { close, go, open, pictures } from "../browser.mjs";

// One that is full: a country with a story and with flows.
const ONE_PAGE = { map: "#year=2018", country: "#year=2009&country=KOR", reassessed: "#year=2003&country=TUR", comparison: "#year=2010&since=2009" };

test("print: each view on one A4, light, without controls, with its address", async () => {
  const page = await open("", { scheme: "dark" });
  for (const [name, hash] of Object.entries(ONE_PAGE)) {
    await go(page, hash);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    writeFileSync(`${pictures}print-${name}.pdf`, pdf);
    const boxes = [...pdf.toString("latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Math.round(width), Math.round(height)]);
    assert.deepEqual(boxes, [[595, 842]], name);
    await page.emulateMedia({ media: "print" });
    for (const gone of [".controls", "#search", ".zoom"]) assert.equal(await page.locator(gone).isVisible(), false, gone);
    assert.ok(await page.getByText(`address of this view: ${hash}`).isVisible());
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
    await page.emulateMedia({ media: null });
  }
  await close(page);
});
