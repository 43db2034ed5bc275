//! What must hold of every input, whatever it is: one function for each fuzz target. `tests/it/regressions.rs` runs them on
//! the inputs that once failed.

#![allow(dead_code, reason = "each target uses one")]

use std::{fs, io, num::NonZero, path::Path, sync::LazyLock};

use tip_report::{
    CountryCode, Dataset, DatasetBuilder, Ranking, ReportYear, Screening,
    country::CodeScheme,
    error::{AliasError, LookupError, ScreenError},
    screen::{Aliases, Delimiter, RowProblem},
    tables::Table,
    text::shown,
};

/// A small legal dataset, so that a run is mostly about the input.
fn tables() -> &'static [(Table, Vec<u8>)] {
    static TABLES: LazyLock<Vec<(Table, Vec<u8>)>> = LazyLock::new(|| {
        // This file is a module of the fuzz targets, and of the crate's tests.
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let directory = [here.join("tables"), here.join("fuzz/tables")].into_iter().find(|path| path.is_dir());
        let directory = directory.expect("fuzz/tables");
        Table::ALL.iter().map(|&table| (table, fs::read(directory.join(table.as_str())).expect("a table"))).collect()
    });
    &TABLES
}

/// Whether a message is one line, and has nothing that a terminal obeys or does not show.
fn is_clean(message: &str) -> bool {
    message.chars().map(String::from).all(|character| shown(&character) == character)
}

/// The bytes as `tiers.csv`.
pub fn load_tiers(bytes: &[u8]) {
    load(Table::Tiers, bytes);
}

/// The first byte chooses the table, from `A` on; the others are its file.
pub fn load_any(bytes: &[u8]) {
    if let Some((first, bytes)) = bytes.split_first() {
        let table = Table::ALL[usize::from(first.wrapping_sub(b'A')) % Table::ALL.len()];
        load(table, bytes);
    }
}

fn load(table: Table, bytes: &[u8]) {
    let builder =
        tables().iter().fold(DatasetBuilder::new(), |builder, (table, text)| builder.table(*table, text.clone()));
    match builder.table(table, bytes).build() {
        Ok(data) => legal(&data),
        Err(problems) => {
            assert!(!problems.problems().is_empty());
            let breaks = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() as u64;
            for problem in problems.problems() {
                let shown = problem.to_string();
                assert!(is_clean(&shown), "{shown:?}");
                if problem.file() == table.as_str() {
                    assert!(problem.line().is_none_or(|line| (1..=breaks + 1).contains(&line)), "{problem}");
                }
            }
        }
    }
}

/// A dataset that was loaded answers every question, and is the same when it is written and loaded again.
fn legal(data: &Dataset) {
    let mut again = DatasetBuilder::new();
    for &table in Table::ALL {
        let mut text = Vec::new();
        data.write_table(table, &mut text).unwrap();
        again = again.table(table, text);
    }
    let again = again.build().unwrap_or_else(|problems| panic!("written, it is refused: {problems}"));
    assert!(again == *data && data.diff(&again).is_empty(), "{}", data.diff(&again));

    for warning in data.warnings() {
        assert!(is_clean(&warning.to_string()), "{warning:?}");
    }
    data.panel().write_csv(io::sink()).unwrap();
    for report in data.reports() {
        for country in data.countries() {
            let clock = report.watch_list_clock(country);
            let _ = (report.standing(country), clock.map(|clock| clock.outlook()));
        }
    }
    for country in data.countries() {
        assert_eq!(data.country(country.code().as_str()).unwrap(), country);
        assert_eq!(data.country(country.name()).unwrap(), country);
        let _ = country.history().spells().count();
    }
}

/// The bytes as the name and the code of a country, as the texts of words and ids, and as an alias.
pub fn lookup(bytes: &[u8]) {
    let asked = String::from_utf8_lossy(bytes);
    let data = Dataset::bundled();
    match data.country(&asked) {
        Ok(country) => {
            assert_eq!(data.country(&format!(" {asked}\n")).unwrap(), country, "{asked:?}");
            assert_eq!(data.country(country.name()).unwrap(), country, "{asked:?}");
            assert!(asked.len() <= 512, "no name is that long");
        }
        Err(error) => {
            let shown = error.to_string();
            assert!(is_clean(&shown), "{shown:?}");
            assert!(shown.len() < 4096);
            for candidate in error.candidates() {
                assert!(data.country_by_code(candidate.code).is_some());
            }
            if let LookupError::Ambiguous { candidates, .. } = error {
                assert!(candidates.len() > 1, "{asked:?}");
            }
        }
    }
    for &scheme in CodeScheme::ALL {
        match data.country_by(scheme, &asked) {
            Ok(country) => assert!(country.codes(scheme).any(|code| data.country_by(scheme, &code) == Ok(country))),
            Err(error) => assert!(is_clean(&error.to_string())),
        }
    }
    if let Ok(code) = asked.parse::<CountryCode>() {
        assert_eq!(code.to_string(), asked);
    }
    if let Ok(year) = asked.parse::<ReportYear>() {
        assert_eq!(year.to_string(), asked);
    }
    match asked.parse::<Ranking>() {
        Ok(ranking) => assert_eq!(ranking.to_string(), asked),
        Err(error) => assert!(is_clean(&error.to_string())),
    }
}

