//! The README claims nothing that does not hold: its table of coverage is recomputed, its commands are run.

mod support;

use std::fmt::Write;

use tip_report::{Dataset, Evidence};

const README: &str = include_str!("../README.md");

/// Placements by evidence class and flows with the entries read for them, a line for each report.
fn coverage_table() -> String {
    let mut table = String::from(
        "| report | placements | official | corroborated | transcribed | inferred | entries read | flows |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    let data = Dataset::bundled();
    for report in data.reports() {
        let of = |evidence| report.placements().filter(|placement| placement.evidence() == evidence).count();
        let mut read: Vec<_> = data
            .entries()
            .filter(|entry| entry.report() == report && entry.extent().is_some())
            .map(|entry| entry.country().code())
            .collect();
        read.dedup();
        writeln!(
            table,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            report.year(),
            report.placements().count(),
            of(Evidence::Official),
            of(Evidence::Corroborated),
            of(Evidence::Transcribed),
            of(Evidence::Inferred),
            read.len(),
            report.flows().count(),
        )
        .unwrap();
    }
    table
}

#[test]
fn the_table_of_coverage_is_what_the_data_holds() {
    let table = coverage_table();
    assert!(README.contains(&table), "README.md should have:\n{table}");
}

#[test]
fn outputs_shown_are_what_the_commands_print() {
    // A block ```text after a block ```sh with one `cargo run --example` is the output of that command.
    let mut shown = 0;
    for after in README.split("```sh\ncargo run --example ").skip(1) {
        let Some((command, rest)) = after.split_once("\n```\n\n```text\n") else { continue };
        let Some((output, _)) = rest.split_once("```") else { continue };
        let mut words = command.split_whitespace().filter(|word| *word != "--");
        let name = words.next().unwrap();
        let arguments: Vec<&str> = words.map(|word| word.trim_matches('"')).collect();
        let printed = support::printed(name, &arguments);
        for line in output.lines().filter(|line| *line != "…") {
            assert!(printed.lines().any(|other| other == line), "{command} does not print `{line}`");
        }
        shown += 1;
    }
    assert!(shown >= 1);
}
