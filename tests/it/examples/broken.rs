//! The examples where they meet a closed output, and files that are none.

use std::{
    fs,
    io::Read,
    process::{Command, Stdio},
};

use crate::support::{
    DATA,
    example::{example, program, refused},
};

/// One call of each example that writes through `support::run`.
const CALLS: [(&str, &[&str]); 20] = [
    ("atlas", &[]),
    ("changes", &["2009", "2010"]),
    ("changes", &["2009", "2010", "--json"]),
    ("corridors", &["--year", "2018"]),
    ("country", &["KOR"]),
    ("country", &["KOR", "--json"]),
    ("extend", &[]),
    ("flows", &["KOR"]),
    ("flows", &["KOR", "--json"]),
    ("korea_2009", &[]),
    ("make_suppliers", &["100000"]),
    ("network", &["2018", "--json"]),
    ("panel", &[]),
    ("report", &["2009", "--json"]),
    ("revise", &[DATA, DATA]),
    ("strip", &["South Korea"]),
    ("transitions", &[]),
    ("validate", &[DATA]),
    ("validate", &[DATA, "--json"]),
    ("watch_list", &["2012"]),
];

/// As with `| head -c 1`: the reader takes a byte and goes.
#[test]
fn an_output_that_is_closed_early_is_no_error() {
    for (name, arguments) in CALLS {
        let mut command = Command::new(program(name));
        let mut child = command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut output = child.stdout.take().unwrap();
        output.read_exact(&mut [0]).unwrap();
        drop(output);
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(0), "{name} {arguments:?}: {said}");
        assert!(!said.contains("panicked"), "{name} {arguments:?}: {said}");
    }
}

#[test]
fn what_is_no_directory_of_tables_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().to_str().unwrap();
    let said = |path: &str| {
        let output = example("validate", &[path]);
        assert_eq!(output.status.code(), Some(1));
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
    assert!(status == 1 && error.contains("cannot be read"), "{error}");
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
        assert!(status == 1 && error.contains(expected) && !error.contains("panicked"), "{file}: {error}");
    }
}

/// As with `| true` under `pipefail`: nobody reads, but what failed has failed.
#[cfg(unix)]
#[test]
fn a_closed_output_hides_no_failure() {
    let directory = tempfile::tempdir().unwrap();
    let bad = directory.path().join("bad.csv");
    fs::write(&bad, "country\nAtlantis\n").unwrap();
    let (empty, bad) = (directory.path().to_str().unwrap(), bad.to_str().unwrap());
    for (name, arguments) in [
        ("validate", &[empty][..]),
        ("validate", &[empty, "--json"]),
        ("report", &["2002", "--tier", "2WL"]),
        ("screen", &[bad, "--country-column", "country", "--strict"]),
    ] {
        let (reader, writer) = std::os::unix::net::UnixStream::pair().unwrap();
        drop(reader);
        let ended =
            Command::new(program(name)).args(arguments).stdout(std::os::fd::OwnedFd::from(writer)).output().unwrap();
        assert_eq!(ended.status.code(), Some(1), "{name} {arguments:?}: {}", String::from_utf8_lossy(&ended.stderr));
    }
}

#[test]
fn a_file_that_cannot_be_is_named_as_it_was_given() {
    let directory = tempfile::tempdir().unwrap();
    let rows = directory.path().join("in.csv");
    fs::write(&rows, "country\nKOR\n").unwrap();
    let out = "no such folder/out";
    for (name, arguments) in [
        ("network", &["2018", "--out", out][..]),
        ("panel", &["--out", out]),
        ("plot", &["--out", out]),
        ("strip", &["--out", out]),
        ("screen", &[rows.to_str().unwrap(), "--country-column", "country", "--out", out]),
        ("extend", &["--tiers", out]),
    ] {
        let (status, said) = refused(name, arguments);
        assert_eq!(status, 1, "{name}");
        assert!(said.starts_with("no such folder/out: ") && !said.contains(".part"), "{name}: {said}");
    }
}
