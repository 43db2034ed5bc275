// The picture of the README, as a link definition: the first one of a name counts. See tests/readme.rs.
#![doc = include_str!("../docs/tiers.md")]
#![doc = include_str!("../README.md")]

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
    designation::{Designation, DesignationCoverage, DesignationList, DesignationSet},
    determination::Determination,
    entry::{Entry, Extent},
    evidence::Evidence,
    exploitation::{Basis, Exploitation, FlowKind, Modality, VictimGroup},
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
    tier::{Ranking, Tier},
    vocabulary::{Mapping, MatchQuality, Scheme, Term},
    warning::{Warning, WarningKind},
    watch_list::{
        SpecialWatch, SpecialWatchReason, Waiver, WaiverBasis, WatchListClock, WatchListOutlook,
        rule::{WatchListCriterion, WatchListRule},
    },
    word::UnknownWord,
    year::{BadYear, ReportYear},
};
