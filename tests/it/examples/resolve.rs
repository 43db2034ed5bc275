//! The example `resolve` as a program.

use std::fs;

use tip_report::{Dataset, country::CodeScheme};

use crate::support::example::{example, json, printed, refused};

#[test]
fn names_get_their_codes() {
    assert_eq!(
        printed("resolve", &["Switzerland"]),
        "Switzerland\n  iso      CHE, CH\n  fips     SZ\n  ioc      SUI\n  cowc     SWZ\n  cown     225\n  gwn      225\n  unhcr    SWI\n  numeric  756\n"
    );
    assert_eq!(printed("resolve", &["--scheme", "fips", "CH"]).lines().next(), Some("China"));
    let (status, said) = refused("resolve", &["Peru", "Congo"]);
    assert_eq!((status, said.contains("`Congo` is ambiguous")), (1, true));
}

/// Serbia has the number of Serbia and Montenegro since 2006; South Sudan began in 2011.
#[test]
fn a_date_matters() {
    let on = |name: &str, date: &str| json("resolve", &[name, "--date", date, "--json"])["countries"][0].clone();
    for (name, date, cow, existence, instead) in [
        ("Serbia", "2005-01-01", None, "not yet in existence", &["SCG"][..]),
        ("Serbia", "2008-01-01", Some("345"), "exists", &[]),
        ("Serbia and Montenegro", "2005-01-01", Some("345"), "exists", &[]),
        ("Serbia and Montenegro", "2008-01-01", None, "no longer in existence", &["SRB", "MNE"]),
        ("Sudan", "2005-01-01", Some("625"), "exists", &[]),
        ("South Sudan", "2005-01-01", Some("626"), "not yet in existence", &[]),
    ] {
        let found = on(name, date);
        assert_eq!(found["cow"].as_str(), cow, "{name} {date}");
        assert_eq!(found["existence"], existence, "{name} {date}");
        let codes: Vec<&str> =
            found["in_its_place"].as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect();
        assert_eq!(codes, instead, "{name} {date}");
    }
}

/// Each code that is printed means the country again.
#[test]
fn codes_lead_back() {
    let data = Dataset::bundled();
    for country in data.countries() {
        let resolved = data.resolve(country.name()).unwrap();
        for &scheme in CodeScheme::ALL {
            for code in resolved.codes(scheme) {
                let back = data.country_by(scheme, &code);
                let is_shared = back.as_ref().is_err_and(|error| error.candidates().len() == 2);
                assert!(is_shared || back == Ok(country), "{scheme} {code}: {back:?}");
            }
        }
    }
}

#[test]
fn rows_of_a_file_get_their_codes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("in.csv");
    fs::write(&file, "id;land\n1;\"Korea, South\"\n2;Congo\n3;Peru\n").unwrap();
    let file = file.to_str().unwrap();
    let rows = printed("resolve", &["--file", file, "--country-column", "land"]);
    assert_eq!(
        rows,
        "id;land;tip_code;tip_alpha2;tip_numeric;tip_cow;tip_gw;tip_cowc;tip_fips;tip_ioc;tip_unhcr;tip_existence;tip_in_its_place;tip_problem\n\
         1;Korea, South;KOR;KR;410;732;732;ROK;KS;KOR;KOR;exists;;\n\
         2;Congo;;;;;;;;;;;;ambiguous name\n\
         3;Peru;PER;PE;604;135;135;PER;PE;PER;PER;exists;;\n"
    );
    assert_eq!(refused("resolve", &["--file", file, "--country-column", "country"]).0, 3);
    assert_eq!(refused("resolve", &["--file", file, "--country-column", "land", "--date-column", "on"]).0, 3);
    assert_eq!(refused("resolve", &["--file", "no such file", "--country-column", "country"]).0, 3);
    for wrong in [&["--file", file][..], &["Peru", "--file", file, "--country-column", "land"], &[]] {
        assert_eq!(example("resolve", wrong).status.code(), Some(2), "{wrong:?}");
    }
}

/// Each row on its own date: Serbia and Montenegro until June 2006, then Serbia.
#[test]
fn rows_of_a_file_have_their_own_dates() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("in.csv");
    fs::write(
        &file,
        "land,on,year\nSRB,2005-01-01,2006\nSRB,2008-01-01T10:00,2007\nSerbia,5/1/2008,1999\nCongo,soon,x\n",
    )
    .unwrap();
    let file = file.to_str().unwrap();
    let columns = |column: [&str; 2]| {
        let rows = printed("resolve", &[&["--file", file, "--country-column", "land"][..], &column].concat());
        let mut rows = csv::Reader::from_reader(rows.as_bytes());
        let header = rows.headers().unwrap().clone();
        let place = |name| header.iter().position(|column| column == name).unwrap();
        let wanted = ["tip_code", "tip_cow", "tip_in_its_place", "tip_problem"].map(place);
        let cells = |row: csv::StringRecord| wanted.map(|place| row[place].to_owned()).join("|");
        rows.records().map(|row| cells(row.unwrap())).collect::<Vec<_>>()
    };
    let dated = columns(["--date-column", "on"]);
    assert_eq!(dated, ["SRB||SCG|", "SRB|345||", "|||bad date", "|||ambiguous name"]);
    // The report of 2006 came out on 5 June, two days after Montenegro left.
    let by_year = columns(["--year-column", "year"]);
    assert_eq!(by_year, ["SRB|345||", "SRB|345||", "|||no report in force", "|||ambiguous name"]);
    let both = ["--file", file, "--country-column", "land", "--date-column", "on", "--date", "2008-01-01"];
    assert_eq!(example("resolve", &both).status.code(), Some(2));
}

/// What the csv crate would take for other rows is refused.
#[test]
fn a_file_that_is_no_table_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("in.csv");
    let out = folder.path().join("out.csv");
    for (text, status) in [
        ("id,land\n1,Peru\n2,\"Chile\n3,Cuba\n", 3),
        ("id,land\n1,\"Peru\"x\n", 3),
        ("id,land\n1\n", 3),
        ("", 3),
        // Which delimiter is meant has to be said.
        ("land,a;land\n1,2\n", 2),
    ] {
        fs::write(&file, text).unwrap();
        let words = ["--file", file.to_str().unwrap(), "--country-column", "land", "--out", out.to_str().unwrap()];
        assert_eq!(refused("resolve", &words).0, status, "{text}");
        assert!(!out.exists(), "{text}");
    }
}
