// Everyone can use the atlas: with a pointer, a finger, a keyboard, a screen reader, on paper.
import { after, before } from "node:test";
import { start, stop } from "./browser.mjs";

before(start);
after(stop);

await import("./checks/map.mjs");
await import("./checks/address.mjs");
await import("./checks/keyboard.mjs");
await import("./checks/access.mjs");
await import("./checks/sizes.mjs");
await import("./checks/print.mjs");
await import("./checks/pictures.mjs");
// At the end, when all pages were seen.
await import("./checks/quiet.mjs");
