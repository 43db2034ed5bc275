//! Audits: claims that agree, claims that do not, and kinds of mistake.

use std::{collections::BTreeSet, fmt::Write, fs, process::Command};

use fastrand::Rng;
use tip_report::{
    Country, Dataset, Placement, Ranking, Screening, Tier,
    audit::{Audit, Claim, Claimed, ClaimsIn, Coding, FindingKind, Findings, MistakeKind, When},
    chrono::NaiveDate,
    country::CodeScheme,
    error::{AuditError, CodingError},
};

use crate::support::{country, python, report};

fn data() -> &'static Dataset {
    Dataset::bundled()
}

/// How a coding writes a ranking; `None` where it can't.
pub(crate) fn coded(coding: Coding, ranking: Ranking) -> Option<String> {
    Some(match (coding, ranking) {
        (Coding::Words, ranking) => ranking.to_string(),
        (Coding::Kelley, Ranking::SpecialCase) => "666".into(),
        (Coding::Kelley, ranking) => ranking.kelley_code()?.to_string(),
        (Coding::Ordinal, ranking) => ranking.tier()?.severity().to_string(),
        (Coding::Hti, Ranking::SpecialCase) => "Special Case".into(),
        (Coding::Collapsed | Coding::Hti, ranking) => ranking.collapsed()?.to_string(),
        (coding, _) => panic!("{coding} is not known here"),
    })
}

/// A panel: each row with the code of a country, a year, and what it claims.
type Row = (String, u16, String);

/// All placements, as a coding writes them.
fn panel(coding: Coding) -> Vec<Row> {
    panel_of(|placement| coded(coding, placement.ranking()))
}

fn panel_of(claim: impl Fn(Placement<'static>) -> Option<String>) -> Vec<Row> {
    let row = |placement: Placement<'static>| {
        Some((placement.country().code().to_string(), placement.report().year().get(), claim(placement)?))
    };
    data().placements().filter_map(row).collect()
}

fn csv(rows: &[Row]) -> String {
    rows.iter().fold("country,year,tier\n".into(), |mut csv, (code, year, claim)| {
        writeln!(csv, "\"{code}\",{year},{claim}").unwrap();
        csv
    })
}

fn by_year() -> Screening<'static> {
    Screening::new(data(), "country").year_column("year")
}

fn audited(rows: &[Row], coding: Option<Coding>) -> Findings<'static> {
    let audit = Audit::new(data()).screening(by_year());
    let audit = coding.into_iter().fold(audit, Audit::coding);
    audit.csv(csv(rows).as_bytes(), ClaimsIn::Column("tier")).unwrap()
}

fn kinds(findings: &Findings<'_>) -> Vec<MistakeKind> {
    findings.mistakes().iter().map(tip_report::audit::Mistake::kind).collect()
}

/// The names of countries instead of their codes: `ANT` alone is ambiguous as a name.
fn named(rows: Vec<Row>) -> Vec<Row> {
    let name = |code: String| country(&code).name().to_owned();
    rows.into_iter().map(|(code, year, claim)| (name(code), year, claim)).collect()
}

#[test]
fn the_bundled_panel_agrees_with_itself_in_each_coding() {
    let all = data().placements().len() as u64;
    let special = data().placements().filter(|placement| placement.tier().is_none()).count() as u64;
    for &coding in Coding::ALL {
        let findings = audited(&named(panel(coding)), Some(coding));
        let carried = if matches!(coding, Coding::Ordinal | Coding::Collapsed) { all - special } else { all };
        assert_eq!((findings.claims(), findings.agree(), findings.len()), (carried, carried, 0), "{coding}");
        assert_eq!(findings.mistakes(), [], "{coding}");
        assert!(findings.is_empty());
    }
}

#[test]
fn one_changed_cell_is_one_finding() {
    let rng = &mut Rng::with_seed(1);
    for coding in [Coding::Words, Coding::Kelley] {
        let rows = named(panel(coding));
        for _ in 0..12 {
            let mut changed = rows.clone();
            let row = rng.usize(..rows.len());
            let other = Ranking::ALL.iter().map(|&ranking| coded(coding, ranking).unwrap());
            changed[row].2 = other.filter(|other| *other != rows[row].2).nth(rng.usize(..4)).unwrap();
            let findings = audited(&changed, Some(coding));
            assert_eq!((findings.len(), findings.agree()), (1, rows.len() as u64 - 1));
            let finding = findings.iter().next().unwrap();
            assert_eq!((finding.line(), finding.kind()), (row as u64 + 2, FindingKind::Differs));
            assert_eq!((finding.claimed(), finding.country().unwrap().name()), (&*changed[row].2, &*changed[row].0));
            let placement = finding.standing().unwrap().placement().unwrap();
            assert_eq!(coded(coding, placement.ranking()).unwrap(), rows[row].2);
            assert_eq!(finding.citation().unwrap(), placement.citation());
            assert_eq!(kinds(&findings), []);
        }
    }
}

