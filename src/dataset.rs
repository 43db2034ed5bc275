//! The dataset: it owns the tables and parses each when it is first needed.

use crate::{
    csv::findings::IgnoredColumn,
    table::{Tables, law_enforcement::LawEnforcement},
    words::table::Table,
};

/// The version of the bundled data: the date of its last change.
///
/// It is separate from the version of the crate, which also changes with the code. `CHANGELOG.md` says what changed.
///
/// ```
/// # use tip_report::chrono::NaiveDate;
/// assert!(tip_report::DATA_VERSION.parse::<NaiveDate>().is_ok());
/// ```
pub const DATA_VERSION: &str = "2026-11-27";

/// All data in one value: the reports, countries, placements, flows and lists.
///
/// [`Dataset::bundled`] is the data of this crate. Each table is parsed when it is first needed.
///
/// ```
/// use tip_report::{Dataset, Tier};
/// let data = Dataset::bundled();
/// let korea = data.country("South Korea")?;
/// let report = data.report(2009)?;
/// assert_eq!(report.placement(korea).unwrap().tier(), Some(Tier::One));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Dataset {
    pub(crate) tables: Tables,
    /// The columns that were ignored when the tables were loaded.
    pub(crate) ignored: Vec<IgnoredColumn>,
}

static BUNDLED: Dataset = Dataset::bundled_anew();

impl Dataset {
    /// The data of this crate: every placement of the reports 2001 to 2025, and the flows that were read from them.
    ///
    /// It can't fail: the tests of the crate check every table and row of the bundled files.
    ///
    /// ```
    /// use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// println!("{} placements of {} reports", data.placements().len(), data.reports().len());
    /// ```
    #[must_use]
    pub fn bundled() -> &'static Dataset {
        &BUNDLED
    }

    /// The bundled tables, parsed again when they are needed. It is for benchmarks; programs use [`Dataset::bundled`].
    ///
    /// ```
    /// use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled_anew().reports().count(), Dataset::bundled().reports().count());
    /// ```
    #[doc(hidden)]
    #[must_use]
    pub const fn bundled_anew() -> Dataset {
        Dataset { tables: Tables::bundled(), ignored: Vec::new() }
    }

    /// Loads a table, if it is not loaded yet, and returns the number of its rows. It is for benchmarks.
    ///
    /// ```
    /// use tip_report::{Dataset, tables::Table};
    /// let data = Dataset::bundled();
    /// assert_eq!(data.load(Table::Tiers), data.placements().len());
    /// ```
    #[doc(hidden)]
    #[must_use]
    pub fn load(&self, table: Table) -> usize {
        self.tables.load_now(table)
    }

    /// The world-wide law enforcement figures that the reports print, in order of years.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// for row in Dataset::bundled().law_enforcement() {
    ///     println!("{}: {:?} convictions", row.calendar_year, row.convictions);
    /// }
    /// ```
    #[must_use]
    pub fn law_enforcement(&self) -> &[LawEnforcement] {
        self.tables.law_enforcement()
    }
}

impl std::fmt::Debug for Dataset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (countries, reports) = (self.tables.countries().len(), self.tables.reports().len());
        write!(f, "Dataset({countries} countries, {reports} reports, {} placements)", self.placements().len())
    }
}
