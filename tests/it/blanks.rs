//! One idea of what is blank, for every character of Unicode that is: in names, codes, dates, years, aliases, tables.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use tip_report::{
    Dataset, Screening,
    country::CodeScheme,
    error::LoadError,
    screen::{Aliases, RowProblem},
    tables::Table,
};

use crate::support::without_flows;

/// White space, control characters, and what has no width. A list of its own: the standard library's, and of the rest the
/// ones that are met in files.
fn blanks() -> impl Iterator<Item = char> + Clone {
    let without_width = "\u{AD}\u{34F}\u{61C}\u{180E}\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\
        \u{2060}\u{2063}\u{2066}\u{2069}\u{3164}\u{FE0F}\u{FEFF}\u{FFA0}\u{E0001}";
    ('\0'..=char::MAX).filter(move |&c| c.is_whitespace() || c.is_control() || without_width.contains(c))
}

/// What is added to rows of two cells, and how many of them have a problem, and an empty name.
fn screened(screening: &Screening<'_>, rows: impl Iterator<Item = [String; 2]>) -> (BTreeSet<Vec<String>>, [u64; 2]) {
    let rows = rows.map(|[cell, other]| format!("\"{cell}\",\"{other}\"\n")).collect::<Vec<_>>().concat();
    let mut out = Vec::new();
    let summary = screening.run(format!("cell,other\n{rows}").as_bytes(), &mut out).unwrap();
    let mut reader = csv::Reader::from_reader(&out[..]);
    let added = reader.records().map(|row| row.unwrap().iter().skip(2).map(str::to_owned).collect()).collect();
    (added, [summary.rows_with_problems(), summary.rows_with(RowProblem::EmptyName)])
}

#[test]
fn around_a_name_a_code_a_date_and_a_year_nothing_changes() {
    let data = Dataset::bundled();
    let by_name = Screening::new(data, "cell");
    let by_date = Screening::new(data, "cell").date_column("other");
    let by_year = Screening::new(data, "cell").year_column("other");
    let by_code = Screening::new(data, "cell").scheme(CodeScheme::Fips);
    let by_number = Screening::new(data, "cell").scheme(CodeScheme::Numeric);
    let mut aliases = Aliases::new();
    aliases.add("Ost-Timor", "TLS".parse().unwrap()).unwrap();
    aliases.add("-", "KOR".parse().unwrap()).unwrap();
    let by_alias = Screening::new(data, "cell").aliases(aliases);
    let cases: [(&Screening<'_>, &str, &str); 9] = [
        (&by_name, "Korea, South", "x"),
        (&by_name, "KOR", "x"),
        (&by_name, "Kosovo*", "x"),
        (&by_date, "KOR", "2013-06-10"),
        (&by_year, "KOR", "2013"),
        (&by_code, "KS", "x"),
        (&by_number, "410", "x"),
        (&by_alias, "Ost-Timor", "x"),
        (&by_alias, "-", "x"),
    ];
    for (screening, cell, other) in cases {
        let (bare, problems) = screened(screening, [[cell.into(), other.into()]].into_iter());
        assert_eq!(problems, [0, 0], "{cell} {other}");
        let rows = blanks().map(|blank| [cell, other].map(|text| format!("{blank}{text}{blank}{blank}")));
        assert_eq!(screened(screening, rows), (bare, [0, 0]), "{cell} {other}");
    }
    for blank in blanks() {
        let around = |text: &str| format!("{blank}{text}{blank}");
        assert_eq!(data.country(&around("South Korea")), data.country("KOR"), "{blank:?}");
        assert_eq!(data.country(&around("KOR")), data.country("KOR"), "{blank:?}");
        assert_eq!(
            data.country_by(CodeScheme::Fips, &around("KS")),
            data.country_by(CodeScheme::Fips, "KS"),
            "{blank:?}"
        );
    }
}

#[test]
fn a_cell_of_nothing_else_is_empty() {
    let data = Dataset::bundled();
    for screening in [Screening::new(data, "cell"), Screening::new(data, "cell").scheme(CodeScheme::Ioc)] {
        let cells = blanks().flat_map(|blank| [blank.to_string(), format!("{blank}{blank} ")]).chain([String::new()]);
        let count = cells.clone().count() as u64;
        assert_eq!(screened(&screening, cells.map(|cell| [cell, "x".into()])).1, [count, count]);
    }
}

#[test]
fn an_alias_of_nothing_else_is_refused() {
    let code = "KOR".parse().unwrap();
    for alias in blanks().map(String::from).chain([String::new(), "\u{A0} \u{200B}\t".into()]) {
        assert!(Aliases::new().add(&alias, code).is_err(), "{alias:?}");
        let file = format!("alias,code\nx,KOR\n\"{alias}\",KOR\n");
        let error = Aliases::read(Dataset::bundled(), file.as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), "line 3: the alias is empty", "{alias:?}");
    }
}

/// In tables nothing is trimmed, so that no text is changed without a word: it is refused.
#[test]
fn a_table_has_no_name_of_nothing_else_and_none_with_a_blank_around_it() {
    let names = blanks().flat_map(|blank| [blank.to_string(), format!("{blank}Corea"), format!("Corea{blank}")]);
    // As many as are listed.
    for names in names.collect::<Vec<_>>().chunks(LoadError::LIMIT) {
        let rows: Vec<_> = names.iter().map(|name| format!("KOR,\"{name}\",variant\n")).collect();
        let table = format!("code,name,kind\n{}", rows.concat());
        let problems = without_flows().append(Table::Names, "mine.csv", table).build().unwrap_err();
        assert_eq!(problems.problems().iter().count(), names.len(), "{problems}");
        assert!(
            problems.problems().iter().all(|problem| problem.column() == Some("name") && problem.file() == "mine.csv")
        );
    }
    for blank in [' ', '\t', '\0', '\u{A0}', '\u{200B}', '\u{FEFF}'] {
        for date in [format!("{blank}2026-06-30"), format!("2026-06-30{blank}")] {
            let row = format!("report_year,edition,released\n2026,26,\"{date}\"\n");
            assert!(without_flows().append(Table::Reports, "mine.csv", row).build().is_err(), "{date:?}");
        }
    }
}

/// An invisible character in a name is no letter of it.
#[test]
fn what_has_no_width_does_not_divide_a_name() {
    for blank in blanks().filter(|blank| !blank.is_whitespace() && !blank.is_control()) {
        let name = format!("South Ko{blank}rea");
        assert_eq!(Dataset::bundled().country(&name), Dataset::bundled().country("KOR"), "{blank:?}");
    }
}

/// What the standard library trims is another set of characters.
#[test]
fn no_file_of_the_library_trims_by_another_rule() {
    fn files(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { files(&path, found) } else { found.push(path) }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    files(&root.join("src"), &mut found);
    assert!(found.len() > 100);
    for path in found {
        // It has the rule; and what kind of file bytes are, is told by ASCII.
        if path.ends_with("text/blank.rs") || path.ends_with("csv/format.rs") {
            continue;
        }
        for line in fs::read_to_string(&path).unwrap().lines().filter(|line| !line.trim_start().starts_with("//")) {
            let other =
                [".trim()", ".trim_start()", ".trim_end()", ".trim_ascii", "is_whitespace", "is_ascii_whitespace"];
            assert!(!other.iter().any(|other| line.contains(other)), "{}: {line}", path.display());
        }
    }
}
