//! What the crate answers, as JSON, for the test of the atlas in a browser to compare with.
//!
//! `cargo run --example atlas_answers`

use std::{collections::BTreeSet, error::Error, io::Write};

use serde_json::{Map, Value, json};
use tip_report::{
    Country, Dataset, Flows, Place, Report, country::Candidate, designation::DesignationList, error::LookupError,
    placement::Reassessment,
};

/// The names of the golden list and those in the style of the reports: a spelling a line, before a tab.
const SPELLINGS: [&str; 2] = [include_str!("../names/golden.tsv"), include_str!("../vectors/names_check.tsv")];

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    let data = Dataset::bundled();
    let countries = || data.countries();
    let of_reports = |answer: &dyn Fn(Report<'static>) -> Value| -> Map<String, Value> {
        data.reports().map(|report| (report.year().to_string(), answer(report))).collect()
    };
    let of_countries = |answer: &dyn Fn(Country<'static>) -> Value| -> Map<String, Value> {
        countries().map(|country| (country.code().to_string(), answer(country))).collect()
    };
    let answers = json!({
        "names": names(),
        "letters": letters(),
        "near": near(),
        "pairs": pairs(),
        "citations": of_reports(&|report| of_countries(&|country| json!(report.standing_citation(country))).into()),
        "readings": of_reports(&|report| of_countries(&|country| reading(report, country)).into()),
        "lists": of_reports(&|report| of_countries(&|country| lists(report, country)).into()),
        "reassessments": data.reassessments().map(reassessment).collect::<Vec<_>>(),
        "reassessments_known": of_reports(&reassessments_known),
        "ways": of_reports(&|report| of_countries(&|country| ways(report, country)).into()),
        "left_out": of_reports(&|report| of_countries(&|country| json!(left_out(report, country))).into()),
    });
    serde_json::to_writer(&mut out, &answers)?;
    writeln!(out)?;
    Ok(())
}

/// `KOR`, `ambiguous:COD;COG`, `several:CHN;HKG` or `unknown`.
fn lookup(asked: &str) -> String {
    match Dataset::bundled().country(asked) {
        Ok(country) => country.code().to_string(),
        Err(LookupError::Ambiguous { candidates, .. }) => codes("ambiguous", &candidates),
        Err(LookupError::Several { countries, .. }) => codes("several", &countries),
        Err(_) => "unknown".into(),
    }
}

fn codes(kind: &str, candidates: &[Candidate]) -> String {
    let codes: Vec<_> = candidates.iter().map(|candidate| candidate.code.as_str()).collect();
    format!("{kind}:{}", codes.join(";"))
}

/// Every spelling of the lists and every name of the data, as it is, in other letter case, and with its words turned round.
fn names() -> Value {
    let listed = SPELLINGS.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#'));
    let listed = listed.filter_map(|line| line.split_once('\t')).map(|(spelling, _)| spelling.to_owned());
    let own = Dataset::bundled().countries().flat_map(|country| {
        let codes = [Some(country.code().to_string()), country.alpha2().map(str::to_owned)];
        let names = country.names().map(|name| name.text().to_owned()).chain([country.name().to_owned()]);
        names.chain(codes.into_iter().flatten()).collect::<Vec<_>>()
    });
    let names: Vec<String> = listed.chain(own).collect();
    // Neighbours are often two names of one country; others are two countries.
    let joined = names.windows(9).flat_map(|names| [joined(&names[0], &names[1]), joined(&names[0], &names[8])]);
    let joined: Vec<String> = joined.flatten().step_by(11).collect();
    let spellings: BTreeSet<String> = names.into_iter().flat_map(variants).chain(joined).collect();
    spellings.into_iter().map(|spelling| json!([spelling, lookup(&spelling)])).collect()
}

fn variants(name: String) -> [String; 10] {
    let turned: Vec<&str> = name.split(' ').rev().collect();
    let turned = turned.join(" ");
    let (upper, lower) = (name.to_uppercase(), name.to_lowercase());
    let (dotted, quoted) = (format!(" The {}. ", name.replace(' ', ", ")), name.replace(['’', '\''], "ʼ"));
    let (noted, starred) = (format!("{name}[1]"), format!("{name} (a)*"));
    let short = name.replace("Republic", "Rep.").replace("North", "N.").replace("South", "S");
    let former = format!("Former {name}");
    [name, turned, upper, lower, dotted, quoted, noted, starred, former, short]
}

/// Two names in one cell, in the ways that lists of others have.
fn joined(one: &str, other: &str) -> [String; 8] {
    [
        format!("{one}; {other}"),
        format!("{one}/{other}"),
        format!("{one} and {other}"),
        format!("{one}, {other}"),
        format!("{one} ({other})"),
        format!("{one} {other}"),
        format!("{one}, formerly {other}"),
        format!("{one} [1] & {other}*"),
    ]
}

