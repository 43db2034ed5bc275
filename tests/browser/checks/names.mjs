import assert from "node:assert/strict";
import { test } from "node:test";
import { answers, close, hashOf, open } from "../browser.mjs";

const inPage = asked => {
  const said = ({ code, ambiguous, several }) =>
    code ?? (ambiguous ? `ambiguous:${ambiguous.join(";")}` : several ? `several:${several.join(";")}` : "unknown");
  return asked.map(text => said(window.atlas.lookUp(text)));
};

test("names: every spelling of the golden list and of names.csv means what the crate says", async () => {
  const page = await open();
  const spellings = answers.names.map(([spelling]) => spelling);
  assert.ok(spellings.length > 10000);
  const found = await page.evaluate(inPage, spellings);
  const wrong = answers.names.filter(([, expected], at) => found[at] !== expected);
  assert.deepEqual(wrong.map(([spelling, expected]) => `${spelling}: ${expected}`), []);
  assert.ok(found.some(answer => answer.startsWith("ambiguous:")) && found.includes("unknown"));
  await close(page);
});

test("names: every character is folded as the crate folds it", async () => {
  const page = await open();
  assert.ok(answers.letters.length > 3000);
  const wrong = await page.evaluate(pairs => {
    // answers.rs has the same.
    const patterns = c => [`Ch${c}ad`, `South${c}Korea`, `Ch${c}d`, `P${c}ru`, `Ch${c}le`, `T${c}go`, `C${c}ba`, `${c}pain`, `${c}ypru${c}`];
    const said = ({ code, ambiguous, several }) =>
      code ?? (ambiguous ? `ambiguous:${ambiguous.join(";")}` : several ? `several:${several.join(";")}` : "unknown");
    return pairs.flatMap(([character, expected]) => {
      const found = patterns(character).slice(0, expected.length).map(text => said(window.atlas.lookUp(text)));
      const name = `U+${character.codePointAt(0).toString(16)}`;
      return found.join() === expected.join() ? [] : [`${name}: ${found} instead of ${expected}`];
    });
  }, answers.letters);
  assert.deepEqual(wrong, []);
  await close(page);
});

test("names: a slip of the finger is near to what the crate finds near", async () => {
  const page = await open();
  assert.ok(answers.near.length > 150);
  const found = await page.evaluate(slips => slips.map(slip => window.atlas.near(slip).map(({ code }) => code)), answers.near.map(([slip]) => slip));
  assert.deepEqual(answers.near.map(([slip], at) => [slip, found[at]]), answers.near);
  await close(page);
});

test("names: the search finds, asks back, and never guesses", async () => {
  const page = await open("#year=2009");
  const search = page.getByRole("combobox", { name: "Country" });
  const said = page.locator("#search-said");
  await search.fill("coree du nord");
  await search.press("Enter");
  await page.waitForFunction(() => location.hash.includes("country=PRK"));
  await search.fill("Congo");
  await search.press("Enter");
  assert.match(await said.textContent(), /“Congo” has more than one meaning: Democratic Republic of the Congo or Republic of the Congo/);
  // What is said stands where it can be read, above what is offered.
  const box = await said.boundingBox();
  assert.equal(await page.evaluate(([x, y]) => document.elementFromPoint(x, y).id, [box.x + 5, box.y + box.height - 5]), "search-said");
  assert.match(await hashOf(page), /country=PRK/);
  await page.locator("#found").getByRole("option", { name: /^Republic of the Congo/ }).click();
  assert.match(await hashOf(page), /country=COG/);
  await search.fill("Phillipines");
  await search.press("Enter");
  assert.match(await said.textContent(), /No country is named “Phillipines”. Philippines\?/);
  await search.fill("Atlantis");
  await search.press("Enter");
  assert.match(await said.textContent(), /No country is named “Atlantis”/);
  assert.match(await hashOf(page), /country=COG/);
  await close(page);
});
