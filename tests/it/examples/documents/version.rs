//! The data version: the day that the changelog names last under "Data", in the places that repeat it.

use super::Documents;

/// The places that repeat it: the file, and the text before it.
const PLACES: [(&str, &str); 2] =
    [("data/datapackage.json", "\"version\": \""), ("src/dataset.rs", "DATA_VERSION: &str = \"")];

/// The first line of the changelog that begins with a day.
fn latest(changelog: &str) -> &str {
    let days = changelog.lines().filter_map(|line| line.strip_prefix("- ")?.split_once(": ")).map(|(day, _)| day);
    let mut days = days.filter(|day| day.parse::<tip_report::chrono::NaiveDate>().is_ok());
    days.next().expect("CHANGELOG.md names the days on which the data changed, as `- 2009-06-16: …`")
}

pub fn set(documents: &mut Documents) {
    let version = latest(documents.text("CHANGELOG.md")).to_owned();
    for (file, before) in PLACES {
        let text = documents.text(file);
        let start = text.find(before).unwrap_or_else(|| panic!("{file} has the data version")) + before.len();
        let end = start + text[start..].find('"').unwrap();
        text.replace_range(start..end, &version);
    }
}
