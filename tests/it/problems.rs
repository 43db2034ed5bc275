//! Everything that can be wrong with a table, each with its file, line and column, all of it in one run.

use std::{collections::BTreeSet, fs};

use tip_report::{
    Dataset, DatasetBuilder,
    error::LoadError,
    tables::{ProblemKind, Table},
};

use crate::support::{DATA, copy_of_the_data, without_flows};

const TIERS: &str = "code,report_year,ranking,evidence,sources,note\n";
const FLOWS: &str = "report_year,reporter,kind,origin,transit,destination,forms,victims,modality,basis,sources\n";

fn refused(builder: DatasetBuilder) -> LoadError {
    builder.build().expect_err("there are problems")
}

fn lines(problems: &LoadError) -> Vec<String> {
    problems.problems().iter().map(ToString::to_string).collect()
}

/// The problems with a table that replaces the bundled one.
fn with(table: Table, text: impl Into<Vec<u8>>) -> Vec<String> {
    lines(&refused(without_flows().table(table, text)))
}

/// The problems with rows that are added to the bundled table, in a file `mine.csv`.
fn adding(table: Table, text: impl Into<Vec<u8>>) -> Vec<String> {
    lines(&refused(without_flows().append(table, "mine.csv", text)))
}

/// A row of tiers.csv, and what is wrong with it.
const TIERS_CELLS: &[(&str, &str)] = &[
    ("KRO,2009,Tier 1,official,press,", "column `code`: `KRO` is not in countries.csv; did you mean `KOR`?"),
    (",2009,Tier 1,official,press,", "column `code`: empty: expected a key of countries.csv"),
    ("kor,2009,Tier 1,official,press,", "column `code`: `kor` is not in countries.csv; did you mean `KOR`?"),
    ("KOR,1999,Tier 1,official,press,", "column `report_year`: `1999`: expected a report year, 2001 to 2199"),
    ("KOR,09,Tier 1,official,press,", "column `report_year`: `09`: expected a report year, 2001 to 2199"),
    ("KOR,,Tier 1,official,press,", "column `report_year`: empty: expected a report year, 2001 to 2199"),
    ("KOR,2031,Tier 1,official,press,", "column `report_year`: `2031` is not in reports.csv"),
    (
        "KOR,2009,Teir 1,official,press,",
        "column `ranking`: `Teir 1`: expected `Tier 1`, `Tier 2`, `Tier 2 Watch List`, `Tier 3` or `Special Case`; \
             did you mean `Tier 1`?",
    ),
    (
        "KOR,2009,NA,official,press,",
        "column `ranking`: `NA`: expected `Tier 1`, `Tier 2`, `Tier 2 Watch List`, `Tier 3` or `Special Case`",
    ),
    (
        "KOR,2009,Tier 1,Official,press,",
        "column `evidence`: `Official`: expected `inferred`, `transcribed`, `corroborated` or `official`; \
             did you mean `official`?",
    ),
    ("KOR,2009,Tier 1,official,pres,", "column `sources`: `pres` is not in sources.csv; did you mean `press`?"),
    ("KOR,2009,Tier 1,official,press;,", "column `sources`: empty: expected a key of sources.csv"),
    ("KOR,2009,Tier 1,official,press;press,", "column `sources`: item `press` of the list: expected each key once"),
    (
        "KOR,2009,Tier 1,official,,",
        "column `sources`: no source: only an inferred row may have none, and its note must say how it was inferred",
    ),
    ("KOR,2009,Tier 1,official,press, hm", "column `note`: ` hm`: a blank at the beginning or end"),
    ("KOR,2009,Tier 1,official,press,NA", "column `note`: `NA`: expected text, or an empty cell if there is none"),
    ("KOR,2003,Tier 2 Watch List,official,press,", "column `ranking`: the Watch List began with the 2004 report"),
    ("KOR,2009,Tier 1,official,press", "5 fields, expected 6 as in the header"),
    ("KOR,2009,Tier 1,official,press,,", "7 fields, expected 6 as in the header"),
    ("KOR,2009,Tier 1,official,press,\"open", "a quote is opened here and never closed"),
    (
        "KOR,2009,Tier 1,official,press,\"two\nKOR,2010,Tier 1,official,press,\"lines",
        "a quote closes before `lines`: expected a comma or the end of the row after it",
    ),
    (
        "KOR,2009,Tier 1,official,press,\u{7}\u{1b}[31m ",
        "column `note`: `\\u{7}\\u{1b}[31m `: a blank at the beginning or end",
    ),
];

