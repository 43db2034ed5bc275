//! Properties that hold of any text and any dataset.

use std::{collections::HashMap, fmt, fmt::Write as _, str::FromStr, sync::LazyLock};

use proptest::{prelude::*, sample::select, test_runner::RngSeed};
use tip_report::{
    CountryCode, Dataset, DatasetBuilder, ReportYear,
    chrono::{Datelike, NaiveDate},
    error::{CodeError, LookupError, WordError, YearError},
};
use unicode_normalization::UnicodeNormalization;

use crate::support::{vocabularies::*, without_flows};

fn cases(cases: u32) -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) };
    // The same cases in every run, so that no gate fails by chance. `PROPTEST_RNG_SEED` explores others.
    match config.rng_seed {
        RngSeed::Random => ProptestConfig { rng_seed: RngSeed::Fixed(2009), ..config },
        RngSeed::Fixed(_) => config,
    }
}

/// A text is read exactly if it is the text of a value.
fn exact<T: FromStr + fmt::Display + PartialEq>(text: &str, values: &[T]) {
    let meant = values.iter().find(|value| value.to_string() == text);
    assert!(text.parse::<T>().ok().as_ref() == meant || ["2WL", "SC"].contains(&text), "{text:?}");
}

/// What a user may type for a text: the text itself, or in another case, with spaces, cut, or with a letter more.
fn typed(texts: Vec<String>) -> impl Strategy<Value = String> {
    (select(texts), 0..9_u8, any::<prop::sample::Index>(), any::<char>()).prop_map(|(text, change, place, letter)| {
        let mut places = text.char_indices().map(|(place, _)| place).chain([text.len()]);
        let place = places.nth(place.index(text.chars().count() + 1)).unwrap();
        let (before, after) = text.split_at(place);
        match change {
            0 => text.to_lowercase(),
            1 => text.to_uppercase(),
            2 => format!(" {text}"),
            3 => format!("{text}\n"),
            4 => text.replace([' ', '_', '-'], ""),
            5 => format!("{before}{letter}{after}"),
            6 => before.to_owned(),
            7 => after.to_owned(),
            _ => text,
        }
    })
}

macro_rules! words {
    ($($word:ident),*) => {
        /// The texts of all words.
        fn texts() -> Vec<String> {
            [$(<$word>::ALL.iter().map(ToString::to_string).collect::<Vec<_>>()),*].concat()
        }

        proptest! {
            #![proptest_config(cases(500))]

            #[test]
            fn words_are_read_exactly(text in prop_oneof![typed(texts()), any::<String>()]) {
                $(exact(&text, <$word>::ALL);)*
                // The type of the error is one for all.
                let _: Option<WordError> = text.parse::<Tier>().err();
            }
        }
    };
}

with_vocabularies!(words);

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn codes_are_three_capital_letters(text in prop_oneof!["[A-Z]{3}", "[A-Za-z0-9 ]{0,5}", any::<String>()]) {
        let capital = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
        let read: Result<CountryCode, CodeError> = text.parse();
        prop_assert_eq!(read.ok().map(|code| code.to_string()), capital.then_some(text));
    }

    #[test]
    fn years_are_four_digits(text in prop_oneof!["(19|20|21|22)[0-9]{2}", "[0-9 +]{0,6}", any::<String>()]) {
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let year = text.parse().ok().filter(|year| digits && (2001..=2199_u16).contains(year));
        let read: Result<ReportYear, YearError> = text.parse();
        prop_assert_eq!(read.ok().map(u16::from), year);
        prop_assert_eq!(year.and_then(ReportYear::new).map(|year| year.to_string()), year.map(|_| text));
    }

}

