import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { close, open, pictures } from "../browser.mjs";

test("print: the current view on A4, light, without controls, with its address", async () => {
  const page = await open("#year=2009&country=KOR", { scheme: "dark" });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  writeFileSync(`${pictures}print.pdf`, pdf);
  const text = pdf.toString("latin1");
  const boxes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Math.round(width), Math.round(height)]);
  assert.ok(boxes.length >= 1 && boxes.length <= 4, `${boxes.length} pages`);
  for (const box of boxes) assert.deepEqual(box, [595, 842]);
  await page.emulateMedia({ media: "print" });
  for (const gone of [".controls", "#search", ".zoom"]) assert.equal(await page.locator(gone).isVisible(), false, gone);
  assert.ok(await page.getByText("address of this view: #year=2009&country=KOR").isVisible());
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
  await close(page);
});