#[test]
fn cells_of_tiers() {
    for (row, problem) in TIERS_CELLS {
        assert_eq!(with(Table::Tiers, format!("{TIERS}{row}\n")), [format!("tiers.csv:2: {problem}")], "{row}");
    }
}

/// Rows with their header (flows.csv: without), and what is wrong with the first.
const OTHER_CELLS: &[(Table, &str, &str)] = &[
    (
        Table::Countries,
        "code,name,exists_from\nQQQ,Q,2009-6-16\n",
        "column `exists_from`: `2009-6-16`: expected a date, YYYY-MM-DD",
    ),
    (
        Table::Countries,
        "code,name,exists_from\nQQQ,Q,2009-02-30\n",
        "column `exists_from`: `2009-02-30`: expected a date, YYYY-MM-DD",
    ),
    (
        Table::Countries,
        "code,name,exists_from,exists_to\nQQQ,Q,2009-02-02,2009-02-01\n",
        "column `exists_to`: ends on 2009-02-01, before it begins on 2009-02-02",
    ),
    (Table::Countries, "code,name\nqqq,Q\n", "column `code`: `qqq`: expected an alpha-3 code, three capital letters"),
    (
        Table::Countries,
        "code,name,alpha2\nQQQ,Q,QQQ\n",
        "column `alpha2`: `QQQ`: expected an alpha-2 code, two capital letters",
    ),
    (Table::Countries, "code,name,alpha2\nQQQ,Q,KR\n", "column `alpha2`: KOR has the same alpha-2 code"),
    (
        Table::Countries,
        "code,name,numeric\nQQQ,Q,+12\n",
        "column `numeric`: `+12`: expected a three-digit ISO 3166-1 number",
    ),
    (Table::Countries, "code,name,cow\nQQQ,Q,-2\n", "column `cow`: `-2`: expected a whole number"),
    (
        Table::Countries,
        "code,name,bureau\nQQQ,Q,EAS\n",
        "column `bureau`: `EAS`: expected `AF`, `EAP`, `EUR`, `NEA`, `SCA` or `WHA`; did you mean `EAP`?",
    ),
    (Table::Countries, "code,name\nQQQ,\n", "column `name`: empty: expected text"),
    (
        Table::Countries,
        "code,name,succeeded_by\nQQQ,Q,KOR;KRO\n",
        "column `succeeded_by`: `KRO` is not in countries.csv; did you mean `KOR`?",
    ),
    (
        Table::Names,
        "code,name,kind\nKOR,Congo,variant\n",
        "column `name`: `Congo` is also a name or code of COD: a name with two meanings is `ambiguous` in each of its rows",
    ),
    (
        Table::Names,
        "code,name,kind\nKOR,...,variant\n",
        "column `name`: `...`: expected a name with letters or digits and at most 128 bytes",
    ),
    (
        Table::Names,
        "code,name,kind,from,to\nKOR,South Corea,variant,2009,2008\n",
        "column `to`: ends in 2008, before it begins in 2009",
    ),
    (
        Table::Names,
        "code,name,kind,from,to\nMMR,Burma Too,printed,2009,2010\n",
        "column `name`: MMR is also printed as `Burma` in one of these years",
    ),
    (
        Table::Reports,
        "report_year,edition,released\n2026,26,2025-09-29\n",
        "column `released`: not after the release of the 2025 report, 2025-09-29",
    ),
    (
        Table::Reports,
        "report_year,edition,released\n2026,26,\n",
        "column `released`: empty: expected a date, YYYY-MM-DD",
    ),
    (
        Table::Reports,
        "report_year,edition,released\n2026,+26,2026-06-30\n",
        "column `edition`: `+26`: expected a whole number",
    ),
    (
        Table::Reports,
        "report_year,edition,released,period_start,period_end\n2026,26,2026-06-30,2026-03-31,2025-04-01\n",
        "column `period_end`: the period ends on 2025-04-01, before it begins on 2026-03-31",
    ),
    (Table::Sources, "id,title\na b,T\n", "column `id`: `a b`: expected an id without spaces and semicolons"),
    (
        Table::Regions,
        "region,label\nKOR,Korea\n",
        "column `region`: `KOR` can't be an id of a region: it is a list or a country's code",
    ),
    (
        Table::RegionMembers,
        "region,code\nafrika,AGO\n",
        "column `region`: `afrika` is not in regions.csv; did you mean `africa`?",
    ),
    (
        Table::Designations,
        "list,report_year,code,evidence,source\nchild-soldier,2018,KOR,official,x\n",
        "column `list`: `child-soldier`: expected `child-soldiers`, `reassessed`, `restricted-assistance`, \
             `restricted-assistance-and-exchange`, `restriction-waived`, `state-sponsored` or `watch-list-waiver`; \
             did you mean `child-soldiers`?",
    ),
    (
        Table::DesignationCoverage,
        "list,report_year,coverage\nchild-soldiers,2018,none\n",
        "column `coverage`: `none`: expected `complete`, `partial` or `not known here`",
    ),
    (
        Table::Entries,
        "report_year,code,source,extent,url\n2025,KOR,state-narrative,,https://example.org\n",
        "column `extent`: an entry that was read has a source and an extent, and one that was not read has neither",
    ),
    (
        Table::Roles,
        "report_year,code,source,transit,destination,domestic,basis,sources\n2025,KOR,maybe,,,,stated,press\n",
        "column `source`: `maybe`: expected `yes` or `no`",
    ),
    (
        Table::LawEnforcement,
        "calendar_year,prosecutions,convictions,victims_identified,new_laws,printed_in_report,source\n1990,1.5,,,,2009,x\n",
        "column `prosecutions`: `1.5`: expected a whole number",
    ),
    (
        Table::Flows,
        "2009,KOR,cross_border,KOR,,USA,sex_traficking;forced_labor,women,asserted,stated,press",
        "column `forms`: item `sex_traficking` of the list: expected `sex_trafficking`, `forced_labor`, \
             `debt_bondage`, `domestic_servitude`, `forced_begging`, `forced_criminality`, `child_soldiering`, \
             `forced_marriage`, `child_sex_tourism`, `organ_removal` or `unspecified`; did you mean `sex_trafficking`?",
    ),
    (
        Table::Flows,
        "2009,KOR,cross_border,KOR,,USA,forced_labor,women;women,asserted,stated,press",
        "column `victims`: item `women` of the list: expected each item once",
    ),
    (
        Table::Flows,
        "2009,KOR,cross_border,KOR,,southest-asia,forced_labor,women,asserted,stated,press",
        "column `destination`: `southest-asia` is not in countries.csv or regions.csv; did you mean `southeast-asia`?",
    ),
    (
        Table::Flows,
        "2009,KOR,domestic,KOR,,USA,forced_labor,women,asserted,stated,press",
        "column `kind`: a domestic flow begins and ends in the reporting country",
    ),
    (
        Table::Flows,
        "2009,KOR,cross_border,KOR,,USA,forced_labor,women,asserted,stated,",
        "column `sources`: empty: expected the source of the statement",
    ),
];

