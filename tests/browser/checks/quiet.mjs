import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { complaints, pagePath, requests } from "../browser.mjs";

test("quiet: no request leaves the page, in all views above", () => {
  const own = pathToFileURL(pagePath).href;
  assert.ok(requests.length > 0);
  assert.deepEqual(requests.filter(url => url.split("#")[0] !== own && !url.startsWith("data:")), []);
});

test("quiet: no error and no warning in the console, in all views above", () => {
  assert.deepEqual(complaints, []);
});
