//! No cell of two names is the answer of one, and no word more, less or another makes a name that of another country.
//!
//! A sample of all combinations in `cargo test`; all of them with `TIP_REPORT_COMBINATIONS=1`, in release (17 million pairs
//! and 5 million words in a minute and a half on a machine of two cores). They are screened: that asks for no near names.

use std::collections::{BTreeMap, BTreeSet};

use tip_report::{Dataset, Screening, country::NameKind};

/// Which of so many combinations are tried: all, or every so manieth.
fn step(sample: usize) -> usize {
    if std::env::var_os("TIP_REPORT_COMBINATIONS").is_some() { 1 } else { sample }
}

/// The code that each cell gives, empty if it is refused.
fn codes(cells: &[String]) -> Vec<String> {
    let mut file = String::from("name\n");
    for cell in cells {
        file.push('"');
        file.push_str(cell);
        file.push_str("\"\n");
    }
    let mut out = Vec::new();
    Screening::new(Dataset::bundled(), "name").run(file.as_bytes(), &mut out).unwrap();
    let mut reader = csv::Reader::from_reader(&out[..]);
    let codes: Vec<_> = reader.records().map(|record| record.unwrap()[1].to_owned()).collect();
    assert_eq!(codes.len(), cells.len());
    codes
}

/// Names with the codes of their countries, by kinds; the country's own name is a common one.
fn names(kinds: &[NameKind]) -> Vec<(String, String)> {
    let mut names = BTreeSet::new();
    for country in Dataset::bundled().countries() {
        let code = country.code().to_string();
        names.insert((country.name().to_owned(), code.clone()));
        let of_kinds = country.names().filter(|name| kinds.contains(&name.kind()));
        names.extend(of_kinds.map(|name| (name.text().to_owned(), code.clone())));
    }
    names.into_iter().collect()
}

/// Whether a cell with names of two countries is a name as it stands: a territory beside its state, by a comma or in
/// brackets, as statistical offices write it.
fn is_listed(a: &str, b: &str, joint: &str, cell: &str, found: &str) -> bool {
    let pair = |state: &str, territories: &[&str]| {
        let territory = if a == state { b } else { a };
        [a, b].contains(&state) && territories.contains(&territory) && found == territory
    };
    match joint {
        " and " | "&" | " & " => found == "SCG" && ["MNE", "SRB"] == [a.min(b), a.max(b)],
        "," | ", " | " (" => {
            pair("CHN", &["HKG", "MAC", "TWN"])
                || pair("NLD", &["ABW", "BES", "CUW", "SXM"])
                || joint == " (" && pair("USA", &["PRI"])
                // P.R. is the People's Republic, St. the state.
                || cell.contains("PR") && [a, b].contains(&"PRI") && ["CHN", "HKG", "MAC"].contains(&found)
                || cell.contains("ST") && [a, b].contains(&"STP") && found == "VAT"
        }
        _ => false,
    }
}

#[test]
fn two_names_in_a_cell_are_never_one_of_them() {
    use NameKind::{Code, Common, Official, Printed, Variant};
    const JOINTS: [&str; 12] = ["; ", ";", "/", " / ", "|", "&", " & ", "+", " + ", " and ", ", ", ","];
    let mut known = names(&[Printed, Common, Variant, Official, Code]);
    for country in Dataset::bundled().countries().filter(|country| country.exists_to().is_none()) {
        let code = country.code().to_string();
        known.extend([code.as_str()].into_iter().chain(country.alpha2()).map(|text| (text.to_owned(), code.clone())));
    }
    let step = step(409);
    let mut wrong = Vec::new();
    let mut count = 0;
    for (first, a) in &known {
        let mut cells = Vec::new();
        for (second, b) in known.iter().filter(|(_, b)| b != a) {
            for joint in JOINTS.into_iter().chain([" ("]) {
                count += 1;
                if count % step == 0 {
                    let end = if joint == " (" { ")" } else { "" };
                    cells.push((format!("{first}{joint}{second}{end}"), joint, b));
                }
            }
        }
        let texts: Vec<_> = cells.iter().map(|(cell, ..)| cell.clone()).collect();
        for ((cell, joint, b), found) in cells.iter().zip(codes(&texts)) {
            if !found.is_empty() && !is_listed(a, b, joint, cell, &found) {
                wrong.push(format!("{cell}: {found}"));
            }
        }
    }
    assert!(count > 10_000_000 && wrong.is_empty(), "{} of {count}: {:#?}", wrong.len(), &wrong[..wrong.len().min(40)]);
}

