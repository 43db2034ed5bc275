// The picture in the README, as a link definition. If a name is defined twice, the first definition counts. See
// tests/it/examples/documents.rs.
#![doc = include_str!("../docs/tiers.md")]
// The picture of the atlas is too heavy for the package. The documentation shows an empty picture in its place.
#![doc = "[atlas]: <data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/%3E>"]
#![doc = include_str!("../README.md")]
//!
//! ## Where to look
//!
//! Each module below has one topic. These are hard to find by the names of the modules:
//!
//! * **Numbers for a tier**, as the literature codes it: [`Ranking::kelley_code`] (1, 2, 2.5, 3), [`Tier::severity`] (1 to 4)
//!   and [`Ranking::collapsed`] (1 to 3). A row of the [panel](history::Panel) has all three, and [`audit::Coding`] reads
//!   such numbers.
//! * **Places that you store** and find again: [`flow::PlaceId`]. For a country, its [`CountryCode`] is enough.
//! * **Entries without flows**: [`Report::shows_absence_of`] and [`entry::Coverage`] say what their absence means.
//!   [`Flow::entries`] leads to the text. Before you compare two reports, see [`entry::TextRegime`] and
//!   [`Report::corridor_changes_since`].
//! * **Mistakes in your input**: [`error`] for a call or a file, [`screen::RowProblem`] for a row of a screened file,
//!   [`tables::ProblemKind`] for a cell of your tables, [`audit::MistakeKind`] for a list of claims.
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod audit;
pub mod change;
mod csv;
mod dataset;
pub mod history;
mod load;
pub mod network;
mod output;
pub mod screen;
mod table;
pub mod text;
mod view;
mod warning;
pub mod watch_list;
mod words;

#[doc = include_str!("../docs/cookbook.md")]
pub mod cookbook {}

/// The version of `chrono` that the crate uses: its dates are `chrono` dates.
pub use chrono;

// What most programs need. The rest is in the modules by topic.
pub use crate::dataset::{DATA_VERSION, Dataset};
#[doc(inline)]
pub use crate::{
    change::{ReportDiff, TierChange},
    country::{Bureau, Country, CountryCode},
    flow::{Flow, Flows, Place},
    history::History,
    network::Network,
    placement::{Evidence, Placement, Ranking, Source, Standing, Tier},
    report::{Report, ReportYear},
    screen::Screening,
    tables::DatasetBuilder,
};

pub mod country {
    //! Countries: their names, their codes, and what a name or code stands for.
    //!
    //! [`Dataset::country`](crate::Dataset::country) finds a [`Country`] by its ISO 3166-1 letters or by any name that
    //! a report or a person uses. [`Dataset::country_by`](crate::Dataset::country_by) finds one by a code of another
    //! [scheme](CodeScheme). The crate never guesses a name: if it finds no country, a
    //! [`LookupError`](crate::error::LookupError) lists the [candidates](Candidate).

    pub use crate::{
        view::{code::SchemeCode, country::Country, lookup::Candidate, name::Name, resolved::Resolved},
        words::{
            bureau::Bureau, code::CountryCode, code_scheme::CodeScheme, existence::Existence, name_kind::NameKind,
        },
    };
}

pub mod report {
    //! Reports: their years and dates, how many countries have each ranking, and the world-wide figures that they
    //! print.
    //!
    //! [`Dataset::report`](crate::Dataset::report) gives the [`Report`] of a year,
    //! [`Dataset::latest_report`](crate::Dataset::latest_report) the newest and
    //! [`Dataset::report_in_force_on`](crate::Dataset::report_in_force_on) the one in force on a date. Ask a report for
    //! its placements, flows and changes.

    pub use crate::{
        table::law_enforcement::LawEnforcement,
        view::report::{Counts, Report},
        words::year::{AskedYear, ReportYear},
    };
}

pub mod placement {
    //! What a report says of a country: its tier, or why it has none, and how well this is known. Also the ranking in
    //! force on a date.
    //!
    //! [`Report::placement`](crate::Report::placement) gives the [`Placement`] of a country, with its [`Tier`],
    //! [`Evidence`] and [sources](Source). If a country has none, [`Report::standing`](crate::Report::standing) says
    //! why ([`Standing`]). [`Tier::kelley_code`], [`Tier::severity`] and [`Tier::collapsed`] are the numbers for a tier
    //! in the literature. [`Dataset::ranking_on`](crate::Dataset::ranking_on) gives the ranking in force on a date
    //! ([`RankingOn`]). It takes the [reassessments](Reassessment) between two reports into account.

    pub use crate::{
        view::{
            in_force::RankingOn, placement::Placement, reassessment::Reassessment, source::Source, standing::Standing,
        },
        words::{
            evidence::Evidence,
            tier::{Ranking, Tier},
        },
    };
}

