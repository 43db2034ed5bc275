//! The picture of the README: as a file, and as a link that has the picture in it.

use std::fmt::Write;

use super::Documents;
use crate::support::example::printed;

const COUNTRIES: [&str; 16] = [
    "South Korea",
    "North Korea",
    "United States",
    "Thailand",
    "Malaysia",
    "China",
    "Russia",
    "Cuba",
    "Singapore",
    "Ireland",
    "Japan",
    "Brazil",
    "South Sudan",
    "Netherlands Antilles",
    "Curaçao",
    "Somalia",
];

pub fn draw(documents: &mut Documents) {
    let drawn = printed("strip", &COUNTRIES);
    // The front page of the documentation has no files beside it, so the picture is in it.
    let mut uri = String::from("[tiers]: <data:image/svg+xml,");
    for letter in drawn.trim_end().chars() {
        match letter {
            '%' | '#' | '<' | '>' | '&' | '\n' => write!(uri, "%{:02X}", u32::from(letter)).unwrap(),
            other => uri.push(other),
        }
    }
    uri.push_str(">\n");
    *documents.text("docs/tiers.svg") = drawn;
    *documents.text("docs/tiers.md") = uri;
}
