//! Names from outside the table of names: a golden file of spellings, and a list of known gaps that may only shrink.

use std::collections::{BTreeMap, BTreeSet};

use tip_report::{Dataset, country::CodeScheme, error::LookupError};

const GOLDEN: &str = include_str!("../names/golden.tsv");
const GAPS: &str = include_str!("../names/gaps.tsv");
const REPORT_STYLE: &str = include_str!("../vectors/names_check.tsv");

/// `KOR`, `ambiguous:COD;COG` or `unknown`.
fn answer(asked: &str) -> String {
    match Dataset::bundled().country(asked) {
        Ok(country) => country.code().to_string(),
        Err(LookupError::Ambiguous { candidates, .. }) => {
            let codes: Vec<_> = candidates.iter().map(|candidate| candidate.code.as_str()).collect();
            format!("ambiguous:{}", codes.join(";"))
        }
        Err(_) => "unknown".into(),
    }
}

/// Spelling and expectation. Spaces in a spelling are part of it.
fn vectors(text: &str) -> impl Iterator<Item = (&str, &str)> + Clone {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

#[test]
fn golden_spellings_mean_what_they_should_except_for_the_known_gaps() {
    let gaps: BTreeSet<(&str, &str)> = vectors(GAPS).collect();
    let wrong: BTreeSet<(&str, &str)> =
        vectors(GOLDEN).filter(|&(asked, expected)| answer(asked) != expected).collect();
    for (asked, expected) in &wrong {
        if !gaps.contains(&(*asked, *expected)) {
            eprintln!("{asked}\t{expected}\tbut {}", answer(asked));
        }
    }
    // A gap that was closed must leave the list, so both directions count.
    assert_eq!(wrong, gaps);
    assert!(vectors(GOLDEN).count() >= 1700);
}

#[test]
fn no_gap_is_a_wrong_country() {
    for (asked, expected) in vectors(GAPS) {
        let answer = answer(asked);
        let refused = answer == "unknown" || answer.starts_with("ambiguous:");
        assert!(refused, "{asked}: a known gap may be refused, never be {answer} instead of {expected}");
    }
}

#[test]
fn names_in_the_style_of_the_reports_are_all_known() {
    let spellings = vectors(REPORT_STYLE);
    assert!(spellings.clone().count() >= 70);
    for (asked, expected) in spellings {
        assert_eq!(answer(asked), expected, "{asked}");
    }
}

/// Unicode has each sign of ASCII in full width as well (U+FF01 to U+FF5E), for use beside Chinese characters. It means the same.
#[test]
fn a_full_width_character_means_what_its_ascii_character_means() {
    for ascii in '!'..='~' {
        let wide = char::from_u32(u32::from(ascii) - 0x20 + 0xFF00).unwrap();
        for (before, after) in
            [("China", "Taiwan"), ("Korea", "South"), ("Trinidad", "Tobago"), ("Peru", ""), ("", "Peru"), ("Per", "")]
        {
            let [asked, in_ascii] = [wide, ascii].map(|sign| answer(&format!("{before}{sign}{after}")));
            assert_eq!(asked, in_ascii, "{before}{wide}{after}");
        }
    }
    assert_ne!(answer("China＿Taiwan"), "TWN");
}

#[test]
fn a_huge_cell_is_no_list_of_names() {
    let twice = |spaces: usize| format!("Peru{}; Peru", " ".repeat(spaces));
    assert_eq!(answer(&twice(100)), "PER");
    assert_eq!(answer(&twice(1000)), "unknown");
}

#[test]
fn a_part_of_a_name_is_never_enough() {
    let data = Dataset::bundled();
    assert_eq!(answer("Niger"), "NER");
    assert_eq!(answer("Nigeria"), "NGA");
    for (whole, part) in [("Papua New Guinea", "Guinea"), ("Dominican Republic", "Dominica"), ("South Sudan", "Sudan")]
    {
        assert_ne!(data.country(whole).unwrap(), data.country(part).unwrap());
    }
    // Every name without its last letter is another known name or unknown, never this country by nearness.
    for country in data.countries() {
        for name in country.names().map(|name| name.text()).filter(|name| name.chars().count() > 4) {
            // An abbreviation is a part of a word, and stands for all of it.
            if name.contains('.') {
                continue;
            }
            let short: String = name.chars().take(name.chars().count() - 1).collect();
            let known = country.names().any(|other| same_letters(other.text(), &short));
            if let Ok(found) = data.country(&short) {
                assert!(known || found != country, "{short} gives {country}");
            }
        }
    }
}

/// Whether two names have the same letters and digits, apart from case and accents.
fn same_letters(a: &str, b: &str) -> bool {
    let letters = |text: &str| {
        let mut words: Vec<String> = text
            .split(|character: char| !character.is_alphanumeric())
            // The plural of *island* and *state* does not count.
            .map(|word| word.to_lowercase().replace("islands", "island").replace("states", "state"))
            .filter(|word| !["", "the", "of", "and"].contains(&word.as_str()))
            .collect();
        words.sort();
        words.concat().chars().collect::<Vec<char>>()
    };
    let (a, b) = (letters(a), letters(b));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a == b || !a.is_ascii() || !b.is_ascii())
}

