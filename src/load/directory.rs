//! The ways to make a dataset that is not the bundled one.

use std::path::Path;

use super::builder::DatasetBuilder;
use crate::{csv::problem::LoadError, dataset::Dataset, table::Tables, words::table::Table};

impl Dataset {
    /// Loads a dataset from the tables in a directory, such as a corrected copy of the crate's `data/`.
    ///
    /// The files have the names of the bundled tables ([`Table::ALL`]). `countries.csv`, `reports.csv`, `sources.csv`
    /// and `tiers.csv` are required. If another file is not there, its table is empty: nothing comes from the bundled
    /// data. (With `Dataset::builder().dir(path)`, the bundled data fill in for missing files.) Other files are
    /// ignored. A file may have at most [`DatasetBuilder::FILE_LIMIT`] bytes.
    ///
    /// # Errors
    ///
    /// A [`LoadError`] with all problems of all files: a dataset loads completely or not at all.
    ///
    /// ```
    /// use tip_report::Dataset;
    /// let data = Dataset::from_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data"))?;
    /// assert_eq!(data, *Dataset::bundled());
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    pub fn from_dir(path: impl AsRef<Path>) -> Result<Dataset, LoadError> {
        DatasetBuilder::new().dir(path).build()
    }

    /// Begins a dataset with tables of your own. If you do not give a table, the bundled one is used.
    ///
    /// ```
    /// use tip_report::{Dataset, tables::Table};
    /// let no_flows = "report_year,reporter,kind,origin,transit,destination,forms,victims,modality,basis,sources\n";
    /// let data = Dataset::builder().table(Table::Flows, no_flows).build()?;
    /// assert_eq!(data.flows().count(), 0);
    /// assert_eq!(data.placements().len(), Dataset::bundled().placements().len());
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    pub fn builder() -> DatasetBuilder {
        Dataset::bundled().with()
    }

    /// Begins a dataset that has all tables of this one. Use it to add a report or names, or to replace a table.
    ///
    /// For rows of this dataset, problems give the line that [`Dataset::write_dir`] would write them on.
    ///
    /// ```
    /// use tip_report::{Dataset, Tier, tables::Table};
    /// // A made-up report.
    /// let reports = "report_year,edition,released\n2026,26,2026-06-30\n";
    /// let tiers = "code,report_year,ranking,evidence,sources\nKOR,2026,Tier 1,transcribed,press\n";
    /// let data = Dataset::bundled()
    ///     .with()
    ///     .append(Table::Reports, "reports-2026.csv", reports)
    ///     .append(Table::Tiers, "tiers-2026.csv", tiers)
    ///     .build()?;
    /// assert_eq!(data.report(2026).unwrap().tier(Tier::One).count(), 1);
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    pub fn with(&self) -> DatasetBuilder {
        Table::ALL.iter().copied().fold(DatasetBuilder::new(), |builder, table| {
            let text = if self.tables.is_bundled() {
                Tables::any_bundled(table).as_bytes().into()
            } else {
                self.written(table).into()
            };
            builder.given(table, text)
        })
    }

    /// A table as text.
    fn written(&self, table: Table) -> Vec<u8> {
        let mut text = Vec::new();
        // Writing to a Vec can't fail.
        let _ = self.tables.sheet(table).write(&mut text);
        text
    }
}