/// Every cell once, a fortieth of them at a time.
#[test]
fn each_changed_cell_is_found_and_no_other() {
    const TURNS: usize = 40;
    let rng = &mut Rng::with_seed(2);
    for coding in [Coding::Words, Coding::Kelley] {
        let rows = named(panel(coding));
        for turn in 0..TURNS {
            let mut changed = rows.clone();
            for row in (turn..rows.len()).step_by(TURNS) {
                let other = Ranking::ALL.iter().map(|&ranking| coded(coding, ranking).unwrap());
                changed[row].2 = other.filter(|other| *other != rows[row].2).nth(rng.usize(..4)).unwrap();
            }
            let findings = audited(&changed, Some(coding));
            let lines = findings.iter().map(|finding| finding.line());
            assert!(lines.eq((turn..rows.len()).step_by(TURNS).map(|row| row as u64 + 2)), "{coding} {turn}");
            assert!(findings.iter().all(|finding| finding.kind() == FindingKind::Differs));
            assert_eq!(kinds(&findings), [], "{coding} {turn}");
        }
    }
}

/// Each country in each report, with what a function makes of its ranking there.
fn full_panel(claim: impl Fn(Option<Ranking>) -> Option<String>) -> Vec<Row> {
    let mut rows = Vec::new();
    for country in data().countries() {
        for report in data().reports() {
            let ranking = report.placement(country).map(|placement| placement.ranking());
            if let Some(claim) = claim(ranking) {
                rows.push((country.name().to_owned(), report.year().get(), claim));
            }
        }
    }
    rows
}

fn shifted(by: i16) -> Vec<Row> {
    let rows = named(panel(Coding::Words));
    rows.into_iter().map(|(name, year, claim)| (name, year.checked_add_signed(by).unwrap(), claim)).collect()
}

/// The list of one report with another year on it.
fn relabelled(from: u16, to: u16) -> Vec<Row> {
    let rows = named(panel(Coding::Words)).into_iter().filter(|(_, year, _)| *year == from);
    rows.map(|(name, _, claim)| (name, to, claim)).collect()
}

#[track_caller]
fn assert_named(rows: &[Row], coding: Option<Coding>, kind: MistakeKind) -> Findings<'static> {
    let findings = audited(rows, coding);
    assert_eq!(kinds(&findings), [kind], "{:#?}", findings.mistakes());
    assert!((0.8..=1.0).contains(&findings.mistakes()[0].sure()));
    findings
}

#[test]
fn off_by_one_report() {
    for by in [-1, 1] {
        let findings = assert_named(&shifted(by), None, MistakeKind::OffByOneReport);
        let side = if by == 1 { "before" } else { "after" };
        assert!(
            findings.mistakes()[0].saw().ends_with(&format!("agree with the report {side}")),
            "{:?}",
            findings.mistakes()
        );
    }
    // Two reports are enough, one is not.
    let two: Vec<Row> = shifted(1).into_iter().filter(|(_, year, _)| [2010, 2011].contains(year)).collect();
    assert_named(&two, None, MistakeKind::OffByOneReport);
    let one: Vec<Row> = shifted(1).into_iter().filter(|(_, year, _)| *year == 2010).collect();
    assert_named(&one, None, MistakeKind::OtherReport);
}

#[test]
fn the_list_of_another_report() {
    for (from, to) in [(2009, 2015), (2015, 2009), (2023, 2024), (2001, 2025), (2024, 2004)] {
        let findings = assert_named(&relabelled(from, to), None, MistakeKind::OtherReport);
        assert!(findings.mistakes()[0].saw().contains(&format!("agree with the report of {from}")), "{findings:?}");
    }
}

#[test]
fn the_watch_list_folded_into_tier_2() {
    let folded = |placement: Placement<'_>| match placement.ranking() {
        Ranking::Tier(Tier::TwoWatchList) => Some("Tier 2".to_owned()),
        ranking => Some(ranking.to_string()),
    };
    let findings = assert_named(&named(panel_of(folded)), None, MistakeKind::WatchListFolded);
    let listed = data().placements().filter(|placement| placement.tier() == Some(Tier::TwoWatchList)).count();
    assert_eq!(findings.len(), listed);
    // Of one report, too.
    let one: Vec<Row> = named(panel_of(folded)).into_iter().filter(|(_, year, _)| *year == 2014).collect();
    assert_named(&one, None, MistakeKind::WatchListFolded);
    // A column in which it is folded, read as one in which it is not.
    assert_named(&named(panel(Coding::Collapsed)), Some(Coding::Kelley), MistakeKind::WatchListFolded);
}

#[test]
fn absences_coded_as_a_tier_or_as_zero() {
    for tier in ["1", "2", "3"] {
        let rows = full_panel(|ranking| ranking.map_or(Some(tier.into()), |ranking| coded(Coding::Kelley, ranking)));
        assert_named(&rows, Some(Coding::Kelley), MistakeKind::AbsenceAsTier);
    }
    for coding in [Coding::Kelley, Coding::Ordinal, Coding::Collapsed] {
        let rows = full_panel(|ranking| ranking.map_or(Some("0".into()), |ranking| coded(coding, ranking)));
        let findings = assert_named(&rows, Some(coding), MistakeKind::AbsenceAsTier);
        assert_eq!(findings.len(), 0, "zero is a claim of absence");
    }
    let absent = full_panel(|ranking| ranking.map_or(Some("555".into()), |ranking| coded(Coding::Kelley, ranking)));
    assert_eq!(kinds(&audited(&absent, Some(Coding::Kelley))), []);
}

