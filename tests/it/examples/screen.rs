//! The example `screen` as a program, and all that it says of a large file against plain Python.

use std::{
    fs,
    io::{Read, Write},
    path::PathBuf,
    process::{Command, Stdio},
};

use tempfile::TempDir;

use crate::support::{
    example::{example, printed, program, refused},
    python,
};

const CSV: &str = "id,supplier_country,signed\r\n\
                   1,\"Korea, South\",2009-06-16\r\n\
                   2,Burma,2009-06-15T10:00:00Z\r\n\
                   3,Congo,2009-06-16\r\n\
                   4,Phillipines,\r\n";

fn folder_with(name: &str, text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, text).unwrap();
    (folder, file)
}

fn names_in(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn rows_get_the_report_in_force_and_the_summary_says_what_is_open() {
    let (folder, file) = folder_with("in.csv", CSV);
    let file = file.to_str().unwrap();
    let out = folder.path().join("out.csv");
    let arguments = [file, "--country-column", "supplier_country", "--date-column", "signed"];
    let output = example("screen", &[&arguments[..], &["--out", out.to_str().unwrap()]].concat());
    assert!(output.status.success());
    assert_eq!(output.stdout, b"");
    let screened = fs::read_to_string(&out).unwrap();
    assert_eq!(
        screened,
        "id,supplier_country,signed,tip_code,tip_report,tip_ranking,tip_standing,tip_evidence,tip_problem,tip_reassessed\r\n\
         1,\"Korea, South\",2009-06-16,KOR,2009,Tier 1,Tier 1,official,,\r\n\
         2,Burma,2009-06-15T10:00:00Z,MMR,2008,Tier 3,Tier 3,official,,\r\n\
         3,Congo,2009-06-16,,2009,,,,ambiguous name,\r\n\
         4,Phillipines,,,,,,,unknown name,\r\n"
    );
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "4 rows, 2 of them with a problem\n  unknown name: 1\n  ambiguous name: 1\n\
         1 row: `Congo` is ambiguous: Democratic Republic of the Congo (COD) or Republic of the Congo (COG)\n\
         1 row: no country is named `Phillipines`; near: Philippines (PHL)\n"
    );
    assert_eq!(names_in(&folder), ["in.csv", "out.csv"]);
    assert_eq!(printed("screen", &arguments), screened);
}

#[test]
fn codes_of_another_scheme_are_noticed_and_read() {
    let (_folder, file) = folder_with("in.csv", "code\nCH\nKN\nAJ\nUP\nUS\n");
    let arguments = [file.to_str().unwrap(), "--country-column", "code", "--year", "2018"];
    let output = example("screen", &arguments);
    assert!(output.status.success());
    assert_eq!(
        String::from_utf8(output.stderr).unwrap().lines().nth(2).unwrap(),
        "warning: the column looks like FIPS 10-4 codes: as it was read 2 codes have no meaning (AJ, UP), and 2 mean another \
         country (CH, KN); `--scheme fips` reads such codes"
    );
    let output = example("screen", &[&arguments[..], &["--scheme", "FIPS"]].concat());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "5 rows, 0 of them with a problem\n");
    let rows = String::from_utf8(output.stdout).unwrap();
    assert!(rows.contains("\nCH,CHN,2018,Tier 3,") && rows.contains("\nKN,PRK,2018,Tier 3,"), "{rows}");

    let output = example("screen", &[&arguments[..], &["--scheme", "iso"]].concat());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("1 row: no country has the ISO 3166-1 code `AJ`\n"), "{said}");
    assert!(printed("country", &["kn", "--scheme", "fips"]).starts_with("North Korea (PRK)\n"));
    let output = example("country", &["AJ", "--scheme", "ioc"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "no country has the IOC code `AJ`\n");
}

#[test]
fn aliases_settle_what_is_open() {
    let (folder, file) = folder_with("in.csv", CSV);
    let aliases = folder.path().join("aliases.csv");
    fs::write(&aliases, "alias,code\nCongo,COD\nPhillipines,PHL\n").unwrap();
    let (file, aliases) = (file.to_str().unwrap(), aliases.to_str().unwrap());
    let rows = printed(
        "screen",
        &[file, "--country-column", "supplier_country", "--year", "2018", "--aliases", aliases, "--strict"],
    );
    assert!(rows.contains("3,Congo,2009-06-16,COD,2018,Tier 3,Tier 3,"), "{rows}");
    assert!(rows.contains("4,Phillipines,,PHL,2018,Tier 1,Tier 1,"), "{rows}");
}