proptest! {
    #![proptest_config(cases(50))]

    /// Dates are read from tables; there is one way to write one.
    #[test]
    fn dates_are_read_exactly(days in prop::collection::vec((730_000..740_000_i32, 0..8_u8), 1..20), all_exact in any::<bool>()) {
        let mut countries = String::from("code,name,exists_from\n");
        let (mut dates, mut refused) = (Vec::new(), Vec::new());
        for ((days, change), letter) in days.into_iter().zip('A'..) {
            let date = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
            let (year, month, day) = (date.year(), date.month(), date.day());
            let text = match change {
                _ if all_exact => date.to_string(),
                0 => format!("{year}-{month}-{day}"),
                1 => format!("{day:02}.{month:02}.{year}"),
                2 => format!("{year}/{month:02}/{day:02}"),
                3 => format!("{date}T00:00:00"),
                4 => format!("+{date}"),
                5 => format!(" {date}"),
                _ => date.to_string(),
            };
            writeln!(countries, "QQ{letter},Quux {letter},{text}").unwrap();
            if text != date.to_string() {
                refused.push((Some(u64::from(letter) - u64::from('A') + 2), Some("exists_from")));
            }
            dates.push((format!("QQ{letter}"), date));
        }
        match without_flows().append(Table::Countries, "mine.csv", countries.clone()).build() {
            Ok(data) => {
                prop_assert!(refused.is_empty(), "{}", countries);
                for (code, date) in dates {
                    prop_assert_eq!(data.country(&code).unwrap().exists_from(), Some(date));
                }
            }
            Err(problems) => {
                let found: Vec<_> = problems.problems().iter().map(|problem| (problem.line(), problem.column())).collect();
                prop_assert_eq!(found, refused, "{}", countries);
            }
        }
    }
}

/// All names that the dataset has, and codes, each with what it means; as typed, not folded.
static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for country in Dataset::bundled().countries() {
        let code = country.code();
        let code: &'static str = Box::leak(code.to_string().into_boxed_str());
        names.insert(country.name().to_owned(), code);
        for name in country.names().filter(|name| name.kind() != NameKind::Ambiguous) {
            names.insert(name.text().to_owned(), code);
        }
    }
    names
});

fn names() -> Vec<String> {
    let mut names: Vec<String> = NAMES.keys().cloned().collect();
    names.sort();
    names
}

fn code(asked: &str) -> Option<String> {
    Dataset::bundled().country(asked).ok().map(|country| country.code().to_string())
}

/// A name as others may spell it.
fn respelled(name: &str, change: u8) -> String {
    match change {
        0 => name.to_uppercase(),
        1 => name.to_lowercase(),
        2 => name.replace('\'', "’"),
        3 => name.replace(['\'', '’', '‘'], ""),
        // The words in another order, with a comma between.
        4 => name.split_once(' ').map_or(name.to_owned(), |(first, rest)| format!("{rest}, {first}")),
        5 => format!("The {name}"),
        6 => format!("  {}\u{A0}", name.replace(' ', "  ")),
        7 => name.replace(", ", " "),
        8 => name.replace(" and ", " & "),
        9 => name.chars().map(without_accent).collect(),
        // Every accent as a character of its own.
        10 => name.chars().flat_map(decomposed).collect(),
        _ => format!("({name})"),
    }
}

/// The accented letters of the bundled names, taken apart by hand.
const ACCENTS: [(char, char, char); 16] = [
    ('é', 'e', '\u{301}'),
    ('è', 'e', '\u{300}'),
    ('ê', 'e', '\u{302}'),
    ('á', 'a', '\u{301}'),
    ('ã', 'a', '\u{303}'),
    ('í', 'i', '\u{301}'),
    ('î', 'i', '\u{302}'),
    ('ó', 'o', '\u{301}'),
    ('ô', 'o', '\u{302}'),
    ('ú', 'u', '\u{301}'),
    ('ü', 'u', '\u{308}'),
    ('ñ', 'n', '\u{303}'),
    ('ç', 'c', '\u{327}'),
    ('Å', 'A', '\u{30A}'),
    ('Î', 'I', '\u{302}'),
    ('É', 'E', '\u{301}'),
];

fn without_accent(letter: char) -> char {
    ACCENTS.iter().find(|accent| accent.0 == letter).map_or(letter, |accent| accent.1)
}

fn decomposed(letter: char) -> Vec<char> {
    ACCENTS.iter().find(|accent| accent.0 == letter).map_or(vec![letter], |accent| vec![accent.1, accent.2])
}

