//! Histories: spells, lags and absences, on facts known from outside and on every country.

use tip_report::{
    Dataset, Ranking, Standing, Tier,
    history::{Edge, Spell},
};

use crate::support::{country, gap};

fn spells(name: &str) -> Vec<String> {
    country(name).history().spells().map(|spell| spell.to_string()).collect()
}

#[test]
fn malaysia_and_thailand_as_the_news_told_it() {
    // Watch List with a waiver in 2013, Tier 3 in 2014, the contested upgrade of 2015, Tier 2 in 2017, Tier 3 in 2021
    // after three years on the Watch List.
    let malaysia = spells("Malaysia");
    for spell in [
        "Tier 2 Watch List 2010-2013",
        "Tier 3 2014",
        "Tier 2 Watch List 2015-2016",
        "Tier 2 2017",
        "Tier 2 Watch List 2018-2020",
        "Tier 3 2021-2022",
        "Tier 2 Watch List 2023",
    ] {
        assert!(malaysia.contains(&spell.to_owned()), "{spell}: {malaysia:?}");
    }
    let thailand = spells("Thailand");
    assert!(thailand.contains(&"Tier 3 2014-2015".to_owned()), "{thailand:?}");
}

#[test]
fn special_cases_are_spells_of_their_own() {
    assert!(spells("Libya").ends_with(&["Special Case 2016-2025".to_owned()]));
    let somalia = country("Somalia").history();
    // No report has had it on a tier.
    assert!(somalia.always(Ranking::SpecialCase));
    assert!(spells("Sint Maarten").contains(&"Special Case 2018".to_owned()));
}

#[test]
fn runs_that_ended_before_2009_are_whole() {
    // The rule of the automatic downgrade counts from 2009; India was on the Watch List from 2004 to 2010.
    let longest = country("India").history().longest(Tier::TwoWatchList).unwrap();
    assert_eq!(
        (longest.first().report().year().get(), longest.last().report().year().get(), longest.length()),
        (2004, 2010, 7)
    );
    assert!(country("Russia").history().longest(Tier::TwoWatchList).unwrap().first().report().year() == 2004);
    assert!(country("United States").history().longest(Tier::TwoWatchList).is_none());
}

#[test]
fn spells_are_the_placements_in_runs() {
    let data = Dataset::bundled();
    let mut open = 0;
    for country in data.countries() {
        let history = country.history();
        let spells: Vec<_> = history.spells().collect();
        let placements: Vec<_> = spells.iter().flat_map(Spell::placements).collect();
        assert_eq!(placements, history.placements().collect::<Vec<_>>(), "{country}: each placement in one spell");
        for spell in &spells {
            assert!(spell.placements().all(|placement| placement.ranking() == spell.ranking()));
            assert_eq!(spell.placements().count(), usize::from(spell.length()), "no year is missing in a spell");
            // Maximal: on neither side it goes on.
            for edge in [spell.before(), spell.after()] {
                if let Edge::Placed(placement) = edge {
                    assert_ne!(placement.ranking(), spell.ranking());
                }
                assert_ne!(edge, Edge::Gap, "no year is missing in the bundled data");
            }
            assert_eq!(spell.is_open(), spell.last().report().year() == 2025);
            assert_eq!(spell.before() == Edge::Open, spell.first().report().year() == 2001);
            open += u32::from(spell.is_open());
        }
    }
    assert_eq!(open, data.report(2025).unwrap().counts().total());
}

#[test]
fn a_year_out_of_the_report_ends_a_spell() {
    // Singapore: Tier 2 in 2002 and in 2004, not in the report of 2003.
    let spells: Vec<_> = country("Singapore").history().spells().collect();
    assert_eq!(spells[0].after(), Edge::Absent(Standing::NotInReport));
    assert_eq!(spells[1].before(), Edge::Absent(Standing::NotInReport));
    assert_eq!((spells[0].last().report().year().get(), spells[1].first().report().year().get()), (2002, 2004));
    assert_eq!(spells[0].ranking(), spells[1].ranking());
}

#[test]
fn a_lag_is_of_the_same_country_in_the_year_before() {
    let data = Dataset::bundled();
    let mut lags = 0;
    for country in data.countries() {
        for (report, _) in country.history().standings() {
            let year_before = data.report(report.year().get() - 1).ok();
            let expected = year_before.and_then(|report| report.placement(country));
            let lag = country.history().lag(report);
            assert_eq!(lag, expected);
            lags += usize::from(lag.is_some());
        }
    }
    // Every placement but those of 2025 is the lag of one report.
    assert_eq!(lags, 4239 - 188);
}

