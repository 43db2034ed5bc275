//! Datasets from tables that are not bundled.

use super::{
    bundled,
    problem::{Problem, ProblemKind, Problems},
    table::Input,
};
use crate::dataset::{Dataset, Tables};

/// Builds a [`Dataset`] from given tables; the tables that are not given are the bundled ones.
///
/// ```
/// use tip_report::Dataset;
/// let data = Dataset::builder()
///     .table("tiers.csv", "code,report_year,ranking,evidence,sources,note\nKOR,2009,Tier 1,official,state-narrative,\n")
///     .build()?;
/// assert_eq!(data.placements().count(), 1);
/// assert_eq!(data.reports().count(), 25);
/// # Ok::<(), tip_report::Problems>(())
/// ```
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct DatasetBuilder {
    given: Vec<(Box<str>, Vec<u8>)>,
}

impl DatasetBuilder {
    /// Gives a table by the name of its file.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let builder = Dataset::builder().table("regions.csv", "region,label\n");
    /// assert!(builder.build().is_err(), "flows of the bundled table name regions");
    /// ```
    pub fn table(mut self, file: &str, text: impl Into<Vec<u8>>) -> Self {
        self.given.push((file.into(), text.into()));
        self
    }

    /// Loads all tables.
    ///
    /// # Errors
    ///
    /// All [`Problems`] found, if there is any: a dataset is whole or not at all.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let problems = Dataset::builder().table("tires.csv", "").build().unwrap_err();
    /// assert!(problems.to_string().contains("tires.csv: no such table"));
    /// ```
    pub fn build(self) -> Result<Dataset, Problems> {
        let mut problems = Problems::default();
        for (file, _) in &self.given {
            if bundled::ALL.iter().all(|(known, _)| **known != **file) {
                let known: Vec<&str> = bundled::ALL.iter().map(|(file, _)| *file).collect();
                problems.push(Problem {
                    file: file.clone(),
                    line: 0,
                    column: None,
                    kind: ProblemKind::UnknownTable { expected: known.join(", ").into() },
                });
            }
        }
        let dataset = load_all(|(file, text)| self.bytes(file, text), &mut problems);
        problems.finish().map(|()| dataset)
    }

    fn bytes(&self, file: &'static str, text: &'static str) -> &[u8] {
        let given = self.given.iter().rev().find(|(name, _)| **name == *file);
        given.map_or(text.as_bytes(), |(_, bytes)| bytes)
    }
}

impl Dataset {
    /// Builds a dataset from tables of your own.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::builder().build()?.placements().count(), 4239);
    /// # Ok::<(), tip_report::Problems>(())
    /// ```
    pub fn builder() -> DatasetBuilder {
        DatasetBuilder::default()
    }
}

/// Loads every table from the bytes that `bytes` gives for it. Only without problems is the dataset sound.
fn load_all<'t>(bytes: impl Fn(bundled::Bundled) -> &'t [u8], problems: &mut Problems) -> Dataset {
    let input = |table: bundled::Bundled| Input { file: table.0, bytes: bytes(table) };
    let countries = super::countries::load(input(bundled::COUNTRIES), problems);
    let names = super::names::load(input(bundled::NAMES), &countries, problems);
    let reports = super::reports::load(input(bundled::REPORTS), problems);
    let sources = super::sources::load(input(bundled::SOURCES), problems);
    let placements = super::tiers::load(input(bundled::TIERS), &countries, &reports, &sources, problems);
    let regions = super::regions::load(input(bundled::REGIONS), &countries, problems);
    let members = super::regions::load_members(input(bundled::REGION_MEMBERS), &regions, &countries, problems);
    let keys = super::flows::Keys { countries: &countries, reports: &reports, regions: &regions, sources: &sources };
    let flows = super::flows::load(input(bundled::FLOWS), keys, problems);
    let roles = super::roles::load(input(bundled::ROLES), keys, problems);
    let entries = super::entries::load(input(bundled::ENTRIES), keys, problems);
    let designations = super::designations::load(input(bundled::DESIGNATIONS), &countries, &reports, problems);
    let designation_coverage =
        super::designations::load_coverage(input(bundled::DESIGNATION_COVERAGE), &reports, problems);
    let law_enforcement = super::law_enforcement::load(input(bundled::LAW_ENFORCEMENT), problems);
    Dataset {
        tables: Tables {
            countries: countries.into(),
            names: names.into(),
            reports: reports.into(),
            sources: sources.into(),
            placements: placements.into(),
            regions: regions.into(),
            members: members.into(),
            flows: flows.into(),
            roles: roles.into(),
            entries: entries.into(),
            designations: designations.into(),
            designation_coverage: designation_coverage.into(),
            law_enforcement: law_enforcement.into(),
        },
    }
}