/// Names of these hold the names of two countries: without the comma, or with another, they are refused.
fn two_places(meant: &str, asked: &str) -> bool {
    ["CHN", "HKG", "MAC", "TWN", "SCG", "ABW", "CUW", "SXM"].contains(&meant)
        && matches!(Dataset::bundled().country(asked), Err(tip_report::error::LookupError::Several { .. }))
}

/// Case, accents, apostrophes, `The`, commas and the order of words do not make another name.
#[test]
fn every_name_is_found_in_every_spelling() {
    for (name, meant) in NAMES.iter() {
        for change in 0..12 {
            let asked = respelled(name, change);
            // An article before a code, or a code in parentheses, makes a word of it.
            let is_code = name.len() <= 3 && matches!(change, 5 | 11);
            let found = code(&asked);
            assert!(
                is_code || found.as_deref() == Some(*meant) || two_places(meant, &asked),
                "{name} as {asked:?}: {found:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(cases(500))]

    /// Spelled once more in another way, a name means the same: folding twice is folding once.
    #[test]
    fn spellings_of_spellings_mean_the_same(name in select(names()), first in 0..12_u8, second in 0..12_u8) {
        let meant = NAMES[&name];
        let asked = respelled(&respelled(&name, first), second);
        let found = code(&asked);
        // Two turns of the words of a long name may take one to another place: never to another country.
        let short = name.len() <= 3 && [first, second].iter().any(|change| matches!(change, 5 | 11));
        prop_assert!(
            found.as_deref() == Some(meant) || short || two_places(meant, &asked),
            "{} as {:?}: {:?}", name, asked, found
        );
    }

    #[test]
    fn no_text_makes_a_lookup_fail(text in prop_oneof![any::<String>(), "\\PC{0,300}", "[a-zA-Z .,'’&()]{0,40}"]) {
        match Dataset::bundled().country(&text) {
            Ok(country) => prop_assert_eq!(Dataset::bundled().country(country.name()), Ok(country)),
            Err(error) => prop_assert!(error.candidates().len() < 10 && !error.to_string().is_empty()),
        }
    }

    /// A piece of a name is no name, unless the data says so: as a name, a code, or in another order of its words.
    #[test]
    fn a_piece_of_a_name_is_no_name(
        name in select(names()),
        (from, to) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
    ) {
        let letters: Vec<char> = name.chars().collect();
        let (from, to) = (from.index(letters.len()), to.index(letters.len() + 1));
        let piece: String = letters[from.min(to)..to.max(from)].iter().collect();
        if let Ok(country) = Dataset::bundled().country(&piece) {
            let is_name = |text: &str| {
                let mut known = country.names().map(|name| name.text()).chain([country.name()]);
                known.any(|known| words_of(known) == words_of(text))
            };
            // Two names of one country may stand beside each other.
            // One letter can be short for a direction, and a part of a word for the word: `cells.rs` has what these mean.
            let short = |word: &str| matches!(word, "n" | "s" | "e" | "w" | "isl" | "st" | "barb" | "gren" | "tob" | "herz");
            prop_assume!(!words_of(&piece).iter().any(|word| short(word)));
            let as_name = is_name(&piece) || piece.split(['(', ')', ',', '/', '-']).all(is_name);
            let typed = piece.trim().to_uppercase();
            let as_code = country.code().as_str() == typed || country.alpha2() == Some(&typed);
            prop_assert!(as_name || as_code, "{:?} of {}: {}", piece, name, country.code());
        }
    }
}

/// The words of a name, by rules of their own: letters and digits without their accents, sorted, without articles.
fn words_of(name: &str) -> Vec<String> {
    let is_mark = |letter: char| ('\u{300}'..='\u{36F}').contains(&letter);
    let plain: String =
        name.nfd().filter(|&letter| !is_mark(letter)).filter(|letter| !matches!(letter, '\'' | '’' | '.')).collect();
    // What Unicode does not take apart.
    let lower = plain.to_lowercase().replace('ø', "o").replace(['đ', 'ð'], "d").replace('ł', "l").replace('ı', "i");
    let lower = lower.replace('ß', "ss").replace('æ', "ae").replace('œ', "oe").replace('þ', "th").replace('ς', "σ");
    let lower = lower.replace("st ", "saint ");
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    // A word that is cut off can be an abbreviation, and means what the word means.
    let full = |word: &str| {
        match word {
            "rep" | "repub" => "republic",
            "dem" => "democratic",
            "is" | "island" => "islands",
            "ter" | "terr" | "territories" => "territory",
            "states" => "state",
            "prov" => "province",
            "afr" => "african",
            "soc" => "socialist",
            "princ" => "principality",
            "cent" => "central",
            "fed" => "federal",
            other => other,
        }
        .to_owned()
    };
    let mut words: Vec<String> = words.filter(|word| !matches!(*word, "" | "the" | "of" | "and")).map(full).collect();
    words.sort();
    words
}

#[test]
fn ambiguous_names_stay_so_in_every_spelling() {
    for name in ["Congo", "Korea", "ROC"] {
        for change in [0, 1, 6] {
            let asked = respelled(name, change);
            assert!(matches!(Dataset::bundled().country(&asked), Err(LookupError::Ambiguous { .. })), "{asked}");
        }
    }
}

/// Free text as a cell may hold it: no space at its ends, and none of the words for "absent".
fn note() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        select(vec![",", "\"", "\"\"", "\n", "\r\n", "\r", ";", " ", "=1+1", "é", "\u{FEFF}", "\0", "日本"])
            .prop_map(str::to_owned),
        "[a-z]{1,8}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| {
        let text = pieces.concat();
        // What is blank at the ends of a cell is refused: a space, and what a message would escape.
        let is_blank =
            |letter: char| letter == ' ' || tip_report::text::shown(&letter.to_string()) != String::from(letter);
        let text = text.trim_matches(is_blank).to_owned();
        if ["NA", "N/A", "NaN", "NULL", "null", "-"].contains(&text.as_str()) { String::new() } else { text }
    })
}

