//! The page's data on reports, countries, placements, names and lists.

use serde_json::{Value, json};
use tip_report::{
    Bureau, Country, Dataset, Ranking, Report, Standing, Tier,
    designation::{Designation, DesignationCoverage, DesignationList, DesignationSet},
    entry::Entry,
    placement::Reassessment,
    watch_list::WatchListClock,
};

use super::{columns::Columns, text};

fn data() -> &'static Dataset {
    Dataset::bundled()
}

/// The data that the first picture needs: reports, countries, and the standing of each country in each report.
pub fn core() -> Value {
    let standing_of =
        |report: Report<'_>| -> String { data().countries().map(|country| letter(report.standing(country))).collect() };
    let evidence_of = |report: Report<'_>| -> String {
        let evidence = |country| report.placement(country).map(|placement| placement.evidence().as_str());
        data()
            .countries()
            .map(|country| evidence(country).and_then(|word| word.chars().next()).unwrap_or('-'))
            .collect()
    };
    json!({
        "version": tip_report::DATA_VERSION,
        "reports": data().reports().map(report).collect::<Vec<_>>(),
        "bureaus": Bureau::ALL.iter().map(|bureau| json!({ "id": bureau.as_str(), "name": bureau.name() })).collect::<Vec<_>>(),
        "countries": countries(),
        "standings": data().reports().map(standing_of).collect::<Vec<_>>(),
        "evidence": data().reports().map(evidence_of).collect::<Vec<_>>(),
        "reassessments": reassessments(),
    })
}

/// `data.js` has the same letters.
fn letter(standing: Standing<'_>) -> char {
    match standing {
        Standing::Placed(placement) => ranking_letter(placement.ranking()),
        Standing::NotYetInExistence => 'b',
        Standing::NoLongerInExistence => 'a',
        _ => '-',
    }
}

fn ranking_letter(ranking: Ranking) -> char {
    match ranking {
        Ranking::Tier(Tier::One) => '1',
        Ranking::Tier(Tier::Two) => '2',
        Ranking::Tier(Tier::TwoWatchList) => 'W',
        Ranking::Tier(Tier::Three) => '3',
        Ranking::SpecialCase => 'S',
    }
}

fn report(report: Report<'_>) -> Value {
    let day = |date: tip_report::chrono::NaiveDate| date.format("%-d %B %Y").to_string();
    json!({
        "year": report.year().get(),
        "title": report.to_string(),
        "released": day(report.released()),
        "period": report.period().map(|(from, to)| format!("{} to {}", day(from), day(to))),
        "secretary": text(report.secretary()),
        "url": text(report.url()),
        "citation": report.citation(),
        "coverage": report.coverage().to_string(),
        "regime": report.year().text_regime().as_str(),
        "reassessments": text(reassessments_known(report)),
    })
}

/// How completely the reassessments of a report are known. `None` if the list did not exist yet.
fn reassessments_known(report: Report<'_>) -> Option<DesignationCoverage> {
    let mut sets = report.designation_sets();
    sets.find(|set| set.list() == DesignationList::Reassessed).map(|set| set.coverage())
}

/// Rankings that changed between two reports. They are few, and every place that shows a ranking needs them.
fn reassessments() -> Value {
    Columns::of(data().reassessments())
        .column("code", |row| row.country().code())
        .column("year", |row| row.report().year())
        .column("on", Reassessment::on)
        .column("letter", |row| ranking_letter(row.ranking()))
        .column("evidence", Reassessment::evidence)
        .column("source", |row| row.source().to_owned())
        .optional("note", |row| row.note().map(str::to_owned))
        .finish()
}

fn countries() -> Value {
    Columns::of(data().countries())
        .column("code", Country::code)
        .column("name", |country| country.name().to_owned())
        .optional("bureau", Country::bureau)
        .optional("note", |country| country.note().map(str::to_owned))
        .list("successors", |country| country.successors().map(|successor| successor.code()))
        .list("partOf", |country| part_of(*country).into_iter().map(|whole| whole.code()))
        .column("history", |country| country.history().to_string())
        .finish()
}

