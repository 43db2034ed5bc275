//! Cells of real files: several places in one, codes that have been withdrawn, abbreviations and notes.

use tip_report::{Dataset, error::LookupError};

fn answer(asked: &str) -> String {
    let codes = |candidates: &[tip_report::country::Candidate]| {
        candidates.iter().map(|candidate| candidate.code.as_str()).collect::<Vec<_>>().join(";")
    };
    match Dataset::bundled().country(asked) {
        Ok(country) => country.code().to_string(),
        Err(LookupError::Ambiguous { candidates, .. }) => format!("ambiguous {}", codes(&candidates)),
        Err(LookupError::Several { countries, .. }) => format!("several {}", codes(&countries)),
        Err(_) => "unknown".into(),
    }
}

#[track_caller]
fn answers(expected: &[(&str, &str)]) {
    for (asked, expected) in expected {
        assert_eq!(answer(asked), *expected, "{asked}");
    }
}

#[test]
fn a_cell_with_several_places_has_no_single_answer() {
    answers(&[
        ("China; Hong Kong", "several CHN;HKG"),
        ("China/Taiwan", "several CHN;TWN"),
        ("Taiwan and China", "several CHN;TWN"),
        ("Taiwan China", "several CHN;TWN"),
        ("China + Macau", "several CHN;MAC"),
        ("China | Taiwan", "several CHN;TWN"),
        ("China\nTaiwan", "several CHN;TWN"),
        ("China – Taiwan", "several CHN;TWN"),
        ("China_Taiwan", "several CHN;TWN"),
        ("China\u{A0}Taiwan", "several CHN;TWN"),
        ("China.Taiwan", "several CHN;TWN"),
        ("China % Taiwan", "several CHN;TWN"),
        ("Puerto Rico, United States", "several PRI;USA"),
        ("US/Puerto Rico", "several PRI;USA"),
        ("Serbia, Montenegro", "several MNE;SRB"),
        ("Peru/Chile", "several CHL;PER"),
        ("Kenya, Uganda, Tanzania", "several KEN;TZA;UGA"),
        ("KE;UG", "several KEN;UGA"),
        ("Korea, South; Japan", "several JPN;KOR"),
        ("Trinidad and Tobago; Korea, North", "several PRK;TTO"),
        ("Congo; Kenya", "several COD;COG;KEN"),
        ("Bonaire, Saint Eustatius and Saba & Netherlands", "several BES;NLD"),
    ]);
    // What is not looked at is no name.
    assert_eq!(answer(&format!("{}Chile", "Peru;".repeat(32))), "unknown");
}

/// `AND` is dropped like the word, `IS` and `ST` are expanded like abbreviations: in capitals, beside names only, they
/// are codes.
#[test]
fn a_code_beside_a_name_is_another_place() {
    answers(&[
        ("KEN; AND", "several AND;KEN"),
        ("AND & Austria", "several AND;AUT"),
        ("AND and Austria", "several AND;AUT"),
        ("Antigua & Barbuda + ET", "several ATG;ETH"),
        ("Fiji, IS", "several FJI;ISL"),
        ("ST; Grenada", "several GRD;STP"),
        ("LA, Réunion", "several LAO;REU"),
        ("BR/Honduras", "several BRA;HND"),
        ("PR; China", "several CHN;PRI"),
        ("Kosovo (S/RES/1244 (1999)); AND", "several AND;XKX"),
        // These are words.
        ("GUYANA, CO-OPERATIVE REPUBLIC OF", "GUY"),
        ("Réunion, La", "REU"),
        ("China, PR", "CHN"),
    ]);
}

#[test]
fn a_name_made_of_two_parts_stays_one_name() {
    answers(&[
        ("Trinidad/Tobago", "TTO"),
        ("West Bank/Gaza", "PSE"),
        ("Serbia and Montenegro", "SCG"),
        ("Serbia & Montenegro", "SCG"),
        ("Bosnia-Herzegovina", "BIH"),
        ("China, Hong Kong", "HKG"),
        ("China, Macau", "MAC"),
        ("China, Taiwan", "TWN"),
        ("Taiwan, China", "TWN"),
        ("Korea, South", "KOR"),
        ("South_Korea", "KOR"),
        ("South\u{A0}Korea", "KOR"),
        ("St.Lucia", "LCA"),
        ("Guinea, Equatorial", "GNQ"),
    ]);
}