/// The bytes as a CSV file to screen, whose header may be anything that has the columns; by names, or by a scheme of codes.
pub fn screen(bytes: &[u8]) {
    let one = NonZero::<usize>::MIN;
    for &delimiter in Delimiter::TRIED {
        let separator = char::from(delimiter.byte());
        let csv = [format!("country{separator}date{separator}x\n").as_bytes(), bytes].concat();
        let mut screening = Screening::new(Dataset::bundled(), "country").date_column("date").delimiter(delimiter);
        if let Some(&scheme) = CodeScheme::ALL.get(bytes.len() % (2 * CodeScheme::ALL.len())) {
            screening = screening.scheme(scheme);
        }
        let mut out = Vec::new();
        let result = screening.clone().threads(one).run(&csv[..], &mut out);
        let records = |bytes: &[u8]| -> Vec<csv::ByteRecord> {
            let mut reader = csv::ReaderBuilder::new();
            let reader = reader.has_headers(false).flexible(true).delimiter(delimiter.byte());
            reader.from_reader(bytes).byte_records().map(Result::unwrap).collect()
        };
        match result {
            Ok(summary) => {
                // Spaces beside quotes are read otherwise than by the csv crate.
                let beside = |pair: &[u8]| matches!(pair, b" \"" | b"\" ");
                if !csv.windows(2).any(beside) {
                    let (before, after) = (records(&csv), records(&out));
                    assert_eq!(before.len(), after.len());
                    assert_eq!(summary.rows() + 1, before.len() as u64);
                    let mut added = 0;
                    for (before, after) in before.iter().zip(&after) {
                        assert!(before.iter().eq(after.iter().take(3)) && after.len() == 10, "{before:?} {after:?}");
                        added += after.iter().skip(3).map(|cell| cell.len() + 1).sum::<usize>();
                    }
                    assert_eq!(csv.len() + added, out.len(), "nothing but the cells was added");
                }
                let mut many = Vec::new();
                let again = screening.threads(one.saturating_add(2)).run(&csv[..], &mut many).unwrap();
                assert_eq!(many, out);
                assert_eq!(again.scheme_warnings(), summary.scheme_warnings());
                for warning in summary.scheme_warnings() {
                    assert!(warning.codes().len() > 0 && is_clean(&warning.to_string()), "{warning:?}");
                }
            }
            Err(
                error @ (ScreenError::FieldCount { line, .. }
                | ScreenError::OpenQuote { line }
                | ScreenError::TextAfterQuote { line, .. }
                | ScreenError::RecordTooLong { line, .. }),
            ) => {
                let lines = csv.split(|byte| matches!(byte, b'\n' | b'\r')).count() as u64;
                assert!((1..=lines).contains(&line), "{error}");
            }
            Err(error) => panic!("unexpected: {error}"),
        }
    }
    let _ = Screening::new(Dataset::bundled(), "country").threads(one).run(bytes, io::sink());
}

/// The bytes as a file of aliases: as they are, and below a header.
pub fn aliases(bytes: &[u8]) {
    let data = Dataset::bundled();
    for csv in [bytes.to_vec(), [b"alias,code\n", bytes].concat()] {
        let error = match Aliases::read(data, &csv[..]) {
            Ok(aliases) => {
                // What is taken settles each of its own rows, if the header is read in the same way.
                let screening = Screening::new(data, "alias").aliases(aliases).threads(NonZero::<usize>::MIN);
                if let Ok(summary) = screening.run(&csv[..], io::sink()) {
                    for problem in [RowProblem::UnknownName, RowProblem::AmbiguousName, RowProblem::SeveralCountries] {
                        assert_eq!(summary.rows_with(problem), 0, "{problem}");
                    }
                }
                continue;
            }
            Err(error) => error,
        };
        assert!(is_clean(&error.to_string()), "{error:?}");
        let (line, found) = match &error {
            AliasError::Blank { line: Some(line) }
            | AliasError::Csv(
                ScreenError::FieldCount { line, .. }
                | ScreenError::OpenQuote { line }
                | ScreenError::TextAfterQuote { line, .. },
            ) => (*line, ""),
            AliasError::Contradiction { line, alias, .. } => (*line, &**alias),
            AliasError::Code {
                line,
                error:
                    LookupError::Unknown { asked, .. }
                    | LookupError::Ambiguous { asked, .. }
                    | LookupError::Several { asked, .. },
            } => (*line, &**asked),
            AliasError::Csv(_) => continue,
            other => panic!("unexpected: {other}"),
        };
        // What was found stands in a row that begins on that line, or runs on from it.
        let text = String::from_utf8_lossy(&csv).replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<&str> = text.split('\n').collect();
        let rest = usize::try_from(line - 1).ok().and_then(|before| lines.get(before..));
        let rest = rest.unwrap_or_else(|| panic!("{error}: there are {} lines", lines.len())).join("\n");
        let start: String = found.chars().take(20).collect();
        assert!(start.contains(['"', '\r']) || rest.contains(&start), "{error}: {rest:?}");
    }
}