/// The countries that the area of a country was a part of before it existed: the map shows the area in their colour. The
/// data name those that ended. Sudan and Serbia did not end, but went on without it.
fn part_of(country: Country<'static>) -> Vec<Country<'static>> {
    let mut wholes: Vec<_> = country.predecessors().collect();
    let went_on: &[&str] = match country.code().as_str() {
        "SSD" => &["SDN"],
        "XKX" => &["SCG", "SRB"],
        // Saba, Sint Eustatius and Bonaire became parts of the Netherlands when the Netherlands Antilles ended.
        "BES" => &["ANT"],
        _ => &[],
    };
    wholes.extend(went_on.iter().filter_map(|code| data().country(code).ok()));
    wholes
}

/// The basis of a placement.
pub fn placements() -> Value {
    let placements = Columns::of(data().placements())
        .column("code", |placement| placement.country().code())
        .column("year", |placement| placement.report().year())
        .list("sources", |placement| placement.sources().map(|source| source.id()))
        .optional("note", |placement| placement.note().map(str::to_owned))
        .optional("printed", |placement| placement.name_as_printed().map(str::to_owned))
        .finish();
    let sources = Columns::of(data().sources())
        .column("id", |source| source.id().to_owned())
        .column("title", |source| source.title().to_owned())
        .optional("publisher", |source| source.publisher().map(str::to_owned))
        .finish();
    let entries = Columns::of(data().entries())
        .column("year", |entry| entry.report().year())
        .column("code", |entry| entry.country().code())
        .optional("extent", Entry::extent)
        .optional("url", |entry| entry.url().map(str::to_owned))
        .finish();
    json!({ "placements": placements, "sources": sources, "entries": entries })
}

/// The names of a country. The name that the data use for it is always one of them.
pub fn names() -> Value {
    let own = data().countries().map(|country| (country.code(), country.name(), "common"));
    let others = data()
        .countries()
        .flat_map(|country| country.names().map(move |name| (country.code(), name.text(), name.kind().as_str())));
    let names = Columns::of(own.chain(others))
        .column("code", |(code, ..)| *code)
        .column("name", |(_, name, _)| (*name).to_owned())
        .column("kind", |(.., kind)| *kind)
        .finish();
    let codes = Columns::of(data().countries())
        .column("code", Country::code)
        .optional("alpha2", |country| country.alpha2().map(str::to_owned))
        .optional("ended", Country::exists_to)
        .finish();
    json!({ "names": names, "codes": codes })
}

/// The lists beside the tiers, and the Watch List's clock.
pub fn lists() -> Value {
    let sets = data().reports().flat_map(|report| report.designation_sets());
    let sets = Columns::of(sets)
        .column("list", DesignationSet::list)
        .column("year", |set| set.report().year())
        .column("coverage", DesignationSet::coverage)
        .finish();
    let named = Columns::of(data().designations())
        .column("list", Designation::list)
        .column("year", |row| row.report().year())
        .column("code", |row| row.country().code())
        .column("evidence", Designation::evidence)
        .column("source", |row| row.source().to_owned())
        .optional("note", |row| row.note().map(str::to_owned))
        .finish();
    json!({ "sets": sets, "named": named, "clocks": clocks() })
}

fn clocks() -> Value {
    let clocks = data().reports().flat_map(|report| report.watch_list_clocks());
    let number = |value: Option<u8>| value.map(|value| value.to_string());
    Columns::of(clocks)
        .column("year", |clock| clock.report().year())
        .column("code", |clock| clock.country().code())
        .column("first", |clock| clock.first_report().year())
        .column("inARow", WatchListClock::years_in_a_row)
        .column("counted", WatchListClock::years_counted)
        .optional("limit", |clock| number(clock.limit()))
        .optional("waiversLeft", |clock| number(clock.waivers_left()))
        .column("outlook", WatchListClock::outlook)
        .column("oneReportOnly", |clock| if clock.one_report_only() { "yes" } else { "" })
        .column("law", |clock| clock.rule().law())
        .list("waivers", |clock| clock.waivers().map(|waiver| format!("{} {}", waiver.report().year(), waiver.basis())))
        .finish()
}
