//! Views in serde, each as an object with the values that its documentation names. They can be written, not read.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::{
    change::{TierChange, diff::ReportDiff, transition::TransitionMatrix},
    history::{History, panel::PanelRow, spell::Spell, survival::SurvivalRow},
    table::vocabulary::Mapping,
    view::{
        country::Country,
        designation::{Designation, DesignationSet},
        determination::Determination,
        entry::Entry,
        flow::Flow,
        report::Report,
        role::Roles,
        source::Source,
        standing::Standing,
    },
    watch_list::{
        clock::WatchListClock,
        rule::{WatchListCriterion, WatchListRule},
        special::SpecialWatch,
        waiver::Waiver,
    },
    words::{
        direction::Direction,
        role::Role,
        tier::{Ranking, Tier},
    },
};

/// `{"code", "name", "alpha2", "numeric", "cow", "gw", "bureau"}`
impl Serialize for Country<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Country", 7)?;
        object.serialize_field("code", &self.code())?;
        object.serialize_field("name", self.name())?;
        object.serialize_field("alpha2", &self.alpha2())?;
        object.serialize_field("numeric", &self.numeric())?;
        object.serialize_field("cow", &self.cow())?;
        object.serialize_field("gw", &self.gw())?;
        object.serialize_field("bureau", &self.bureau())?;
        object.end()
    }
}

/// `{"year", "edition", "released", "secretary", "url"}`: dates are `YYYY-MM-DD`
impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Report", 5)?;
        object.serialize_field("year", &self.year())?;
        object.serialize_field("edition", &self.edition())?;
        object.serialize_field("released", &self.released().to_string())?;
        object.serialize_field("secretary", &self.secretary())?;
        object.serialize_field("url", &self.url())?;
        object.end()
    }
}

/// Its id.
impl Serialize for Source<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// `{"year", "reporter", "kind", "origin", "transit", "destination", "forms", "victims", "modality", "basis",
/// "sources", "entries"}`: each entry is an object as for [`Entry`]
impl Serialize for Flow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Flow", 12)?;
        object.serialize_field("year", &self.report().year())?;
        object.serialize_field("reporter", &self.reporter().code())?;
        object.serialize_field("kind", &self.kind())?;
        object.serialize_field("origin", &self.origin())?;
        object.serialize_field("transit", &self.transit().map(|country| country.code()).collect::<Vec<_>>())?;
        object.serialize_field("destination", &self.destination())?;
        object.serialize_field("forms", &self.forms().collect::<Vec<_>>())?;
        object.serialize_field("victims", &self.victims().collect::<Vec<_>>())?;
        object.serialize_field("modality", &self.modality())?;
        object.serialize_field("basis", &self.basis())?;
        object.serialize_field("sources", &self.sources().collect::<Vec<_>>())?;
        object.serialize_field("entries", &self.entries().collect::<Vec<_>>())?;
        object.end()
    }
}

/// `{"year", "code", "source", "extent", "url"}`: source and extent are `null` if the entry was not read, `url` if none
/// is known
impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Entry", 5)?;
        object.serialize_field("year", &self.report().year())?;
        object.serialize_field("code", &self.country().code())?;
        object.serialize_field("source", &self.source())?;
        object.serialize_field("extent", &self.extent())?;
        object.serialize_field("url", &self.url())?;
        object.end()
    }
}

/// `{"year", "code", "source", "transit", "destination", "domestic", "basis", "sources"}`: a role that the entry does
/// not speak of is `null`
impl Serialize for Roles<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Roles", 8)?;
        object.serialize_field("year", &self.report().year())?;
        object.serialize_field("code", &self.country().code())?;
        for &role in Role::ALL {
            object.serialize_field(role.as_str(), &self.mention(role))?;
        }
        object.serialize_field("basis", &self.basis())?;
        object.serialize_field("sources", &self.sources().collect::<Vec<_>>())?;
        object.end()
    }
}

