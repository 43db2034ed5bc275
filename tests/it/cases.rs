//! Files as others have them, each with what screening must say of every row: see `cases/README.md`.

use std::{collections::HashMap, fs, path::Path};

use csv::StringRecord;
use tip_report::{Dataset, Screening, country::CodeScheme, error::ScreenError, screen::SchemeWarning};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/cases");

fn screening(case: &str) -> Screening<'static> {
    let data = Dataset::bundled();
    match case {
        "10_space_before_quote" => Screening::new(data, "code"),
        "14_unhcr_codes" => Screening::new(data, "coo").scheme(CodeScheme::Unhcr),
        "25_year_column" => Screening::new(data, "country").year_column("year"),
        _ => Screening::new(data, "country"),
    }
}

/// The rows of a CSV text by the column `row`, without the line `sep=;` and with the delimiter that it says.
fn rows(text: &str) -> HashMap<String, HashMap<String, String>> {
    let (delimiter, text) = match text.strip_prefix("sep=") {
        Some(rest) => (rest.as_bytes()[0], rest.split_once('\n').unwrap().1),
        None => (b',', text),
    };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let cells = |record: StringRecord| header.iter().zip(&record).map(|(h, c)| (h.to_owned(), c.to_owned())).collect();
    let rows = reader.records().map(|record| cells(record.unwrap()));
    rows.map(|row: HashMap<String, String>| (row["row"].clone(), row)).collect()
}

/// What is wrong with a case, row for row.
fn faults(case: &str) -> Vec<String> {
    let file = |end: &str| fs::read(Path::new(FOLDER).join(format!("{case}{end}"))).unwrap();
    let expected = rows(&String::from_utf8(file(".expected.csv")).unwrap());
    let mut out = Vec::new();
    match screening(case).run(&file(".csv")[..], &mut out) {
        Ok(_) => {}
        // An error that names the line is as good as the rows: nothing is swallowed.
        Err(ScreenError::TextAfterQuote { line: 2, .. }) if case == "08_stray_quotes" => return Vec::new(),
        Err(error) => return vec![format!("{case}: {error}")],
    }
    // The csv crate takes spaces before a quote for text.
    let found = rows(&String::from_utf8(out).unwrap().replace(", \"", ",\""));
    let mut faults = Vec::new();
    for (row, expected) in &expected {
        for (column, expected) in expected.iter().filter(|(column, _)| *column != "row") {
            let found = found.get(row).map_or("no such row", |row| &row[column]);
            if if expected == "PROBLEM" { found.is_empty() } else { found != expected } {
                faults.push(format!("{case}: row {row}: {column}: `{found}`, not `{expected}`"));
            }
        }
    }
    if found.len() != expected.len() {
        faults.push(format!("{case}: {} rows, not {}", found.len(), expected.len()));
    }
    faults
}

#[test]
fn every_case_gives_what_is_expected() {
    let names = fs::read_dir(FOLDER).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let cases: Vec<String> = names.filter_map(|name| name.strip_suffix(".expected.csv").map(str::to_owned)).collect();
    assert!(cases.len() >= 15);
    for case in cases {
        let faults = faults(&case);
        assert!(faults.is_empty(), "{faults:#?}");
    }
    // Whoever does not say the scheme is warned.
    let codes = fs::read(Path::new(FOLDER).join("14_unhcr_codes.csv")).unwrap();
    let summary = Screening::new(Dataset::bundled(), "coo").run(&codes[..], Vec::new()).unwrap();
    let schemes = summary.scheme_warnings().iter().map(SchemeWarning::scheme);
    assert_eq!(schemes.collect::<Vec<_>>(), [CodeScheme::Unhcr]);
}