#[test]
fn special_cases_coded_as_a_tier() {
    for code in ["1", "2.5", "3", "0"] {
        let rows = panel_of(|placement| match placement.ranking() {
            Ranking::SpecialCase => Some(code.into()),
            ranking @ Ranking::Tier(_) => coded(Coding::Kelley, ranking),
        });
        assert_named(&named(rows), Some(Coding::Kelley), MistakeKind::SpecialCaseAsTier);
    }
}

#[test]
fn a_line_beyond_four_billion_is_said_as_it_is() {
    let line = u64::from(u32::MAX) + 5;
    let findings = Audit::new(data()).claims([Claim::new("Cuba", 2013, "Tier 1").on_line(line)]).unwrap();
    assert_eq!(findings.iter().next().unwrap().line(), line);
}

#[test]
fn one_coding_read_as_another() {
    for &written in Coding::ALL {
        for read in Coding::ALL.iter().copied().filter(|&read| read != written) {
            let rows = named(panel(written));
            let findings = audited(&rows, Some(read));
            // What only folds, or only tells special cases, is no other reading.
            let expected: &[MistakeKind] = match (written, read) {
                (Coding::Collapsed, Coding::Words | Coding::Kelley) | (Coding::Hti, Coding::Words) => {
                    &[MistakeKind::WatchListFolded]
                }
                (Coding::Collapsed, Coding::Hti) => &[],
                _ => &[MistakeKind::OtherCoding],
            };
            assert_eq!(kinds(&findings), expected, "{written} as {read}: {:#?}", findings.mistakes());
        }
    }
}

#[test]
fn codes_of_another_scheme() {
    for scheme in CodeScheme::ALL.iter().copied().filter(|scheme| *scheme != CodeScheme::Iso) {
        let row = |placement: Placement<'static>| {
            let code = placement.country().codes(scheme).next()?.into_owned();
            Some((code, placement.report().year().get(), placement.ranking().to_string()))
        };
        let rows: Vec<Row> = data().placements().filter_map(row).collect();
        let findings = assert_named(&rows, None, MistakeKind::OtherScheme);
        assert!(findings.mistakes()[0].saw().ends_with(&format!("are right in {scheme}")), "{:?}", findings.mistakes());
        // A list of one report shows it, too.
        let list: Vec<Row> = rows.into_iter().filter(|(_, year, _)| *year == 2014).collect();
        assert_named(&list, None, MistakeKind::OtherScheme);
    }
}

/// A random panel: any ranking for each placement, or for each country and report.
#[test]
fn a_random_panel_shows_no_mistake() {
    for seed in 0..8 {
        let mut rng = Rng::with_seed(seed);
        let coding = Coding::ALL[rng.usize(..5)];
        let random = |rng: &mut Rng| {
            let coded: Vec<String> =
                Ranking::ALL.iter().copied().filter_map(|ranking| coded(coding, ranking)).collect();
            Some(rng.choice(coded).unwrap())
        };
        let rng = std::cell::RefCell::new(rng);
        let placed = named(panel_of(|_| random(&mut rng.borrow_mut())));
        let all = full_panel(|_| random(&mut rng.borrow_mut()));
        let year = rng.borrow_mut().u16(2001..=2025);
        let one: Vec<Row> = placed.iter().filter(|(_, of, _)| *of == year).cloned().collect();
        let few: Vec<Row> = one.iter().take(20).cloned().collect();
        for rows in [&placed, &all, &one, &few] {
            assert_eq!(kinds(&audited(rows, Some(coding))), [], "seed {seed}, {coding}, {} rows", rows.len());
        }
    }
}

/// A panel that is right but for a few random cells has no kind of mistake.
#[test]
fn random_slips_are_no_kind_of_mistake() {
    for seed in 0..5 {
        let rng = &mut Rng::with_seed(seed);
        let mut rows = named(panel(Coding::Kelley));
        let slips = rng.usize(1..400);
        for _ in 0..slips {
            let row = rng.usize(..rows.len());
            rows[row].2 = rng.choice(["1", "2", "2.5", "3", "0", "555", "666"]).unwrap().into();
        }
        assert_eq!(kinds(&audited(&rows, Some(Coding::Kelley))), [], "seed {seed}");
    }
}

