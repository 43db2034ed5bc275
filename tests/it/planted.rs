//! Faults that are planted in random parts of the panel: each is named as what it is, and nothing else is.

use std::{collections::BTreeMap, fmt::Write};

use fastrand::Rng;
use tip_report::{
    Country, Dataset, Ranking, Report, Screening, Tier,
    audit::{Audit, ClaimsIn, Coding, Findings, MistakeKind},
    chrono::NaiveDate,
    country::CodeScheme,
};

use crate::audit::coded;

fn data() -> &'static Dataset {
    Dataset::bundled()
}

/// How claims stand in a file.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Layout {
    Long,
    Wide,
    Dated,
}

const LAYOUTS: [Layout; 3] = [Layout::Long, Layout::Wide, Layout::Dated];

/// A claim: what names the country, the report, and its ranking in a coding.
struct Claim {
    name: String,
    report: Report<'static>,
    cell: String,
}

/// The day after the release of a report: of each report the last day is another's, and reassessments come months later.
fn day_of(report: Report<'_>) -> NaiveDate {
    report.released().succ_opt().unwrap()
}

fn printed(country: Country<'static>, report: Report<'static>) -> Option<Ranking> {
    report.placement(country).map(|placement| placement.ranking())
}

fn audited(claims: &[Claim], coding: Coding, layout: Layout) -> Findings<'static> {
    let audit = Audit::new(data()).coding(coding);
    let mut csv = String::new();
    let (screening, column) = match layout {
        Layout::Long | Layout::Dated => {
            csv.push_str("country,when,tier\n");
            for Claim { name, report, cell } in claims {
                match layout {
                    Layout::Dated => writeln!(csv, "\"{name}\",{},{cell}", day_of(*report)).unwrap(),
                    _ => writeln!(csv, "\"{name}\",{},{cell}", report.year()).unwrap(),
                }
            }
            let screening = Screening::new(data(), "country");
            match layout {
                Layout::Dated => (screening.date_column("when"), ClaimsIn::Column("tier")),
                _ => (screening.year_column("when"), ClaimsIn::Column("tier")),
            }
        }
        Layout::Wide => {
            let mut rows: BTreeMap<&str, BTreeMap<u16, &str>> = BTreeMap::new();
            for Claim { name, report, cell } in claims {
                rows.entry(name).or_default().insert(report.year().get(), cell);
            }
            csv.push_str("country");
            data().reports().for_each(|report| write!(csv, ",tier{}", report.year()).unwrap());
            for (name, cells) in rows {
                write!(csv, "\n\"{name}\"").unwrap();
                data().reports().for_each(|report| {
                    write!(csv, ",{}", cells.get(&report.year().get()).unwrap_or(&"")).unwrap();
                });
            }
            (Screening::new(data(), "country"), ClaimsIn::YearColumns("tier*"))
        }
    };
    audit.screening(screening).csv(csv.as_bytes(), column).unwrap()
}

/// Most of the countries, and some reports that follow each other.
struct Part {
    countries: Vec<Country<'static>>,
    reports: Vec<Report<'static>>,
}

impl Part {
    fn random(rng: &mut Rng, fewest: usize) -> Self {
        let mut countries: Vec<Country<'_>> =
            data().countries().filter(|country| country.history().first().is_some()).collect();
        rng.shuffle(&mut countries);
        countries.truncate(rng.usize(countries.len() * 6 / 10..=countries.len()));
        let mut reports: Vec<Report<'_>> = data().reports().collect();
        let count = rng.usize(fewest..=reports.len());
        let from = rng.usize(..=reports.len() - count);
        reports = reports[from..from + count].to_vec();
        Part { countries, reports }
    }

    /// Of reports that have a Watch List.
    fn with_a_watch_list(rng: &mut Rng) -> Self {
        let mut part = Part::random(rng, 8);
        part.reports.retain(|report| report.year().get() >= 2004);
        if part.reports.is_empty() {
            part.reports.push(data().report(2014).unwrap());
        }
        part
    }

    fn claims(&self, claim: impl Fn(Country<'static>, Report<'static>) -> Option<String>) -> Vec<Claim> {
        let mut claims = Vec::new();
        for &country in &self.countries {
            for &report in &self.reports {
                if let Some(cell) = claim(country, report) {
                    claims.push(Claim { name: country.name().into(), report, cell });
                }
            }
        }
        claims
    }
}

