import assert from "node:assert/strict";
import { test } from "node:test";
import { close, latest, open } from "../browser.mjs";

/** What is shown, apart from the address. */
const shown = page => page.evaluate(() => ({
  year: document.getElementById("shown-year").textContent,
  country: document.querySelector("#panel h2")?.textContent,
  since: document.getElementById("since").value,
  area: document.getElementById("area").value,
  table: !document.getElementById("table-view").hidden,
}));

test("address: a link restores the view that it was copied from", async () => {
  const page = await open();
  await page.getByRole("combobox", { name: "Country" }).fill("Thailand");
  await page.keyboard.press("Enter");
  await page.getByLabel("Compared with").selectOption("2013");
  await page.getByLabel("Part of the world").selectOption("EAP");
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await page.getByRole("button", { name: "Earlier report" }).click();
  const [hash, view] = [await page.evaluate(() => location.hash), await shown(page)];
  assert.equal(hash, `#year=${latest - 1}&country=THA&since=2013&view=table&area=EAP`);
  const other = await open(hash);
  assert.deepEqual(await shown(other), view);
  assert.deepEqual(view, { year: String(latest - 1), country: "Thailand THA", since: "2013", area: "EAP", table: true });
  await close(page);
  await close(other);
});

test("address: what a link says wrongly is told, and the rest is shown", async () => {
  const page = await open("#year=1999&country=KOR&view=globe");
  assert.match(await page.locator("#status").textContent(), /left out: year=1999, view=globe/);
  assert.equal((await shown(page)).country, "South Korea KOR");
  await page.evaluate(() => (location.hash = "#year=%E0%A4&country=<b>"));
  await page.waitForFunction(() => document.getElementById("status").textContent.includes("country=<b>"));
  assert.equal(await page.locator("#status b").count(), 0);
  await close(page);
});

test("address: the back button goes back to the country before", async () => {
  const page = await open("#year=2009&country=KOR");
  await page.getByRole("link", { name: "North Korea" }).click();
  await page.waitForFunction(() => document.querySelector("#panel h2").textContent.includes("North Korea"));
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("#panel h2").textContent.includes("South Korea"));
  await close(page);
});
