// The panel of a report, when no country is chosen.

function reportPanel() {
  const { report } = state;
  const before = reports[reports.indexOf(report) - 1];
  const facts = [
    ["Released", report.released],
    ["Secretary of State", report.secretary],
    ["Period covered", report.period ?? "not sourced here"],
    ["Entries read for flows", report.coverage],
    ["Reassessed after it", report.reassessments && reassessedLine(report)],
  ];
  return [
    element("h2", {}, report.title),
    element("dl", {}, facts.filter(([, value]) => value).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])),
    before ? element("p", {}, changeSummary(before, report)) : "",
    element("blockquote", {}, report.citation),
    element("p", { class: "links" }, report.url ? element("a", { href: report.url, rel: "noreferrer" }, "The report") : ""),
    element("h3", { class: "screen-only" }, "How to use this page"),
    element(
      "ul",
      { class: "screen-only" },
      element("li", {}, "Choose a country on the map, in the table or by its name to see its history, evidence and flows."),
      element("li", {}, "The arrow keys ← and → go from report to report."),
      element("li", {}, "The address restores the view, so you can send it as a link. Printing prints what is on the screen."),
      element("li", {}, "A good start: ", element("a", { href: "#year=2009&country=KOR" }, "the two Koreas in 2009"), "."),
    ),
  ];
}

function changeSummary(before, report) {
  const all = changes(before, report);
  const count = kind => all.filter(change => change.direction === kind).length;
  const parts = [`${count("upgrade")} up`, `${count("downgrade")} down`, `${count("entered")} entered`, `${count("left")} left`];
  return [
    `Since the report of ${before.year}: ${listed(parts)}. `,
    element("a", { class: "screen-only", href: hashOf({ ...state, since: before }) }, `Compare with ${before.year}`),
  ];
}