#[test]
fn every_name_and_code_finds_its_country() {
    let data = Dataset::bundled();
    for country in data.countries() {
        match data.country(country.code().as_str()) {
            Ok(found) => assert_eq!(found, country),
            // The code of an entity that has ended, where other schemes give it to another country.
            Err(error) => assert!(country.exists_to().is_some() && error.candidates().len() == 2, "{error}"),
        }
        assert_eq!(data.country(country.name()), Ok(country));
        if let Some(alpha2) = country.alpha2().filter(|_| country.exists_to().is_none()) {
            assert_eq!(data.country(&alpha2.to_lowercase()), Ok(country));
        }
        for name in country.names() {
            match data.country(name.text()) {
                Ok(found) => assert_eq!(found, country, "{}", name.text()),
                Err(LookupError::Ambiguous { candidates, .. }) => {
                    assert!(candidates.iter().any(|candidate| candidate.code == country.code()), "{}", name.text());
                }
                Err(error) => panic!("{error}"),
            }
        }
    }
}

#[test]
fn every_placement_knows_its_country_by_the_name_it_prints() {
    let data = Dataset::bundled();
    for placement in data.placements() {
        if let Some(name) = placement.name_as_printed() {
            assert_eq!(data.country(name), Ok(placement.country()), "{name} in {}", placement.report());
        }
    }
}

#[test]
fn iso_3166_as_another_crate_has_it_agrees() {
    // What is no part of ISO 3166-1, or was withdrawn from it: DATA.md says why each is here.
    const NOT_ISO: [&str; 4] = ["ANT", "SCG", "XKX", "XNC"];
    let data = Dataset::bundled();
    let mut others = BTreeSet::new();
    for country in data.countries() {
        let Ok(iso) = isocountry::CountryCode::for_alpha3(country.code().as_str()) else {
            others.insert(country.code().to_string());
            continue;
        };
        assert_eq!(country.alpha2(), Some(iso.alpha2()), "{country}");
        assert!(country.codes(CodeScheme::Numeric).eq([format!("{:03}", iso.numeric_id())]), "{country}");
        assert_eq!(data.country(iso.alpha2()), Ok(country));
        assert_eq!(data.country(&iso.alpha2().to_lowercase()), Ok(country));
        assert_eq!(data.country(iso.alpha3()), Ok(country));
    }
    assert_eq!(others, NOT_ISO.map(str::to_owned).into());
    // A code that the table does not have is no other country's.
    for iso in isocountry::CountryCode::iter() {
        if data.countries().all(|country| country.code() != iso.alpha3()) {
            for code in [iso.alpha2(), iso.alpha3()] {
                assert!(data.country(code).is_err(), "{code} of {}", iso.name());
            }
        }
    }
}

/// A report prints the name that the table of names has for its year.
#[test]
fn placements_have_the_printed_name_of_their_year() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/names.csv");
    let mut printed: BTreeMap<(String, u16), String> = BTreeMap::new();
    for row in csv::Reader::from_path(path).unwrap().into_records().map(Result::unwrap) {
        let years = row[3].parse::<u16>().ok().zip(row[4].parse().ok());
        if let Some((from, to)) = years.filter(|_| &row[2] == "printed") {
            for year in from..=to {
                printed.entry((row[0].to_owned(), year)).or_insert(row[1].to_owned());
            }
        }
    }
    for placement in Dataset::bundled().placements() {
        let key = (placement.country().code().to_string(), placement.report().year().get());
        assert_eq!(placement.name_as_printed(), printed.get(&key).map(String::as_str), "{placement:?}");
    }
    let of = |name: &str, year: u16| {
        let report = Dataset::bundled().report(year).unwrap();
        report.placement(Dataset::bundled().country(name).unwrap()).unwrap().name_as_printed()
    };
    // The United States write Burma. Swaziland became Eswatini in April 2018.
    assert_eq!(
        (of("MMR", 2009), of("SWZ", 2017), of("SWZ", 2020)),
        (Some("Burma"), Some("Swaziland"), Some("Eswatini"))
    );
}