#[test]
fn the_statuses() {
    let (folder, file) = folder_with("in.csv", CSV);
    let file = file.to_str().unwrap();
    let out = folder.path().join("out.csv");
    let out = out.to_str().unwrap();
    let country = "supplier_country";
    fs::write(out, "from before").unwrap();
    let (status, said) = refused("screen", &[file, "--country-column", country, "--strict", "--out", out]);
    assert_eq!(status, 3);
    assert!(said.starts_with("4 rows, 2 of them with a problem\n"), "{said}");
    let (status, said) = refused("screen", &[file, "--country-column", "country", "--out", out]);
    assert_eq!(status, 3);
    assert!(said.contains("in.csv: the header has no column `country`"), "{said}");
    assert_eq!(fs::read_to_string(out).unwrap(), "from before");
    assert_eq!(names_in(&folder), ["in.csv", "out.csv"]);
    for arguments in [
        &["no such file", "--country-column", country][..],
        &[file, "--country-column", country, "--aliases", file],
        &[file, "--country-column", country, "--out", "no such folder/out.csv"],
    ] {
        assert_eq!(refused("screen", arguments).0, 3, "{arguments:?}");
    }
    for arguments in [
        &[][..],
        &[file],
        &[file, "--country-column", country, "--date-column", "signed", "--year", "2009"],
        &[file, "--country-column", country, "--delimiter", "::"],
        &[file, "--country-column", country, "--threads", "0"],
    ] {
        assert_eq!(refused("screen", arguments).0, 2, "{arguments:?}");
    }
}

#[test]
fn standard_input_and_a_reader_that_stops_early() {
    let mut child = Command::new(program("screen"))
        .args(["-", "--country-column", "country", "--delimiter", ";"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let writer = std::thread::spawn(move || {
        // The program ends before it has read all: a closed pipe is expected.
        let _ = stdin.write_all(b"country\n").and_then(|()| stdin.write_all(&b"KOR\n".repeat(1_000_000)));
    });
    let mut first = [0; 7];
    stdout.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"country");
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert!(output.status.success());
}

#[test]
fn a_large_file_is_screened_row_for_row_as_by_plain_python() {
    let suppliers = printed("make_suppliers", &["100000"]);
    assert!(suppliers == printed("make_suppliers", &["100000"]), "the same seed gives the same file");
    let (folder, file) = folder_with("in.csv", &suppliers);
    let path = |name: &str| folder.path().join(name).into_os_string().into_string().unwrap();
    let file = file.to_str().unwrap();
    let aliases = path("aliases.csv");
    fs::write(&aliases, "alias,code\nCongo,COD\nkorea,KOR\nn/a,USA\n").unwrap();
    let Some(python) = python::python() else { return };
    let reference = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/screen_reference.py");
    for options in [&["--date-column", "signed"][..], &["--year", "2010", "--aliases", &aliases], &[]] {
        let arguments = [&[file, "--country-column", "supplier_country"], options].concat();
        let (ours, theirs) = (path("ours.csv"), path("theirs.csv"));
        let output = example("screen", &[&arguments[..], &["--out", &ours]].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let status = Command::new(python).arg(&reference).args(&arguments).args(["--out", &theirs]).status().unwrap();
        assert!(status.success());
        let (ours, theirs) = (fs::read_to_string(ours).unwrap(), fs::read_to_string(theirs).unwrap());
        let differs = ours.lines().zip(theirs.lines()).find(|(ours, theirs)| ours != theirs);
        assert_eq!(differs, None, "{options:?}");
        assert_eq!(ours.len(), theirs.len());
    }
}

#[test]
fn the_summary_tells_empty_dates_from_bad_ones() {
    let (_folder, file) = folder_with("in.csv", "c,d\nKOR,\nKOR,  \nKOR,soon\nKOR,2013-06-19\n");
    let output = example("screen", &[file.to_str().unwrap(), "--country-column", "c", "--date-column", "d"]);
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "4 rows, 3 of them with a problem\n  bad date: 3\n1 row: `soon`: bad date\n2 rows: no date\n"
    );
    assert!(String::from_utf8(output.stdout).unwrap().contains("KOR,,KOR,,,,,bad date,\n"));
    let (_folder, file) = folder_with("in.csv", "c\nKOR\n");
    let output = example("screen", &[file.to_str().unwrap(), "--country-column", "c"]);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "1 row, 0 of them with a problem\n");
}

#[test]
fn errors_of_aliases_name_their_file() {
    let (folder, file) = folder_with("in.csv", CSV);
    let aliases = folder.path().join("mine.csv");
    fs::write(&aliases, "alias,code\nHolandia,NDL\n").unwrap();
    let aliases = aliases.to_str().unwrap();
    let (status, said) =
        refused("screen", &[file.to_str().unwrap(), "--country-column", "supplier_country", "--aliases", aliases]);
    assert_eq!(status, 3);
    assert!(said.starts_with(&format!("{aliases}: line 2: no country is named `NDL`")), "{said}");
}

#[test]
fn help_says_the_form_of_dates() {
    assert!(printed("screen", &["--help"]).contains("2013-06-10"));
}
