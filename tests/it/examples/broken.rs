//! The tools where they meet files that are none.

use std::fs;

use crate::support::{
    DATA,
    example::{example, refused},
};

#[test]
fn what_is_no_directory_of_tables_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().to_str().unwrap();
    let said = |path: &str| {
        let output = example("validate", &[path]);
        assert_eq!(output.status.code(), Some(3));
        String::from_utf8(output.stdout).unwrap()
    };
    let missing = format!("{path}/missing");
    assert!(said(&missing).starts_with(&format!("{missing}: cannot be read: ")), "{}", said(&missing));
    assert!(said(path).starts_with(&format!("{path}/countries.csv: the table is missing\n")));
    for table in ["countries.csv", "reports.csv", "sources.csv"] {
        fs::copy(format!("{DATA}/{table}"), directory.path().join(table)).unwrap();
    }
    let tiers = directory.path().join("tiers.csv");
    fs::write(&tiers, "").unwrap();
    assert!(said(path).starts_with(&format!("{path}/tiers.csv: the file is empty: ")));
    fs::remove_file(&tiers).unwrap();
    fs::create_dir(&tiers).unwrap();
    assert!(said(path).starts_with(&format!("{path}/tiers.csv: cannot be read: ")));
    // A file where a directory should be.
    let file = format!("{DATA}/tiers.csv");
    assert!(said(&file).starts_with(&format!("{file}: cannot be read: ")));
    let (status, error) = refused("revise", &[&missing, DATA]);
    assert!(status == 3 && error.contains("cannot be read"), "{error}");
}

#[test]
fn what_is_no_file_to_screen_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let empty = directory.path().join("empty.csv");
    fs::write(&empty, "").unwrap();
    for (file, expected) in [
        (empty.to_str().unwrap(), "the input is empty"),
        (directory.path().to_str().unwrap(), "can't be read"),
        ("no/such/file.csv", "no/such/file.csv: "),
    ] {
        let (status, error) = refused("screen", &[file, "--country-column", "country"]);
        assert!(status == 3 && error.contains(expected) && !error.contains("panicked"), "{file}: {error}");
    }
}