#[test]
fn cells_of_the_other_tables() {
    for (table, text, problem) in OTHER_CELLS {
        let text = if *table == Table::Flows { format!("{FLOWS}{text}\n") } else { (*text).to_owned() };

        assert_eq!(adding(*table, text.clone()), [format!("mine.csv:2: {problem}")], "{table} {text}");
    }
    let countries = "code,name\nAAA,Korea (South)\nKOR,South Korea\n";
    assert!(
        with(Table::Countries, countries).contains(&"countries.csv: the name of KOR is also a name of AAA".to_owned())
    );
    let unfindable = "countries.csv: the name of KOR is not a name with letters or digits and at most 128 bytes";
    assert!(with(Table::Countries, "code,name\nKOR,***\n").contains(&unfindable.to_owned()));
}

#[test]
fn files_that_are_no_such_table() {
    let required = "`code`, `report_year`, `ranking`, `evidence`, `sources`";
    for (bytes, problem) in [
        (&b""[..], format!(": the file is empty: expected a header with {required}")),
        (b"\n\n", format!(":1: the file is empty: expected a header with {required}")),
        (b"\xEF\xBB\xBF", format!(": the file is empty: expected a header with {required}")),
        (
            b"code,report_year,ranking,evidence\n",
            ":1: no column `sources`; the header is `code,report_year,ranking,evidence`".into(),
        ),
        (b"code,report_year,ranking,code,evidence,sources\n", ":1: column `code` twice in the header".into()),
        (b"code,report_year,\"ranking,evidence\n", ":1: a quote is opened here and never closed".into()),
    ] {
        assert_eq!(with(Table::Tiers, bytes), [format!("tiers.csv{problem}")], "{}", bytes.escape_ascii());
    }
}

