//! The atlas: the page, its data and its borders, in one file.

mod borders;
mod columns;
mod flows;
mod tables;

pub use borders::Borders;
use serde_json::Value;

const PAGE: &str = include_str!("page/index.html");

/// In the order of the cascade.
const STYLE: [&str; 5] = [
    include_str!("page/style/base.css"),
    include_str!("page/style/map.css"),
    include_str!("page/style/panel.css"),
    include_str!("page/style/table.css"),
    include_str!("page/style/print.css"),
];

/// One module. A file may use those before it immediately, and all of them when the page has been read.
const SCRIPT: [&str; 32] = [
    include_str!("page/script/dom.js"),
    include_str!("page/script/columns.js"),
    include_str!("page/script/data.js"),
    include_str!("page/script/placements.js"),
    include_str!("page/script/flow_data.js"),
    include_str!("page/script/words.js"),
    include_str!("page/script/reassessed.js"),
    include_str!("page/script/letters.js"),
    include_str!("page/script/abbreviations.js"),
    include_str!("page/script/fold.js"),
    include_str!("page/script/names.js"),
    include_str!("page/script/lookup.js"),
    include_str!("page/script/near.js"),
    include_str!("page/script/diff.js"),
    include_str!("page/script/state.js"),
    include_str!("page/script/topology.js"),
    include_str!("page/script/dots.js"),
    include_str!("page/script/camera.js"),
    include_str!("page/script/arcs.js"),
    include_str!("page/script/map.js"),
    include_str!("page/script/legend.js"),
    include_str!("page/script/years.js"),
    include_str!("page/script/search.js"),
    include_str!("page/script/strip.js"),
    include_str!("page/script/flow_list.js"),
    include_str!("page/script/story.js"),
    include_str!("page/script/country.js"),
    include_str!("page/script/report.js"),
    include_str!("page/script/compare.js"),
    include_str!("page/script/tables.js"),
    include_str!("page/script/table.js"),
    include_str!("page/script/main.js"),
];

/// The complete page.
pub fn page(borders: &Borders) -> String {
    // What the first picture needs comes first.
    let parts = [
        ("core", tables::core().to_string()),
        ("map", borders.text().to_owned()),
        ("placements", tables::placements().to_string()),
        ("names", tables::names().to_string()),
        ("lists", tables::lists().to_string()),
        ("flows", flows::flows().to_string()),
    ];
    let data: Vec<String> = parts.iter().map(|(name, json)| embedded(name, json)).collect();
    let policy = format!("<p hidden id=\"borders\">{}</p>", borders.policy());
    PAGE.replace("/* style */", &STYLE.concat())
        .replace("<!-- data -->", &format!("{policy}\n{}", data.join("\n")))
        .replace("/* script */", &SCRIPT.concat())
}

/// Data that a browser only reads when it is needed. `<` could end the element, so it is escaped.
fn embedded(name: &str, json: &str) -> String {
    format!("<script type=\"application/json\" id=\"data-{name}\">{}</script>", json.replace('<', "\\u003c"))
}

/// Texts as JSON, or null.
fn text(value: Option<impl ToString>) -> Value {
    value.map_or(Value::Null, |value| Value::String(value.to_string()))
}
