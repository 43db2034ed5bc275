// The reports as a slider, and the other choices: map or table, compared with which report, which part of the world.

function buildYears() {
  const slider = element("input", {
    type: "range",
    id: "year",
    min: 0,
    max: reports.length - 1,
    step: 1,
    "aria-label": "Report",
    input: event => show({ report: reports[Number(event.target.value)] }),
  });
  const step = (by, label, text) => element("button", { type: "button", "aria-label": label, title: label, "data-step": by, click: () => stepYear(by) }, text);
  const ticks = reports.map(({ year }) => element("span", { class: (year - 2001) % 4 ? "minor" : "" }, String(year)));
  byId("years").append(
    step(-1, "Earlier report", "◀"),
    element("div", { class: "slide" }, slider, element("div", { class: "ticks", "aria-hidden": "true" }, ticks)),
    step(1, "Later report", "▶"),
    element("output", { id: "shown-year", for: "year" }),
  );
  // The arrow keys move between reports wherever they have no meaning of their own.
  document.addEventListener("keydown", event => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const own = event.target.closest?.("input, select, textarea, .scroll");
    if (!by || own || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    stepYear(by);
  });
}

function stepYear(by) {
  const report = reports[reports.indexOf(state.report) + by];
  if (report) show({ report });
}

function drawYears() {
  const { report } = state;
  const slider = byId("year");
  slider.value = reports.indexOf(report);
  slider.setAttribute("aria-valuetext", `${report.title}, released on ${report.released}`);
  byId("shown-year").textContent = report.year;
  for (const button of byId("years").querySelectorAll("[data-step]")) {
    button.disabled = !reports[reports.indexOf(report) + Number(button.dataset.step)];
  }
}

function buildChoices() {
  const option = (value, text) => element("option", { value }, text);
  const choice = (id, label, options, choose) =>
    element("label", {}, `${label} `, element("select", { id, change: event => choose(event.target.value) }, options));
  const view = (name, text) =>
    element("button", { type: "button", "data-view": name, click: () => show({ view: name }) }, text);
  byId("choices").append(
    element("div", { class: "switch", role: "group", "aria-label": "Map or table" }, view("map", "Map"), view("table", "Table")),
    choice("since", "Compared with", [option("", "no other report"), ...reports.map(({ year }) => option(year, year))], value =>
      show({ since: reportOf(Number(value)) })),
    choice("area", "Part of the world", [option("", "all"), ...core.bureaus.map(({ id, name }) => option(id, name))], value =>
      show({ area: value })),
    element("button", { type: "button", class: "quiet", click: copyLink }, "Copy link"),
  );
}

function drawChoices() {
  byId("since").value = state.since?.year ?? "";
  for (const option of byId("since").options) option.disabled = option.value === String(state.report.year);
  byId("area").value = state.area;
  for (const button of byId("choices").querySelectorAll("[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  }
}

const copyLink = () => copy(location.href, "The link to this view is copied.");

/** Puts a text on the clipboard, in the old way where a page from the disk may not use the new one. */
async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", { class: "aside", "aria-hidden": "true", tabindex: -1 });
    area.value = text;
    document.body.append(area);
    const focused = document.activeElement;
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    focused?.focus();
    if (!copied) return say("The browser does not let this page copy.");
  }
  say(done);
}