#[test]
fn what_users_take_for_a_csv_file_is_named() {
    let semicolons = TIERS.replace(',', ";");
    let tabs = TIERS.replace(',', "\t");
    let utf_16 = |bytes_of: fn(u16) -> [u8; 2]| TIERS.encode_utf16().flat_map(bytes_of).collect::<Vec<u8>>();
    let marked = |mark: &[u8], text: Vec<u8>| [mark, &text].concat();
    for (bytes, line, found) in [
        (semicolons.into_bytes(), ":1", "text separated by semicolons"),
        (tabs.into_bytes(), ":1", "text separated by tabs"),
        (utf_16(u16::to_le_bytes), "", "UTF-16 text"),
        (utf_16(u16::to_be_bytes), "", "UTF-16 text"),
        (marked(&[0xFF, 0xFE], utf_16(u16::to_le_bytes)), "", "UTF-16 text"),
        (marked(&[0xFE, 0xFF], utf_16(u16::to_be_bytes)), "", "UTF-16 text"),
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml".to_vec(), "", "a spreadsheet or another zip archive"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "", "a spreadsheet of an old office program"),
        (b"%PDF-1.7\n".to_vec(), "", "a PDF document"),
        (b"\x1F\x8B\x08\0".to_vec(), "", "a gzip archive"),
        (b"\n <!DOCTYPE html>\n<html>".to_vec(), "", "an HTML page"),
        (b"<HTML lang=en>".to_vec(), "", "an HTML page"),
        (b"<?xml version=\"1.0\"?>".to_vec(), "", "an XML document"),
        (b"{\"code\": \"KOR\"}".to_vec(), "", "JSON"),
        (b"[[\"KOR\"]]".to_vec(), "", "JSON"),
    ] {
        let expected = format!("tiers.csv{line}: this is {found}: expected comma-separated text in UTF-8");
        assert_eq!(with(Table::Tiers, bytes), [expected]);
    }
}

#[test]
fn other_encodings_are_told_by_the_byte_and_its_line() {
    let latin_1 = [TIERS.as_bytes(), b"CIV,2009,Tier 2,official,press,C\xF4te\n"].concat();
    let offset = TIERS.len() + "CIV,2009,Tier 2,official,press,C".len();
    let hint = "save the file as UTF-8 (it may be Latin-1 or Windows-1252)";
    let expected = format!("byte {offset} of the file is not UTF-8 (0xF4); {hint}");
    assert_eq!(with(Table::Tiers, latin_1.clone()), [format!("tiers.csv:2: {expected}")]);
    let marked = [b"\xEF\xBB\xBF\n", &latin_1[..]].concat();
    let expected = format!("byte {} of the file is not UTF-8 (0xF4); {hint}", offset + 4);
    assert_eq!(with(Table::Tiers, marked), [format!("tiers.csv:3: {expected}")]);
    let cut = [TIERS.as_bytes(), b"CIV,2009,Tier 2,official,press,C\xC3"].concat();
    let expected = format!("byte {offset} of the file is not UTF-8 (0xC3); the file ends within a character");
    assert_eq!(with(Table::Tiers, cut), [format!("tiers.csv:2: {expected}")]);
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let bad = "KOR,2009,Tier 4,official,press,\n";
    let good = "PRK,2009,Tier 3,official,press,\n";
    let quoted = "PRK,2010,Tier 3,official,press,\"one\ntwo\r\nthree\"\n";
    let header = TIERS.trim_end();
    for (text, line) in [
        (format!("{TIERS}{bad}"), 2),
        (format!("\u{feff}{TIERS}{good}{bad}"), 3),
        (format!("\n\n{TIERS}{good}\n\n{bad}"), 7),
        (format!("{TIERS}{good}{bad}").replace('\n', "\r\n"), 3),
        (format!("{TIERS}\n{good}\n{bad}").replace('\n', "\r\n"), 5),
        (format!("{TIERS}{quoted}{bad}"), 5),
        (format!("{header}\r\n{quoted}{bad}"), 5),
        (format!("{TIERS}{good}{bad}").replace('\n', "\r"), 3),
        (format!("{TIERS}{good}{}", bad.trim_end()), 3),
        (format!("{TIERS}{bad}{good}{quoted}"), 2),
    ] {
        let problems = refused(without_flows().table(Table::Tiers, text.clone()));
        let places: Vec<_> = problems.problems().iter().map(|problem| (problem.line(), problem.column())).collect();
        assert_eq!(places, [(Some(line), Some("ranking"))], "{text:?}");
    }
}

