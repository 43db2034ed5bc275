//! The example `audit` as a program.

use std::{fs, path::PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;
use tip_report::{Dataset, audit::MistakeKind};

use crate::support::example::{example, printed, refused};

fn folder_with(text: &str) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let file: PathBuf = folder.path().join("list.csv");
    fs::write(&file, text).unwrap();
    (folder, file.into_os_string().into_string().unwrap())
}

/// What it prints, and its exit status.
fn audit(arguments: &[&str]) -> (String, i32) {
    let output = example("audit", arguments);
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

fn audit_json(arguments: &[&str]) -> Value {
    serde_json::from_str(&audit(&[arguments, &["--json"]].concat()).0).unwrap()
}

const PANEL: &str = "country,year,tier\nMalaysia,2020,2WL\nMalaysia,2021,2WL\nCongo,2021,3\nRussia,2026,Tier 3\n";
const BY_YEAR: [&str; 6] = ["--country-column", "country", "--year-column", "year", "--tier-column", "tier"];

#[test]
fn the_panel_as_it_is_written_agrees_with_itself() {
    let (_folder, file) = folder_with(&printed("panel", &[]));
    let all = Dataset::bundled().placements().len() as u64;
    let special = Dataset::bundled().placements().filter(|placement| placement.tier().is_none()).count() as u64;
    for (column, coding, carried) in [
        ("ranking", "words", all),
        ("kelley_code", "kelley", all - special),
        ("ordinal", "ordinal", all - special),
        ("collapsed", "collapsed", all - special),
        ("collapsed", "hti", all - special),
    ] {
        let arguments = [&file, "--country-column", "name", "--year-column", "report_year", "--tier-column", column];
        let by_name = audit(&[&arguments[..], &["--coding", coding]].concat());
        let arguments = [&*file, "--country-column", "code", "--scheme", "iso", "--year-column", "report_year"];
        let (text, status) = audit(&[&arguments[..], &["--tier-column", column, "--coding", coding]].concat());
        assert_eq!((&text, status), (&by_name.0, by_name.1));
        assert_eq!(status, 0, "{text}");
        assert!(
            text.starts_with(&format!("{carried} claims, coded as {coding}: {carried} agree, 0 do not; ")),
            "{text}"
        );
    }
}

#[test]
fn what_the_summary_says_is_in_json_too() {
    for (cells, said) in
        [(&["3"][..], ""), (&["3", "NA"], "; 1 cell claims nothing"), (&["3", "", "."], "; 2 cells claim nothing")]
    {
        let rows = cells.join("\nNorth Korea,");
        let (_folder, file) = folder_with(&format!("country,tier\nNorth Korea,{rows}\n"));
        for (coding, not_judged) in [("kelley", ""), ("collapsed", "2 is Tier 2 or Tier 2 Watch List")] {
            let arguments = [&file, "--country-column", "country", "--tier-column", "tier", "--coding", coding];
            let (text, status) = audit(&arguments);
            assert_eq!(status, 0, "{text}");
            assert!(
                text.starts_with(&format!("1 claim, coded as {coding}: 1 agree, 0 do not{said}\n{not_judged}")),
                "{text}"
            );
            let found = audit_json(&arguments);
            assert_eq!(found["blank"], cells.len() - 1);
            assert_eq!(found["not_judged"].as_str().unwrap_or_default().starts_with("2 is"), !not_judged.is_empty());
        }
    }
}

#[test]
fn all_formats_say_the_same() {
    let (_folder, file) = folder_with(PANEL);
    let arguments = [&[&*file][..], &BY_YEAR].concat();
    let (text, status) = audit(&arguments);
    assert_eq!(status, 1);
    assert_eq!(
        text,
        "4 claims, coded as words (detected): 1 agree, 3 do not\n\
         line 3: Malaysia 2021: claimed `2WL`, found Tier 3 (official)\n\
         line 4: `Congo` 2021: claimed `3`, `Congo` is ambiguous: Democratic Republic of the Congo (COD) or Republic of the Congo (COG)\n\
         line 5: Russia: claimed `Tier 3`, there is no report of 2026: the dataset has the reports of 2001 to 2025\n\
         2021: U.S. Department of State, Trafficking in Persons Report, 21st edition, 1 July 2021, https://www.state.gov/reports/2021-trafficking-in-persons-report/\n"
    );
    let found = audit_json(&arguments);
    let keys: Vec<&String> = found.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["coding", "not_judged", "claims", "agree", "blank", "findings", "missing", "mistakes"]);
    let citation = &found["findings"][0]["citation"];
    assert!(citation.as_str().unwrap().starts_with("Malaysia: Tier 3. U.S. Department of State"));
    assert_eq!(
        found["findings"][0],
        json!({
            "line": 3, "code": "MYS", "report": 2021, "claimed": "2WL", "found": "Tier 3", "finding": "differs",
            "evidence": "official", "citation": citation
        })
    );
    assert_eq!(found["findings"][1]["code"], Value::Null);
    assert_eq!(found["findings"][2]["finding"], "no such report");
    let (table, status) = audit(&[&arguments[..], &["--csv"]].concat());
    assert_eq!(status, 1);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    assert_eq!(
        reader.headers().unwrap(),
        vec!["line", "code", "report", "claimed", "found", "finding", "evidence", "citation"]
    );
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    for (row, finding) in rows.iter().zip(found["findings"].as_array().unwrap()) {
        let cells = finding.as_object().unwrap().values().map(|value| match value {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        });
        assert!(row.iter().map(str::to_owned).eq(cells), "{row:?}");
    }
    assert_eq!(rows.len(), 3);
    let (annotations, status) = audit(&[&arguments[..], &["--format", "github"]].concat());
    assert_eq!(status, 1);
    let file = file.replace(',', "%2C").replace(':', "%3A");
    let first = annotations.lines().next().unwrap();
    assert!(
        first.starts_with(&format!(
            "::error file={file},line=3,title=differs::Malaysia 2021: claimed `2WL`, found Tier 3 (official). Malaysia: Tier 3. U.S."
        )),
        "{first}"
    );
    assert_eq!(annotations.lines().count(), 3);
}