/// What one character makes of a name: where it changes nothing, divides, or is read as a letter. All characters of the blocks
/// that folding knows, as letters those of Latin, and every 97th of the others.
fn letters() -> Value {
    let latin = ('\u{1}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}').chain('\u{ff01}'..='\u{ff5e}');
    let known = ('\u{250}'..='\u{70f}').chain('\u{1f00}'..='\u{206f}').chain('\u{ff5f}'..='\u{ffef}');
    let others = ('\u{710}'..='\u{1ffff}').step_by(97);
    let answers = |character: char, most| {
        let answers: Vec<_> = patterns(character).into_iter().take(most).map(|asked| lookup(&asked)).collect();
        json!([character.to_string(), answers])
    };
    let others = known.chain(others).map(|character| answers(character, 3));
    latin.map(|character| answers(character, 9)).chain(others).collect()
}

/// `names.mjs` has the same.
fn patterns(c: char) -> [String; 9] {
    [
        format!("Ch{c}ad"),
        format!("South{c}Korea"),
        format!("Ch{c}d"),
        format!("P{c}ru"),
        format!("Ch{c}le"),
        format!("T{c}go"),
        format!("C{c}ba"),
        format!("{c}pain"),
        format!("{c}ypru{c}"),
    ]
}

/// The name of each country with two letters swapped: what is near.
fn near() -> Value {
    let slips = Dataset::bundled().countries().filter_map(|country| {
        let mut letters: Vec<char> = country.name().chars().collect();
        letters.swap(2, 3);
        let slip: String = letters.into_iter().collect();
        match Dataset::bundled().country(&slip) {
            Err(error @ LookupError::Unknown { .. }) => {
                let codes: Vec<_> = error.candidates().iter().map(|candidate| candidate.code.to_string()).collect();
                Some(json!([slip, codes]))
            }
            _ => None,
        }
    });
    slips.collect()
}

/// All pairs of reports: what changed in the later one.
fn pairs() -> Value {
    let data = Dataset::bundled();
    let pairs = data.reports().flat_map(|before| {
        data.reports().filter(move |after| after.year() > before.year()).map(move |after| (before, after))
    });
    let pair = |(before, after): (Report<'static>, Report<'static>)| {
        let diff = after.changes_since(before);
        let mut changes: Vec<_> = diff
            .changes()
            .map(|change| (change.country().code().to_string(), change.direction().as_str(), change.may_be_artefact()))
            .collect();
        changes.sort_unstable();
        json!({ "before": before.year(), "after": after.year(), "changes": changes, "unchanged": diff.unchanged().count() })
    };
    pairs.map(pair).collect()
}

fn reading(report: Report<'static>, country: Country<'static>) -> Value {
    json!(report.entry_reading(country).to_string())
}

fn lists(report: Report<'static>, country: Country<'static>) -> Value {
    report.designation_sets().map(|set| json!([set.list().as_str(), set.names(country).as_str()])).collect()
}

fn reassessment(row: Reassessment<'static>) -> Value {
    let in_force = Dataset::bundled().ranking_on(row.country(), row.on());
    json!({
        "code": row.country().code(),
        "year": row.report().year(),
        "printed": row.report().standing(row.country()).to_string(),
        "ranking": row.ranking().to_string(),
        "on": row.on().to_string(),
        "evidence": row.evidence().as_str(),
        "source": row.source(),
        "note": row.note(),
        "citation": in_force.map(|in_force| in_force.citation()),
    })
}

/// How far they are known; null if the report has no such list.
fn reassessments_known(report: Report<'static>) -> Value {
    let set = report.designation_sets().find(|set| set.list() == DesignationList::Reassessed);
    json!(set.map(|set| set.coverage().as_str()))
}

/// The arcs of a country: what the network of the report has from it and to it, what passes through it, and the demand.
fn ways(report: Report<'static>, country: Country<'static>) -> Value {
    let here = Place::Country(country);
    let flows = || report.flows().concerning(country);
    let corridors = |flows: Flows<'static>| -> BTreeSet<(String, String)> {
        flows.network().corridors().map(|corridor| (id(corridor.origin()), id(corridor.destination()))).collect()
    };
    let network = flows().network();
    let from: BTreeSet<_> = network.corridors_from(country).map(|corridor| id(corridor.destination())).collect();
    let to: BTreeSet<_> = network.corridors_to(country).map(|corridor| id(corridor.origin())).collect();
    let demand = || flows().demand().filter(|flow| flow.origin().is_named() && flow.destination().is_named());
    let demand_from: BTreeSet<_> =
        demand().filter(|flow| flow.origin() == here).map(|flow| id(flow.destination())).collect();
    let demand_to: BTreeSet<_> = demand()
        .filter(|flow| flow.destination() == here && flow.origin() != here)
        .map(|flow| id(flow.origin()))
        .collect();
    json!({
        "from": from,
        "to": to,
        "through": corridors(report.flows().cross_border().through(country)),
        "domestic": flows().domestic().any(|flow| flow.reporter() == country),
        "demand-from": demand_from,
        "demand-to": demand_to,
    })
}

/// Statements that begin, end or pass here, across a border, with an end that the text leaves unnamed.
fn left_out(report: Report<'static>, country: Country<'static>) -> usize {
    report.flows().concerning(country).network().left_out().unnamed
}

fn id(place: Place<'_>) -> String {
    match place {
        Place::Country(country) => country.code().to_string(),
        Place::Region(region) => region.id().to_owned(),
        _ => String::new(),
    }
}