/// A legal row of tiers.csv but for its key.
fn cells() -> impl Strategy<Value = Vec<String>> {
    let sources = prop::sample::subsequence(vec!["crs", "du-htc", "press", "sure2018"], 1..=4).prop_shuffle();
    let ranking = select(vec!["Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3", "Special Case"]);
    let evidence = select(vec!["official", "corroborated", "transcribed"]);
    (ranking, evidence, sources, note())
        .prop_map(|(ranking, evidence, sources, note)| vec![ranking.into(), evidence.into(), sources.join(";"), note])
}

/// A legal dataset of a few placements and sources: its tables as records.
fn tables() -> impl Strategy<Value = [Vec<Vec<String>>; 2]> {
    let keys = prop::collection::btree_map((select(vec!["KOR", "PRK", "THA", "CIV"]), 2004..2026_u16), cells(), 0..30);
    let tiers = keys.prop_map(|rows| {
        let header = ["code", "report_year", "ranking", "evidence", "sources", "note"].map(str::to_owned).to_vec();
        let rows =
            rows.into_iter().map(|((code, year), cells)| [vec![code.to_owned(), year.to_string()], cells].concat());
        [vec![header], rows.collect()].concat()
    });
    let sources = prop::collection::btree_map("[a-z0-9-]{5,12}", (note(), note()), 0..6).prop_map(|rows| {
        let mut table = vec![["id", "title", "note"].map(str::to_owned).to_vec()];
        for id in ["crs", "du-htc", "press", "sure2018"] {
            table.push(vec![id.to_owned(), "T".to_owned(), String::new()]);
        }
        let known = ["sure2018", "press"];
        let rows = rows.into_iter().filter(|(id, _)| !known.contains(&id.as_str()));
        table.extend(rows.map(|(id, (title, note))| vec![id, format!("T{title}"), note]));
        table
    });
    (tiers, sources).prop_map(|(tiers, sources)| [tiers, sources])
}

