// The browser, the page, and what is kept of them: requests, complaints, pictures.
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const folder = `${root}target/atlas/`;
export const pagePath = process.env.ATLAS_PAGE ?? `${folder}atlas.html`;
export const pictures = `${folder}pictures/`;
mkdirSync(pictures, { recursive: true });

export const answers = JSON.parse(readFileSync(`${folder}answers.json`, "utf8"));
export const vector = name => readFileSync(`${root}tests/vectors/${name}`, "utf8");

let browser;
export async function start() {
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
}
export const stop = () => browser.close();

/** What went over the network, and what the page complained of, over all pages. */
export const requests = [];
export const complaints = [];

/** Opens the page from the disk, with the network off. */
export async function open(hash = "", { width = 1400, height = 900, scheme = "light", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, offline: true, ...options });
  const page = await context.newPage();
  page.on("request", request => requests.push(request.url()));
  page.on("console", message => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", error => complaints.push(error.stack ?? String(error)));
  await page.addInitScript(() => {
    // How much was parsed, so that it can be seen what was read and when.
    const parse = JSON.parse;
    window.parsed = [];
    JSON.parse = text => (window.parsed.push(text.length), parse(text));
  });
  await page.goto(pathToFileURL(pagePath).href + hash);
  await page.waitForFunction(() => window.atlas);
  return page;
}

/** Shows another view in the same page. */
export async function go(page, hash) {
  await page.evaluate(hash => (location.hash = hash), hash);
  // The event comes later; what is shown says when.
  await page.waitForFunction(([year, code, since]) => {
    const { report, country, since: other } = window.atlas.state;
    return String(report.year) === year && (country?.code ?? null) === code && String(other?.year ?? "") === since;
  }, (values => [values.get("year"), values.get("country"), values.get("since") ?? ""])(new URLSearchParams(hash.slice(1))));
}

/** The reports, by year. */
export const reportYears = Object.keys(answers.citations).map(Number);
export const latest = reportYears.at(-1);

export const close = page => page.context().close();

/** The address after `#`, as the page has it now. */
export const hashOf = page => page.evaluate(() => location.hash);
