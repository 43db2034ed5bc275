// The search: suggestions while one types, and on Enter exactly what the crate's lookup says. It never guesses.

const MOST_SUGGESTIONS = 8;

function buildSearch() {
  const input = element("input", {
    id: "country",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: "Name or code",
    "aria-expanded": "false",
    "aria-controls": "found",
    "aria-autocomplete": "list",
    "aria-describedby": "search-said",
    input: suggest,
    keydown: onSearchKey,
    blur: () => closeList(),
  });
  const list = element("ul", { id: "found", role: "listbox", "aria-label": "Countries", hidden: true });
  byId("search").append(
    element("label", { for: "country" }, "Country"),
    // What is said of the text stands above what is offered.
    element("div", { class: "box" }, input, element("p", { id: "search-said", class: "note", role: "status" }), list),
  );
}

let offered = [];
let pointed = -1;

function suggest() {
  offered = suggestions(byId("country").value, MOST_SUGGESTIONS);
  tell("");
  drawFound();
}

function drawFound() {
  pointed = -1;
  const found = byId("found");
  found.replaceChildren(...offered.map(foundItem));
  found.hidden = offered.length === 0;
  byId("country").setAttribute("aria-expanded", String(!found.hidden));
  byId("country").removeAttribute("aria-activedescendant");
}

function foundItem({ code, name }, at) {
  const country = countryOf.get(code);
  const other = name === country.name ? "" : ` (${name})`;
  return element(
    "li",
    { id: `found-${at}`, role: "option", "aria-selected": "false", pointerdown: event => (event.preventDefault(), choose(code)) },
    swatch(standing(country, state.report), evidence(country, state.report)),
    ` ${country.name}${other} `,
    element("span", { class: "code" }, code),
  );
}

function closeList() {
  offered = [];
  drawFound();
}

function choose(code) {
  closeList();
  byId("country").value = "";
  tell("");
  show({ country: countryOf.get(code) });
  byId("panel").focus({ preventScroll: true });
  byId("panel").scrollIntoView({ block: "nearest" });
}

function onSearchKey(event) {
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (move && offered.length) {
    event.preventDefault();
    pointed = (pointed + move + offered.length + (pointed < 0 && move < 0 ? 1 : 0)) % offered.length;
    [...byId("found").children].forEach((item, at) => item.setAttribute("aria-selected", String(at === pointed)));
    byId("country").setAttribute("aria-activedescendant", `found-${pointed}`);
  } else if (event.key === "Escape") {
    closeList();
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (pointed >= 0) choose(offered[pointed].code);
    else ask(byId("country").value);
  }
}

/** What the crate answers to the text. */
function ask(text) {
  if (trimmed(text) === "") return;
  const answer = lookUp(text);
  if (answer.code) return choose(answer.code);
  const meant = answer.ambiguous ?? answer.several;
  if (meant) {
    offered = meant.map(code => ({ code, name: countryOf.get(code).name }));
    drawFound();
    const names = offered.map(({ name }) => name);
    const said = answer.ambiguous ? `has more than one meaning: ${listed(names, "or")}` : `names several countries: ${listed(names)}`;
    return tell(`“${trimmed(text)}” ${said}.`);
  }
  if (offered.length === 0) {
    offered = near(text);
    drawFound();
  }
  const names = offered.map(({ code }) => countryOf.get(code).name);
  tell(`No country is named “${trimmed(text)}”.${names.length ? ` ${listed(names, "or")}?` : " No name is near."}`);
}

function tell(text) {
  byId("search-said").textContent = text;
}
