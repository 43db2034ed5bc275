//! Ids and words: `Display`, `FromStr` and serde give the same text.

use std::{fmt::Display, str::FromStr};

use tip_report::{CountryCode, Dataset, ReportYear};

use crate::support::vocabularies::*;

fn round_trip<T: FromStr + Display + PartialEq + std::fmt::Debug>(all: &[T])
where
    T::Err: std::fmt::Debug,
{
    for value in all {
        let text = value.to_string();
        assert_eq!(&text.parse::<T>().unwrap(), value);
        assert!(format!(" {text}").parse::<T>().is_err(), "space before `{text}` is accepted");
        assert!(text[..text.len() - 1].parse::<T>().is_err());
    }
}

#[test]
fn every_word_is_read_back_from_its_text() {
    macro_rules! all {
        ($($word:ident),*) => { $(round_trip($word::ALL);)* };
    }
    with_vocabularies!(all);
    round_trip(&["KOR".parse::<CountryCode>().unwrap(), "XKX".parse().unwrap()]);
    round_trip(&[ReportYear::FIRST, ReportYear::new(2025).unwrap()]);
}

#[cfg(feature = "serde")]
#[test]
fn serde_has_the_same_text_as_display() {
    fn same<T: serde::Serialize + for<'de> serde::Deserialize<'de> + Display + PartialEq + std::fmt::Debug>(all: &[T]) {
        for value in all {
            let json = serde_json::to_value(value).unwrap();
            assert_eq!(json, serde_json::Value::String(value.to_string()));
            assert_eq!(&serde_json::from_value::<T>(json).unwrap(), value);
        }
        assert!(serde_json::from_str::<T>("\"?\"").is_err());
    }
    macro_rules! all {
        ($($word:ident),*) => { $(same($word::ALL);)* };
    }
    with_vocabularies!(all);
    same(&["KOR".parse::<CountryCode>().unwrap()]);
    let year = ReportYear::new(2009).unwrap();
    assert_eq!(serde_json::to_string(&year).unwrap(), "2009");
    assert_eq!(serde_json::from_str::<ReportYear>("2009").unwrap(), year);
    assert!(serde_json::from_str::<ReportYear>("1999").is_err());
}

#[test]
fn codings_are_those_of_the_literature() {
    let codes: Vec<_> = Tier::ALL.iter().map(|tier| (tier.kelley_code(), tier.severity(), tier.collapsed())).collect();
    assert_eq!(codes, [(1.0, 1, 1), (2.0, 2, 2), (2.5, 3, 2), (3.0, 4, 3)]);
}

#[test]
fn abbreviations_are_read_and_bare_numbers_are_not() {
    assert_eq!("2WL".parse(), Ok(Tier::TwoWatchList));
    assert_eq!("2WL".parse(), Ok(Ranking::Tier(Tier::TwoWatchList)));
    assert_eq!("SC".parse(), Ok(Ranking::SpecialCase));
    // 3 is Tier 3 in one coding and the Watch List in another.
    for text in ["1", "2", "3", "4", "2.5", "2wl", "WL", "SC"] {
        assert!(text.parse::<Tier>().is_err(), "{text}");
    }
    // The tables have the words, not the abbreviations.
    let row = "code,report_year,ranking,evidence,sources,note\nKOR,2009,2WL,official,report-2009,\n";
    assert!(Dataset::builder().table(Table::Tiers, row).build().is_err());
}

#[test]
fn values_compare_with_what_they_are_made_of() {
    for &ranking in Ranking::ALL {
        for &tier in Tier::ALL {
            assert_eq!(ranking == tier, ranking.tier() == Some(tier));
            assert_eq!(tier == ranking, ranking == tier);
        }
    }
    let code: CountryCode = "KOR".parse().unwrap();
    assert_eq!([code == "KOR", "KOR" == code, *"KOR" == code, code == "PRK"], [true, true, true, false]);
    let year = ReportYear::new(2009).unwrap();
    assert_eq!(
        [year > 2008, 2008 < year, year == 2009, 2009 == year, year <= 2009, year < 2009],
        [true, true, true, true, true, false]
    );
    let steps = std::iter::successors(Some(ReportYear::FIRST), |year| year.next());
    assert_eq!(steps.map(ReportYear::get).collect::<Vec<_>>(), (2001..=2199).collect::<Vec<_>>());
    for year in 2002..=2199 {
        let year = ReportYear::new(year).unwrap();
        assert!(year.follows(year.previous().unwrap()) && year.previous().unwrap().next() == Some(year));
    }
}

/// A report is about the year before, and its restrictions are for the fiscal year after (22 USC 7107(d)).
#[test]
fn years_around_a_report() {
    for report in Dataset::bundled().reports() {
        let year = report.year();
        assert_eq!((year.evidence_year() + 1, year.fiscal_year() - 1), (year.get(), year.get()));
    }
}
