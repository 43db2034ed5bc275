//! The README and the cookbook: their commands run and print what is shown, and the picture is what the example draws.

use std::fmt::Write;

use crate::support::{example::printed, shown::check_shown_commands};

#[test]
fn readme_commands_run_and_print_what_is_shown() {
    assert_eq!(check_shown_commands(include_str!("../../../README.md")), 7);
}

#[test]
fn cookbook_commands_run_and_print_what_is_shown() {
    assert_eq!(check_shown_commands(include_str!("../../../docs/cookbook.md")), 10);
}

#[test]
fn the_picture_is_what_the_example_draws() {
    let countries = [
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
    let drawn = printed("strip", &countries);
    let command = format!("cargo run --example strip -- '{}' > docs/tiers.svg", countries.join("' '"));
    assert!(drawn == include_str!("../../../docs/tiers.svg"), "the picture is an old one: {command}");
    // The front page of the documentation has no files beside it, so the picture is in it.
    let mut uri = String::from("[tiers]: <data:image/svg+xml,");
    for letter in drawn.trim_end().chars() {
        match letter {
            '%' | '#' | '<' | '>' | '&' | '\n' => write!(uri, "%{:02X}", u32::from(letter)).unwrap(),
            other => uri.push(other),
        }
    }
    uri.push_str(">\n");
    if uri != include_str!("../../../docs/tiers.md") {
        let path = std::env::temp_dir().join("tip-report-tiers.md");
        std::fs::write(&path, uri).unwrap();
        panic!("the picture has changed: mv {} docs/tiers.md", path.display());
    }
}