#[test]
fn a_duplicate_names_both_lines_and_both_files() {
    let tiers = format!(
        "{TIERS}PRK,2009,Tier 3,official,press,\n\nKOR,2009,Tier 1,official,press,\nPRK,2009,Tier 3,official,press,\n"
    );
    assert_eq!(with(Table::Tiers, tiers), ["tiers.csv:5: PRK 2009: already on line 2"]);

    let bundled = fs::read_to_string(format!("{DATA}/tiers.csv")).unwrap();
    let first = 1 + bundled.lines().position(|line| line.starts_with("KOR,2009,")).unwrap();
    let mine = format!("{TIERS}\nKOR,2009,Tier 1,official,press,\n");
    assert_eq!(adding(Table::Tiers, mine.clone()), [format!("mine.csv:3: KOR 2009: already in tiers.csv:{first}")]);

    let reports = "report_year,edition,released\n2026,26,2026-06-30\n";
    let twice = without_flows().append(Table::Reports, "a.csv", reports).append(Table::Reports, "b.csv", reports);
    assert_eq!(lines(&refused(twice)), ["b.csv:2: 2026: already in a.csv:2"]);

    for (table, key_columns) in [
        (Table::Countries, 1),
        (Table::Names, 0),
        (Table::Reports, 1),
        (Table::Sources, 1),
        (Table::Regions, 1),
        (Table::RegionMembers, 2),
        (Table::Flows, 0),
        (Table::Roles, 2),
        (Table::Entries, 2),
        (Table::Designations, 3),
        (Table::DesignationCoverage, 2),
        (Table::LawEnforcement, 1),
    ] {
        let text = fs::read_to_string(format!("{DATA}/{table}")).unwrap();
        let doubled: String = text.split_inclusive('\n').take(2).collect();
        let first: Vec<&str> = doubled.lines().nth(1).unwrap().split(',').take(key_columns).collect();
        let key = if table == Table::Flows { "the same statement".to_owned() } else { first.join(" ") };
        let found = lines(&refused(without_flows().table(table, text).append(table, "mine.csv", doubled)));
        assert!(found[0].starts_with(&format!("mine.csv:2: {key}")), "{found:?}");
        assert!(found[0].ends_with(&format!("already in {table}:2")), "{found:?}");
    }
}

struct Broken;
impl std::io::Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("the disk is gone"))
    }
}

#[test]
fn too_large_and_unreadable() {
    let long = format!("{TIERS}KOR,2009,Tier 1,official,press,{}\n", "x".repeat(70_000));
    let found = with(Table::Tiers, long);
    assert_eq!(found, ["tiers.csv:2: a row of 70031 bytes: expected at most 65536"]);
    let found = with(Table::Tiers, vec![b'\n'; (64 << 20) + 1]);
    assert_eq!(found, ["tiers.csv: the file has more than 67108864 bytes"]);

    let problems = refused(without_flows().table_from(Table::Tiers, Broken));
    assert_eq!(lines(&problems), ["tiers.csv: cannot be read: the disk is gone"]);
    assert!(matches!(problems.problems().iter().next().unwrap().kind(), ProblemKind::Io { .. }));
    let problems = refused(without_flows().append_from(Table::Tiers, "mine.csv", Broken));
    assert_eq!(lines(&problems), ["mine.csv: cannot be read: the disk is gone"]);
}

