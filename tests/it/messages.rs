//! The text of every problem, warning and error, as a user reads it: `snapshots/` holds them, to be reviewed as prose.
//!
//! After a change on purpose: `INSTA_UPDATE=always cargo test --test it messages::`, and read the difference.

use std::{
    collections::BTreeSet,
    fmt::Write,
    io::{self, Read},
};

use insta::assert_snapshot;
use tip_report::{
    CountryCode, Dataset, DatasetBuilder, Ranking, ReportYear, Screening,
    country::NameKind,
    error::ScreenError,
    screen::Aliases,
    tables::{Problem, Table},
};

use crate::support::without_flows;

const TIERS: &str = "code,report_year,ranking,evidence,sources,note\n";

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the disk is gone"))
    }
}

impl io::Write for Broken {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::other("the disk is full"))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn tiers(row: &str) -> DatasetBuilder {
    without_flows().table(Table::Tiers, format!("{TIERS}{row}\n"))
}

fn append(table: Table, text: &str) -> DatasetBuilder {
    without_flows().append(table, "mine.csv", text)
}

#[test]
fn problems() {
    let long = "x".repeat(70_000);
    let unfinished = tempfile::tempdir().unwrap();
    std::fs::write(unfinished.path().join(".tip-report-unfinished"), "").unwrap();
    let faults = [
        tiers("KOR,2009,Teir 1,official,press,"),
        tiers("KOR,1999,Tier 1,official,press,"),
        tiers("KOR,2009,2 WL,official,press,"),
        tiers("\u{1b}[2JKOR,2009,Tier 1,official,press,"),
        append(Table::Reports, "report_year,edition,released\n2026,26,30.6.2026\n"),
        append(Table::Sources, "id,title\nmy source,T\n"),
        tiers("KOR,2009,Tier 1,official,press;press,"),
        append(
            Table::Flows,
            "report_year,reporter,kind,origin,transit,destination,forms,victims,modality,basis,sources\n\
             2009,KOR,cross_border,KOR,,USA,forced_labour,women,asserted,stated,press\n",
        ),
        tiers("KRO,2009,Tier 1,official,press,"),
        tiers("KOR,2026,Tier 1,official,press,"),
        tiers("KOR,2009,,official,press,"),
        tiers("KOR,2009,Tier 1,official,press, seen"),
        tiers("KOR,2009,Tier 1,official,press,\nKOR,2009,Tier 2,official,press,"),
        append(Table::Tiers, &format!("{TIERS}ABW,2011,Tier 2,official,press,\n")),
        append(Table::Names, "code,name,kind\nKOR,Congo,variant\n"),
        tiers("KOR,2003,Tier 2 Watch List,official,press,"),
        tiers("KOR,2009,Tier 1,official,press"),
        without_flows().table(Table::Tiers, "Country,Year,Tier\nSouth Korea,2009,1\n"),
        without_flows().table(Table::Tiers, "code,report_year,ranking,code,evidence,sources\n"),
        without_flows().table(Table::Tiers, ""),
        tiers("KOR,2009,Tier 1,official,press,\"seen"),
        tiers("KOR,2009,Tier 1,official,press,\"seen\" there"),
        without_flows().table(Table::Tiers, [TIERS.as_bytes(), b"CIV,2009,Tier 2,official,press,C\xF4te\n"].concat()),
        without_flows().table(Table::Tiers, [TIERS.as_bytes(), b"C\xC3"].concat()),
        without_flows().table(Table::Tiers, TIERS.replace(',', ";")),
        without_flows().table(Table::Tiers, "<!doctype html>"),
        tiers(&format!("KOR,2009,Tier 1,official,press,{long}")),
        without_flows().table_from(Table::Tiers, io::repeat(b'x')),
        DatasetBuilder::new(),
        without_flows().dir(&unfinished),
        without_flows().table_from(Table::Tiers, Broken),
    ];
    let (mut text, mut tags) = (String::new(), BTreeSet::new());
    for builder in faults {
        let problems = builder.build().unwrap_err();
        // If the table of keys is gone, other tables have problems too: the first of each is enough.
        let problem: &Problem = problems.problems().iter().next().unwrap();
        writeln!(text, "{:>18}  {problem}", problem.kind().tag()).unwrap();
        tags.insert(problem.kind().tag());
    }
    let all = [
        "bad_cell",
        "bad_item",
        "doubled_column",
        "duplicate",
        "empty",
        "empty_file",
        "field_count",
        "file_too_large",
        "inconsistent",
        "io",
        "missing_columns",
        "missing_table",
        "name_clash",
        "not_utf8",
        "outer_space",
        "text_after_quote",
        "too_large",
        "unfinished",
        "unknown_key",
        "unterminated_quote",
        "wrong_format",
    ];
    assert!(tags.iter().eq(&all), "{tags:?}");
    assert_snapshot!(text);
}

#[test]
fn a_list_of_problems() {
    assert_snapshot!(tiers("KRO,09,Tier1,official,press,\nKOR,2009").build().unwrap_err());
    assert_snapshot!(
        tiers(&"KOR,2009,Tier 4,official,press,\n".repeat(200))
            .build()
            .unwrap_err()
            .to_string()
            .lines()
            .next()
            .unwrap()
    );
}

