// The atlas in a browser says what the crate says. `tests/browser/run` makes the page first.
import { after, before } from "node:test";
import { start, stop } from "./browser.mjs";

before(start);
after(stop);

await import("./checks/names.mjs");
await import("./checks/tiers.mjs");
await import("./checks/comparison.mjs");
await import("./checks/country.mjs");
await import("./checks/reassessed.mjs");
await import("./checks/flows.mjs");
await import("./checks/table.mjs");
// At the end, when all pages were seen.
await import("./checks/quiet.mjs");