#[test]
fn two_names_of_one_country_are_that_country() {
    answers(&[
        ("Eswatini (Swaziland)", "SWZ"),
        ("Eswatini, formerly Swaziland", "SWZ"),
        ("Burma/Myanmar", "MMR"),
        ("Kenya (KEN)", "KEN"),
        ("Serbia and Montenegro (former)", "SCG"),
        ("Serbia and Montenegro, Former", "SCG"),
        ("Sudan (former)", "SDN"),
        ("Kenya, Nairobi", "unknown"),
        ("Kenya (old)", "unknown"),
    ]);
}

#[test]
fn withdrawn_codes_that_mean_another_country_elsewhere_are_refused() {
    answers(&[
        ("BUR", "ambiguous BFA;MMR"),
        ("ANT", "ambiguous ANT;ATG"),
        ("an", "ambiguous AND;ANT"),
        ("CS", "ambiguous CRI;SCG"),
        ("BU", "ambiguous BGR;MMR"),
        ("TP", "ambiguous STP;TLS"),
        ("YU", "SCG"),
        ("YUG", "SCG"),
        ("ZR", "COD"),
        ("ZAR", "COD"),
        ("SCG", "SCG"),
        // Russia in Vietnamese, where it is written as a name.
        ("Nga", "ambiguous NGA;RUS"),
        ("NGA", "NGA"),
        ("nga", "NGA"),
        ("Per", "PER"),
    ]);
    let antilles = Dataset::bundled().country_by_code("ANT".parse().unwrap()).unwrap();
    assert_eq!(antilles.name(), "Netherlands Antilles");
}

#[test]
fn abbreviations_are_expanded() {
    answers(&[
        ("S. Sudan", "SSD"),
        ("S.Sudan", "SSD"),
        ("N. Korea", "PRK"),
        ("W. Sahara", "ESH"),
        ("N. Cyprus", "XNC"),
        ("Bosnia and Herz.", "BIH"),
        ("Antigua and Barb.", "ATG"),
        ("Trinidad and Tob.", "TTO"),
        ("St. Vin. and Gren.", "VCT"),
        ("Dem. Rep. Congo", "COD"),
        ("Iran, Isl. Rep.", "IRN"),
        ("Solomon Isds", "SLB"),
        ("Micronesia, Fed. St.", "FSM"),
        ("Eq. Guinea", "GNQ"),
        ("Papua N. Guinea", "PNG"),
        // Not what they are short for.
        ("N.", "unknown"),
        ("S. Rep.", "unknown"),
        ("Iran Islands Republic", "unknown"),
        ("Micronesia, Federated Saint", "unknown"),
    ]);
}

#[test]
fn marks_of_footnotes_and_forms_of_letters_do_not_count() {
    answers(&[
        ("Peru[1]", "PER"),
        ("Peru (a)", "PER"),
        ("Peru¹", "PER"),
        ("Kosovo*", "XKX"),
        ("Ｐｅｒｕ", "PER"),
        ("\u{FEFF}Peru\u{200B}", "PER"),
        ("\u{A0}PE\u{A0}", "PER"),
        ("Peru[12345]", "unknown"),
    ]);
}

/// A hint is by letters, or by a word that tells a name from others; words that many names share tell none.
#[test]
fn names_are_near_by_words_as_well_as_by_letters() {
    let near = |asked: &str| {
        let error = Dataset::bundled().country(asked).unwrap_err();
        error.candidates().iter().map(|candidate| candidate.code.to_string()).collect::<Vec<_>>()
    };
    for (asked, code) in [
        ("St Kitts", "KNA"),
        ("Saudi", "SAU"),
        ("Kingdom of Saudi", "SAU"),
        ("Herzegovina", "BIH"),
        ("Tobago", "TTO"),
        ("Phillipines", "PHL"),
        ("Kittes and Nevis", "KNA"),
    ] {
        assert!(near(asked).contains(&code.to_owned()), "{asked}: {:?}", near(asked));
    }
    for asked in ["Republic of Quux", "Democratic Republic of", "Kingdom of Zzyzx", "United States of Oz", "Islands"] {
        assert!(near(asked).is_empty(), "{asked}: {:?}", near(asked));
    }
}