#[test]
fn warnings() {
    let rows = "KOR,2009,Tier 1,official,press,\nKOR,2010,Tier 3,official,press,\nKOR,2012,Tier 3,official,press,\n\
                SSD,2010,Tier 3,official,press,\nSCG,2010,Tier 2,official,press,\n";
    let long_run = (2008..2016).map(|year| format!("PRK,{year},Tier 2 Watch List,official,press,\n"));
    let long_run = long_run.collect::<Vec<_>>().concat();
    let text = format!("{TIERS}{rows}{long_run}").replace('\n', ",\n").replacen("note,", "note,Remarks", 1);
    let data = without_flows().table(Table::Tiers, text).build().unwrap();
    let (mut text, mut tags) = (String::new(), BTreeSet::new());
    for warning in data.warnings() {
        // One of the many reports that are empty now is enough.
        if tags.insert(warning.kind().tag()) || warning.kind().tag() != "empty_report" {
            writeln!(text, "{:>19}  {warning}", warning.kind().tag()).unwrap();
        }
    }
    let all = [
        "after_existence",
        "before_existence",
        "empty_report",
        "few_placements",
        "gap",
        "ignored_column",
        "jump",
        "long_watch_list_run",
    ];
    assert!(tags.iter().eq(&all), "{tags:?}");
    assert_snapshot!(text);
}

#[test]
fn errors_of_screening() {
    let by = |column: &str| Screening::new(Dataset::bundled(), column);
    let of = |screening: Screening<'_>, csv: &str| screening.run(csv.as_bytes(), io::sink()).unwrap_err();
    let long = format!("country\n\"{}", "x".repeat(3 << 20));
    let errors = [
        by("country").run(Broken, io::sink()).unwrap_err(),
        by("country").run(&b"country\nKOR\n"[..], Broken).unwrap_err(),
        of(by("country"), ""),
        of(by("country"), "PK\u{3}\u{4}"),
        of(by("country"), "id,Country,contry\n"),
        of(by("country"), "id,name\n"),
        of(by("country"), "country,country\n"),
        of(by("country"), "country,tip_code\n"),
        of(by("country"), "country,id\nKOR\n"),
        of(by("country"), "country\nKOR\n\"PRK\n"),
        of(by("country"), "country,x\nKOR,\n\"PRK\nTHA\",\n\"KOR\n\"x,\n"),
        of(by("country"), "country,x\nKOR,\"PRK\nTHA\"\n\"KOR\nTHA\"\n"),
        of(by("country"), "country,x;country\n"),
        of(by("country"), &long),
        of(by("country").strict(), "country\nKorea\nKOR\n"),
    ];
    let mut text = String::new();
    for error in &errors {
        let kind = match error {
            ScreenError::Read(_) => "Read",
            ScreenError::Write(_) => "Write",
            ScreenError::NoHeader => "NoHeader",
            ScreenError::WrongFormat { .. } => "WrongFormat",
            ScreenError::NoColumn { .. } => "NoColumn",
            ScreenError::DoubledColumn { .. } => "DoubledColumn",
            ScreenError::AlreadyScreened { .. } => "AlreadyScreened",
            ScreenError::FieldCount { .. } => "FieldCount",
            ScreenError::OpenQuote { .. } => "OpenQuote",
            ScreenError::TextAfterQuote { .. } => "TextAfterQuote",
            ScreenError::AmbiguousDelimiter { .. } => "AmbiguousDelimiter",
            ScreenError::RecordTooLong { .. } => "RecordTooLong",
            ScreenError::Unresolved(_) => "Unresolved",
            _ => panic!("{error} has no case here"),
        };
        writeln!(text, "{kind:>18}  {error}").unwrap();
    }
    for aliases in [
        "",
        "name,code\n",
        "alias,code\nBurma,BRM\n",
        "alias,code\n,MMR\n",
        "alias,code\nA,MMR\nA,KOR\n",
        "alias,code\nA\n",
    ] {
        writeln!(text, "{:>18}  {}", "AliasError", Aliases::read(Dataset::bundled(), aliases.as_bytes()).unwrap_err())
            .unwrap();
    }
    assert_snapshot!(text);
}

#[test]
fn errors_of_lookups_and_of_words() {
    let data = Dataset::bundled();
    let mut text = String::new();
    for asked in ["Phillipines", "Atlantis", "Congo", "Korea", "", "\u{1b}[31mKorea", &"K".repeat(1000)] {
        writeln!(text, "{}", data.country(asked).unwrap_err()).unwrap();
    }
    writeln!(text, "{}", data.report(2000).unwrap_err()).unwrap();
    writeln!(text, "{}", "tier 1".parse::<Ranking>().unwrap_err()).unwrap();
    writeln!(text, "{}", "alias\n".parse::<NameKind>().unwrap_err()).unwrap();
    writeln!(text, "{}", "1999".parse::<ReportYear>().unwrap_err()).unwrap();
    writeln!(text, "{}", "kor".parse::<CountryCode>().unwrap_err()).unwrap();
    assert_snapshot!(text);
}