fn kinds(findings: &Findings<'_>) -> Vec<&'static str> {
    findings.mistakes().iter().map(|mistake| mistake.kind().as_str()).collect()
}

/// A fault of a kind in a random part of the panel, in a coding that can carry it; the coding is that in which it is read.
fn planted(kind: MistakeKind, rng: &mut Rng) -> (Vec<Claim>, Coding) {
    let all = Coding::ALL;
    let apart = [Coding::Words, Coding::Kelley, Coding::Ordinal];
    let coding = match kind {
        MistakeKind::WatchListFolded => *rng.choice(&apart).unwrap(),
        _ => *rng.choice(all).unwrap(),
    };
    let code = |ranking: Option<Ranking>| coded(coding, ranking?);
    match kind {
        MistakeKind::OffByOneReport => {
            let part = Part::random(rng, 4);
            let back = rng.bool();
            let other = |report: Report<'static>| if back { report.previous() } else { report.next() };
            (part.claims(|country, report| code(printed(country, other(report)?))), coding)
        }
        MistakeKind::OtherReport => {
            let reports: Vec<Report<'_>> = data().reports().collect();
            let (of, said) = (rng.usize(..reports.len()), rng.usize(..reports.len()));
            // Reports that follow each other differ in few countries.
            let said = if of.abs_diff(said) < 2 { (of + 6) % reports.len() } else { said };
            let mut part = Part::random(rng, 1);
            part.reports = vec![reports[said]];
            (part.claims(|country, _| code(printed(country, reports[of]))), coding)
        }
        MistakeKind::WatchListFolded => {
            let part = Part::with_a_watch_list(rng);
            let fold = |ranking| match ranking {
                Ranking::Tier(Tier::TwoWatchList) => Tier::Two.into(),
                other => other,
            };
            (part.claims(|country, report| code(printed(country, report).map(fold))), coding)
        }
        MistakeKind::AbsenceAsTier => {
            let part = Part::random(rng, 6);
            let tier = rng.choice(["0", "1", "2", "3"]).unwrap();
            (
                part.claims(|country, report| {
                    code(printed(country, report)).or_else(|| {
                        // What the coding can't carry is no absence.
                        printed(country, report).is_none().then(|| tier.into())
                    })
                }),
                coding,
            )
        }
        MistakeKind::SpecialCaseAsTier => {
            let part = Part { reports: data().reports().collect(), ..Part::random(rng, 1) };
            let tier = rng.choice(["0", "1", "2", "3"]).unwrap();
            (
                part.claims(|country, report| match printed(country, report) {
                    Some(Ranking::SpecialCase) => Some(tier.into()),
                    ranking => code(ranking),
                }),
                coding,
            )
        }
        MistakeKind::ReassessedAsPrinted => {
            let part = Part { reports: data().reports().collect(), ..Part::random(rng, 1) };
            (
                part.claims(|country, report| {
                    let placement = report.placement(country)?;
                    let reassessed = placement.reassessment().map(|reassessment| reassessment.ranking());
                    code(Some(reassessed.unwrap_or(placement.ranking())))
                }),
                coding,
            )
        }
        MistakeKind::OtherScheme => {
            let part = Part::random(rng, 3);
            let schemes: Vec<CodeScheme> =
                CodeScheme::ALL.iter().copied().filter(|scheme| *scheme != CodeScheme::Iso).collect();
            let scheme = *rng.choice(&schemes).unwrap();
            let mut claims = part.claims(|country, report| code(printed(country, report)));
            for claim in &mut claims {
                let country = data().country(&claim.name).unwrap();
                claim.name = country.codes(scheme).next().map(std::borrow::Cow::into_owned).unwrap_or_default();
            }
            claims.retain(|claim| !claim.name.is_empty());
            (claims, coding)
        }
        MistakeKind::OtherCoding => {
            let part = Part::with_a_watch_list(rng);
            let (written, read) = *rng
                .choice(&[
                    (Coding::Ordinal, Coding::Kelley),
                    (Coding::Ordinal, Coding::Collapsed),
                    (Coding::Ordinal, Coding::Hti),
                    (Coding::Ordinal, Coding::Words),
                    (Coding::Kelley, Coding::Ordinal),
                    (Coding::Words, Coding::Kelley),
                    (Coding::Words, Coding::Ordinal),
                ])
                .unwrap();
            (part.claims(|country, report| coded(written, printed(country, report)?)), read)
        }
        other => panic!("no plan for {other}"),
    }
}

#[test]
fn each_planted_fault_is_named_and_nothing_else() {
    let mut wrong = Vec::new();
    for &kind in MistakeKind::ALL {
        for seed in 0..20 {
            let rng = &mut Rng::with_seed(seed);
            let (claims, coding) = planted(kind, rng);
            for layout in LAYOUTS {
                // On a date the ranking in force counts, whatever the report printed.
                if layout == Layout::Dated && kind == MistakeKind::ReassessedAsPrinted {
                    continue;
                }
                let findings = audited(&claims, coding, layout);
                if kinds(&findings) != [kind.as_str()] {
                    let saw: Vec<String> = findings.mistakes().iter().map(ToString::to_string).collect();
                    wrong.push(format!("{kind} seed {seed} {coding} {layout:?} {} claims: {saw:?}", claims.len()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The layouts in which claims show a mistake, in words.
fn mistaken(seed: u64, claims: &[Claim], coding: Coding) -> impl Iterator<Item = String> {
    LAYOUTS.into_iter().filter_map(move |layout| {
        let findings = audited(claims, coding, layout);
        let shown = findings.mistakes();
        (!shown.is_empty()).then(|| format!("seed {seed} {coding} {layout:?} {} claims: {shown:?}", claims.len()))
    })
}

#[test]
fn random_rankings_are_no_kind_of_mistake() {
    let mut wrong = Vec::new();
    for seed in 0..60 {
        let rng = &mut Rng::with_seed(seed);
        let coding = *rng.choice(Coding::ALL).unwrap();
        let mut part = Part::random(rng, 1);
        if seed % 3 == 0 {
            part.countries.truncate(rng.usize(3..30));
        }
        if seed % 4 == 0 {
            part.reports.truncate(1);
        }
        let cells: Vec<String> = Ranking::ALL.iter().filter_map(|ranking| coded(coding, *ranking)).collect();
        let rng = std::cell::RefCell::new(rng);
        let claims = part.claims(|_, _| Some(rng.borrow_mut().choice(&cells).unwrap().clone()));
        wrong.extend(mistaken(seed, &claims, coding));
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is right, but for a few slips, in any part, coding and layout.
#[test]
fn a_part_of_the_panel_is_no_kind_of_mistake() {
    let mut wrong = Vec::new();
    for seed in 0..60 {
        let rng = &mut Rng::with_seed(seed);
        let coding = *rng.choice(Coding::ALL).unwrap();
        let mut part = Part::random(rng, 1);
        if seed % 3 == 0 {
            part.countries.truncate(rng.usize(3..30));
        }
        let mut claims = part.claims(|country, report| coded(coding, printed(country, report)?));
        let cells: Vec<String> = Ranking::ALL.iter().filter_map(|ranking| coded(coding, *ranking)).collect();
        for claim in &mut claims {
            if rng.u8(..50) == 0 {
                claim.cell.clone_from(rng.choice(&cells).unwrap());
            }
        }
        wrong.extend(mistaken(seed, &claims, coding));
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A mistake that only every second of its claims shows is none: what was seen must be sure.
#[test]
fn half_a_mistake_is_none() {
    for seed in 0..20 {
        let rng = std::cell::RefCell::new(Rng::with_seed(seed));
        let part = Part { reports: data().reports().collect(), ..Part::random(&mut rng.borrow_mut(), 1) };
        let half = |kind: MistakeKind, country, report| {
            let right = printed(country, report);
            let is_wrong = rng.borrow_mut().bool();
            match (kind, right) {
                (MistakeKind::WatchListFolded, Some(Ranking::Tier(Tier::TwoWatchList))) if is_wrong => Some("2".into()),
                (MistakeKind::SpecialCaseAsTier, Some(Ranking::SpecialCase)) if is_wrong => Some("3".into()),
                (MistakeKind::AbsenceAsTier, None) => Some(if is_wrong { "1" } else { "555" }.into()),
                (MistakeKind::OffByOneReport, _) if is_wrong => {
                    coded(Coding::Kelley, printed(country, report.previous()?)?)
                }
                _ => coded(Coding::Kelley, right?),
            }
        };
        for kind in [
            MistakeKind::WatchListFolded,
            MistakeKind::SpecialCaseAsTier,
            MistakeKind::AbsenceAsTier,
            MistakeKind::OffByOneReport,
        ] {
            let findings =
                audited(&part.claims(|country, report| half(kind, country, report)), Coding::Kelley, Layout::Long);
            assert_eq!(kinds(&findings), [""; 0], "{kind} seed {seed}: {:?}", findings.mistakes());
        }
    }
}