#[test]
fn the_column_decides_or_the_coding_must_be_said() {
    let rows = |claims: &[&str]| -> Vec<Claim<'static>> {
        claims.iter().map(|claim| Claim::new("Cuba", 2013, (*claim).to_owned())).collect()
    };
    let coding = |claims: &[&str]| Audit::new(data()).claims(rows(claims)).map(|findings| findings.coding());
    assert_eq!(coding(&["1", "2", "2.5", "3"]), Ok(Some(Coding::Kelley)));
    assert_eq!(coding(&["1.0", "2,5", "3.00"]), Ok(Some(Coding::Kelley)));
    assert_eq!(coding(&["1", "2", "3", "4"]), Ok(Some(Coding::Ordinal)));
    assert_eq!(coding(&["1", "2", "2WL", "3"]), Ok(Some(Coding::Words)));
    assert_eq!(coding(&["Tier 3"]), Ok(Some(Coding::Words)));
    assert_eq!(coding(&["1", "1"]), Ok(Some(Coding::Words)));
    assert_eq!(coding(&[]), Ok(None));
    assert_eq!(coding(&["", "NA"]), Ok(None));
    // Which reads which way, both named.
    let said = |claims: &[&str]| coding(claims).unwrap_err().to_string();
    assert_eq!(
        said(&["1", "3", "3", "2"]),
        "the column fits several codings, so you must say which one it has: `3` is Tier 3 in words, kelley, collapsed, hti and \
         Tier 2 Watch List in ordinal; `2` is Tier 2 in words, kelley, ordinal and Tier 2 or Tier 2 Watch List in collapsed, hti"
    );
    assert!(
        said(&["1", "2", "3", "special case"])
            .contains("`2` is Tier 2 in words and Tier 2 or Tier 2 Watch List in hti")
    );
    assert_eq!(
        said(&["high", "low", "high", "1"]),
        "no coding fits the column, which has `high`: expected `words`, `kelley`, `ordinal`, `collapsed` or `hti`"
    );
    // One slip of the pen in a long column decides nothing.
    let mut long = ["1", "2", "3"].repeat(100);
    long.push("4");
    assert!(matches!(coding(&long), Err(CodingError::Several { .. })));
    let mut long = ["1", "2", "2.5", "3"].repeat(100);
    long.push("Teir 3");
    assert_eq!(coding(&long), Ok(Some(Coding::Kelley)));
    // All placements of the data, as each coding writes them: none is taken for another.
    for &coding in Coding::ALL {
        let rows = named(panel(coding));
        let found = Audit::new(data()).screening(by_year()).csv(csv(&rows).as_bytes(), ClaimsIn::Column("tier"));
        match (coding, found) {
            (Coding::Words | Coding::Kelley | Coding::Ordinal, Ok(findings)) => {
                assert_eq!((findings.coding(), findings.len()), (Some(coding), 0));
            }
            (Coding::Collapsed | Coding::Hti, Err(AuditError::Coding(CodingError::Several { .. }))) => {}
            (coding, found) => panic!("{coding}: {found:?}"),
        }
    }
}

#[test]
fn what_people_write_is_read() {
    let read = |cell: &str| Coding::Words.read(cell).map(|claimed| claimed.to_string());
    for (cells, ranking) in [
        (&["Tier 1", "tier1", "T1", "1", "1.0", " TIER  I "][..], "Tier 1"),
        (&["Tier 2", "T2", "2", "Tier II"], "Tier 2"),
        (
            &[
                "Tier 2 Watch List",
                "2WL",
                "2 WL",
                "2W",
                "2w",
                "T2W",
                "T2WL",
                "Watch List",
                "WATCHLIST",
                "WL",
                "Tier 2WL",
                "Tier 2 (Watch List)",
                "Tier 2 Watchlist",
                "Tier-2-Watch-List",
                "TIER 2 WATCH",
            ],
            "Tier 2 Watch List",
        ),
        (&["Tier 3", "t3", "3", "Tier III", "Tier 3 Auto-Downgrade"], "Tier 3"),
        (&["Special Case", "special", "SC", "special-case"], "Special Case"),
        (&["0", "not in report", "Not Ranked", "NR", "No TIP Ranking", "not yet in existence"], "not in report"),
    ] {
        for cell in cells {
            assert_eq!(read(cell).as_deref(), Some(ranking), "{cell}");
        }
    }
    for cell in ["Teir 3", "Tier 4", "2.5", "4", "555", "T", "-1", "+1", "1e0", "Tier", "three", "1 2", "", "٣"] {
        assert_eq!(read(cell), None, "{cell}");
    }
}

#[test]
fn each_kind_of_finding() {
    let claims = [
        ("Malaysia", "2021", "T2W"),
        ("Atlantis", "2021", "T1"),
        ("Congo", "2021", "T1"),
        ("China; Hong Kong", "2021", "T1"),
        ("Russia", "2026", "T3"),
        ("Russia", "21", "T3"),
        ("Russia", "2021", "Teir 3"),
        ("", "2021", "T3"),
        ("USA", "2009", "T1"),
        ("South Sudan", "2010", "T3"),
        ("Serbia and Montenegro", "2010", "T2"),
        ("Cuba", "2021", "T2"),
        ("Cuba", "2021", "T3"),
        ("Cuba", "2021", "T1"),
    ];
    let rows: Vec<Row> = Vec::new();
    let csv = claims.iter().fold(csv(&rows), |csv, (name, year, claim)| csv + &format!("{name},{year},{claim}\n"));
    let audit = Audit::new(data()).screening(by_year()).coding(Coding::Words);
    let findings = audit.csv(csv.as_bytes(), ClaimsIn::Column("tier")).unwrap();
    let found: Vec<(u64, &str)> = findings.iter().map(|finding| (finding.line(), finding.kind().as_str())).collect();
    assert_eq!(
        found,
        [
            (2, "differs"),
            (3, "unknown country"),
            (4, "ambiguous country"),
            (5, "several countries"),
            (6, "no such report"),
            (7, "unreadable claim"),
            (8, "unreadable claim"),
            (9, "unreadable claim"),
            (10, "not in the report"),
            (11, "not in existence"),
            (12, "not in existence"),
            (13, "differs"),
            (14, "contradicting claims"),
            (15, "differs"),
        ]
    );
    let said: Vec<String> = findings.iter().map(|finding| finding.found()).collect();
    assert_eq!(said[4], "there is no report of 2026: the dataset has the reports of 2001 to 2025");
    assert_eq!(said[5], "bad year: `21`");
    assert_eq!(said[12], "line 13 claims `T2`");
    assert_eq!(findings.agree(), 1);
}