/// GitHub reads `%`, line ends, and in properties `:` and `,` as signs of its own.
#[test]
fn annotations_are_escaped() {
    let (folder, _) = folder_with("");
    let file = folder.path().join("a,b 100%.csv");
    fs::write(&file, "country,tier\n\"Peru 50%\n::error::x\",Tier 1\n").unwrap();
    let file = file.to_str().unwrap();
    let arguments = [file, "--country-column", "country", "--tier-column", "tier", "--format", "github"];
    let (annotations, status) = audit(&arguments);
    assert_eq!((status, annotations.lines().count()), (1, 1), "{annotations}");
    assert!(
        annotations.contains("a%2Cb 100%25.csv,line=2,title=unknown country::`Peru 50%25\\n::error::x`"),
        "{annotations}"
    );
}

#[test]
fn a_plain_list_and_what_it_lacks() {
    let (_folder, file) = folder_with("PRK\nCuba\nLuxembourg\n");
    let arguments = [&file, "--year", "2013", "--tier", "Tier 3", "--complete", "Tier 3"];
    let found = audit_json(&arguments);
    assert_eq!((found["claims"].as_u64(), found["agree"].as_u64()), (Some(3), Some(2)));
    let missing = found["missing"].as_array().unwrap();
    assert_eq!(missing.len(), 21 - 2);
    assert!(missing.iter().any(|missing| missing["code"] == "RUS" && missing["found"] == "Tier 3"));
    let (text, _) = audit(&arguments);
    assert!(text.contains("\nmissing: Russia 2013: Tier 3 ("), "{text}");
    let rows = audit(&[&arguments[..], &["--csv"]].concat()).0;
    assert!(rows.contains(",RUS,2013,,Tier 3,missing,"), "{rows}");
    // Complete and right: nothing is found.
    let all: Vec<&str> = missing.iter().map(|missing| missing["code"].as_str().unwrap()).collect();
    let (_folder, file) = folder_with(&format!("PRK\nCuba\n{}\n", all.join("\n")));
    let arguments = [&file, "--year", "2013", "--tier", "Tier 3", "--complete", "Tier 3"];
    assert_eq!(audit(&arguments), ("21 claims, coded as words: 21 agree, 0 do not\n".into(), 0));
}

#[test]
fn a_column_a_year() {
    for (header, more) in [("2012,2013", &[][..]), ("tier2012,tier2013", &["--tier-column", "tier*"])] {
        let (_folder, file) = folder_with(&format!("country,{header}\nThailand,2W,2W\nCuba,3,2\n"));
        let (text, status) = audit(&[&[&*file, "--country-column", "country"], more].concat());
        assert!(text.contains("\nline 3: Cuba 2013: claimed `2`, found Tier 3 ("), "{text}");
        assert_eq!((status, text.lines().count()), (1, 3));
    }
}

#[test]
fn a_coding_must_be_said_where_two_fit() {
    let (_folder, file) = folder_with("country,year,tier\nCuba,2013,3\nPeru,2013,2\n");
    let arguments = [&[&*file][..], &BY_YEAR].concat();
    let (status, said) = refused("audit", &arguments);
    assert_eq!(status, 2);
    assert!(said.contains("`3` is Tier 3 in words, kelley, collapsed, hti and Tier 2 Watch List in ordinal"), "{said}");
    assert!(said.contains("; say it with `--coding`"), "{said}");
    assert_eq!(audit(&[&arguments[..], &["--coding", "kelley"]].concat()).1, 0);
}

/// Each fault of `make_panel` is named, and no other.
#[test]
fn each_planted_fault_is_named() {
    let (_folder, file) = folder_with(&printed("make_panel", &[]));
    let arguments = [&[&*file][..], &BY_YEAR].concat();
    assert_eq!(audit(&arguments).1, 0);
    for &fault in MistakeKind::ALL {
        let (_folder, file) = folder_with(&printed("make_panel", &["--fault", fault.as_str()]));
        let column = if fault == MistakeKind::OtherScheme { "code" } else { "country" };
        let arguments =
            [&file, "--country-column", column, "--year-column", "year", "--tier-column", "tier", "--coding", "kelley"];
        let found = audit_json(&arguments);
        let named: Vec<&str> =
            found["mistakes"].as_array().unwrap().iter().map(|mistake| mistake["kind"].as_str().unwrap()).collect();
        assert_eq!(named, [fault.as_str()], "{}", found["mistakes"]);
        assert_eq!(audit(&arguments).1, 1);
    }
}