pub mod designation {
    //! The lists beside the tiers: child soldiers, state sponsors, waivers, and the President's determinations.
    //!
    //! [`Report::designation_set`](crate::Report::designation_set) gives one list of a report.
    //! [`DesignationSet::names`] tells "not on the list" from "not known".
    //! [`Country::designations`](crate::Country::designations) gives the lists that name a country.
    //! [`Report::determination`](crate::Report::determination) says what the President determined for a country on Tier
    //! 3.

    pub use crate::{
        view::{
            designation::{Designation, DesignationSet},
            determination::Determination,
        },
        words::designation::{DesignationCoverage, DesignationList, Named},
    };
}

pub mod flow {
    //! Flows of victims from place to place, as the entries of the reports describe them, and the roles of countries.
    //!
    //! [`Report::flows`](crate::Report::flows) and [`Dataset::flows`](crate::Dataset::flows) give [`Flows`]. You can
    //! narrow them by country ([`Flows::to`], [`Flows::from`]), [kind](FlowKind), [form](Exploitation) or
    //! [victims](VictimGroup); [`Flows::named`] leaves out unnamed places. A [`PlaceId`] stores a [`Place`], and
    //! [`Dataset::place`](crate::Dataset::place) reads it back. [`Report::roles`](crate::Report::roles) says what an
    //! entry calls its country.

    pub use crate::{
        view::{
            flow::{Flow, Place, derived_roles::DerivedRoles, flows::Flows, place_id::PlaceId},
            region::Region,
            role::Roles,
        },
        words::{
            exploitation::{Exploitation, VictimGroup},
            role::{Mention, Role},
            statement::{Basis, FlowKind, Modality},
        },
    };
}

pub mod entry {
    //! The entries of the reports: which were read for flows and roles, in which text, and how far.
    //!
    //! If a flow is not in the data, it may still be in an entry that was not read.
    //! [`Report::coverage`](crate::Report::coverage) says how much of a report was read ([`Coverage`]).
    //! [`Report::entry_reading`](crate::Report::entry_reading) says how one entry was read ([`EntryReading`]).
    //! [`TextRegime`] says which reports use the same wording, so that you can compare their flows.

    pub use crate::{
        view::{
            entry::Entry,
            flow::coverage::{Coverage, EntryReading},
        },
        words::{extent::Extent, text_regime::TextRegime},
    };
}

pub mod vocabulary {
    //! The words of flows in other vocabularies, such as those of other data sets on trafficking.
    //!
    //! A [`Term`] is any word of a flow. [`Dataset::mappings`](crate::Dataset::mappings) says what a [`Scheme`] calls
    //! it ([`Mapping`]) and how well the two match ([`MatchQuality`]).

    pub use crate::{
        table::vocabulary::Mapping,
        words::{
            scheme::{MatchQuality, Scheme},
            term::Term,
        },
    };
}

pub mod tables {
    //! The tables as CSV: your own tables beside the bundled ones or in their stead, the mistakes in them, and the
    //! changes of a new release.
    //!
    //! [`Dataset::from_dir`](crate::Dataset::from_dir) loads a directory, and [`DatasetBuilder`] single tables. Both
    //! find every mistake, each a [`Problem`], and fail with a [`LoadError`](crate::error::LoadError) that lists them.
    //! [`Dataset::warnings`](crate::Dataset::warnings) lists what is allowed but looks wrong.
    //! [`Dataset::write_dir`](crate::Dataset::write_dir) writes the tables, and a [`Revision`] compares two releases
    //! cell by cell.

    pub use crate::{
        csv::problem::{Problem, ProblemKind},
        load::builder::DatasetBuilder,
        output::revision::{CellRevision, Revision, RowChange, RowRevision},
        warning::{Warning, WarningKind},
        words::table::Table,
    };
}

pub mod error {
    //! Every error of the crate: why a call failed.
    //!
    //! A misspelt or ambiguous name of a country gives a [`LookupError`]; [`LookupError::candidates`] lists the
    //! countries that may be meant. [`NoReportError`] is a year without a report. [`LoadError`] lists every mistake in
    //! tables of your own. [`WordError`], [`CodeError`], [`YearError`] and [`DelimiterError`] are about a single text.
    //! [`ScreenError`], [`AliasError`], [`AuditError`] and [`CodingError`] are about files to be screened or audited.
    //!
    //! Two kinds of mistake are not errors of their own, because a file can have many: a row that can't be screened has
    //! a [`RowProblem`](crate::screen::RowProblem), and a mistake in a table is a [`Problem`](crate::tables::Problem)
    //! with a [`ProblemKind`](crate::tables::ProblemKind).

    pub use crate::{
        audit::{choice::CodingError, error::AuditError},
        csv::problem::LoadError,
        screen::{alias::AliasError, delimiter::DelimiterError, error::ScreenError},
        view::{lookup::LookupError, report::NoReportError},
        words::{code::CodeError, word::WordError, year::YearError},
    };
}
