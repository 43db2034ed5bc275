//! The README claims nothing that does not hold: its table of coverage and its gaps are recomputed, its program
//! is the example.

use std::{collections::BTreeSet, fmt::Write};

use tip_report::{Dataset, DesignationCoverage, DesignationList, Evidence, Extent};

const README: &str = include_str!("../../README.md");

/// Placements by evidence class, and the entries that were read with their flows, a line for each report.
fn coverage_table() -> String {
    let mut table = String::from(
        "| report | placements | official | corroborated | transcribed | inferred | entries read | in full | condensed | comparable | flows |\n\
         |---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for report in Dataset::bundled().reports() {
        let of = |evidence| report.placements().filter(|placement| placement.evidence() == evidence).count();
        let coverage = report.coverage();
        let comparable = report.previous().map(|previous| coverage.comparable_with(previous).count());
        let numbers = [
            report.placements().count(),
            of(Evidence::Official),
            of(Evidence::Corroborated),
            of(Evidence::Transcribed),
            of(Evidence::Inferred),
            coverage.entries_read(),
            coverage.to_extent(Extent::Full),
            coverage.to_extent(Extent::Condensed),
            comparable.unwrap_or(0),
            report.flows().count(),
        ];
        let cells = numbers.map(|number| number.to_string()).join(" | ");
        writeln!(table, "| {} | {cells} |", report.year()).unwrap();
    }
    table
}

#[test]
fn the_table_of_coverage_is_what_the_data_holds() {
    let table = coverage_table();
    assert!(README.contains(&table), "README.md should have:\n{table}");
}

#[test]
fn the_known_gaps_are_those_of_the_data() {
    let unknown = |list| {
        let sets = Dataset::bundled().reports().filter_map(move |report| report.designation_set(list));
        let open = sets.filter(|set| set.coverage() != DesignationCoverage::Complete);
        open.map(|set| match set.coverage() {
            DesignationCoverage::Partial => format!("part of {}", set.report().year()),
            _ => set.report().year().to_string(),
        })
        .collect::<BTreeSet<_>>()
    };
    for (list, named) in [
        (DesignationList::ChildSoldiers, "the child-soldier lists of "),
        (DesignationList::StateSponsored, "the state-sponsored list of "),
        (DesignationList::WatchListWaiver, "the Watch List waivers of "),
    ] {
        let readme = README.replace("\n  ", " ");
        let said = readme.split_once(named).unwrap().1.split_once(';').unwrap().0;
        let said: BTreeSet<_> = said.split(", ").flat_map(|years| years.split(" and ")).map(str::to_owned).collect();
        assert_eq!(said, unknown(list), "{named}");
    }
}

#[test]
fn the_program_is_the_example() {
    let (_, program) = include_str!("../../examples/first_look.rs").split_once("\n\n").unwrap();
    assert!(README.contains(&format!("```rust\n{program}```\n")), "README.md should have:\n{program}");
}

#[test]
fn every_example_is_named() {
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples")).unwrap() {
        let file = file.unwrap().file_name().into_string().unwrap();
        let Some(name) = file.strip_suffix(".rs") else { continue };
        // The programs of the cookbook are in the cookbook.
        let named = README.contains(&format!("`{name}`")) || README.contains(&format!("--example {name}\n"));
        assert!(named || name.starts_with("cookbook_"), "README.md should name the example {name}");
    }
}