#[test]
fn nothing_crosses_a_year_without_a_report() {
    let data = gap::without(2010);
    assert!(data.report(2010).is_err());
    let thailand = data.country("THA").unwrap().history();
    let of_2011 = data.report(2011).unwrap();
    assert_eq!(of_2011.previous().unwrap().year().get(), 2009);
    assert_eq!(thailand.lag(of_2011), None);
    // On the Watch List 2010-2013: without 2010 the run begins in 2011, and what was before is not known.
    let spell = thailand.spell_in(of_2011).unwrap();
    assert_eq!((spell.to_string().as_str(), spell.before()), ("Tier 2 Watch List 2011-2013", Edge::Gap));
    // North Korea is on Tier 3 before and after, in two spells.
    let korea: Vec<_> = data.country("PRK").unwrap().history().spells().map(|spell| spell.to_string()).collect();
    assert!(korea[korea.len() - 2].ends_with("-2009") && korea[korea.len() - 1] == "Tier 3 2011-2025", "{korea:?}");
    let across = of_2011.changes_since(data.report(2009).unwrap());
    assert!(!across.is_consecutive());
    // Nor do the panel and the transitions.
    assert!(data.panel().rows().all(|row| row.report() != of_2011 || (row.lag().is_none() && row.change().is_none())));
    let transitions = |data: &Dataset, years: [u16; 2]| {
        let report = |year| data.report(year).unwrap();
        report(years[1]).changes_since(report(years[0])).transitions()
    };
    let mut sum = data.transitions();
    let bundled = Dataset::bundled();
    sum += transitions(bundled, [2009, 2010]);
    sum += transitions(bundled, [2010, 2011]);
    assert_eq!(sum, bundled.transitions());
}

#[test]
fn histories_in_words() {
    let words = |name: &str| country(name).history().to_string();
    assert_eq!(words("United States"), "Tier 1 2010-2025; not in report 2001-2009");
    assert_eq!(
        words("Netherlands Antilles"),
        "Tier 2 Watch List 2009, Tier 2 2010; not in report 2001-2008, no longer in existence 2011-2025"
    );
    assert!(words("Brunei").ends_with("; not in report 2001-2002, 2005"));
    assert_eq!(words("Monaco"), "not in report 2001-2025");
    assert!(words("Serbia").starts_with("Tier 2 2007-2015, "), "{}", words("Serbia"));
    assert!(words("Serbia and Montenegro").contains("Tier 2 2005-2006; no longer in existence 2007-2025"));
}

#[test]
fn ever_never_always() {
    let korea = country("South Korea").history();
    assert!(korea.ever(Tier::Three) && korea.never(Tier::TwoWatchList) && !korea.always(Tier::One));
    // Ranked Tier 1 in every report that has them, by the lists of the reports.
    for name in ["Australia", "Austria", "Belgium", "Netherlands", "Spain", "United Kingdom", "United States"] {
        assert!(country(name).history().always(Tier::One), "{name}");
    }
    let monaco = country("Monaco").history();
    assert!(!monaco.ever(Tier::One) && !monaco.never(Tier::One) && !monaco.always(Tier::One));
    assert!(monaco.first().is_none() && monaco.last().is_none());
}

#[cfg(feature = "serde")]
#[test]
fn a_document_says_every_report_as_a_spell_or_as_an_absence() {
    for country in Dataset::bundled().countries() {
        let history = country.history();
        let document = serde_json::to_value(history).unwrap();
        let mut said = std::collections::BTreeMap::new();
        for (part, word) in [("spells", "ranking"), ("absences", "standing")] {
            for of in document[part].as_array().unwrap() {
                let [from, to] = ["from", "to"].map(|year| of[year].as_u64().unwrap());
                for year in from..=to {
                    assert_eq!(said.insert(year, of[word].as_str().unwrap().to_owned()), None, "{country} {year}");
                }
            }
        }
        let standings = history.standings();
        let expected = standings.map(|(report, standing)| (report.year().get().into(), standing.as_str().to_owned()));
        assert_eq!(said, expected.collect(), "{country}");
    }
}

#[test]
fn the_longest_spell_is_the_first_that_no_other_exceeds() {
    for country in Dataset::bundled().countries() {
        let history = country.history();
        for ranking in Ranking::ALL.iter().copied() {
            let spells: Vec<_> = history.spells().filter(|spell| spell.ranking() == ranking).collect();
            let most = spells.iter().map(Spell::length).max();
            let expected = spells.iter().find(|spell| Some(spell.length()) == most);
            assert_eq!(history.longest(ranking).as_ref(), expected, "{country} {ranking}");
        }
    }
}