#[test]
fn tables_that_are_missing_are_named() {
    let problems = refused(DatasetBuilder::new());
    let missing = |table: &str| format!("{table}: the table is missing");
    assert_eq!(lines(&problems), ["countries.csv", "reports.csv", "sources.csv", "tiers.csv"].map(missing));
}

#[test]
fn faults_in_eleven_tables_are_all_found_in_one_run() {
    let directory = copy_of_the_data();
    // Of the first line that begins so, the first text is replaced by the second.
    let faults = [
        ("countries.csv", "KOR,", "South Korea,EAP", "South Korea,EAST", "bureau", "bad_cell"),
        ("designations.csv", "child-soldiers,2018,", "transcribed", "transcibed", "evidence", "bad_cell"),
        ("entries.csv", "2018,KOR,", ",KOR,", ",KRO,", "code", "unknown_key"),
        ("flows.csv", "2009,KOR,cross_border,KOR,", "sex_trafficking", "sex_traficking", "forms", "bad_item"),
        ("law_enforcement.csv", "2016,", "2016,", "2015,", "", "duplicate"),
        ("names.csv", "PRK,DPRK,", ",DPRK,", ", DPRK,", "name", "outer_space"),
        ("reassessments.csv", "TUR,2003,", ",Tier 2,", ",Tier 2 Watch List,", "ranking", "inconsistent"),
        ("reports.csv", "2009,", "2009-06-16", "16.6.2009", "released", "bad_cell"),
        ("roles.csv", "2018,KOR,", "2018,", "2031,", "report_year", "unknown_key"),
        ("region_members.csv", "africa,AGO,", "AGO,", "AGO,,", "", "field_count"),
        ("tiers.csv", "PRK,2009,", "Tier 3", "Teir 3", "ranking", "bad_cell"),
    ];
    let mut expected = BTreeSet::new();
    for (table, start, from, to, column, kind) in faults {
        let path = directory.path().join(table);
        let text = fs::read_to_string(&path).unwrap();
        let number = text.lines().position(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{table} {start}"));
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let changed = lines[number].replacen(from, to, 1);
        assert_ne!(changed, lines[number], "{table}");
        lines[number] = changed;
        fs::write(path, lines.join("\n")).unwrap();
        expected.insert((table.to_owned(), number as u64 + 1, column.to_owned(), kind));
    }
    let problems = Dataset::from_dir(directory.path()).unwrap_err();
    let place = |problem: &tip_report::tables::Problem| {
        let column = problem.column().unwrap_or_default().to_owned();
        (problem.file().to_owned(), problem.line().unwrap(), column, problem.kind().tag())
    };
    let found: BTreeSet<_> = problems.problems().iter().map(place).collect();
    assert_eq!(found, expected);
    assert!(!problems.limit_reached());
    let sorted = problems.problems().iter().is_sorted_by_key(|problem| (problem.file().to_owned(), problem.line()));
    assert!(sorted);
}

#[test]
fn a_broken_table_of_keys_is_not_blamed_on_every_row_that_refers_to_it() {
    assert_eq!(with(Table::Countries, "<html>").len(), 1);
    let countries = fs::read_to_string(format!("{DATA}/countries.csv")).unwrap().replace("\nKOR,", "\nKor,");
    let found = with(Table::Countries, countries);
    assert!(found[0].contains("column `code`: `Kor`: expected an alpha-3 code"), "{found:?}");
    assert!(found.len() < 15, "each column of another table names KOR once: {found:#?}");
}

#[test]
fn the_limit_is_said() {
    let row = "KOR,2009,Tier 4,official,press,\n";
    let problems = refused(without_flows().table(Table::Tiers, format!("{TIERS}{}", row.repeat(99))));
    assert_eq!(problems.problems().len(), 99);
    assert!(!problems.limit_reached() && problems.to_string().starts_with("99 problems\n"));
    let problems = refused(without_flows().table(Table::Tiers, format!("{TIERS}{}", row.repeat(1000))));
    assert_eq!(problems.problems().len(), LoadError::LIMIT);
    assert!(problems.limit_reached());
    assert!(problems.to_string().starts_with("100 problems (the limit; there may be more)\ntiers.csv:2: "));
}

#[cfg(feature = "serde")]
#[test]
fn problems_and_warnings_in_json() {
    let tiers = format!("{TIERS}KOR,2009,Teir 1,official,press,\nKOR,2009,Tier 1,official,press\n");
    let problems = serde_json::to_value(refused(without_flows().table(Table::Tiers, tiers))).unwrap();
    let expected = serde_json::json!({
        "problems": [
            {
                "file": "tiers.csv",
                "line": 2,
                "column": "ranking",
                "kind": "bad_cell",
                "message": "`Teir 1`: expected `Tier 1`, `Tier 2`, `Tier 2 Watch List`, `Tier 3` or `Special Case`; did you mean `Tier 1`?",
                "found": "Teir 1",
                "expected": "`Tier 1`, `Tier 2`, `Tier 2 Watch List`, `Tier 3` or `Special Case`",
                "near": "Tier 1",
            },
            {
                "file": "tiers.csv",
                "line": 3,
                "column": null,
                "kind": "field_count",
                "message": "5 fields, expected 6 as in the header",
                "found": 5,
                "expected": 6,
            },
        ],
        "limit_reached": false,
    });
    assert_eq!(problems, expected);

    let warnings = serde_json::to_value(Dataset::bundled().warnings()).unwrap();
    let korea = serde_json::json!({
        "file": "tiers.csv",
        "kind": "jump",
        "message": "KOR: from Tier 3 in 2001 to Tier 1 in 2002",
        "code": "KOR",
        "from": 2001,
        "from_tier": "Tier 3",
        "to": 2002,
        "to_tier": "Tier 1",
    });
    assert!(warnings.as_array().unwrap().contains(&korea));
}

/// No date stands for "unknown", and none is taken for another.
#[test]
fn every_release_rises_and_has_the_form_of_a_date() {
    let text = fs::read_to_string("data/reports.csv").unwrap();
    // The problems with the dates of all reports, each written as told.
    let with = |written: &dyn Fn(&str) -> String| -> Vec<String> {
        let texts = Dataset::bundled().reports().fold(text.clone(), |text, report| {
            let released = report.released().to_string();
            text.replacen(&format!(",{released},"), &format!(",{},", written(&released)), 1)
        });
        with(Table::Reports, texts).into_iter().filter(|problem| problem.contains("column `released`")).collect()
    };
    for report in Dataset::bundled().reports() {
        let of_this = report.released().to_string();
        let early = with(&|date| if date == of_this { "1970-01-01".into() } else { date.into() });
        assert!(!early.is_empty(), "{report}");
    }
    let parts = |date: &str| -> [String; 3] { [&date[..4], &date[5..7], &date[8..]].map(str::to_owned) };
    let forms: [&dyn Fn(&str) -> String; 10] = [
        &|_| String::new(),
        &|date| format!("{date} "),
        &|date| format!(" {}", &date[..9]),
        &|date| format!("+{}", &date[..9]),
        &|date| format!("{date}T00:00"),
        &|date| {
            let [year, month, day] = parts(date);
            format!("{day}/{month}/{year}")
        },
        &|date| {
            let [year, month, day] = parts(date);
            format!("{year}-{}-{day}", month.trim_start_matches('0'))
        },
        &|date| {
            let [year, month, day] = parts(date);
            format!(" {year}-{}-{day}", month.trim_start_matches('0'))
        },
        &|date| format!("{date}/{date}"),
        &|_| "unknown".into(),
    ];
    for form in forms {
        let problems = with(form);
        assert_eq!(problems.len(), Dataset::bundled().reports().count(), "{problems:?}");
        for (problem, line) in problems.iter().zip(2..) {
            assert!(problem.starts_with(&format!("reports.csv:{line}: ")), "{problem}");
            assert!(problem.ends_with("expected a date, YYYY-MM-DD"), "{problem}");
        }
    }
}

#[test]
fn tables_that_contradict_themselves() {
    let members = "region,code,from,to\n";
    for (rows, problem) in [
        (
            "africa,AGO,2001,2010\nafrica,AGO,2010,2012\n",
            "3: column `from`: africa AGO is a member from 2001 to 2010 already",
        ),
        ("africa,AGO,,\nafrica,AGO,2010,\n", "3: column `from`: africa AGO is a member in all reports already"),
        ("africa,AGO,2010,\nafrica,AGO,,2010\n", "2: column `from`: africa AGO is a member up to 2010 already"),
        ("africa,AGO,2005,\nafrica,AGO,2007,2008\n", "3: column `from`: africa AGO is a member from 2005 on already"),
    ] {
        assert_eq!(with(Table::RegionMembers, format!("{members}{rows}")), [format!("region_members.csv:{problem}")]);
    }
    for rows in [
        "africa,AGO,,2009\nafrica,AGO,2010,\n",
        "africa,AGO,,\nafrica,BEN,2010,\n",
        "africa,AGO,2010,2010\nafrica,AGO,2011,2011\n",
    ] {
        assert!(without_flows().table(Table::RegionMembers, format!("{members}{rows}")).build().is_ok(), "{rows}");
    }

    let countries = |rows: &str| {
        let tables = DatasetBuilder::new().table(Table::Sources, "id,title\n").table(Table::Tiers, TIERS);
        let tables = tables.table(Table::Reports, "report_year,edition,released\n");
        tables.table(Table::Countries, format!("code,name,succeeded_by\n{rows}")).build()
    };
    for (rows, problem) in [
        ("AAA,a,AAA\n", "2: column `succeeded_by`: AAA can't succeed itself"),
        (
            "AAA,a,BBB\nBBB,b,AAA\n",
            "3: column `succeeded_by`: BBB is succeeded by AAA, which leads back to BBB: a circle",
        ),
        (
            "AAA,a,BBB\nBBB,b,CCC;DDD\nCCC,c,\nDDD,d,BBB\n",
            "5: column `succeeded_by`: DDD is succeeded by BBB, which leads back to DDD: a circle",
        ),
    ] {
        assert_eq!(lines(&countries(rows).unwrap_err()), [format!("countries.csv:{problem}")]);
    }
    // Two that have one successor, by two ways, are none.
    assert!(countries("AAA,a,BBB;CCC\nBBB,b,CCC\nCCC,c,DDD\nDDD,d,\n").is_ok());
    // A line of all codes, as long as it can be.
    let code = |number: usize| [676, 26, 1].map(|place| char::from(b'A' + u8::try_from(number / place % 26).unwrap()));
    let line = |number: usize| {
        let [code, next] = [number, number + 1].map(|number| code(number).iter().collect::<String>());
        format!("{code},country {number},{next}\n")
    };
    let last = "ZZZ,last,\n".to_owned();
    assert!(countries(&(0..17_575).map(line).chain([last]).collect::<Vec<_>>().concat()).is_ok());
    let last = "ZZZ,last,AAA\n".to_owned();
    assert!(countries(&(0..17_575).map(line).chain([last]).collect::<Vec<_>>().concat()).is_err());

    let names = "code,name,kind\n";
    assert_eq!(
        adding(Table::Names, format!("{names}KOR,Southland,ambiguous\nMMR,Burmaland,variant\n")),
        ["mine.csv:2: column `kind`: `Southland` is `ambiguous`, but only means KOR"]
    );
    let both = format!("{names}KOR,Southland,ambiguous\nSSD,Southland,ambiguous\n");
    assert!(without_flows().append(Table::Names, "mine.csv", both).build().is_ok());
    // The bad row may be the other meaning.
    assert_eq!(
        adding(Table::Names, format!("{names}KOR,Southland,ambiguous\nSSX,Southland,ambiguous\n")),
        ["mine.csv:3: column `code`: `SSX` is not in countries.csv; did you mean `SSD`?"]
    );

    for (edition, expected) in [
        ("300", "`300`: expected a whole number from 0 to 255"),
        ("99999999999999999999999", "`99999999999999999999999`: expected a whole number from 0 to 255"),
        ("-1", "`-1`: expected a whole number"),
        ("1.5", "`1.5`: expected a whole number"),
    ] {
        let reports = format!("report_year,edition,released\n2026,{edition},2026-09-30\n");
        assert_eq!(adding(Table::Reports, reports), [format!("mine.csv:2: column `edition`: {expected}")]);
    }
    let figures = "calendar_year,prosecutions,convictions,victims_identified,new_laws,printed_in_report,source\n";
    assert_eq!(
        adding(Table::LawEnforcement, format!("{figures}2026,4294967296,,,,2026,x\n")),
        ["mine.csv:2: column `prosecutions`: `4294967296`: expected a whole number from 0 to 4294967295"]
    );
}
