// Pictures to look at: target/atlas/pictures. The README's is `readme.png` in fewer colours:
//     convert target/atlas/pictures/readme.png -dither None -colors 96 PNG8:docs/atlas.png
import { test } from "node:test";
import { close, open, pictures } from "../browser.mjs";

const VIEWS = {
  map: ["#year=2025", {}],
  readme: ["#year=2009&country=KOR", { width: 1280, height: 800 }],
  "map-2001": ["#year=2001", {}],
  caribbean: ["#year=2010&area=WHA", {}],
  country: ["#year=2009&country=KOR", {}],
  "country-800": ["#year=2009&country=KOR", { width: 800, height: 1100 }],
  "country-2018": ["#year=2018&country=THA", {}],
  reassessed: ["#year=2003&country=TUR", {}],
  antilles: ["#year=2010&country=ANT", {}],
  comparison: ["#year=2013&since=2012", {}],
  table: ["#year=2018&view=table&country=LBY", {}],
  phone: ["#year=2009&country=KOR", { width: 380, height: 800 }],
  dark: ["#year=2025", { scheme: "dark" }],
  "dark-comparison": ["#year=2010&since=2009", { scheme: "dark" }],
  "dark-country": ["#year=2018&country=THA", { scheme: "dark" }],
};

test("pictures: of every view, made to be looked at", async () => {
  for (const [name, [hash, options]] of Object.entries(VIEWS)) {
    const page = await open(hash, options);
    await page.screenshot({ path: `${pictures}${name}.png` });
    await close(page);
  }
});
