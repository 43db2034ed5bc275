//! The panel, the survival rows and the transitions, recomputed from the table of placements.

use std::collections::{BTreeMap, BTreeSet};

use tip_report::{
    Bureau, Dataset, Ranking, Tier,
    change::TransitionMatrix,
    history::{Panel, TierEvent},
};

/// Whether a country on this tier is at risk of the event.
type AtRisk = fn(&str) -> bool;

const SPECIAL: &str = "Special Case";

/// The rankings as `data/tiers.csv` has them, by code and year.
fn rankings() -> BTreeMap<(String, u16), String> {
    let mut reader = csv::Reader::from_path("data/tiers.csv").unwrap();
    let row = |record: csv::StringRecord| ((record[0].to_owned(), record[1].parse().unwrap()), record[2].to_owned());
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// The rows of a CSV text, each by the names of the columns.
fn rows(text: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text);
    reader.deserialize().map(Result::unwrap).collect()
}

fn panel_rows(panel: &Panel<'_>) -> Vec<BTreeMap<String, String>> {
    let mut text = Vec::new();
    panel.write_csv(&mut text).unwrap();
    rows(&text)
}

fn survival_rows(event: TierEvent) -> Vec<BTreeMap<String, String>> {
    let mut text = Vec::new();
    Dataset::bundled().panel().write_survival_csv(event, &mut text).unwrap();
    rows(&text)
}

#[test]
fn headers_are_stable() {
    let mut text = Vec::new();
    let data = Dataset::bundled();
    data.panel().write_csv(&mut text).unwrap();
    let header = |text: &[u8]| String::from_utf8(text.split(|&byte| byte == b'\n').next().unwrap().to_vec()).unwrap();
    assert_eq!(
        header(&text),
        "code,alpha2,numeric,cow,gw,name,bureau,report_year,evidence_year,standing,ranking,kelley_code,ordinal,collapsed,\
         lag_ranking,lag_kelley_code,lag_ordinal,lag_collapsed,change,steps,spell_length,evidence"
    );
    text.clear();
    data.panel().write_survival_csv(TierEvent::Enters(Tier::Three), &mut text).unwrap();
    assert_eq!(
        header(&text),
        "code,alpha2,numeric,cow,gw,name,bureau,episode,origin_year,start_year,stop_year,start,stop,event,tier_before,\
         tier_after,evidence"
    );
    // A panel without rows has its header.
    text.clear();
    let (first, last) = (data.report(2001).unwrap(), data.report(2025).unwrap());
    data.panel().between(last, first).placed_only().write_csv(&mut text).unwrap();
    assert_eq!(String::from_utf8(text).unwrap().lines().count(), 1);
}

#[test]
fn every_cell_of_the_panel_follows_from_the_placements() {
    let rankings = rankings();
    let all = panel_rows(&Dataset::bundled().panel());
    let codes: BTreeSet<&String> = rankings.keys().map(|(code, _)| code).collect();
    assert_eq!(all.len(), codes.len() * 25);
    let severity =
        |ranking: &str| ["Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3"].iter().position(|t| *t == ranking);
    for row in &all {
        let (code, year) = (&row["code"], row["report_year"].parse::<u16>().unwrap());
        let in_year = |year| rankings.get(&(code.clone(), year)).map_or("", String::as_str);
        let (now, lag) = (in_year(year), in_year(year - 1));
        let said = |column: &str| row[column].as_str();
        assert_eq!(said("ranking"), now);
        assert_eq!(said("lag_ranking"), lag);
        assert_eq!(said("evidence_year"), (year - 1).to_string());
        let codings = |ranking: &str| match ranking {
            "Tier 1" => ["1", "1", "1"],
            "Tier 2" => ["2", "2", "2"],
            "Tier 2 Watch List" => ["2.5", "3", "2"],
            "Tier 3" => ["3", "4", "3"],
            _ => ["", "", ""],
        };
        assert_eq!([said("kelley_code"), said("ordinal"), said("collapsed")], codings(now));
        assert_eq!([said("lag_kelley_code"), said("lag_ordinal"), said("lag_collapsed")], codings(lag));
        assert_eq!(said("evidence").is_empty(), now.is_empty());
        if now.is_empty() {
            let absences = ["not in report", "not yet in existence", "no longer in existence"];
            assert!(absences.contains(&said("standing")));
        } else {
            assert_eq!(said("standing"), now);
        }
        let change = match (lag, now) {
            _ if year == 2001 => "",
            ("", "") => "",
            ("", _) => "entered",
            (_, "") => "left",
            (lag, now) if lag == now => "unchanged",
            (SPECIAL, _) => "from special case",
            (_, SPECIAL) => "to special case",
            (lag, now) if severity(lag) > severity(now) => "upgrade",
            _ => "downgrade",
        };
        assert_eq!(said("change"), change, "{code} {year}");
        assert_eq!(said("steps").is_empty(), !["upgrade", "downgrade"].contains(&change));
        let running = (2001..=year).rev().take_while(|&year| !now.is_empty() && in_year(year) == now).count();
        let length = if now.is_empty() { String::new() } else { running.to_string() };
        assert_eq!(said("spell_length"), length, "{code} {year}");
    }
    let placed = panel_rows(&Dataset::bundled().panel().placed_only());
    assert_eq!(placed, all.into_iter().filter(|row| !row["ranking"].is_empty()).collect::<Vec<_>>());
}

