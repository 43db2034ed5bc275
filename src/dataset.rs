//! The dataset: all tables, and the two handles that every question starts from.

use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::{
    csv::findings::IgnoredColumn,
    load::bundled,
    table,
    view::{
        country::{Countries, Country, CountryRow},
        designation::{CoverageRow, Designation, DesignationRow},
        entry::{Entry, EntryRow},
        flow::FlowTable,
        law_enforcement::LawEnforcement,
        name::{LookupError, Miss, Names},
        placement::{Placement, Placements},
        region::{Member, Region, Regions},
        report::{NoReport, Report, Reports},
        role::{RoleTable, Roles},
        source::{Source, Sources},
        vocabulary::Mapping,
    },
    words::{code::CountryCode, year::ReportYear},
};

/// The version of the bundled data: the date of its last change.
///
/// It is apart from the version of the crate, which changes with the code as well. `CHANGELOG.md` says what changed.
///
/// ```
/// assert!(tip_report::DATA_VERSION.starts_with("2026-"));
/// ```
pub const DATA_VERSION: &str = "2026-11-25";

/// The reports, countries, placements, flows and lists, as one whole.
///
/// [`Dataset::bundled`] is the data of this crate. Each table is parsed when it is first asked for.
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
    /// The columns that loading left out.
    pub(crate) ignored: Vec<IgnoredColumn>,
}

/// A table that is not filled yet is parsed from the bundled text when it is first asked for. A dataset of other
/// tables has all of them filled from the start.
#[derive(Default)]
pub(crate) struct Tables {
    pub(crate) countries: OnceLock<Countries>,
    pub(crate) names: OnceLock<Names>,
    pub(crate) reports: OnceLock<Reports>,
    pub(crate) sources: OnceLock<Sources>,
    pub(crate) placements: OnceLock<Placements>,
    pub(crate) regions: OnceLock<Regions>,
    pub(crate) members: OnceLock<Vec<Member>>,
    pub(crate) flows: OnceLock<FlowTable>,
    pub(crate) roles: OnceLock<RoleTable>,
    pub(crate) entries: OnceLock<Vec<EntryRow>>,
    pub(crate) designations: OnceLock<Vec<DesignationRow>>,
    pub(crate) designation_coverage: OnceLock<Vec<CoverageRow>>,
    pub(crate) law_enforcement: OnceLock<Vec<LawEnforcement>>,
    pub(crate) vocabulary: OnceLock<Vec<Mapping>>,
}

static BUNDLED: Dataset = Dataset {
    tables: Tables {
        countries: OnceLock::new(),
        names: OnceLock::new(),
        reports: OnceLock::new(),
        sources: OnceLock::new(),
        placements: OnceLock::new(),
        regions: OnceLock::new(),
        members: OnceLock::new(),
        flows: OnceLock::new(),
        roles: OnceLock::new(),
        entries: OnceLock::new(),
        designations: OnceLock::new(),
        designation_coverage: OnceLock::new(),
        law_enforcement: OnceLock::new(),
        vocabulary: OnceLock::new(),
    },
    ignored: Vec::new(),
};

/// The bundled tables, parsed anew as they are asked for: for measuring. Programs share [`Dataset::bundled`].
impl Default for Dataset {
    fn default() -> Self {
        Dataset { tables: Tables::default(), ignored: Vec::new() }
    }
}

