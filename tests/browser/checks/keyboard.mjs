import assert from "node:assert/strict";
import { test } from "node:test";
import { close, hashOf, latest, open } from "../browser.mjs";

const focus = page => page.evaluate(() => {
  const node = document.activeElement;
  const style = getComputedStyle(node);
  return {
    id: node.id,
    code: node.dataset.code,
    isEnd: node === document.body,
    text: (node.getAttribute("aria-label") ?? node.labels?.[0]?.textContent ?? node.textContent).trim().slice(0, 60),
    isSeen: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || parseFloat(style.strokeWidth) >= 3,
  };
});

test("keyboard: from the first key to a country, its year, the map and the table, without a pointer", async () => {
  const page = await open();
  await page.keyboard.press("Tab");
  assert.match((await focus(page)).text, /Skip/);
  await page.keyboard.press("Tab");
  assert.equal((await focus(page)).id, "country");
  await page.keyboard.type("korea, so");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.match(await hashOf(page), /country=KOR/);
  assert.equal((await focus(page)).id, "panel");
  // The arrow keys change the report from here; from the latest to 2009.
  for (let year = latest; year > 2009; year--) await page.keyboard.press("ArrowLeft");
  assert.match(await hashOf(page), /year=2009/);
  assert.match(await page.locator("#panel").textContent(), /Two Koreas/);
  // Into the map: up and down move, Enter opens.
  await page.locator('#map [role="option"][tabindex="0"]').focus();
  assert.equal((await focus(page)).code, "KOR");
  await page.keyboard.press("ArrowDown");
  const next = await focus(page);
  assert.notEqual(next.code, "KOR");
  assert.ok(next.isSeen);
  await page.keyboard.press("Home");
  assert.equal((await focus(page)).code, "AFG");
  await page.keyboard.press("Enter");
  assert.match(await hashOf(page), /country=AFG/);
  // The slider has the arrow keys of its own.
  await page.locator("#year").focus();
  await page.keyboard.press("ArrowRight");
  assert.match(await hashOf(page), /year=2010/);
  await page.keyboard.press("End");
  assert.match(await hashOf(page), new RegExp(`year=${latest}`));
  // In a text field they move the cursor.
  await page.locator("#country").focus();
  await page.keyboard.type("x");
  await page.keyboard.press("ArrowLeft");
  assert.match(await hashOf(page), new RegExp(`year=${latest}`));
  await close(page);
});

test("keyboard: every stop of the Tab key has a name and is seen, and the walk ends", async () => {
  for (const hash of ["#year=2009&country=KOR", "#year=2013&since=2012", "#year=2018&view=table&country=LBY"]) {
    const page = await open(hash);
    const stops = [];
    for (;;) {
      await page.keyboard.press("Tab");
      const stop = await focus(page);
      if (stop.isEnd) break;
      stops.push(stop);
      assert.ok(stops.length < 600, "the walk ends");
    }
    assert.ok(stops.length > 20);
    assert.deepEqual(stops.filter(stop => stop.text === ""), [], "without a name");
    assert.deepEqual(stops.filter(stop => !stop.isSeen), [], "focus not seen");
    await close(page);
  }
});