/// Signs of ASCII and others that are met between names: with the territories that are listed beside their states they
/// make names of the same words.
#[test]
fn two_names_with_any_sign_between_them_are_never_one_of_them() {
    let others = "\u{A0}\u{2003}\u{3000}\u{2028}\u{85}、·•؛،¦→⇒–—‒−／｜＋＆；，．＿×÷…¬°";
    let signs: Vec<char> =
        (' '..='~').filter(|sign| !sign.is_alphanumeric()).chain("\t\n\r\u{B}".chars()).chain(others.chars()).collect();
    let known: Vec<_> =
        Dataset::bundled().countries().map(|country| (country.name(), country.code().to_string())).collect();
    let step = step(23);
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (first, a) in &known {
        let mut cells = Vec::new();
        for (second, b) in known.iter().filter(|(_, b)| b != a) {
            for &sign in &signs {
                for joint in [format!("{sign}"), format!(" {sign} ")] {
                    count += 1;
                    // Where there are names of the same words all are tried.
                    let is_pair = ["CHN", "NLD", "USA", "SRB"].iter().any(|state| a == state || b == state);
                    if count % step == 0 || is_pair {
                        cells.push((format!("{first}{joint}{second}"), sign, b));
                    }
                }
            }
        }
        let texts: Vec<_> = cells.iter().map(|(cell, ..)| cell.replace('"', "\"\"")).collect();
        for ((cell, sign, b), found) in cells.iter().zip(codes(&texts)) {
            // A comma, a colon and a bracket qualify; a hyphen may be a part of a name.
            let by = if ",:，([{)]}".contains(*sign) {
                " ("
            } else if "&＆-–—‒−".contains(*sign) {
                "&"
            } else {
                ""
            };
            if !found.is_empty() && !is_listed(a, b, by, cell, &found) {
                wrong.push(format!("{cell:?}: {found}"));
            }
        }
    }
    assert!(count > 5_000_000 && wrong.is_empty(), "{} of {count}: {:#?}", wrong.len(), &wrong[..wrong.len().min(40)]);
}

/// The words of a name by rules of their own: letters without accents, sorted, without articles.
fn words(name: &str) -> Vec<String> {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let plain: String = name.nfd().filter(|&letter| !is_combining_mark(letter) && !"'’‘`".contains(letter)).collect();
    // A period after an initial belongs to it.
    let letters: Vec<char> = plain.to_lowercase().chars().collect();
    let is_initial = |at: usize| {
        letters[at] == '.'
            && at > 0
            && letters[at - 1].is_alphanumeric()
            && (at < 2 || !letters[at - 2].is_alphanumeric())
    };
    let joined: String = (0..letters.len()).filter(|&at| !is_initial(at)).map(|at| letters[at]).collect();
    let words = joined.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !["the", "of", "and"].contains(word)).map(str::to_owned).collect()
}

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort();
    words
}

