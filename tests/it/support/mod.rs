//! What more than one module of tests needs.

mod data;
pub mod example;
pub mod gap;
pub mod python;
pub mod tools;
pub mod vocabularies;

use std::{collections::BTreeSet, sync::LazyLock};

use tip_report::{Country, Dataset, DatasetBuilder, Report, ReportDiff, tables::Table};

pub use data::{DATA, copy_of_the_data};

/// A bundled report.
pub fn report(year: u16) -> Report<'static> {
    Dataset::bundled().report(year).unwrap()
}

/// The year of the latest report of which no entry was read, if there is one.
pub fn unread_report() -> Option<String> {
    let unread = Dataset::bundled().reports().rfind(|report| report.coverage().read().count() == 0);
    unread.map(|report| report.year().to_string())
}

/// A country by code or name.
pub fn country(name: &str) -> Country<'static> {
    let by_code = name.parse().ok().and_then(|code| Dataset::bundled().country_by_code(code));
    by_code.unwrap_or_else(|| Dataset::bundled().country(name).unwrap())
}

/// The codes of countries, in order.
pub fn codes<'a>(countries: impl IntoIterator<Item = Country<'a>>) -> BTreeSet<String> {
    countries.into_iter().map(|country| country.code().to_string()).collect()
}

/// The changes between the two reports of every ordered pair, each with itself too.
pub fn pairs() -> impl Iterator<Item = ReportDiff<'static>> {
    let reports = || Dataset::bundled().reports();
    reports().flat_map(move |before| reports().map(move |after| after.changes_since(before)))
}

/// A bundled table as a file.
pub fn file_of(table: Table) -> String {
    let mut text = Vec::new();
    Dataset::bundled().write_table(table, &mut text).unwrap();
    String::from_utf8(text).unwrap()
}

/// The bundled tables, but none of the rows of some.
pub fn without_rows(tables: &[Table]) -> DatasetBuilder {
    static HEADERS: LazyLock<Vec<(Table, String)>> = LazyLock::new(|| {
        let header = |table| file_of(table).split_inclusive('\n').next().unwrap().to_owned();
        Table::ALL.iter().map(|&table| (table, header(table))).collect()
    });
    let emptied = HEADERS.iter().filter(|(table, _)| tables.contains(table));
    emptied.fold(Dataset::builder(), |builder, (table, header)| builder.table(*table, header.clone()))
}

/// The bundled tables, but no row of flows and of what belongs to them: these are most of the bytes, so that a test of
/// anything else that loads a hundred datasets need not load them too. Nor any code of other schemes, whose sources a
/// test may leave out.
pub fn without_flows() -> DatasetBuilder {
    without_rows(&[Table::Flows, Table::Roles, Table::Entries, Table::Codes])
}
