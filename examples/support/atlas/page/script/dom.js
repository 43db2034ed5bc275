// Elements in one line: element("p", { class: "note" }, "text", child, …). Absent children are left out.

const SVG = "http://www.w3.org/2000/svg";

function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function drawing(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter(child => child !== undefined && child !== null && child !== ""));
  return node;
}

const byId = id => document.getElementById(id);

/** Says something to everyone, aloud as well. */
function say(text) {
  byId("status").textContent = text;
}

/** `1 flow`, `2 flows`. */
const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
function listed(items, last = "and") {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}
