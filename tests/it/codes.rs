//! Codes of other schemes than ISO 3166-1: right or unknown, and a column of them is noticed.

use std::{collections::BTreeSet, num::NonZero};

use fastrand::Rng;
use tip_report::{
    Country, Dataset, Ranking, Screening,
    country::CodeScheme,
    error::LookupError,
    screen::{Aliases, SchemeWarning, Summary},
    tables::Table,
};

use crate::support::without_flows;

/// The schemes as their columns are read: `None` reads names and codes of ISO 3166-1.
fn ways() -> impl Iterator<Item = Option<CodeScheme>> {
    CodeScheme::ALL.iter().copied().map(Some).chain([None])
}

/// Every code of a scheme.
fn codes_of(scheme: CodeScheme) -> Vec<String> {
    let codes: BTreeSet<String> =
        Dataset::bundled().countries().flat_map(|country| country.codes(scheme)).map(Into::into).collect();
    codes.into_iter().collect()
}

fn summary_of(scheme: Option<CodeScheme>, cells: &[impl AsRef<str>]) -> Summary {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    let screening = Screening::new(Dataset::bundled(), "c").threads(NonZero::<usize>::MIN);
    let screening = scheme.into_iter().fold(screening, Screening::scheme);
    screening.run(format!("c\n{}\n", cells.join("\n")).as_bytes(), Vec::new()).unwrap()
}

/// The schemes that the summary warns of.
fn warned(scheme: Option<CodeScheme>, cells: &[impl AsRef<str>]) -> Vec<CodeScheme> {
    summary_of(scheme, cells).scheme_warnings().iter().map(SchemeWarning::scheme).collect()
}

#[test]
fn codes_of_other_lists_are_right_or_unknown() {
    // What other lists know of a country of the dataset, and codes.csv does not.
    const GAPS: [&str; 2] = ["fips YI: SCG", "ioc AHO: BES"];
    // The list has the Papal States of 1860 under this number. The source of codes.csv takes their letters for the Holy See.
    const DISSENTS: [&str; 1] = ["cowc PAP: 327, here VAT"];
    let data = Dataset::bundled();
    let (mut gaps, mut dissents, mut right) = (Vec::new(), Vec::new(), 0);
    let rows = include_str!("../vectors/codes.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    for row in rows {
        let [scheme, code, meaning] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let scheme: CodeScheme = scheme.parse().unwrap();
        let way = if scheme == CodeScheme::Cowc { CodeScheme::Cown } else { CodeScheme::Iso };
        match (data.country_by(scheme, code), data.country_by(way, meaning)) {
            (Ok(found), Ok(expected)) if found == expected => right += 1,
            (Ok(found), _) => dissents.push(format!("{scheme} {code}: {meaning}, here {}", found.code())),
            (Err(LookupError::NoCode { .. }), Ok(_)) => gaps.push(format!("{scheme} {code}: {meaning}")),
            (Err(LookupError::NoCode { .. }), Err(_)) => {}
            (Err(other), _) => panic!("{row}: {other}"),
        }
    }
    assert_eq!(dissents, DISSENTS);
    assert_eq!(gaps, GAPS);
    assert!(right > 770, "{right}");
}

#[test]
fn every_code_leads_to_its_country_and_back() {
    let data = Dataset::bundled();
    for code in data.codes() {
        assert_eq!(data.country_by(code.scheme(), code.value()), Ok(code.country()));
        assert_eq!(data.country_by(code.scheme(), &code.value().to_lowercase()), Ok(code.country()));
        assert!(code.country().codes(code.scheme()).any(|value| value == code.value()));
    }
    for country in data.countries() {
        for &scheme in CodeScheme::ALL {
            for code in country.codes(scheme) {
                match data.country_by(scheme, &format!(" {code}\u{A0}")) {
                    Ok(found) => assert_eq!(found, country, "{scheme} {code}"),
                    Err(error) => assert_eq!((scheme, &*code), (CodeScheme::Cown, "345"), "{error}"),
                }
            }
        }
    }
    for number in ["700", "0700", "700.0"] {
        assert_eq!(
            data.country_by(CodeScheme::Cown, number).map(|country| country.code().to_string()),
            Ok("AFG".into())
        );
    }
    for text in ["", " ", ".0", "7 00", "+700", "-700", "700.00", "700.5", "70000", "AFG"] {
        assert!(data.country_by(CodeScheme::Cown, text).is_err(), "{text}");
    }
    for text in ["", "Peru", "P", "004", "YUG", "XX"] {
        let error = data.country_by(CodeScheme::Iso, text).unwrap_err();
        assert_eq!(error.to_string(), format!("no country has the ISO 3166-1 code `{text}`"));
    }
}

