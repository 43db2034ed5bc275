// The picture of the README, as a link definition: the first one of a name counts. See tests/readme.rs.
#![doc = include_str!("../docs/tiers.md")]
#![doc = include_str!("../README.md")]

mod bureau;
mod change;
mod code;
mod connected;
mod corridor;
mod corridor_changes;
mod country;
mod coverage;
mod dataset;
mod derived_roles;
mod designation;
mod determination;
mod diff;
mod direction;
mod entry;
mod evidence;
mod exploitation;
mod export;
mod flow;
mod flows;
mod fold;
mod history;
#[cfg(feature = "jiff")]
mod jiff;
mod law_enforcement;
mod list;
mod load;
mod name;
mod network;
mod pairs;
mod panel;
#[cfg(feature = "petgraph")]
mod petgraph;
mod placement;
mod region;
mod report;
mod revision;
mod role;
mod route;
mod screen;
#[cfg(feature = "serde")]
mod serde_network;
#[cfg(feature = "serde")]
mod serde_problems;
#[cfg(feature = "serde")]
mod serde_revision;
#[cfg(feature = "serde")]
mod serde_text;
#[cfg(feature = "serde")]
mod serde_views;
mod sheet;
mod source;
mod survival;
mod text_regime;
mod tier;
mod tier_table;
mod transition;
mod vocabulary;
mod warning;
mod watch_list;
mod watch_list_rule;
mod word;
mod write;
mod year;

#[cfg(feature = "serde")]
pub use crate::export::node_link::NodeLink;

/// Dates of reports are `chrono` dates; this is the version that the crate uses.
pub use chrono;

pub use crate::{
    bureau::Bureau,
    change::TierChange,
    code::{BadCode, CountryCode},
    corridor::Corridor,
    corridor_changes::CorridorChanges,
    country::Country,
    coverage::{Coverage, EntryReading, ReadOf},
    dataset::{DATA_VERSION, Dataset},
    derived_roles::DerivedRoles,
    designation::{Designation, DesignationCoverage, DesignationList, DesignationSet},
    determination::Determination,
    diff::{ChangeCounts, ReportDiff},
    direction::Direction,
    entry::{Entry, Extent},
    evidence::Evidence,
    exploitation::{Basis, Exploitation, FlowKind, Modality, VictimGroup},
    flow::{Flow, Place},
    flows::Flows,
    history::{Edge, History, Spell},
    law_enforcement::LawEnforcement,
    load::{
        builder::DatasetBuilder,
        problem::{Problem, ProblemKind, Problems},
    },
    name::{Candidate, LookupError, Name, NameKind},
    network::{LeftOut, Network},
    panel::{Panel, PanelRow},
    placement::{Placement, Standing},
    region::Region,
    report::{Counts, NoReport, Report},
    revision::{CellRevision, Revision, RowChange, RowRevision},
    role::{Mention, Role, Roles},
    route::{Route, Routes},
    screen::{AliasError, Aliases, Delimiter, RowProblem, ScreenError, Screening, Summary, Unresolved},
    source::Source,
    survival::{SurvivalRow, TierEvent},
    text_regime::TextRegime,
    tier::{Ranking, Tier},
    tier_table::{EndStanding, TierTable},
    transition::TransitionMatrix,
    vocabulary::{Mapping, MatchQuality, Scheme, Term},
    warning::{Warning, WarningKind},
    watch_list::{SpecialWatch, SpecialWatchReason, Waiver, WaiverBasis, WatchListClock, WatchListOutlook},
    watch_list_rule::{WatchListCriterion, WatchListRule},
    word::UnknownWord,
    year::{BadYear, ReportYear},
};