/// Lists met in public code, and what was measured in them (the reports themselves say the rest).
mod real_cases {
    use super::*;

    /// "Tier 3 + Watch List 2024", every hit reported as Tier 3.
    #[test]
    fn a_list_of_tier_3_and_the_watch_list_with_every_hit_as_tier_3() {
        let placed = |tier| report(2024).placements().filter(move |placement| placement.tier() == Some(tier));
        let mut list: Vec<Placement<'_>> = placed(Tier::Three).skip(7).collect();
        list.extend(placed(Tier::TwoWatchList).take(1));
        list.extend(placed(Tier::Two).take(3));
        let names: Vec<&str> = list.iter().map(|placement| placement.country().name()).collect();
        let lines = names.join("\n");
        let audit = Audit::new(data()).screening(Screening::new(data(), "").report(report(2024))).complete(Tier::Three);
        let findings = audit.list(lines.as_bytes(), Tier::Three).unwrap();
        assert_eq!((findings.claims(), findings.len(), findings.missing().len()), (18, 4, 7));
        assert!(findings.iter().all(|finding| finding.kind() == FindingKind::Differs));
        assert_eq!(kinds(&findings), []);
    }

    /// "Russia Tier 3 since 2019": since 2013. "Malaysia to Watch List 2021": Tier 3. "Japan on the Watch List in 2024": Tier 2
    /// or better. "Hong Kong Watch List 2016-2020".
    #[test]
    fn histories_told_from_memory() {
        let claims = [
            Claim::new("Russia", 2013, "Tier 2 Watch List"),
            Claim::new("Russia", 2018, "Tier 2 Watch List"),
            Claim::new("Russia", 2019, "Tier 3"),
            Claim::new("Malaysia", 2021, "Watch List"),
            Claim::new("Japan", 2024, "Watch List"),
        ];
        let findings = Audit::new(data()).claims(claims).unwrap();
        let lines: Vec<u64> = findings.iter().map(|finding| finding.line()).collect();
        assert_eq!(lines, [1, 2, 4, 5]);
    }

    /// Kelley's panel has South Korea as not in the report in 2001-2009.
    #[test]
    fn a_country_coded_as_not_in_the_report() {
        let claims = (2001..=2009).map(|year| Claim::new("South Korea", year, "555"));
        let findings = Audit::new(data()).coding(Coding::Kelley).claims(claims).unwrap();
        assert_eq!(findings.len(), 9);
        assert!(findings.iter().all(|finding| finding.kind() == FindingKind::Differs));
    }

    /// Human Trafficking Indicators: the United States as a special case in 2001-2009, when the report did not rank it.
    #[test]
    fn a_special_case_that_was_not_in_the_report() {
        let claims = (2001..=2009).map(|year| Claim::new("USA", year, "Special Case"));
        let findings = Audit::new(data()).claims(claims).unwrap();
        assert!(findings.iter().all(|finding| finding.kind() == FindingKind::NotInReport));
        assert_eq!(findings.len(), 9);
    }

    /// The Factbook: its edition of 2014 repeats the report of 2013, that of 2017 the report of 2015.
    #[test]
    fn the_factbooks_edition_is_not_the_report() {
        for (edition, report) in [(2014, 2013), (2017, 2015), (2021, 2020)] {
            let listed = relabelled(report, edition).into_iter();
            let listed: Vec<Row> =
                listed.filter(|(.., claim)| claim == "Tier 3" || claim == "Tier 2 Watch List").collect();
            let findings = assert_named(&listed, None, MistakeKind::OtherReport);
            assert!(
                findings.mistakes()[0].saw().contains(&format!("agree with the report of {report}, which fits best"))
            );
        }
    }

    /// A join that recodes special cases and absences to zero.
    #[test]
    fn not_in_the_report_and_special_recoded_to_zero() {
        let rows = full_panel(|ranking| match ranking {
            None | Some(Ranking::SpecialCase) => Some("0".into()),
            Some(ranking) => coded(Coding::Kelley, ranking),
        });
        let found: BTreeSet<&str> =
            kinds(&audited(&rows, Some(Coding::Kelley))).iter().map(|kind| kind.as_str()).collect();
        assert_eq!(found, BTreeSet::from(["absence_as_tier", "special_case_as_tier"]));
    }