#[test]
fn cohorts_and_periods() {
    let data = Dataset::bundled();
    let report = |year| data.report(year).unwrap();
    // 82 countries in the first report, 140 in that of 2004.
    for (year, size) in [(2001, 82), (2004, 140)] {
        let cohort = data.panel().present_in(report(year));
        assert_eq!(cohort.countries().count(), size);
        assert_eq!(cohort.rows().count(), size * 25, "those that left stay in the cohort");
    }
    let rankings = rankings();
    let balanced = data.panel().between(report(2001), report(2015)).balanced();
    let codes: BTreeSet<String> = balanced.countries().map(|country| country.code().to_string()).collect();
    let always = |code: &String| (2001..=2015).all(|year| rankings.contains_key(&(code.clone(), year)));
    let expected: BTreeSet<String> = rankings.keys().map(|(code, _)| code.clone()).filter(always).collect();
    assert_eq!(codes, expected);
    assert_eq!(balanced.rows().count(), codes.len() * 15);
    assert!(!codes.contains("SCG") && !codes.contains("SGP"));
    // A period cuts rows, not what they know of the year before.
    let later = data.panel().between(report(2014), report(2014));
    let thailand = later.rows().find(|row| row.country().name() == "Thailand").unwrap();
    assert_eq!(thailand.lag().unwrap().tier(), Some(Tier::TwoWatchList));
}

#[test]
fn the_events_are_entering_and_leaving_each_tier() {
    let events = [TierEvent::Enters, TierEvent::Leaves].map(|event| Tier::ALL.iter().map(move |&tier| event(tier)));
    assert!(events.into_iter().flatten().eq(TierEvent::ALL.iter().copied()));
}

#[test]
fn survival_rows_are_the_observed_years_at_risk() {
    let rankings = rankings();
    let tier = |code: &str, year: u16| {
        let ranking = rankings.get(&(code.to_owned(), year))?;
        (ranking != SPECIAL).then_some(ranking.as_str())
    };
    let cases: [(TierEvent, AtRisk); 2] = [
        (TierEvent::Enters(Tier::Three), |tier| tier != "Tier 3"),
        (TierEvent::Leaves(Tier::TwoWatchList), |tier| tier == "Tier 2 Watch List"),
    ];
    for (event, at_risk) in cases {
        let rows = survival_rows(event);
        let mut expected = Vec::new();
        let codes: BTreeSet<&String> = rankings.keys().map(|(code, _)| code).collect();
        for code in codes {
            let (mut episode, mut origin, mut last_stop) = (0, 0, 0);
            for start in 2001..2025 {
                let (Some(before), Some(after)) = (tier(code, start), tier(code, start + 1)) else { continue };
                if !at_risk(before) {
                    continue;
                }
                if last_stop != start {
                    (episode, origin) = (episode + 1, start);
                }
                let event = !at_risk(after);
                // After an event a new episode begins, even if the country is at risk again at once.
                last_stop = if event { 0 } else { start + 1 };
                expected.push(
                    [episode, origin, start, start + 1, start - origin, start - origin + 1, u16::from(event)]
                        .map(|number| number.to_string())
                        .to_vec(),
                );
            }
        }
        let columns = ["episode", "origin_year", "start_year", "stop_year", "start", "stop", "event"];
        let found: Vec<Vec<String>> =
            rows.iter().map(|row| columns.iter().map(|&column| row[column].clone()).collect()).collect();
        assert_eq!(found, expected, "{event:?}");
    }
    // Libya on Tier 3 to 2015 and a special case since: censored, no event. Its spell on the Watch List ended in 2011.
    let libya: Vec<_> =
        survival_rows(TierEvent::Leaves(Tier::TwoWatchList)).into_iter().filter(|row| row["code"] == "LBY").collect();
    assert_eq!(libya.last().unwrap()["stop_year"], "2011");
    let haiti =
        survival_rows(TierEvent::Leaves(Tier::TwoWatchList)).into_iter().rfind(|row| row["code"] == "HTI").unwrap();
    assert_eq!((haiti["stop_year"].as_str(), haiti["event"].as_str()), ("2023", "0"), "a special case from 2024 on");
}

