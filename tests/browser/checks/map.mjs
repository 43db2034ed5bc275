import assert from "node:assert/strict";
import { test } from "node:test";
import { close, hashOf, open } from "../browser.mjs";

test("map: every placed country can be hit, in every report: an area or a dot that shows its tier", async () => {
  const page = await open();
  const lacks = await page.evaluate(() => {
    const { reports, countries, standing, show } = window.atlas;
    return reports.flatMap(report => {
      show({ report });
      const placed = countries.filter(country => "12W3S".includes(standing(country, report)));
      const shown = country => [...document.querySelectorAll(`#map [data-drawn="${country.code}"]`)];
      return placed
        .filter(country => !shown(country).some(node => node.dataset.standing === standing(country, report)))
        .map(country => `${country.code} ${report.year}`);
    });
  });
  assert.deepEqual(lacks, []);
  await close(page);
});

test("map: small states and territories are dots, apart from each other, and open by a click", async () => {
  for (const width of [1400, 800, 380]) {
    const page = await open("#year=2013", { width });
    const dots = await page.locator("#map .dot").evaluateAll(dots => dots.map(dot => {
      const box = dot.getBoundingClientRect();
      return { code: dot.dataset.code, x: box.x + box.width / 2, y: box.y + box.height / 2, r: box.width / 2 };
    }));
    const codes = new Set(dots.map(dot => dot.code));
    for (const code of ["HKG", "MAC", "TWN", "XKX", "ABW", "CUW", "SXM", "KIR", "TON", "PLW", "FSM", "MHL"]) {
      assert.ok(codes.has(code), `${code} at ${width}`);
    }
    for (const [at, a] of dots.entries()) {
      for (const b of dots.slice(at + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > 1.6 * a.r, `${a.code} and ${b.code} at ${width}`);
    }
    for (const code of ["HKG", "SXM", "TON"]) {
      const dot = dots.find(dot => dot.code === code);
      await page.mouse.click(dot.x, dot.y);
      assert.match(await hashOf(page), new RegExp(`country=${code}`), `at ${width}`);
    }
    await close(page);
  }
});

test("map: a dot takes a click in the sea beside it, and none in the open sea", async () => {
  for (const width of [1400, 380]) {
    const page = await open("#year=2013", { width });
    for (const code of ["TON", "MUS"]) {
      const dot = await page.locator(`#map .dot[data-code="${code}"]`).boundingBox();
      const [x, y] = [dot.x + dot.width / 2, dot.y + dot.height / 2];
      await page.mouse.click(x + 9, y + 7);
      assert.match(await hashOf(page), new RegExp(`country=${code}`), `at ${width}`);
      await page.mouse.click(x - 16, y + 10);
      assert.match(await hashOf(page), new RegExp(`country=${code}`), `open sea, at ${width}`);
    }
    await close(page);
  }
});

test("map: dissolved entities are shown in their years, in the areas of their successors", async () => {
  const page = await open("#year=2005");
  const drawn = async (year, code) => {
    await page.evaluate(year => (location.hash = `#year=${year}`), year);
    await page.waitForFunction(year => document.getElementById("shown-year").textContent === String(year), year);
    return page.locator(`#map [data-code="${code}"]`).first().getAttribute("data-drawn");
  };
  assert.equal(await drawn(2005, "MNE"), "SCG");
  assert.equal(await drawn(2005, "XKX"), "SCG");
  assert.equal(await drawn(2007, "MNE"), "MNE");
  assert.equal(await drawn(2007, "XKX"), "SRB");
  assert.equal(await drawn(2008, "XKX"), "XKX");
  assert.equal(await drawn(2010, "CUW"), "ANT");
  assert.equal(await drawn(2011, "CUW"), "CUW");
  assert.equal(await drawn(2011, "SSD"), "SDN");
  assert.equal(await drawn(2012, "SSD"), "SSD");
  await close(page);
});

test("map: special case and the absences are patterns of their own, not colours", async () => {
  const page = await open("#year=2001");
  const fills = await page.evaluate(() => {
    const fill = (year, code) => {
      const { reports, show } = window.atlas;
      show({ report: reports.find(report => report.year === year) });
      return document.querySelector(`#map [data-code="${code}"]`).style.fill;
    };
    return [fill(2009, "USA"), fill(2018, "LBY"), fill(2001, "TLS")];
  });
  assert.ok(fills.every(fill => fill.includes("url(")), fills.join());
  assert.equal(new Set(fills).size, 3);
  const swatches = await page.locator("#legend .legend").nth(1).locator("rect").evaluateAll(rects => rects.map(rect => rect.style.fill));
  assert.equal(new Set(swatches).size, 3);
  await close(page);
});

test("map: no outline is smeared over the map or fills what is around it", async () => {
  const page = await open();
  const wide = await page.locator("#map .area").evaluateAll(areas => areas.map(area => {
    // Of each closed part: a part that is wider than half of the map was drawn across its edge.
    const widths = area.getAttribute("d").split("Z").filter(Boolean).map(ring => {
      const xs = ring.slice(1).split("L").map(point => Number(point.split(" ")[0]));
      return Math.max(...xs) - Math.min(...xs);
    });
    return { code: area.dataset.code, width: Math.max(...widths) };
  }).filter(({ width }) => width > 450));
  assert.deepEqual(wide, []);
  const box = await page.locator("#map svg").boundingBox();
  // The middle of the south Pacific is sea.
  const under = await page.evaluate(([x, y]) => document.elementFromPoint(x, y).dataset.code ?? "sea", [box.x + box.width * 0.12, box.y + box.height * 0.75]);
  assert.equal(under, "sea");
  await close(page);
});

test("map: the map is there before placements and flows are read", async () => {
  const page = await open();
  const sizes = await page.evaluate(() => Object.fromEntries(["core", "map", "placements", "names", "lists", "flows"].map(name => [name, document.getElementById(`data-${name}`).textContent.length])));
  const read = async name => (await page.evaluate(() => window.parsed)).includes(sizes[name]);
  assert.ok((await page.locator("#map .area").count()) > 190);
  assert.ok(await read("map"));
  for (const name of ["placements", "names", "lists", "flows"]) assert.equal(await read(name), false, name);
  await page.evaluate(() => (location.hash = "#year=2009&country=KOR"));
  await page.waitForFunction(() => document.querySelector(".flows"));
  for (const name of ["placements", "lists", "flows"]) assert.equal(await read(name), true, name);
  await close(page);
});

test("map: a legend entry shows its countries alone", async () => {
  const page = await open("#year=2009");
  const entry = page.getByRole("button", { name: /^Tier 3/ });
  await entry.click();
  assert.equal(await entry.getAttribute("aria-pressed"), "true");
  const dim = await page.evaluate(() => [document.querySelector('#map [data-code="PRK"]'), document.querySelector('#map [data-code="KOR"]')].map(node => node.classList.contains("dim")));
  assert.deepEqual(dim, [false, true]);
  await page.getByRole("button", { name: /^Tier 3/ }).click();
  assert.equal(await page.locator("#map .dim").count(), 0);
  await close(page);
});

test("map: buttons and the part of the world make it larger, and small states stand apart", async () => {
  const page = await open("#year=2013");
  const width = async () => Number((await page.locator("#map svg").getAttribute("viewBox")).split(" ")[2]);
  const whole = await width();
  await page.getByRole("button", { name: "Larger" }).click();
  assert.ok((await width()) < whole);
  await page.getByRole("button", { name: "The world" }).click();
  assert.equal(await width(), whole);
  await page.getByLabel("Part of the world").selectOption("WHA");
  assert.ok((await width()) < whole * 0.7);
  assert.match(await hashOf(page), /area=WHA/);
  await close(page);
});