/// What words are written for others in lists and on maps; all else must be the word itself.
const SHORT: [(&str, &str); 55] = [
    ("afr", "african"),
    ("barb", "barbados barbuda"),
    ("br", "british"),
    ("brit", "british"),
    ("cent", "central"),
    ("centr", "central"),
    ("dem", "democratic"),
    ("dom", "dominica dominican"),
    ("e", "east eastern equatorial"),
    ("emir", "emirates"),
    ("eq", "equatorial"),
    ("equ", "equatorial"),
    ("equat", "equatorial"),
    ("fed", "federal federated federation"),
    ("fmr", "former"),
    ("fr", "french"),
    ("gov", "government"),
    ("gren", "grenada grenadines"),
    ("herz", "herzegovina"),
    ("herzeg", "herzegovina"),
    ("ilds", "islands"),
    ("is", "islands"),
    ("isds", "islands"),
    ("isl", "islamic islands"),
    ("island", "islands"),
    ("islds", "islands"),
    ("isls", "islands"),
    ("kgdm", "kingdom"),
    ("kingd", "kingdom"),
    ("maced", "macedonia"),
    ("n", "new north northern"),
    ("neth", "netherlands"),
    ("nethl", "netherlands"),
    ("occ", "occupied"),
    ("peo", "peoples"),
    ("peopl", "peoples"),
    ("plur", "plurinational"),
    ("princ", "principality"),
    ("prov", "province"),
    ("rep", "republic"),
    ("repub", "republic"),
    ("s", "saint sao south southern state states"),
    ("soc", "socialist"),
    ("st", "saint state states"),
    ("state", "states"),
    ("sts", "saint state states"),
    ("ter", "territories territory"),
    ("terr", "territories territory"),
    ("territory", "territories"),
    ("tob", "tobago"),
    ("utd", "united"),
    ("vin", "vincent"),
    ("vinc", "vincent"),
    ("w", "west western"),
    ("yug", "yugoslav"),
];

/// The words for which one may stand, itself with them.
fn forms(word: &str) -> Vec<&str> {
    let full = SHORT.iter().filter(|(short, _)| *short == word).flat_map(|(_, full)| full.split(' '));
    std::iter::once(word).chain(full).collect()
}

/// Whether two words can be the same one, in full or not.
fn stands_for(a: &str, b: &str) -> bool {
    let of_b = forms(b);
    forms(a).iter().any(|form| of_b.contains(form))
}

#[test]
fn a_word_more_less_or_another_makes_no_name_of_another_country() {
    use NameKind::{Common, Endonym, Former, Official, Printed, Variant};
    let known = names(&[Printed, Common, Variant, Official, Former, Endonym]);
    let mut listed: BTreeMap<&str, Vec<Vec<String>>> = BTreeMap::new();
    for (name, code) in &known {
        listed.entry(code).or_default().push(sorted(words(name)));
    }
    let all_words: BTreeSet<String> = known.iter().flat_map(|(name, _)| words(name)).collect();
    let step = step(97);
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (name, code) in &known {
        let own = words(name);
        let mut changed: Vec<Vec<String>> = Vec::new();
        for at in 0..own.len() {
            let less = [&own[..at], &own[at + 1..]].concat();
            changed.push(less.clone());
            changed
                .extend(all_words.iter().map(|word| [&less[..at], std::slice::from_ref(word), &less[at..]].concat()));
        }
        changed.extend(all_words.iter().map(|word| [&own[..], std::slice::from_ref(word)].concat()));
        changed.retain(|_| {
            count += 1;
            count % step == 0
        });
        let cells: Vec<String> = changed.iter().map(|words| words.join(" ")).collect();
        for (words, found) in changed.iter().zip(codes(&cells)) {
            if found.is_empty() || found == *code {
                continue;
            }
            let words = sorted(words.clone());
            let is_code = words.len() == 1 && words[0].len() <= 3;
            let is_listed = listed[&*found].iter().any(|known| {
                known.len() == words.len()
                    && (*known == words || {
                        // Abbreviations stand in another order.
                        let mut rest = known.clone();
                        words.iter().all(|word| {
                            rest.iter().position(|full| stands_for(word, full)).map(|at| rest.remove(at)).is_some()
                        })
                    })
            });
            if !is_code && !is_listed {
                wrong.push(format!("{name}: {}: {found}", words.join(" ")));
            }
        }
    }
    assert!(count > 1_000_000 && wrong.is_empty(), "{} of {count}: {:#?}", wrong.len(), &wrong[..wrong.len().min(40)]);
}
