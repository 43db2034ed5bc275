import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { pagePath } from "../browser.mjs";

test("sizes: it can be mailed: 1.1 MB at most, 220 KB when compressed", () => {
  const page = readFileSync(pagePath);
  const packed = gzipSync(page, { level: 9 }).length;
  console.log(`page: ${page.length} bytes, gzip -9: ${packed}`);
  assert.ok(page.length <= 1_100_000);
  assert.ok(packed <= 220_000);
});