#[test]
fn a_scheme_reads_a_column_and_what_was_screened_is_screened_again() {
    let data = Dataset::bundled();
    let resolved = |scheme, cells: &[String]| {
        let mut out = Vec::new();
        let screening = Screening::new(data, "c").scheme(scheme).report(data.report(2009).unwrap());
        screening.run(format!("c\n{}\n", cells.join("\n")).as_bytes(), &mut out).unwrap();
        let mut reader = csv::Reader::from_reader(&out[..]);
        reader.records().map(|row| row.unwrap()[1].to_owned()).collect::<Vec<_>>()
    };
    for &scheme in CodeScheme::ALL {
        let codes = codes_of(scheme);
        let expected: Vec<String> = codes
            .iter()
            .map(|code| {
                data.country_by(scheme, code).map_or_else(|_| String::new(), |country| country.code().to_string())
            })
            .collect();
        assert_eq!(resolved(scheme, &codes), expected);
    }
    let all: Vec<String> = data.countries().map(|country| country.code().to_string()).collect();
    assert_eq!(resolved(CodeScheme::Iso, &all), all, "ANT too");
    assert_eq!(resolved(CodeScheme::Iso, &["Peru".into(), "Korea".into()]), ["", ""], "names are not read");
}

/// A column of a scheme, all of it or a sample, is noticed by each code that has no meaning as it is read.
#[test]
fn a_column_of_another_scheme_is_noticed() {
    let mut rng = Rng::with_seed(2009);
    let (mut columns, mut silent) = (0, 0);
    for &scheme in CodeScheme::ALL {
        let all = codes_of(scheme);
        for read_by in ways().filter(|&read_by| read_by != Some(scheme)) {
            let is_read = scheme == CodeScheme::Iso && read_by.is_none();
            assert_eq!(warned(read_by, &all).contains(&scheme), !is_read, "{scheme} read by {read_by:?}");
            for size in [5, 10, 20, 50] {
                for _ in 0..4 {
                    let mut sample = rng.choose_multiple(&all, size);
                    rng.shuffle(&mut sample);
                    let found = warned(read_by, &sample);
                    let summary = summary_of(read_by, &sample);
                    let is_known = |code: &&&String| summary.unresolved().iter().all(|value| value.value() != ***code);
                    // A withdrawn code is ambiguous as a name: it is not unknown, and speaks for no scheme.
                    let unknown = sample.iter().filter(|code| !is_known(code)).filter(|code| match read_by {
                        Some(read_by) => {
                            matches!(Dataset::bundled().country_by(read_by, code), Err(LookupError::NoCode { .. }))
                        }
                        None => matches!(Dataset::bundled().country(code), Err(LookupError::Unknown { .. })),
                    });
                    let is_shown = unknown.count() > 0;
                    assert_eq!(
                        found.contains(&scheme),
                        is_shown,
                        "{scheme} read by {read_by:?}: {sample:?}: {found:?}"
                    );
                    columns += 1;
                    silent += usize::from(!is_shown);
                }
            }
        }
    }
    assert!(silent * 20 < columns, "{silent} of {columns} columns have no code that shows it");
}

#[test]
fn a_column_of_iso_codes_or_names_is_not_doubted() {
    let data = Dataset::bundled();
    let alpha2 = |country: &Country<'_>| country.alpha2().unwrap_or_default().to_owned();
    for report in data.reports() {
        for &ranking in Ranking::ALL {
            let list: Vec<Country<'_>> =
                report.placements().filter(|placement| placement.ranking() == ranking).map(|p| p.country()).collect();
            let columns = [
                list.iter().map(|country| country.code().to_string()).collect::<Vec<_>>(),
                list.iter().map(alpha2).collect(),
                list.iter().map(|country| country.name().to_owned()).collect(),
            ];
            for (number, column) in columns.iter().enumerate() {
                assert!(warned(None, column).is_empty(), "{} {ranking}: {column:?}", report.year());
                assert!(number == 2 || warned(Some(CodeScheme::Iso), column).is_empty(), "{column:?}");
            }
            // Some cells that are no codes at all, as lists have them.
            for column in &columns {
                let mixed = [&column[..], &["n/a".into(), "EU".into(), "XX".into(), "Total".into(), String::new()]];
                assert!(warned(None, &mixed.concat()).is_empty(), "{} {ranking}: {column:?}", report.year());
            }
        }
    }
    // A few codes of another scheme among names say nothing of the column.
    assert!(warned(None, &["Peru", "Chile", "Cuba", "SUI", "NED"]).is_empty());
    assert_eq!(warned(None, &["Peru", "SUI", "NED"]), [CodeScheme::Ioc]);
}

