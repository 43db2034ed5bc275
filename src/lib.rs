// The picture of the README, as a link definition: the first one of a name counts. See tests/it/examples/documents.rs.
#![doc = include_str!("../docs/tiers.md")]
#![doc = include_str!("../README.md")]
//!
//! # The types by topic
//!
//! | topic | types |
//! |---|---|
//! | the data, and looking things up | [`Dataset`], [`LookupError`], [`Candidate`], [`NoReport`], [`DATA_VERSION`] |
//! | what there is | [`Country`], [`CountryCode`], [`Name`], [`NameKind`], [`Bureau`], [`Report`], [`ReportYear`], [`Region`], [`Source`], [`LawEnforcement`] |
//! | what a report says of a country | [`Placement`], [`Ranking`], [`Tier`], [`Standing`], [`Evidence`], [`Counts`] |
//! | lists beside the tiers | [`Designation`], [`DesignationList`], [`DesignationSet`], [`DesignationCoverage`], [`Named`], [`Determination`] |
//! | one country over time | [`History`], [`Spell`], [`Edge`], [`Panel`], [`PanelRow`], [`SurvivalRow`], [`TierEvent`] |
//! | between two reports | [`ReportDiff`], [`TierChange`], [`Direction`], [`ChangeCounts`], [`TransitionMatrix`] |
//! | the Watch List and its limits | [`WatchListClock`], [`WatchListOutlook`], [`WatchListRule`], [`WatchListCriterion`], [`Waiver`], [`WaiverBasis`], [`SpecialWatch`], [`SpecialWatchReason`] |
//! | flows and roles | [`Flow`], [`Flows`], [`Place`], [`FlowKind`], [`Exploitation`], [`VictimGroup`], [`Modality`], [`Basis`], [`Roles`], [`Role`], [`Mention`], [`DerivedRoles`] |
//! | what of the entries was read | [`Entry`], [`EntryReading`], [`Extent`], [`Coverage`], [`ReadOf`], [`TextRegime`] |
//! | flows as a network | [`Network`], [`Corridor`], [`CorridorChanges`], [`Route`], [`Routes`], [`TierTable`], [`EndStanding`], [`LeftOut`], [`NodeLink`] |
//! | the words of other vocabularies | [`Term`], [`Scheme`], [`Mapping`], [`MatchQuality`] |
//! | screening a list | [`Screening`], [`Aliases`], [`AliasError`], [`Delimiter`], [`Summary`], [`Unresolved`], [`RowProblem`], [`ScreenError`] |
//! | your own tables | [`DatasetBuilder`], [`Problems`], [`Problem`], [`ProblemKind`], [`Warning`], [`WarningKind`] |
//! | between two releases of the data | [`Revision`], [`RowRevision`], [`RowChange`], [`CellRevision`] |
//! | text that can't be read | [`UnknownWord`], [`BadCode`], [`BadYear`] |
#![cfg_attr(docsrs, feature(doc_cfg))]

mod bureau;
mod change;
mod code;
#[doc = include_str!("../docs/cookbook.md")]
pub mod cookbook {}
mod country;
mod dataset;
mod designation;
mod determination;
mod entry;
mod evidence;
mod exploitation;
mod export;
mod flow;
mod fold;
mod history;
#[cfg(feature = "jiff")]
mod jiff;
mod law_enforcement;
mod list;
mod load;
mod name;
mod network;
mod placement;
mod region;
mod report;
mod revision;
mod role;
mod screen;
#[cfg(feature = "serde")]
mod serialize;
mod sheet;
mod source;
mod statement;
mod tier;
mod vocabulary;
mod warning;
mod watch_list;
mod word;
mod write;
mod year;

#[cfg(feature = "serde")]
pub use crate::export::node_link::NodeLink;

/// Dates of reports are `chrono` dates; this is the version that the crate uses.
pub use chrono;

pub use crate::{
    bureau::Bureau,
    change::{
        TierChange,
        diff::{ChangeCounts, ReportDiff},
        direction::Direction,
        transition::TransitionMatrix,
    },
    code::{BadCode, CountryCode},
    country::Country,
    dataset::{DATA_VERSION, Dataset},
    designation::{Designation, DesignationCoverage, DesignationList, DesignationSet, Named},
    determination::Determination,
    entry::{Entry, Extent},
    evidence::Evidence,
    exploitation::{Exploitation, VictimGroup},
    flow::{
        Flow, Place,
        coverage::{Coverage, EntryReading, ReadOf},
        derived_roles::DerivedRoles,
        flows::Flows,
        text_regime::TextRegime,
    },
    history::{
        Edge, History, Spell,
        panel::{Panel, PanelRow},
        survival::{SurvivalRow, TierEvent},
    },
    law_enforcement::LawEnforcement,
    load::{
        builder::DatasetBuilder,
        problem::{Problem, ProblemKind, Problems},
    },
    name::{Candidate, LookupError, Name, NameKind},
    network::{
        LeftOut, Network,
        corridor::Corridor,
        corridor_changes::CorridorChanges,
        route::{Route, Routes},
        tier_table::{EndStanding, TierTable},
    },
    placement::{Placement, Standing},
    region::Region,
    report::{Counts, NoReport, Report},
    revision::{CellRevision, Revision, RowChange, RowRevision},
    role::{Mention, Role, Roles},
    screen::{AliasError, Aliases, Delimiter, RowProblem, ScreenError, Screening, Summary, Unresolved},
    source::Source,
    statement::{Basis, FlowKind, Modality},
    tier::{Ranking, Tier},
    vocabulary::{Mapping, MatchQuality, Scheme, Term},
    warning::{Warning, WarningKind},
    watch_list::{
        clock::{WatchListClock, WatchListOutlook},
        rule::{WatchListCriterion, WatchListRule},
        special::{SpecialWatch, SpecialWatchReason},
        waiver::{Waiver, WaiverBasis},
    },
    word::UnknownWord,
    year::{BadYear, ReportYear},
};
