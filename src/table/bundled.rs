//! The CSV files of the crate. They are the tables; nothing is generated from them.

use crate::csv::{
    findings::Findings,
    table::{Input, Part},
};

pub(crate) type Bundled = (&'static str, &'static str);

pub(crate) const COUNTRIES: Bundled = ("countries.csv", include_str!("../../data/countries.csv"));
pub(crate) const NAMES: Bundled = ("names.csv", include_str!("../../data/names.csv"));
pub(crate) const REPORTS: Bundled = ("reports.csv", include_str!("../../data/reports.csv"));
pub(crate) const SOURCES: Bundled = ("sources.csv", include_str!("../../data/sources.csv"));
pub(crate) const TIERS: Bundled = ("tiers.csv", include_str!("../../data/tiers.csv"));
pub(crate) const REGIONS: Bundled = ("regions.csv", include_str!("../../data/regions.csv"));
pub(crate) const REGION_MEMBERS: Bundled = ("region_members.csv", include_str!("../../data/region_members.csv"));
pub(crate) const FLOWS: Bundled = ("flows.csv", include_str!("../../data/flows.csv"));
pub(crate) const ROLES: Bundled = ("roles.csv", include_str!("../../data/roles.csv"));
pub(crate) const ENTRIES: Bundled = ("entries.csv", include_str!("../../data/entries.csv"));
pub(crate) const DESIGNATIONS: Bundled = ("designations.csv", include_str!("../../data/designations.csv"));
pub(crate) const DESIGNATION_COVERAGE: Bundled =
    ("designation_coverage.csv", include_str!("../../data/designation_coverage.csv"));
pub(crate) const LAW_ENFORCEMENT: Bundled = ("law_enforcement.csv", include_str!("../../data/law_enforcement.csv"));
pub(crate) const VOCABULARY: Bundled = ("vocabulary.csv", include_str!("../../data/vocabulary.csv"));

/// Every table, in the order in which they can be loaded: a table refers only to those before it.
pub(crate) const ALL: [Bundled; 14] = [
    COUNTRIES,
    NAMES,
    REPORTS,
    SOURCES,
    TIERS,
    REGIONS,
    REGION_MEMBERS,
    FLOWS,
    ROLES,
    ENTRIES,
    DESIGNATIONS,
    DESIGNATION_COVERAGE,
    LAW_ENFORCEMENT,
    VOCABULARY,
];

/// A bundled table. That it has no problem is a matter of the crate's tests, not of its users.
///
/// # Panics
///
/// If the bundled file is broken, which a test of every table excludes.
pub(crate) fn table<T>((table, text): Bundled, load: impl FnOnce(Input<'_>, &mut Findings) -> T) -> T {
    let mut findings = Findings::default();
    let parts = [Part { file: table, bytes: text.as_bytes() }];
    let table = load(Input { table, parts: &parts }, &mut findings);
    match findings.finish() {
        Ok(_) => table,
        Err(problems) => unreachable!("the bundled data is broken: {problems}"),
    }
}