fn csv(records: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in records {
        writer.write_record(record).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Written and loaded again, all tables of it.
fn again(data: &Dataset) -> Dataset {
    let mut builder = DatasetBuilder::new();
    for &table in Table::ALL {
        let mut text = Vec::new();
        data.write_table(table, &mut text).unwrap();
        builder = builder.table(table, text);
    }
    builder.build().unwrap()
}

proptest! {
    #![proptest_config(cases(48))]

    /// What is written is loaded again as it was, cell by cell, and rows may come in any order.
    #[test]
    fn tables_round_trip([tiers, sources] in tables(), seed in any::<u64>()) {
        let built = |tiers: &[Vec<String>]| {
            let builder = DatasetBuilder::new()
                .table(Table::Countries, include_str!("../../data/countries.csv"))
                .table(Table::Reports, include_str!("../../data/reports.csv"));
            builder.table(Table::Sources, csv(&sources)).table(Table::Tiers, csv(tiers)).build().unwrap()
        };
        let data = built(&tiers);
        let loaded = again(&data);
        prop_assert!(loaded == data && data.diff(&loaded).is_empty());

        let mut text = Vec::new();
        data.write_table(Table::Tiers, &mut text).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&text[..]);
        let mut written: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        let mut expected = tiers.clone();
        for row in written.iter_mut().chain(&mut expected) {
            let mut items: Vec<_> = row[4].split(';').map(str::to_owned).collect();
            items.sort();
            row[4] = items.join(";");
        }
        prop_assert_eq!(written, expected);

        let mut shuffled = tiers.clone();
        fastrand::Rng::with_seed(seed).shuffle(&mut shuffled[1..]);
        prop_assert!(built(&shuffled) == data);
    }

    /// The line of a fault is right, whatever stands before it.
    #[test]
    fn faults_are_on_their_line(
        before in prop::collection::vec(select(vec!["", "row", "quoted", "quotes"]), 0..20),
        end in select(vec!["\n", "\r\n", "\r"]),
        mark in any::<bool>(),
        fault in select(vec![
            ("THA,2009,Tier 4,official,press,x", Some("ranking"), "bad_cell"),
            ("THA,1999,Tier 1,official,press,x", Some("report_year"), "bad_cell"),
            ("TAH,2009,Tier 1,official,press,x", Some("code"), "unknown_key"),
            ("THA,2009,Tier 1,official,press", None, "field_count"),
            ("THA,2009,Tier 1,official,press;press,x", Some("sources"), "bad_item"),
            ("THA,2009,,official,press,x", Some("ranking"), "empty"),
            ("THA,2009,Tier 1,official,press,\" x\n\ny\"", Some("note"), "outer_space"),
            ("THA,2003,Tier 2 Watch List,official,press,x", Some("ranking"), "inconsistent"),
        ]),
        after in any::<bool>(),
    ) {
        let mut text = String::from(if mark { "\u{FEFF}" } else { "" });
        let (mut line, mut number) = (1, 0);
        let mut put = |row: &str, lines: u64| {
            text.push_str(&row.replace('\n', end));
            text.push_str(end);
            line += lines;
        };
        put("code,report_year,ranking,evidence,sources,note", 1);
        for kind in before {
            number += 1;
            let country = ["KOR", "PRK", "CIV"][number % 3];
            let key = format!("{country},{}", 2004 + number / 3);
            match kind {
                "" => put("", 1),
                "row" => put(&format!("{key},Tier 1,official,press,"), 1),
                "quoted" => put(&format!("{key},Tier 1,official,press,\"one\ntwo\n\nfour\""), 4),
                _ => put(&format!("{key},\"Tier 1\",official,\"press\",\"\"\"a\"\", \n\"\"\"\"\""), 2),
            }
        }
        let (fault, column, kind) = fault;
        text.push_str(&fault.replace('\n', end));
        if after {
            text.push_str(end);
            text.push_str("USA,2025,Tier 1,official,press,");
        }
        let problems = without_flows().table(Table::Tiers, text.clone()).build().unwrap_err();
        let found: Vec<_> = problems.problems().iter().map(|problem| (problem.line(), problem.column(), problem.kind().tag())).collect();
        prop_assert_eq!(found, [(Some(line), column, kind)], "{:?}", text);
    }
}
