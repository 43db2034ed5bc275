// Puts the page together.

function drawPanel() {
  const panel = byId("panel");
  const top = panel.scrollTop;
  const parts = [
    ...(state.country ? countryPanel(state.country) : []),
    ...(state.since ? comparePanel() : []),
    ...(!state.country && !state.since ? reportPanel() : []),
  ];
  panel.replaceChildren(...parts.flat().filter(node => node !== ""));
  panel.scrollTop = top;
}

function drawView() {
  byId("map-view").hidden = state.view !== "map";
  byId("table-view").hidden = state.view !== "table";
  if (state.view === "table") drawTable();
  else byId("table-view").replaceChildren();
}

/** Below a map that has no room beside it: what was chosen, and the way to it. */
function drawChosen() {
  const { country, report } = state;
  const jump = () => byId("panel").focus();
  byId("chosen").replaceChildren(
    ...(country
      ? [
          swatch(standing(country, report), evidence(country, report)),
          ` ${country.name}, ${report.year}: `,
          element("b", {}, STANDINGS[standing(country, report)]),
          " ",
          element("button", { type: "button", class: "quiet", click: jump }, "What the report says"),
        ]
      : []),
  );
}

function drawTitle() {
  const { report, since, country } = state;
  const what = since ? `from the report of ${since.year} to that of ${report.year}` : `report of ${report.year}`;
  const title = country ? `${country.name}, ${what}` : what[0].toUpperCase() + what.slice(1);
  document.title = `${title} – Trafficking in Persons Reports`;
  byId("print-title").textContent = `${title}. Made from tip-report data ${core.version}; address of this view: ${location.hash}`;
  const count = RANKINGS.map(letter => `${STANDINGS[letter]} ${countries.filter(country => standing(country, report) === letter).length}`);
  byId("stage").setAttribute("aria-label", `${state.view === "map" ? "Map" : "Table"}, ${what}: ${count.join(", ")}`);
}

function buildFoot() {
  byId("foot").append(
    element("p", {}, `Source: U.S. Department of State, Trafficking in Persons Reports (public domain); data of the tip-report crate, ${core.version}. Each placement says how well it is known.`),
    element("p", {}, "A tier is the Department’s judgement of a government’s efforts against the minimum standards of U.S. law. It is not a risk score, not a measure of how much trafficking there is, and not a legal finding; the rankings are contested. An arc or a line of the list is a statement of an entry, not a volume. If an entry was not read, a missing flow means nothing."),
    element("p", {}, byId("borders").textContent),
  );
}

document.body.prepend(drawing("svg", { class: "aside", width: 0, height: 0, "aria-hidden": "true" }, drawing("defs", {}, ...patterns("page-"))));
buildYears();
buildChoices();
buildSearch();
buildMap();
buildFoot();
for (const draw of [drawYears, drawChoices, drawMap, drawLegend, drawView, drawChosen, drawTitle, drawPanel]) onChange(draw);
addEventListener("hashchange", readAddress);
readAddress();
// For the curious, and for tests.
window.atlas = { reports, countries, standing, evidence, changes, unchanged, mayBeArtefact, drawable, citation, reassessmentSection, reading, waysOf, listsOf, clockOf, lookUp, near, fold, show, state };
