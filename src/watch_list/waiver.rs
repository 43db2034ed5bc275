//! Waivers: each keeps a country on the Watch List for one more report. How each is known.

use std::fmt;

use crate::{
    dataset::Dataset,
    table::id::{CountryId, ReportId},
    view::{country::Country, designation::Designation, report::Report},
    words::{
        designation::{DesignationCoverage, DesignationList},
        word::words,
    },
};

/// A waiver of the automatic downgrade. It keeps a country on the Watch List for one more report, after two or more in
/// a row.
///
/// The Secretary of State grants the waiver (by delegation since 2010). The country must have a written plan that would
/// amount to significant efforts and has sufficient resources (22 USC 7107(b)(2)(D)(ii)).
///
/// ```
/// # use tip_report::Dataset;
/// let report = Dataset::bundled().report(2024)?;
/// let names: Vec<_> = report.watch_list_waivers().map(|waiver| waiver.country().name()).collect();
/// assert_eq!(names, ["Gabon", "Kuwait", "Madagascar", "Serbia"]);
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Waiver<'a> {
    data: &'a Dataset,
    country: CountryId,
    report: ReportId,
    basis: WaiverBasis,
    designation: Option<Designation<'a>>,
}

impl<'a> Waiver<'a> {
    /// The waiver that a country needed in this report. `by_rule` says whether the law allowed one.
    pub(super) fn new(data: &'a Dataset, country: CountryId, report: ReportId, by_rule: bool) -> Self {
        let set = Report::new(data, report).designation_set(DesignationList::WatchListWaiver);
        let designation = set.and_then(|set| set.designation(Country::new(data, country)));
        let whole = set.is_some_and(|set| set.coverage() == DesignationCoverage::Complete);
        let basis = match designation {
            Some(_) => WaiverBasis::Known,
            None if by_rule && !whole => WaiverBasis::Derived,
            None => WaiverBasis::Unknown,
        };
        Waiver { data, country, report, basis, designation }
    }

    /// The country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let report = Dataset::bundled().report(2024)?;
    /// assert_eq!(report.watch_list_waivers().next().unwrap().country().code().as_str(), "GAB");
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        Country::new(self.data, self.country)
    }

    /// The report in which the waiver kept the country on the list.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let report = Dataset::bundled().report(2024)?;
    /// assert_eq!(report.watch_list_waivers().next().unwrap().report().year().get(), 2024);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        Report::new(self.data, self.report)
    }

    /// How the waiver is known.
    ///
    /// ```
    /// # use tip_report::{Dataset, watch_list::WaiverBasis};
    /// # let report = Dataset::bundled().report(2025)?;
    /// assert!(report.watch_list_waivers().all(|waiver| waiver.basis() == WaiverBasis::Derived));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn basis(&self) -> WaiverBasis {
        self.basis
    }

    /// The row that names the waiver, if it is [known](WaiverBasis::Known).
    ///
    /// ```
    /// # use tip_report::{Dataset, Evidence};
    /// # let report = Dataset::bundled().report(2024)?;
    /// let waiver = report.watch_list_waivers().next().unwrap();
    /// assert_eq!(waiver.designation().unwrap().evidence(), Evidence::Official);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn designation(&self) -> Option<Designation<'a>> {
        self.designation
    }
}

impl fmt::Debug for Waiver<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Waiver({} {}, {})", self.country().code(), self.report().year(), self.basis)
    }
}

words! {
    /// How a [`Waiver`] is known.
    ///
    /// ```
    /// use tip_report::watch_list::WaiverBasis;
    /// assert_eq!("derived".parse(), Ok(WaiverBasis::Derived));
    /// assert_eq!(WaiverBasis::Derived.to_string(), "derived");
    /// ```
    pub enum WaiverBasis in tip_report::watch_list: "basis of a waiver" {
        /// The list of the report's waivers names the country.
        Known = "known",
        /// The list is not known completely. But the law allowed the country to stay only by a waiver, and it stayed.
        ///
        /// In every year whose list is known completely, the derived waivers are exactly those of the list.
        Derived = "derived",
        /// The list is known completely and does not name the country, or the law allowed no waiver. One of the tables
        /// is then wrong. The bundled data have no such waiver.
        Unknown = "unknown",
    }
}