    /// A map with the special cases of 2024 on the Watch List.
    #[test]
    fn special_cases_put_on_the_watch_list() {
        let rows: Vec<Row> = named(panel_of(|placement| match placement.ranking() {
            Ranking::SpecialCase => Some("Tier 2 Watch List".into()),
            ranking @ Ranking::Tier(_) => Some(ranking.to_string()),
        }));
        let one: Vec<Row> = rows.into_iter().filter(|(_, year, _)| *year == 2024).collect();
        assert_named(&one, None, MistakeKind::SpecialCaseAsTier);
    }

    /// Spellings of a published sheet: `2 WL`, `2W`, `Cabo Verde ` with a space, blanks.
    #[test]
    fn the_spellings_of_a_published_sheet() {
        let csv = "country,year,tier\nCabo Verde ,2014,2W\nKyrgyz Republic,2014,2\nKyrgyzstan,2013,2\nMalaysia,2015,\nQatar,2015,NA\n";
        let audit = Audit::new(data()).screening(by_year()).coding(Coding::Words);
        let findings = audit.csv(csv.as_bytes(), ClaimsIn::Column("tier")).unwrap();
        assert_eq!((findings.claims(), findings.blank()), (3, 2));
        assert!(findings.iter().all(|finding| finding.country().is_some()));
    }
}

#[test]
fn a_column_a_year() {
    let wide = "iso3,tier2012,tier2013,gdp2013,note\nTHA,2WL,2WL,7,x\nCUB,3,2,8,y\nKOR,,1,9,z\n";
    let audit = Audit::new(data()).screening(Screening::new(data(), "iso3"));
    let findings = audit.csv(wide.as_bytes(), ClaimsIn::YearColumns("tier*")).unwrap();
    assert_eq!((findings.claims(), findings.blank(), findings.agree()), (5, 1, 4));
    let finding = findings.iter().next().unwrap();
    assert_eq!((finding.line(), finding.report().unwrap().year().get()), (3, 2013));
    // The names of the columns have the years, whatever else the screening would look at.
    for screening in [Screening::date_column, Screening::year_column] {
        let other = Audit::new(data()).screening(screening(Screening::new(data(), "iso3"), "not there"));
        let found = other.csv(wide.as_bytes(), ClaimsIn::YearColumns("tier*")).unwrap();
        assert!(found.iter().map(|finding| finding.to_string()).eq(findings.iter().map(|finding| finding.to_string())));
    }
    let error = audit.csv(wide.as_bytes(), ClaimsIn::YearColumns("*")).unwrap_err().to_string();
    assert_eq!(
        error,
        "the header has no column `*` with a year for `*`; it has `iso3`, `tier2012`, `tier2013`, `gdp2013`, `note`"
    );
    // A year without a report is a finding, not an error.
    let findings = audit.csv(&b"iso3,2025,2026\nCUB,Tier 3,Tier 3\n"[..], ClaimsIn::YearColumns("*")).unwrap();
    assert_eq!(findings.iter().next().unwrap().kind(), FindingKind::NoSuchReport);
    // Wide and long say the same.
    let mut wide = String::from("country");
    (2001..=2025).for_each(|year| write!(wide, ",{year}").unwrap());
    for country in data().countries() {
        write!(wide, "\n\"{}\"", country.name()).unwrap();
        for report in data().reports() {
            let ranking = report.placement(country).map(|placement| placement.ranking().as_str());
            write!(wide, ",{}", ranking.unwrap_or_default()).unwrap();
        }
    }
    let audit = Audit::new(data()).screening(Screening::new(data(), "country"));
    let findings = audit.csv(wide.as_bytes(), ClaimsIn::YearColumns("*")).unwrap();
    assert_eq!(
        (findings.claims(), findings.agree()),
        (data().placements().len() as u64, data().placements().len() as u64)
    );
}

#[test]
fn a_plain_list() {
    let list = "\u{FEFF}PRK\r\n\"Korea, South\"\r\nIran\r\nCongo\r\n\r\nCuba";
    let audit = Audit::new(data()).screening(Screening::new(data(), "").report(report(2024)));
    let findings = audit.list(list.as_bytes(), Tier::Three).unwrap();
    let found: Vec<_> = findings.iter().map(|finding| (finding.line(), finding.kind())).collect();
    assert_eq!(found, [(2, FindingKind::Differs), (4, FindingKind::AmbiguousCountry)]);
    assert_eq!((findings.claims(), findings.agree()), (5, 3));
}

#[test]
fn threads_and_quoted_line_ends_change_nothing() {
    let mut csv = String::from("note,country,year,tier\r\n");
    let mut expected = Vec::new();
    let mut line = 2;
    for number in 0..20_000_u64 {
        let wrong = number % 7 == 0;
        write!(csv, "\"a\nb\",Cuba,2013,{}\r\n", if wrong { "Tier 1" } else { "Tier 3" }).unwrap();
        if wrong {
            expected.push(line);
        }
        line += 2;
    }
    for threads in [1, 2, 3] {
        let screening = by_year().threads(threads.try_into().unwrap());
        let findings = Audit::new(data()).screening(screening).csv(csv.as_bytes(), ClaimsIn::Column("tier")).unwrap();
        let lines: Vec<u64> = findings
            .iter()
            .filter(|finding| finding.kind() == FindingKind::Differs)
            .map(|finding| finding.line())
            .collect();
        assert_eq!(lines, expected);
        assert_eq!(findings.len(), expected.len() + 1, "and they contradict each other once");
    }
}