impl Dataset {
    /// The data of this crate: every placement of the reports 2001 to 2025, and the flows that were read from them.
    ///
    /// It can't fail: the bundled files are checked by the tests of the crate, every table and row.
    ///
    /// ```
    /// assert_eq!(tip_report::Dataset::bundled().placements().count(), 4239);
    /// ```
    #[must_use]
    pub fn bundled() -> &'static Dataset {
        &BUNDLED
    }

    /// The country that a name or an alpha-2 or alpha-3 code means.
    ///
    /// Letter case, accents, apostrophes, word order around a comma, `&` for *and*, *St.* for *Saint*, and the words
    /// *the*, *of*, *and* do not count; all else must be one of the [names](Country::names) exactly. A part of a name or
    /// a slip of the pen is never enough: `Niger` is not Nigeria.
    ///
    /// # Errors
    ///
    /// [`LookupError::Ambiguous`] for a name with several meanings (`Congo`, `Korea`, `ROC`), with the candidates;
    /// [`LookupError::Unknown`] for everything else, with near names.
    ///
    /// ```
    /// use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// assert_eq!(data.country("Cote d’Ivoire")?, data.country("CIV")?);
    /// assert_eq!(data.country("Congo, Democratic Republic of the")?.code().as_str(), "COD");
    /// assert!(data.country("Congo").is_err());
    /// # Ok::<(), tip_report::LookupError>(())
    /// ```
    pub fn country(&self, name_or_code: &str) -> Result<Country<'_>, LookupError> {
        self.index_of(name_or_code)
            .map(|found| Country::new(self, found))
            .map_err(|miss| self.names().explain(&miss, name_or_code, self.countries_table()))
    }

    /// The position of the country that a name or code means. A code is found without the table of names.
    #[inline]
    pub(crate) fn index_of(&self, name_or_code: &str) -> Result<u16, Miss> {
        let by_code = self.countries_table().index_of_any_code(name_or_code.trim());
        by_code.map_or_else(|| self.names().index_of(name_or_code), Ok)
    }

    /// The country with this code; `None` if the dataset has none.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let code = "PRK".parse()?;
    /// assert_eq!(Dataset::bundled().country_by_code(code).unwrap().name(), "North Korea");
    /// # Ok::<(), tip_report::BadCode>(())
    /// ```
    #[must_use]
    pub fn country_by_code(&self, code: CountryCode) -> Option<Country<'_>> {
        self.countries_table().index_of_code(code).map(|index| Country::new(self, index))
    }

    /// The country with this ISO 3166-1 numeric code.
    ///
    /// # Errors
    ///
    /// [`LookupError`] if no country has the number.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().country_by_numeric(410)?.name(), "South Korea");
    /// # Ok::<(), tip_report::LookupError>(())
    /// ```
    pub fn country_by_numeric(&self, numeric: u16) -> Result<Country<'_>, LookupError> {
        self.by_number(numeric, |row| row.numeric)
    }

    /// The country with this Correlates of War number.
    ///
    /// # Errors
    ///
    /// [`LookupError::Unknown`] if no country has the number; [`LookupError::Ambiguous`] if several have it in turn,
    /// as 345: Serbia and Montenegro, then Serbia.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().country_by_cow(732)?.name(), "South Korea");
    /// assert_eq!(Dataset::bundled().country_by_cow(345).unwrap_err().candidates().len(), 2);
    /// # Ok::<(), tip_report::LookupError>(())
    /// ```
    pub fn country_by_cow(&self, cow: u16) -> Result<Country<'_>, LookupError> {
        self.by_number(cow, |row| row.cow)
    }

    /// The country with this Gleditsch-Ward number.
    ///
    /// # Errors
    ///
    /// [`LookupError`] if no country, or more than one, has the number.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().country_by_gw(340)?.name(), "Serbia");
    /// # Ok::<(), tip_report::LookupError>(())
    /// ```
    pub fn country_by_gw(&self, gw: u16) -> Result<Country<'_>, LookupError> {
        self.by_number(gw, |row| row.gw)
    }

    fn by_number(&self, number: u16, of: impl Fn(&CountryRow) -> Option<u16>) -> Result<Country<'_>, LookupError> {
        let countries = self.countries_table();
        let found: Vec<u16> = countries.indexes().filter(|&index| of(countries.row(index)) == Some(number)).collect();
        match found[..] {
            [one] => Ok(Country::new(self, one)),
            [] => Err(LookupError::Unknown { asked: number.to_string().into(), near: Vec::new() }),
            _ => Err(LookupError::ambiguous(&number.to_string(), &found, countries)),
        }
    }

    /// All countries, in order of codes; those too that are only an end of flows.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().countries().next().unwrap().name(), "Aruba");
    /// ```
    pub fn countries(&self) -> impl DoubleEndedIterator<Item = Country<'_>> {
        self.countries_table().indexes().map(|index| Country::new(self, index))
    }

    /// The report of a year.
    ///
    /// # Errors
    ///
    /// [`NoReport`] if the dataset has no report of that year.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().report(2009)?.edition(), 9);
    /// assert!(Dataset::bundled().report(2000).is_err());
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    pub fn report(&self, year: u16) -> Result<Report<'_>, NoReport> {
        let reports = self.reports_table();
        let found = ReportYear::new(year).and_then(|year| reports.index_of(year));
        found.map(|index| Report::new(self, index)).ok_or_else(|| {
            let has = match reports.rows() {
                [] => "none".into(),
                [only] => format!("the report of {}", only.year),
                [first, .., last] => format!("the reports of {} to {}", first.year, last.year),
            };
            NoReport { year, has: has.into() }
        })
    }

    /// All reports, in order of years.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().reports().count(), 25);
    /// ```
    pub fn reports(&self) -> impl DoubleEndedIterator<Item = Report<'_>> {
        self.reports_table().indexes().map(|index| Report::new(self, index))
    }

    /// The last report; `None` only in a dataset without reports.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().latest_report().unwrap().year().get(), 2025);
    /// ```
    #[must_use]
    pub fn latest_report(&self) -> Option<Report<'_>> {
        self.reports().next_back()
    }

    /// The report in force on a date: the latest one released on or before it.
    ///
    /// `None` before the first report, 12 July 2001.
    ///
    /// ```
    /// use tip_report::{Dataset, chrono::NaiveDate};
    /// let data = Dataset::bundled();
    /// let on = |y, m, d| data.report_in_force_on(NaiveDate::from_ymd_opt(y, m, d).unwrap());
    /// assert_eq!(on(2025, 9, 28).unwrap().year().get(), 2024);
    /// assert_eq!(on(2025, 9, 29).unwrap().year().get(), 2025);
    /// assert!(on(2001, 7, 11).is_none());
    /// ```
    #[must_use]
    pub fn report_in_force_on(&self, date: NaiveDate) -> Option<Report<'_>> {
        let released = self.reports_table().rows().partition_point(|row| row.released <= date);
        let index = u16::try_from(released.checked_sub(1)?).ok()?;
        Some(Report::new(self, index))
    }

    /// All placements, in order of codes, then years.
    ///
    /// ```
    /// # use tip_report::{Dataset, Evidence};
    /// let official = Dataset::bundled().placements().filter(|p| p.evidence() == Evidence::Official).count();
    /// assert_eq!(official, 1881);
    /// ```
    pub fn placements(&self) -> impl ExactSizeIterator<Item = Placement<'_>> {
        self.placements_table().rows().iter().map(|row| Placement::new(self, row))
    }

    /// All sources, in order of ids.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().sources().count() >= 17);
    /// ```
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'_>> {
        self.sources_table().rows().iter().map(Source::new)
    }

    /// The source with this id.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().source("cia-factbook").is_some());
    /// ```
    #[must_use]
    pub fn source(&self, id: &str) -> Option<Source<'_>> {
        self.sources().find(|source| source.id() == id)
    }

    /// All regions, in order of ids.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().regions().count(), 43);
    /// ```
    pub fn regions(&self) -> impl Iterator<Item = Region<'_>> {
        let regions = u16::try_from(self.regions_table().rows().len()).unwrap_or(u16::MAX);
        (0..regions).map(|index| Region::new(self, index))
    }

    /// The region with this id.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().region("pacific").unwrap().label(), "Pacific");
    /// ```
    #[must_use]
    pub fn region(&self, id: &str) -> Option<Region<'_>> {
        self.regions_table().index_of(id.as_bytes()).map(|index| Region::new(self, index))
    }

    /// All roles, in order of years, then codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().roles().count(), 762);
    /// ```
    pub fn roles(&self) -> impl ExactSizeIterator<Item = Roles<'_>> {
        self.roles_table().rows.iter().map(|row| Roles::new(self, row))
    }

    /// All entries that were read or whose address is known, in order of years, then codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().entries().filter(|entry| entry.extent().is_some()).count(), 771);
    /// ```
    pub fn entries(&self) -> impl ExactSizeIterator<Item = Entry<'_>> {
        self.entries_table().iter().map(|row| Entry::new(self, row))
    }

    /// All designations, in order of the lists' texts, then years, then codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().designations().count(), 552);
    /// ```
    pub fn designations(&self) -> impl ExactSizeIterator<Item = Designation<'_>> {
        self.designations_table().iter().map(|row| Designation::new(self, row))
    }

    /// The reports' world-wide law enforcement figures, in order of years.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().law_enforcement().len(), 15);
    /// ```
    #[must_use]
    pub fn law_enforcement(&self) -> &[LawEnforcement] {
        self.tables
            .law_enforcement
            .get_or_init(|| bundled::table(bundled::LAW_ENFORCEMENT, table::law_enforcement::load))
    }

    fn keys(&self) -> table::flows::Keys<'_> {
        table::flows::Keys {
            countries: self.countries_table(),
            reports: self.reports_table(),
            regions: self.regions_table(),
            sources: self.sources_table(),
        }
    }

    #[inline]
    pub(crate) fn countries_table(&self) -> &Countries {
        self.tables.countries.get_or_init(|| bundled::table(bundled::COUNTRIES, table::countries::load))
    }

    #[inline]
    pub(crate) fn names(&self) -> &Names {
        self.tables.names.get_or_init(|| {
            bundled::table(bundled::NAMES, |input, findings| {
                table::names::load(input, self.countries_table(), findings)
            })
        })
    }

    #[inline]
    pub(crate) fn reports_table(&self) -> &Reports {
        self.tables.reports.get_or_init(|| bundled::table(bundled::REPORTS, table::reports::load))
    }

    #[inline]
    pub(crate) fn sources_table(&self) -> &Sources {
        self.tables.sources.get_or_init(|| bundled::table(bundled::SOURCES, table::sources::load))
    }

    #[inline]
    pub(crate) fn placements_table(&self) -> &Placements {
        self.tables.placements.get_or_init(|| {
            bundled::table(bundled::TIERS, |input, findings| {
                table::tiers::load(input, self.countries_table(), self.reports_table(), self.sources_table(), findings)
            })
        })
    }

    #[inline]
    pub(crate) fn regions_table(&self) -> &Regions {
        self.tables.regions.get_or_init(|| {
            bundled::table(bundled::REGIONS, |input, findings| {
                table::regions::load(input, self.countries_table(), findings)
            })
        })
    }

    pub(crate) fn members_table(&self) -> &[Member] {
        self.tables.members.get_or_init(|| {
            bundled::table(bundled::REGION_MEMBERS, |input, findings| {
                table::regions::load_members(input, self.regions_table(), self.countries_table(), findings)
            })
        })
    }

    #[inline]
    pub(crate) fn flows_table(&self) -> &FlowTable {
        self.tables.flows.get_or_init(|| {
            bundled::table(bundled::FLOWS, |input, findings| table::flows::load(input, self.keys(), findings))
        })
    }

    pub(crate) fn roles_table(&self) -> &RoleTable {
        self.tables.roles.get_or_init(|| {
            bundled::table(bundled::ROLES, |input, findings| table::roles::load(input, self.keys(), findings))
        })
    }

    pub(crate) fn entries_table(&self) -> &[EntryRow] {
        self.tables.entries.get_or_init(|| {
            bundled::table(bundled::ENTRIES, |input, findings| table::entries::load(input, self.keys(), findings))
        })
    }

    pub(crate) fn designations_table(&self) -> &[DesignationRow] {
        self.tables.designations.get_or_init(|| {
            bundled::table(bundled::DESIGNATIONS, |input, findings| {
                table::designations::load(input, self.countries_table(), self.reports_table(), findings)
            })
        })
    }

    pub(crate) fn designation_coverage_table(&self) -> &[CoverageRow] {
        self.tables.designation_coverage.get_or_init(|| {
            bundled::table(bundled::DESIGNATION_COVERAGE, |input, findings| {
                table::designations::load_coverage(input, self.reports_table(), findings)
            })
        })
    }

    pub(crate) fn vocabulary_table(&self) -> &[Mapping] {
        self.tables.vocabulary.get_or_init(|| bundled::table(bundled::VOCABULARY, table::vocabulary::load))
    }
}

impl std::fmt::Debug for Dataset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (countries, reports) = (self.countries_table().len(), self.reports_table().len());
        write!(f, "Dataset({countries} countries, {reports} reports, {} placements)", self.placements().len())
    }
}