/// `{"list", "year", "code", "evidence", "source", "note"}`
impl Serialize for Designation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Designation", 6)?;
        object.serialize_field("list", &self.list())?;
        object.serialize_field("year", &self.report().year())?;
        object.serialize_field("code", &self.country().code())?;
        object.serialize_field("evidence", &self.evidence())?;
        object.serialize_field("source", self.source())?;
        object.serialize_field("note", &self.note())?;
        object.end()
    }
}

/// `{"code", "name", "from", "to", "direction", "steps", "evidence"}`: an absent placement, and steps that do not
/// apply, are `null`
impl Serialize for TierChange<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("TierChange", 7)?;
        object.serialize_field("code", &self.country().code())?;
        object.serialize_field("name", self.country().name())?;
        object.serialize_field("from", &self.from())?;
        object.serialize_field("to", &self.to())?;
        object.serialize_field("direction", &self.direction())?;
        object.serialize_field("steps", &self.steps())?;
        object.serialize_field("evidence", &self.evidence())?;
        object.end()
    }
}

/// `{"from", "to", "upgrades", "downgrades", "entered", "left", "to_special_case", "from_special_case", "unchanged",
/// "changes"}`: the years, the counts, and every change
impl Serialize for ReportDiff<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counts = self.counts();
        let mut object = serializer.serialize_struct("ReportDiff", 10)?;
        object.serialize_field("from", &self.before().year())?;
        object.serialize_field("to", &self.after().year())?;
        object.serialize_field("upgrades", &counts.of(Direction::Upgrade))?;
        object.serialize_field("downgrades", &counts.of(Direction::Downgrade))?;
        object.serialize_field("entered", &counts.of(Direction::Entered))?;
        object.serialize_field("left", &counts.of(Direction::Left))?;
        object.serialize_field("to_special_case", &counts.of(Direction::ToSpecialCase))?;
        object.serialize_field("from_special_case", &counts.of(Direction::FromSpecialCase))?;
        object.serialize_field("unchanged", &counts.unchanged())?;
        object.serialize_field("changes", &self.changes().collect::<Vec<_>>())?;
        object.end()
    }
}

/// `{"ranking", "from", "to", "length", "open", "evidence"}`: first and last year, the number of reports, and whether the
/// spell reaches the last report
impl Serialize for Spell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Spell", 6)?;
        object.serialize_field("ranking", &self.ranking())?;
        object.serialize_field("from", &self.first_year())?;
        object.serialize_field("to", &self.last_year())?;
        object.serialize_field("length", &self.length())?;
        object.serialize_field("open", &self.is_open())?;
        object.serialize_field("evidence", &self.evidence())?;
        object.end()
    }
}

/// `{"code", "name", "spells", "absences", "words"}`
impl Serialize for History<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let absences = self.absences().map(|(standing, from, to)| Absence { standing, from, to });
        let mut object = serializer.serialize_struct("History", 5)?;
        object.serialize_field("code", &self.country().code())?;
        object.serialize_field("name", self.country().name())?;
        object.serialize_field("spells", &self.spells().collect::<Vec<_>>())?;
        object.serialize_field("absences", &absences.collect::<Vec<_>>())?;
        object.serialize_field("words", &self.to_string())?;
        object.end()
    }
}

/// A run of reports, year after year, that do not place a country, and why: `{"standing", "from", "to"}`
struct Absence<'a> {
    standing: Standing<'a>,
    from: u16,
    to: u16,
}

impl Serialize for Absence<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Absence", 3)?;
        object.serialize_field("standing", &self.standing)?;
        object.serialize_field("from", &self.from)?;
        object.serialize_field("to", &self.to)?;
        object.end()
    }
}