#[test]
fn what_is_complete_and_what_is_missing() {
    for &tier in Tier::ALL {
        for report in data().reports() {
            let listed = report.placements().filter(|placement| placement.tier() == Some(tier));
            let claims: Vec<_> = listed.map(|placement| (placement.country().name(), report.year())).collect();
            if claims.is_empty() {
                continue;
            }
            let audit = Audit::new(data()).complete(tier);
            let claim = |&(name, year): &(&'static str, _)| Claim::new(name, year, tier.as_str());
            assert!(audit.claims(claims.iter().map(claim)).unwrap().missing().next().is_none());
            let short = audit.claims(claims[1..].iter().map(claim)).unwrap();
            let missing: Vec<&str> = short.missing().map(|placement| placement.country().name()).collect();
            assert_eq!(missing, if claims.len() > 1 { vec![claims[0].0] } else { vec![] });
            // A country with another ranking is wrong, not missing.
            let other = if tier == Tier::One { Tier::Two } else { Tier::One };
            let wrong = std::iter::once(Claim::new(claims[0].0, report.year(), other.as_str()));
            let findings = audit.coding(Coding::Words).claims(wrong.chain(claims[1..].iter().map(claim))).unwrap();
            assert_eq!((findings.len(), findings.missing().len()), (1, 0));
        }
    }
}

/// A list that has lost all its rows, or has only rows that mean nothing, lacks all.
#[test]
fn of_an_empty_list_all_is_missing() {
    let tier_3 = |year: u16| report(year).placements().filter(|placed| placed.tier() == Some(Tier::Three)).count();
    let of_2024 = || Screening::new(data(), "country").report(report(2024));
    let audit = |screening| Audit::new(data()).screening(screening).complete(Tier::Three);
    for list in ["", "\n", "Atlantis\n", "Congo\n"] {
        let findings = audit(of_2024()).list(list.as_bytes(), Tier::Three).unwrap();
        assert_eq!(findings.missing().len(), tier_3(2024), "{list:?}");
        assert!(!findings.is_empty());
    }
    let said = audit(of_2024()).csv(&b"country\n"[..], ClaimsIn::EveryRow(Tier::Three.into())).unwrap();
    assert_eq!(said.missing().len(), tier_3(2024));
    let column = audit(of_2024()).csv(&b"country,tier\nCuba,\n"[..], ClaimsIn::Column("tier")).unwrap();
    assert_eq!(column.missing().len(), tier_3(2024));
    let wide = audit(Screening::new(data(), "country"));
    let wide = wide.csv(&b"country,2013,2024,2026\nCuba,3,,\n"[..], ClaimsIn::YearColumns("*"));
    assert!(matches!(wide, Err(AuditError::Coding(_))), "the coding has to be said");
    let wide = audit(Screening::new(data(), "country")).coding(Coding::Kelley);
    let wide = wide.csv(&b"country,2013,2024,2026\nCuba,3,,\n"[..], ClaimsIn::YearColumns("*")).unwrap();
    assert_eq!(wide.missing().len(), tier_3(2013) - 1 + tier_3(2024));
    // Of rows that are no country the year still says of which report the list is.
    let long = audit(by_year()).csv(&b"country,year,tier\nAtlantis,2013,T3\n"[..], ClaimsIn::Column("tier")).unwrap();
    assert_eq!(long.missing().len(), tier_3(2013));
}

#[test]
fn a_claim_agrees_with_one_ranking_or_with_each_kind_of_absence() {
    let absent = Coding::Words.read("not ranked").unwrap();
    assert!(absent.is_absence());
    for report in data().reports() {
        for country in data().countries() {
            let standing = report.standing(country);
            let placed = standing.placement().map(|placement| placement.ranking());
            for &ranking in Ranking::ALL {
                let claimed = Claimed::from(ranking);
                assert!(!claimed.is_absence());
                assert_eq!(claimed.agrees_with(standing), placed == Some(ranking), "{ranking} {country} {report}");
            }
            assert_eq!(absent.agrees_with(standing), placed.is_none());
        }
    }
    let findings = Audit::new(data()).claims([Claim::new(" Atlantis", 2013, "Tier 1")]).unwrap();
    assert_eq!(findings.iter().next().unwrap().country_as_written(), "Atlantis");
}

/// Random lists with faults of every kind, against `tests/audit_reference.py`.
#[test]
fn plain_python_finds_the_same() {
    let Some(python) = python::python() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.csv");
    let mut met = BTreeSet::new();
    for (seed, &coding) in (0..).zip(Coding::ALL) {
        let rng = &mut Rng::with_seed(seed);
        let by_date = seed % 2 == 1;
        let mut csv = String::from("note,country,when,tier\n");
        let countries: Vec<Country<'_>> = data().countries().collect();
        for _ in 0..1500 {
            let country = rng.choice(&countries).unwrap();
            let names: Vec<&str> = country.names().map(|name| name.text()).collect();
            let name = match rng.u8(..20) {
                0 => ["Congo", "Atlantis", "China; Hong Kong", "Korea", "", "ANT", "CÃ´te d'Ivoire"][rng.usize(..7)],
                1..4 => rng.choice(&names).map_or(country.name(), |name| *name),
                _ => country.name(),
            };
            let year = rng.u16(1999..=2027);
            let when = match (by_date, rng.u8(..30)) {
                (_, 0) => "soon".to_owned(),
                (true, _) => format!("{year}-{:02}-{:02}", rng.u8(1..=12), rng.u8(1..=29)),
                (false, _) => year.to_string(),
            };
            let report = data().report(year).ok();
            let ranking = report.and_then(|report| report.placement(*country)).map(|placement| placement.ranking());
            let ranking = if rng.u8(..4) == 0 { rng.choice(Ranking::ALL.iter().copied()) } else { ranking };
            let claim = match rng.u8(..40) {
                0 => "0".to_owned(),
                1 => "NA".to_owned(),
                2 => "Teir 3".to_owned(),
                _ => ranking.and_then(|ranking| coded(coding, ranking)).unwrap_or_default(),
            };
            let note = if rng.u8(..10) == 0 { "\"two\nlines\"" } else { "" };
            writeln!(csv, "{note},\"{}\",{when},{claim}", name.replace('"', "\"\"")).unwrap();
        }
        fs::write(&file, &csv).unwrap();
        let column = if by_date { "--date-column" } else { "--year-column" };
        let output = Command::new(python)
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/audit_reference.py"))
            .arg(&file)
            .args(["--country-column", "country", "--tier-column", "tier", column, "when"])
            .args(["--coding", coding.as_str(), "--complete", "Tier 3"])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let theirs = String::from_utf8(output.stdout).unwrap().replace('\r', "");

        let screening = Screening::new(data(), "country");
        let screening = if by_date { screening.date_column("when") } else { screening.year_column("when") };
        let audit = Audit::new(data()).screening(screening).coding(coding).complete(Tier::Three);
        let findings = audit.csv(csv.as_bytes(), ClaimsIn::Column("tier")).unwrap();
        let mut ours = format!("{coding}\t{}\t{}\n", findings.claims(), findings.agree());
        for finding in findings.iter() {
            let code = finding.country().map(|country| country.code().to_string()).unwrap_or_default();
            let year = finding.report().map(|report| report.year().to_string()).unwrap_or_default();
            let evidence = finding.evidence().map(|evidence| evidence.to_string()).unwrap_or_default();
            let is_standing = matches!(
                finding.kind(),
                FindingKind::Differs
                    | FindingKind::NotInReport
                    | FindingKind::NotInExistence
                    | FindingKind::Contradicting
            );
            let found = if is_standing { finding.found() } else { String::new() };
            let (line, claimed, kind) = (finding.line(), finding.claimed(), finding.kind());
            writeln!(ours, "{line}\t{code}\t{year}\t{claimed}\t{found}\t{kind}\t{evidence}").unwrap();
        }
        for missing in findings.missing() {
            let (code, year) = (missing.country().code(), missing.report().year());
            writeln!(ours, "\t{code}\t{year}\t\t{}\tmissing\t{}", missing.ranking(), missing.evidence()).unwrap();
        }
        let differs = ours.lines().zip(theirs.lines()).find(|(ours, theirs)| ours != theirs);
        assert_eq!(differs, None, "seed {seed}, {coding}");
        assert_eq!(ours, theirs);
        met.extend(findings.iter().map(|finding| finding.kind().as_str()));
    }
    assert!(met.len() == FindingKind::ALL.len(), "every kind is there: {met:?}");
}

/// Turkey: Tier 3 in the report of 2003, Tier 2 since September, on the Watch List in the report of 2004.
#[test]
fn on_a_date_the_ranking_in_force_counts_and_of_a_report_what_it_printed() {
    let on = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    for (when, right) in [
        (on(2003, 8, 1).into(), "Tier 3"),
        (on(2003, 12, 1).into(), "Tier 2"),
        (on(2004, 7, 1).into(), "Tier 2 Watch List"),
        (When::Year(2003), "Tier 3"),
    ] {
        for claim in ["Tier 2", "Tier 2 Watch List", "Tier 3"] {
            let findings = Audit::new(data()).claims([Claim::new("Turkey", when, claim)]).unwrap();
            assert_eq!(findings.agree(), u64::from(claim == right), "{when:?} {claim}");
            assert!(findings.iter().all(|finding| finding.found() == right));
        }
    }
}

#[test]
fn reassessed_rankings_taken_for_printed_ones() {
    let rows = panel_of(|placement| {
        let reassessed = placement.reassessment().map(|reassessment| reassessment.ranking());
        Some(reassessed.unwrap_or(placement.ranking()).to_string())
    });
    let findings = assert_named(&named(rows), None, MistakeKind::ReassessedAsPrinted);
    assert_eq!(findings.len(), data().reassessments().len());
}
