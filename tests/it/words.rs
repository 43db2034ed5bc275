//! Ids and words: `Display`, `FromStr` and serde give the same text.

use std::{fmt::Display, str::FromStr};

use tip_report::{
    Basis, Bureau, Coding, CountryCode, DesignationCoverage, DesignationList, Direction, Evidence, Existence,
    Exploitation, Extent, FindingKind, FlowKind, MatchQuality, Mention, MistakeKind, Modality, NameKind, Named,
    Ranking, ReportYear, Role, RowProblem, Scheme, Tier, VictimGroup,
};

fn round_trip<T: FromStr + Display + PartialEq + std::fmt::Debug>(all: &[T])
where
    T::Err: std::fmt::Debug,
{
    for value in all {
        let text = value.to_string();
        assert_eq!(&text.parse::<T>().unwrap(), value);
        assert!(format!(" {text}").parse::<T>().is_err(), "space before `{text}` is accepted");
        assert!(text[..text.len() - 1].parse::<T>().is_err() || text == "Tier 2 Watch List");
    }
}

#[test]
fn every_word_is_read_back_from_its_text() {
    round_trip(&Basis::ALL);
    round_trip(&Bureau::ALL);
    round_trip(&DesignationCoverage::ALL);
    round_trip(&DesignationList::ALL);
    round_trip(&Direction::ALL);
    round_trip(&Coding::ALL);
    round_trip(&Evidence::ALL);
    round_trip(&FindingKind::ALL);
    round_trip(&MistakeKind::ALL);
    round_trip(&Existence::ALL);
    round_trip(&Exploitation::ALL);
    round_trip(&Extent::ALL);
    round_trip(&FlowKind::ALL);
    round_trip(&MatchQuality::ALL);
    round_trip(&Mention::ALL);
    round_trip(&Modality::ALL);
    round_trip(&NameKind::ALL);
    round_trip(&Named::ALL);
    round_trip(&Ranking::ALL);
    round_trip(&Role::ALL);
    round_trip(&RowProblem::ALL);
    round_trip(&Scheme::ALL);
    round_trip(&Tier::ALL);
    round_trip(&VictimGroup::ALL);
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
    same(&Basis::ALL);
    same(&Bureau::ALL);
    same(&DesignationCoverage::ALL);
    same(&DesignationList::ALL);
    same(&Direction::ALL);
    same(&Coding::ALL);
    same(&Evidence::ALL);
    same(&Existence::ALL);
    same(&FindingKind::ALL);
    same(&MistakeKind::ALL);
    same(&Exploitation::ALL);
    same(&Extent::ALL);
    same(&FlowKind::ALL);
    same(&MatchQuality::ALL);
    same(&Mention::ALL);
    same(&Modality::ALL);
    same(&NameKind::ALL);
    same(&Named::ALL);
    same(&Ranking::ALL);
    same(&Role::ALL);
    same(&Scheme::ALL);
    same(&Tier::ALL);
    same(&VictimGroup::ALL);
    same(&["KOR".parse::<CountryCode>().unwrap()]);
    let year = ReportYear::new(2009).unwrap();
    assert_eq!(serde_json::to_string(&year).unwrap(), "2009");
    assert_eq!(serde_json::from_str::<ReportYear>("2009").unwrap(), year);
    assert!(serde_json::from_str::<ReportYear>("1999").is_err());
}

#[test]
fn codings_are_those_of_the_literature() {
    let codes: Vec<_> = Tier::ALL.iter().map(|tier| (tier.kelley_code(), tier.ordinal(), tier.collapsed())).collect();
    assert_eq!(codes, [(1.0, 1, 1), (2.0, 2, 2), (2.5, 3, 2), (3.0, 4, 3)]);
}
