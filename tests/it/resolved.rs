//! What a name or a code means on a day, for countries that begin and end.

use tip_report::{
    Dataset,
    chrono::NaiveDate,
    country::{CodeScheme, Existence, Resolved},
};

fn on(name: &str, day: &str) -> Resolved<'static> {
    let day: NaiveDate = day.parse().unwrap();
    let resolved = Dataset::bundled().resolve(name).unwrap();
    assert_eq!(resolved.date(), None);
    assert_eq!(resolved.existence(), Existence::Exists, "without a day nothing is asked");
    let resolved = resolved.on(day);
    assert_eq!(resolved.date(), Some(day));
    assert_eq!(resolved.country(), Dataset::bundled().country(name).unwrap());
    resolved
}

fn in_its_place(resolved: Resolved<'_>) -> String {
    resolved.in_its_place().map(|country| country.code().to_string()).collect::<Vec<_>>().join(" ")
}

/// Montenegro left on 3 June 2006, Serbia continued alone from 5 June on, and the Netherlands Antilles were dissolved on 10 October 2010:
/// two of the islands became countries, the others parts of the Netherlands.
#[test]
fn what_ended_has_others_in_its_place() {
    for (name, last, first, after) in [
        ("Serbia and Montenegro", "2006-06-02", "2006-06-05", "SRB MNE"),
        ("Netherlands Antilles", "2010-10-09", "2010-10-10", "CUW SXM"),
    ] {
        let before = on(name, last);
        assert_eq!((before.existence(), in_its_place(before)), (Existence::Exists, String::new()), "{name}");
        let ended = on(name, first);
        assert_eq!((ended.existence(), in_its_place(ended)), (Existence::NoLonger, after.into()), "{name}");
    }
    let serbia = on("Serbia", "2005-01-01");
    assert_eq!((serbia.existence(), in_its_place(serbia)), (Existence::NotYet, "SCG".into()));
    let south_sudan = [("2011-07-08", Existence::NotYet), ("2011-07-09", Existence::Exists)];
    for (day, existence) in south_sudan {
        assert_eq!(on("South Sudan", day).existence(), existence, "{day}");
    }
}

/// The Correlates of War project has one number, 345, for Yugoslavia and for what is left of it.
#[test]
fn a_code_is_that_of_the_country_that_exists() {
    for (day, of_union, of_serbia) in [("2005-01-01", vec!["345"], vec![]), ("2012-01-01", vec![], vec!["345"])] {
        assert_eq!(on("SCG", day).codes(CodeScheme::Cown), of_union, "{day}");
        assert_eq!(on("SRB", day).codes(CodeScheme::Cown), of_serbia, "{day}");
    }
    assert_eq!(on("KOR", "2009-06-16").codes(CodeScheme::Fips), ["KS"]);
    // No other country has taken this one, so it is still known.
    for day in ["2009-06-16", "2012-01-01"] {
        assert_eq!(on("Netherlands Antilles", day).codes(CodeScheme::Numeric), ["530"], "{day}");
    }
}
