// Pictures to look at: target/atlas/pictures. The README's is `readme.png` in fewer colours:
//     convert target/atlas/pictures/readme.png -dither None -colors 112 PNG8:docs/atlas.png
import { test } from "node:test";
import { close, go, open, pictures } from "../browser.mjs";

// Of each kind of screen the views on it.
const SCREENS = [
  [{ width: 1280, height: 800 }, { readme: "#year=2009&country=KOR" }],
  [
    {},
    {
      map: "#year=2025",
      "map-2001": "#year=2001",
      caribbean: "#year=2010&area=WHA",
      country: "#year=2009&country=KOR",
      "country-2018": "#year=2018&country=THA",
      reassessed: "#year=2003&country=TUR",
      antilles: "#year=2010&country=ANT",
      comparison: "#year=2013&since=2012",
      table: "#year=2018&view=table&country=LBY",
    },
  ],
  [{ width: 800, height: 1100 }, { "country-800": "#year=2009&country=KOR", "comparison-800": "#year=2010&since=2009" }],
  [{ width: 380, height: 800 }, { phone: "#year=2009&country=KOR", "phone-table": "#year=2018&view=table" }],
  [{ scheme: "dark" }, { dark: "#year=2025", "dark-country": "#year=2018&country=THA", "dark-comparison": "#year=2010&since=2009" }],
];

test("pictures: of every view, made to be looked at", async () => {
  for (const [screen, views] of SCREENS) {
    const page = await open("", screen);
    for (const [name, hash] of Object.entries(views)) {
      await go(page, hash);
      await page.screenshot({ path: `${pictures}${name}.png` });
    }
    await close(page);
  }
});