#[test]
fn what_an_alias_settles_is_no_sign_of_a_scheme() {
    let data = Dataset::bundled();
    let mut aliases = Aliases::new();
    for (alias, code) in [("AJ", "AZE"), ("UP", "UKR"), ("CH", "CHN")] {
        aliases.add(alias, code.parse().unwrap()).unwrap();
    }
    let screening = Screening::new(data, "c").aliases(aliases.clone());
    let summary = screening.run(&b"c\nAJ\nup\nCH\nUS\n"[..], Vec::new()).unwrap();
    assert!(summary.scheme_warnings().is_empty() && summary.rows_with_problems() == 0);
    // They win over the codes of a scheme as well.
    let screening = Screening::new(data, "c").aliases(aliases).scheme(CodeScheme::Iso);
    let mut out = Vec::new();
    screening.run(&b"c\nCH\nUP\n"[..], &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains("\nCH,CHN,") && out.contains("\nUP,UKR,"), "{out}");
}

#[test]
fn the_warning_does_not_depend_on_the_number_of_threads_nor_on_how_long_the_file_is() {
    let fips = codes_of(CodeScheme::Fips);
    // More different cells than a thread remembers.
    let cells: Vec<String> =
        (0..60_000).map(|row| format!("{row} {}", fips[row % fips.len()])).chain(fips.clone()).collect();
    let csv = format!("c\n{}\n", cells.join("\n"));
    let warnings = |threads| {
        let screening = Screening::new(Dataset::bundled(), "c").threads(NonZero::new(threads).unwrap());
        screening.run(csv.as_bytes(), Vec::new()).unwrap().scheme_warnings().to_vec()
    };
    let alone = warnings(1);
    assert_eq!(alone[0].scheme(), CodeScheme::Fips);
    assert_eq!(warnings(4), alone);
}

#[test]
fn faults_of_the_table_are_named() {
    let refused = |rows: &str| {
        let table = format!("scheme,value,code,sources,note\n{rows}");
        without_flows().table(Table::Codes, table).build().unwrap_err().to_string()
    };
    for (rows, problem) in [
        ("iso,CHE,CHE,press,\n", "codes.csv:2: column `scheme`: `iso`: expected `fips`, `ioc`, `cowc` or `unhcr`"),
        ("FIPS,SZ,CHE,press,\n", "codes.csv:2: column `scheme`: `FIPS`: expected `fips`"),
        ("fips,sz,CHE,press,\n", "codes.csv:2: column `value`: `sz`: expected a code of two or three capital letters"),
        ("fips,,CHE,press,\n", "codes.csv:2: column `value`: empty: expected a code"),
        ("fips,SWIT,CHE,press,\n", "codes.csv:2: column `value`: `SWIT`: expected a code"),
        ("fips,SZ,CHF,press,\n", "codes.csv:2: column `code`: `CHF`"),
        ("fips,SZ,CHE,pres,\n", "codes.csv:2: column `sources`: `pres`"),
        ("fips,SZ,CHE,,\n", "codes.csv:2: column `sources`: empty: expected the source of the code"),
        ("fips,SZ,CHE,press,\nfips,SZ,CHE,crs,\n", "codes.csv:3: fips SZ CHE: already on line 2"),
    ] {
        let said = refused(rows);
        assert!(said.contains(problem), "{said}");
    }
    // A code that two countries had in turn is none of them.
    let twice = "scheme,value,code,sources\ncowc,YUG,SCG,press\ncowc,YUG,SRB,press\n";
    let data = without_flows().table(Table::Codes, twice).build().unwrap();
    assert_eq!(data.country_by(CodeScheme::Cowc, "yug").unwrap_err().candidates().len(), 2);
    assert!(matches!(data.country_by(CodeScheme::Cowc, "USA"), Err(LookupError::NoCode { .. })));
}

#[cfg(feature = "serde")]
#[test]
fn codes_and_warnings_in_json() {
    let data = Dataset::bundled();
    let gaza = data.codes().find(|code| code.note() == Some("Gaza Strip")).unwrap();
    assert_eq!(
        serde_json::to_value(gaza).unwrap(),
        serde_json::json!({"scheme": "fips", "value": "GZ", "code": "PSE", "sources": ["country-codes"], "note": "Gaza Strip"})
    );
    let summary = summary_of(None, &["CH", "UP", "US"]);
    assert_eq!(
        serde_json::to_value(summary.scheme_warnings()).unwrap(),
        serde_json::json!([{
            "scheme": "fips",
            "codes": ["UP"],
            "misread": ["CH"],
            "message": "the column looks like FIPS 10-4 codes: as it was read 1 code has no meaning (UP), and 1 means another country (CH)",
        }])
    );
}
