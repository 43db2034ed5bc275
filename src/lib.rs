// The picture of the README, as a link definition: the first one of a name counts. See tests/it/examples/documents.rs.
#![doc = include_str!("../docs/tiers.md")]
// The picture of the atlas is too heavy for the package: in the documentation nothing stands for it.
#![doc = "[atlas]: <data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/%3E>"]
#![doc = include_str!("../README.md")]
//!
//! # The types by topic
//!
//! | topic | types |
//! |---|---|
//! | the data, and looking things up | [`Dataset`], [`LookupError`], [`Candidate`], [`NoReport`], [`DATA_VERSION`] |
//! | what there is | [`Country`], [`CountryCode`], [`CodeScheme`], [`Resolved`], [`Existence`], [`SchemeCode`], [`Name`], [`NameKind`], [`Bureau`], [`Report`], [`ReportYear`], [`Region`], [`Source`], [`LawEnforcement`] |
//! | what a report says of a country | [`Placement`], [`Ranking`], [`Tier`], [`Standing`], [`Evidence`], [`Counts`], [`Reassessment`], [`RankingOn`] |
//! | lists beside the tiers | [`Designation`], [`DesignationList`], [`DesignationSet`], [`DesignationCoverage`], [`Named`], [`Determination`] |
//! | one country over time | [`History`], [`Spell`], [`Edge`], [`Panel`], [`PanelRow`], [`SurvivalRow`], [`TierEvent`] |
//! | between two reports | [`ReportDiff`], [`TierChange`], [`Direction`], [`ChangeCounts`], [`TransitionMatrix`] |
//! | the Watch List and its limits | [`WatchListClock`], [`WatchListOutlook`], [`WatchListRule`], [`WatchListCriterion`], [`Waiver`], [`WaiverBasis`], [`SpecialWatch`], [`SpecialWatchReason`] |
//! | flows and roles | [`Flow`], [`Flows`], [`Place`], [`PlaceId`], [`FlowKind`], [`Exploitation`], [`VictimGroup`], [`Modality`], [`Basis`], [`Roles`], [`Role`], [`Mention`], [`DerivedRoles`] |
//! | what of the entries was read | [`Entry`], [`EntryReading`], [`Extent`], [`Coverage`], [`ReadOf`], [`TextRegime`] |
//! | flows as a network | [`Network`], [`Corridor`], [`CorridorChanges`], [`Route`], [`Routes`], [`TierTable`], [`EndStanding`], [`LeftOut`], [`NodeLink`] |
//! | the words of other vocabularies | [`Term`], [`Scheme`], [`Mapping`], [`MatchQuality`] |
//! | screening a list | [`Screening`], [`Aliases`], [`AliasError`], [`Delimiter`], [`BadDelimiter`], [`Summary`], [`Unresolved`], [`SchemeWarning`], [`RowProblem`], [`ScreenError`] |
//! | is your list right? | [`Audit`], [`Claim`], [`When`], [`ClaimsIn`], [`Coding`], [`Claimed`], [`Findings`], [`Finding`], [`FindingKind`], [`Mistake`], [`MistakeKind`], [`AuditError`], [`CodingError`], [`CellReadings`] |
//! | your own tables | [`Table`], [`DatasetBuilder`], [`Problems`], [`Problem`], [`ProblemKind`], [`Warning`], [`WarningKind`] |
//! | between two releases of the data | [`Revision`], [`RowRevision`], [`RowChange`], [`CellRevision`] |
//! | text that can't be read | [`UnknownWord`], [`BadCode`], [`BadYear`], [`AskedYear`] |
#![cfg_attr(docsrs, feature(doc_cfg))]

mod audit;
mod change;
#[doc = include_str!("../docs/cookbook.md")]
pub mod cookbook {}
mod csv;
mod dataset;
mod history;
mod load;
mod network;
mod output;
mod screen;
mod table;
pub mod text;
mod view;
mod warning;
mod watch_list;
mod words;

#[cfg(feature = "serde")]
pub use crate::output::export::node_link::NodeLink;

/// Dates of reports are `chrono` dates; this is the version that the crate uses.
pub use chrono;

pub use crate::{
    audit::{
        Audit,
        choice::{CellReadings, CodingError},
        claim::{Claim, When},
        coding::{Claimed, Coding},
        error::AuditError,
        file::ClaimsIn,
        finding::{Finding, FindingKind},
        findings::Findings,
        mistakes::{Mistake, MistakeKind},
    },
    change::{
        TierChange,
        diff::{ChangeCounts, ReportDiff},
        transition::TransitionMatrix,
    },
    csv::problem::{Problem, ProblemKind, Problems},
    dataset::{DATA_VERSION, Dataset},
    history::{
        Edge, History, Spell,
        panel::{Panel, PanelRow},
        survival::{SurvivalRow, TierEvent},
    },
    load::builder::DatasetBuilder,
    network::{
        LeftOut, Network,
        corridor::Corridor,
        corridor_changes::CorridorChanges,
        route::{Route, Routes},
        tier_table::{EndStanding, TierTable},
    },
    output::revision::{CellRevision, Revision, RowChange, RowRevision},
    screen::{
        AliasError, Aliases, BadDelimiter, Delimiter, RowProblem, SchemeWarning, ScreenError, Screening, Summary,
        Unresolved,
    },
    table::{law_enforcement::LawEnforcement, vocabulary::Mapping},
    view::{
        code::SchemeCode,
        country::Country,
        designation::{Designation, DesignationSet},
        determination::Determination,
        entry::Entry,
        flow::{
            Flow, Place,
            coverage::{Coverage, EntryReading, ReadOf},
            derived_roles::DerivedRoles,
            flows::Flows,
            place_id::PlaceId,
        },
        in_force::RankingOn,
        lookup::{Candidate, LookupError},
        name::Name,
        placement::Placement,
        reassessment::Reassessment,
        region::Region,
        report::{Counts, NoReport, Report},
        resolved::Resolved,
        role::Roles,
        source::Source,
        standing::Standing,
    },
    warning::{Warning, WarningKind},
    watch_list::{
        clock::{WatchListClock, WatchListOutlook},
        rule::{WatchListCriterion, WatchListRule},
        special::{SpecialWatch, SpecialWatchReason},
        waiver::{Waiver, WaiverBasis},
    },
    words::{
        bureau::Bureau,
        code::{BadCode, CountryCode},
        code_scheme::CodeScheme,
        designation::{DesignationCoverage, DesignationList, Named},
        direction::Direction,
        evidence::Evidence,
        existence::Existence,
        exploitation::{Exploitation, VictimGroup},
        extent::Extent,
        name_kind::NameKind,
        role::{Mention, Role},
        scheme::{MatchQuality, Scheme},
        statement::{Basis, FlowKind, Modality},
        table::Table,
        term::Term,
        text_regime::TextRegime,
        tier::{Ranking, Tier},
        word::UnknownWord,
        year::{AskedYear, BadYear, ReportYear},
    },
};
