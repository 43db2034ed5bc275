//! What the benchmarks share: the bundled files, a bare scan of them, and loading one table at a time.

#![allow(dead_code, reason = "each benchmark uses a part")]

use csv_core::{ReadRecordResult, Reader};
use tip_report::{Dataset, DesignationCoverage, DesignationList, ReportYear};

/// The bundled files, a file after those that it refers to.
pub const FILES: [(&str, &str); 14] = [
    ("countries.csv", include_str!("../../data/countries.csv")),
    ("names.csv", include_str!("../../data/names.csv")),
    ("reports.csv", include_str!("../../data/reports.csv")),
    ("sources.csv", include_str!("../../data/sources.csv")),
    ("tiers.csv", include_str!("../../data/tiers.csv")),
    ("regions.csv", include_str!("../../data/regions.csv")),
    ("region_members.csv", include_str!("../../data/region_members.csv")),
    ("flows.csv", include_str!("../../data/flows.csv")),
    ("roles.csv", include_str!("../../data/roles.csv")),
    ("entries.csv", include_str!("../../data/entries.csv")),
    ("designations.csv", include_str!("../../data/designations.csv")),
    ("designation_coverage.csv", include_str!("../../data/designation_coverage.csv")),
    ("law_enforcement.csv", include_str!("../../data/law_enforcement.csv")),
    ("vocabulary.csv", include_str!("../../data/vocabulary.csv")),
];

pub fn text(file: &str) -> &'static str {
    FILES.iter().find(|(name, _)| *name == file).expect("a bundled file").1
}

/// The floor: csv-core goes over the bytes and finds every cell, and nothing is made of them. Counts the records.
///
/// The parser comes ready: to build its tables costs as much as a thousand records.
pub fn scan(parser: &mut Reader, text: &str) -> usize {
    let (mut cells, mut ends) = ([0; 8192], [0; 64]);
    let mut input = text.as_bytes();
    let mut records = 0;
    parser.reset();
    loop {
        let (result, read, _, _) = parser.read_record(input, &mut cells, &mut ends);
        input = &input[read..];
        match result {
            ReadRecordResult::Record => records += 1,
            ReadRecordResult::End => return records,
            _ => {}
        }
    }
}

/// A dataset of which nothing is loaded but the tables that the rows of `file` refer to.
pub fn before(file: &str) -> Dataset {
    let data = Dataset::default();
    if file != "countries.csv" {
        load(&data, "countries.csv");
    }
    for key in ["reports.csv", "sources.csv", "regions.csv"] {
        if file != key && !["countries.csv", "names.csv"].contains(&file) {
            load(&data, key);
        }
    }
    data
}

/// Loads one table, by a question that needs it. Gives some number of its rows.
pub fn load(data: &Dataset, file: &str) -> usize {
    match file {
        "countries.csv" => data.countries().count(),
        "names.csv" => data.country("France").iter().len(),
        "reports.csv" => data.reports().count(),
        "sources.csv" => data.sources().count(),
        "tiers.csv" => data.placements().len(),
        "regions.csv" => data.regions().count(),
        "region_members.csv" => {
            data.region("africa").map_or(0, |africa| africa.countries_on_project_list(ReportYear::FIRST).count())
        }
        "flows.csv" => data.flows().take(1).count(),
        "roles.csv" => data.roles().len(),
        "entries.csv" => data.entries().len(),
        "designations.csv" => data.designations().len(),
        "designation_coverage.csv" => {
            let set = data.latest_report().and_then(|report| report.designation_set(DesignationList::ChildSoldiers));
            set.map_or(0, |set| usize::from(set.coverage() == DesignationCoverage::Complete))
        }
        "law_enforcement.csv" => data.law_enforcement().len(),
        "vocabulary.csv" => data.vocabulary().len(),
        _ => unreachable!("no such file: {file}"),
    }
}