/// `{"rankings", "counts", "entered", "left"}`: the labels of rows and columns, the counts from the ranking of the row
/// to that of the column, and the margins in the same order
impl Serialize for TransitionMatrix {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rankings = self.rankings();
        let row = |&from| rankings.iter().filter_map(|&to| self.count(from, to)).collect::<Vec<_>>();
        let margin = |of: &dyn Fn(Ranking) -> Option<u32>| {
            rankings.iter().filter_map(|&ranking| of(ranking)).collect::<Vec<_>>()
        };
        let mut object = serializer.serialize_struct("TransitionMatrix", 4)?;
        object.serialize_field("rankings", rankings)?;
        object.serialize_field("counts", &rankings.iter().map(row).collect::<Vec<_>>())?;
        object.serialize_field("entered", &margin(&|to| self.entered(to)))?;
        object.serialize_field("left", &margin(&|from| self.left(from)))?;
        object.end()
    }
}

/// `{"list", "year", "coverage", "designations"}`: if the coverage is not `complete`, others may be on the list
impl Serialize for DesignationSet<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("DesignationSet", 4)?;
        object.serialize_field("list", &self.list())?;
        object.serialize_field("year", &self.report().year())?;
        object.serialize_field("coverage", &self.coverage())?;
        object.serialize_field("designations", &self.iter().collect::<Vec<_>>())?;
        object.end()
    }
}

/// `{"year", "fiscal_year", "coverage", "adds_up", "groups"}`: `adds_up` is `null` if the data cannot tell
impl Serialize for Determination<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Determination", 5)?;
        object.serialize_field("year", &self.report().year())?;
        object.serialize_field("fiscal_year", &self.report().year().fiscal_year())?;
        object.serialize_field("coverage", &self.coverage())?;
        object.serialize_field("adds_up", &self.adds_up())?;
        object.serialize_field("groups", &self.groups().collect::<Vec<_>>())?;
        object.end()
    }
}

/// `{"code", "name", "year", "first_year", "years_in_a_row", "years_counted", "waivers", "limit", "one_report_only",
/// "reports_left", "waivers_left", "outlook", "must_leave", "open_tiers", "evidence"}`: a limit is `null` if the law
/// sets none
impl Serialize for WatchListClock<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("WatchListClock", 15)?;
        object.serialize_field("code", &self.country().code())?;
        object.serialize_field("name", self.country().name())?;
        object.serialize_field("year", &self.report().year())?;
        object.serialize_field("first_year", &self.first_report().year())?;
        object.serialize_field("years_in_a_row", &self.years_in_a_row())?;
        object.serialize_field("years_counted", &self.years_counted())?;
        object.serialize_field("waivers", &self.waivers().collect::<Vec<_>>())?;
        object.serialize_field("limit", &self.limit())?;
        object.serialize_field("one_report_only", &self.one_report_only())?;
        object.serialize_field("reports_left", &self.reports_left())?;
        object.serialize_field("waivers_left", &self.waivers_left())?;
        object.serialize_field("outlook", &self.outlook())?;
        object.serialize_field("must_leave", &self.must_leave())?;
        object.serialize_field("open_tiers", &self.open_tiers().collect::<Vec<_>>())?;
        object.serialize_field("evidence", &self.evidence())?;
        object.end()
    }
}

/// `{"code", "year", "basis", "source"}`: the source is `null` unless the basis is `known`
impl Serialize for Waiver<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Waiver", 4)?;
        object.serialize_field("code", &self.country().code())?;
        object.serialize_field("year", &self.report().year())?;
        object.serialize_field("basis", &self.basis())?;
        object.serialize_field("source", &self.designation().map(|designation| designation.source()))?;
        object.end()
    }
}

/// `{"reason", "placement"}`
impl Serialize for SpecialWatch<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("SpecialWatch", 2)?;
        object.serialize_field("reason", &self.reason())?;
        object.serialize_field("placement", &self.placement())?;
        object.end()
    }
}

