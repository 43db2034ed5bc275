//! All tables of a dataset. Each is loaded when it is first needed.

use std::sync::OnceLock;

use super::{
    codes::CodeRow,
    countries::CountryRow,
    designation_coverage::CoverageRow,
    designations::DesignationRow,
    entries::EntryRow,
    flows::FlowRow,
    id::{CountryId, ReportId, SourceId},
    law_enforcement::LawEnforcement,
    names::NameRow,
    reassessments::ReassessmentRow,
    region_members::Member,
    regions::RegionRow,
    reports::ReportRow,
    roles::RoleRow,
    row::Row,
    sources::SourceRow,
    tiers::PlacementRow,
    vocabulary::Mapping,
};
use crate::{
    csv::{
        cells::{Input, Part},
        findings::Findings,
        sheet::Sheet,
    },
    words::{table::Table, year::ReportYear},
};

/// Lists every [`Table`] with the type of its rows.
macro_rules! tables {
    ($($Table:ident: $table:ident of $Row:ty,)+) => {
        /// The tables of a dataset.
        ///
        /// The tables of the bundled dataset are parsed when they are first needed. The tables of any other dataset are
        /// all loaded at the start, in the order of [`Table::ALL`].
        pub(crate) struct Tables {
            is_bundled: bool,
            $($table: OnceLock<<$Row as Row>::Rows>,)+
        }

        impl Tables {
            const fn new(is_bundled: bool) -> Self {
                Tables { is_bundled, $($table: OnceLock::new(),)+ }
            }

            $(
                #[inline]
                pub(crate) fn $table(&self) -> &<$Row as Row>::Rows {
                    self.$table.get_or_init(|| self.load_bundled::<$Row>())
                }
            )+

            /// Loads a table of a dataset that is not bundled.
            pub(crate) fn load(&self, table: Table, parts: &[Part<'_>], findings: &mut Findings) {
                let input = Input { table, parts };
                match table {
                    $(Table::$Table => _ = self.$table.set(<$Row>::load(input, self, findings)),)+
                }
            }

            /// The number of rows of a table. Loads the table if necessary.
            pub(crate) fn load_now(&self, table: Table) -> usize {
                match table {
                    $(Table::$Table => <$Row>::rows(self.$table()).len(),)+
                }
            }

            /// A table as texts.
            pub(crate) fn sheet(&self, table: Table) -> Sheet<'_> {
                match table {
                    $(Table::$Table => <$Row>::sheet(self.$table(), self),)+
                }
            }

            /// The bundled file of a table. A program that calls this contains the texts of all tables.
            pub(crate) fn any_bundled(table: Table) -> &'static str {
                match table {
                    $(Table::$Table => <$Row>::bundled(),)+
                }
            }
        }
    };
}

tables! {
    Countries: countries of CountryRow,
    Names: names of NameRow,
    Reports: reports of ReportRow,
    Sources: sources of SourceRow,
    Tiers: placements of PlacementRow,
    Regions: regions of RegionRow,
    RegionMembers: region_members of Member,
    Flows: flows of FlowRow,
    Roles: roles of RoleRow,
    Entries: entries of EntryRow,
    Designations: designations of DesignationRow,
    DesignationCoverage: designation_coverage of CoverageRow,
    LawEnforcement: law_enforcement of LawEnforcement,
    Vocabulary: vocabulary of Mapping,
    Codes: codes of CodeRow,
    Reassessments: reassessments of ReassessmentRow,
}

impl Tables {
    /// The bundled tables, none of them parsed yet.
    pub(crate) const fn bundled() -> Self {
        Tables::new(true)
    }

    /// The tables of a dataset that is not bundled, none of them [loaded](Tables::load) yet.
    pub(crate) const fn own() -> Self {
        Tables::new(false)
    }

    pub(crate) fn is_bundled(&self) -> bool {
        self.is_bundled
    }

    /// A bundled table. The crate's tests make sure that it has no problem, so users need no error.
    ///
    /// # Panics
    ///
    /// If the bundled file is corrupted, which a test of every table excludes. Or if a table of another dataset refers
    /// to one that comes after it, which only a wrong `Table::ALL` could cause.
    #[cold]
    fn load_bundled<R: Row>(&self) -> R::Rows {
        assert!(self.is_bundled, "{} is not loaded yet", R::TABLE);
        let mut findings = Findings::default();
        let parts = [Part { file: R::TABLE.as_str(), bytes: R::bundled().as_bytes() }];
        let rows = R::load(Input { table: R::TABLE, parts: &parts }, self, &mut findings);
        match findings.finish() {
            Ok(_) => rows,
            Err(problems) => unreachable!("the bundled data is broken: {problems}"),
        }
    }
}

/// The keys of rows, as they are written.
impl Tables {
    pub(super) fn code(&self, country: CountryId) -> &str {
        self.countries().row(country).code.as_str()
    }

    pub(super) fn year(&self, report: ReportId) -> ReportYear {
        self.reports().row(report).year
    }

    pub(super) fn source_ids<'t>(&'t self, sources: &'t [SourceId]) -> impl Iterator<Item = &'t str> {
        sources.iter().map(|&source| &*self.sources().row(source).id)
    }
}