#[test]
fn transitions_count_what_the_placements_say() {
    let rankings = rankings();
    let matrix = Dataset::bundled().transitions();
    let text = |ranking: Ranking| ranking.to_string();
    let codes: BTreeSet<&String> = rankings.keys().map(|(code, _)| code).collect();
    let count = |from: Option<Ranking>, to: Option<Ranking>| {
        let pairs = codes.iter().flat_map(|&code| (2001..2025).map(move |year| (code, year)));
        let in_year = |code: &String, year| rankings.get(&(code.clone(), year)).cloned();
        let counted = pairs
            .filter(|&(code, year)| in_year(code, year) == from.map(text) && in_year(code, year + 1) == to.map(text));
        Some(u32::try_from(counted.count()).unwrap())
    };
    for &from in Ranking::ALL {
        for &to in Ranking::ALL {
            assert_eq!(matrix.count(from, to), count(Some(from), Some(to)), "{from} to {to}");
        }
        assert_eq!(matrix.entered(from), count(None, Some(from)));
        assert_eq!(matrix.left(from), count(Some(from), None));
    }
}

#[test]
fn transitions_by_bureau_and_period_add_up() {
    let data = Dataset::bundled();
    let all = data.transitions();
    let by_bureau: TransitionMatrix =
        Bureau::ALL.iter().flat_map(|&bureau| data.diffs().map(move |diff| diff.within(bureau).transitions())).sum();
    assert_eq!(by_bureau, all);
    let period = |from: u16, to: u16| -> TransitionMatrix {
        let inside = data.diffs().filter(|diff| diff.before().year().get() >= from && diff.after().year().get() <= to);
        inside.map(|diff| diff.transitions()).sum()
    };
    let mut sum = period(2001, 2010);
    sum += period(2010, 2025);
    assert_eq!(sum, all);
    // No Watch List before 2004.
    assert!(Ranking::ALL.iter().all(|&from| period(2001, 2003).count(from, Tier::TwoWatchList.into()) == Some(0)));
}

#[test]
fn shares_are_of_those_that_are_placed_again() {
    let all = Dataset::bundled().transitions();
    let tiers = all.without_special_case();
    for matrix in [all, tiers] {
        for &from in matrix.rankings() {
            let shares = matrix.rankings().iter().map(|&to| matrix.share(from, to).unwrap());
            assert!((shares.sum::<f64>() - 1.0).abs() < 1e-9);
        }
    }
    let (three, special) = (Ranking::Tier(Tier::Three), Ranking::SpecialCase);
    assert!(tiers.share(three, three) > all.share(three, three), "some went from Tier 3 to special case");
    assert_eq!((tiers.share(three, special), tiers.count(special, three), tiers.left(special)), (None, None, None));
    assert!(!tiers.to_string().contains(SPECIAL) && all.to_string().contains(SPECIAL));
    assert_eq!(TransitionMatrix::default().share(three, three), None);
}

#[cfg(feature = "serde")]
#[test]
fn json_rows_have_the_columns_of_the_csv() {
    let panel = Dataset::bundled().panel();
    let row = serde_json::to_value(panel.rows().nth(12).unwrap()).unwrap();
    let keys: Vec<&String> = row.as_object().unwrap().keys().collect();
    let mut text = Vec::new();
    panel.write_csv(&mut text).unwrap();
    let mut reader = csv::Reader::from_reader(&text[..]);
    let headers: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(keys, headers.iter().collect::<Vec<_>>());
    let record = reader.records().nth(12).unwrap().unwrap();
    for (header, cell) in headers.iter().zip(&record) {
        let said = match &row[header.as_str()] {
            serde_json::Value::Null => String::new(),
            serde_json::Value::String(text) => text.clone(),
            // A whole number of the Kelley coding is `2.0` in JSON; a numeric code is written with three digits in CSV.
            serde_json::Value::Number(number) if header == "numeric" => format!("{:0>3}", number.to_string()),
            number => number.to_string().trim_end_matches(".0").to_owned(),
        };
        assert_eq!(said, cell, "{header}");
    }
}

/// What a join by number and year relies on, in Stata a `merge 1:1 cow year`.
#[test]
fn a_number_stands_in_one_row_of_a_report() {
    let data = Dataset::bundled();
    let text = panel_rows(&data.panel());
    for (column, numbers) in [
        ("cow", data.panel().countries().filter_map(|country| country.cow()).collect::<BTreeSet<_>>()),
        ("gw", data.panel().countries().filter_map(|country| country.gw()).collect()),
    ] {
        let mut seen = BTreeSet::new();
        for row in text.iter().filter(|row| !row[column].is_empty()) {
            assert!(seen.insert((row[column].parse::<u16>().unwrap(), row["report_year"].clone())), "{row:?}");
        }
        // None is lost: a number that any country has is in each report.
        assert_eq!(seen.len(), numbers.len() * data.reports().count(), "{column}");
    }
    let serbia = |year: &str| text.iter().find(|row| row["cow"] == "345" && row["report_year"] == year).unwrap();
    assert!((2001..=2006).all(|year| serbia(&year.to_string())["code"] == "SCG"));
    assert!((2007..=2025).all(|year| serbia(&year.to_string())["code"] == "SRB"));
}