/// `{"first", "last", "years", "waivers", "one_after_return", "law"}`
impl Serialize for WatchListRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("WatchListRule", 6)?;
        object.serialize_field("first", &self.first())?;
        object.serialize_field("last", &self.last())?;
        object.serialize_field("years", &self.years())?;
        object.serialize_field("waivers", &self.waivers())?;
        object.serialize_field("one_after_return", &self.one_after_return())?;
        object.serialize_field("law", self.law())?;
        object.end()
    }
}

/// `{"letter", "text", "first", "last"}`
impl Serialize for WatchListCriterion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("WatchListCriterion", 4)?;
        object.serialize_field("letter", &self.letter())?;
        object.serialize_field("text", self.text())?;
        object.serialize_field("first", &self.first())?;
        object.serialize_field("last", &self.last())?;
        object.end()
    }
}

/// The columns of [`Panel::write_csv`](crate::history::Panel::write_csv): a value that does not apply is `null`
impl Serialize for PanelRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (country, year, ranking) = (self.country(), self.report().year(), self.ranking());
        let lag = self.lag().map(|lag| lag.ranking());
        let mut object = serializer.serialize_struct("PanelRow", 22)?;
        object.serialize_field("code", &country.code())?;
        object.serialize_field("alpha2", &country.alpha2())?;
        object.serialize_field("numeric", &country.numeric())?;
        object.serialize_field("cow", &self.cow())?;
        object.serialize_field("gw", &self.gw())?;
        object.serialize_field("name", country.name())?;
        object.serialize_field("bureau", &country.bureau())?;
        object.serialize_field("report_year", &year)?;
        object.serialize_field("evidence_year", &year.evidence_year())?;
        object.serialize_field("standing", &self.standing())?;
        object.serialize_field("ranking", &ranking)?;
        object.serialize_field("kelley_code", &ranking.and_then(Ranking::kelley_code))?;
        object.serialize_field("ordinal", &ranking.and_then(Ranking::tier).map(Tier::severity))?;
        object.serialize_field("collapsed", &ranking.and_then(Ranking::collapsed))?;
        object.serialize_field("lag_ranking", &lag)?;
        object.serialize_field("lag_kelley_code", &lag.and_then(Ranking::kelley_code))?;
        object.serialize_field("lag_ordinal", &lag.and_then(Ranking::tier).map(Tier::severity))?;
        object.serialize_field("lag_collapsed", &lag.and_then(Ranking::collapsed))?;
        object.serialize_field("change", &self.change_text())?;
        object.serialize_field("steps", &self.change().and_then(|change| change.steps()))?;
        object.serialize_field("spell_length", &self.spell_length())?;
        object.serialize_field("evidence", &self.placement().map(|placement| placement.evidence()))?;
        object.end()
    }
}

/// `{"code", "name", "episode", "origin_year", "start_year", "stop_year", "start", "stop", "event", "tier_before",
/// "tier_after", "evidence"}`
impl Serialize for SurvivalRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("SurvivalRow", 12)?;
        object.serialize_field("code", &self.country().code())?;
        object.serialize_field("name", self.country().name())?;
        object.serialize_field("episode", &self.episode())?;
        object.serialize_field("origin_year", &self.origin().year())?;
        object.serialize_field("start_year", &self.before().report().year())?;
        object.serialize_field("stop_year", &self.after().report().year())?;
        object.serialize_field("start", &self.start())?;
        object.serialize_field("stop", &self.stop())?;
        object.serialize_field("event", &self.event())?;
        object.serialize_field("tier_before", &self.before().tier())?;
        object.serialize_field("tier_after", &self.after().tier())?;
        object.serialize_field("evidence", &self.evidence())?;
        object.end()
    }
}

/// `{"term", "scheme", "target", "match", "note"}`
impl Serialize for Mapping {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Mapping", 5)?;
        object.serialize_field("term", self.term.as_str())?;
        object.serialize_field("scheme", &self.scheme)?;
        object.serialize_field("target", &self.target)?;
        object.serialize_field("match", &self.quality)?;
        object.serialize_field("note", &self.note)?;
        object.end()
    }
}
