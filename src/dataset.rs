//! The dataset: all tables, and the two handles that every question starts from.

use std::sync::OnceLock;

use crate::{
    csv::findings::IgnoredColumn,
    table::{
        self, bundled, countries::Countries, designation_coverage::CoverageRow, designations::DesignationRow,
        entries::EntryRow, flows::FlowTable, law_enforcement::LawEnforcement, names::Names, region_members::Member,
        regions::Regions, reports::Reports, roles::RoleTable, sources::Sources, tiers::Placements, vocabulary::Mapping,
    },
};

/// The version of the bundled data: the date of its last change.
///
/// It is apart from the version of the crate, which changes with the code as well. `CHANGELOG.md` says what changed.
///
/// ```
/// # use tip_report::chrono::NaiveDate;
/// assert!(tip_report::DATA_VERSION.parse::<NaiveDate>().is_ok());
/// ```
pub const DATA_VERSION: &str = "2026-11-27";

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

    fn keys(&self) -> table::keys::Keys<'_> {
        table::keys::Keys {
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
                table::region_members::load(input, self.regions_table(), self.countries_table(), findings)
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
                table::designation_coverage::load(input, self.reports_table(), findings)
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
