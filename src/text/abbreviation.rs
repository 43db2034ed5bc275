//! Abbreviations in names of countries, as tables and maps print them: `Dem. Rep.`, `Isds`, `Fmr`, `N.`.
//!
//! A word with one meaning is expanded while a name is folded, both in the names of the dataset and in what users ask.
//! A word with several meanings (`S.`: south, southern, saint) is expanded only if the name is unknown as written. Then
//! each meaning is tried.

/// A word that abbreviates others.
pub(super) struct Abbreviation {
    word: &'static str,
    /// The word that folding always puts in its place. For a plural this is the singular.
    pub(super) always: Option<&'static str>,
    /// The words that it can stand for, if there are several, or if the word alone says little. The most common comes
    /// first.
    pub(super) readings: &'static [&'static str],
}

const fn always(word: &'static str, full: &'static str) -> Abbreviation {
    Abbreviation { word, always: Some(full), readings: &[] }
}

const fn maybe(word: &'static str, readings: &'static [&'static str]) -> Abbreviation {
    Abbreviation { word, always: None, readings }
}

/// In order of the words.
static ABBREVIATIONS: &[Abbreviation] = &[
    always("afr", "african"),
    maybe("barb", &["barbuda", "barbados"]),
    always("br", "british"),
    always("brit", "british"),
    always("cent", "central"),
    always("centr", "central"),
    always("dem", "democratic"),
    maybe("dom", &["dominican", "dominica"]),
    maybe("e", &["east", "eastern", "equatorial"]),
    always("emir", "emirates"),
    always("eq", "equatorial"),
    always("equ", "equatorial"),
    always("equat", "equatorial"),
    maybe("fed", &["federal", "federated", "federation"]),
    always("fmr", "former"),
    always("fr", "french"),
    always("gov", "government"),
    maybe("gren", &["grenadines", "grenada"]),
    maybe("herz", &["herzegovina"]),
    maybe("herzeg", &["herzegovina"]),
    always("ilds", "islands"),
    always("is", "islands"),
    always("isds", "islands"),
    maybe("isl", &["islands", "islamic"]),
    always("island", "islands"),
    always("islds", "islands"),
    always("isls", "islands"),
    always("kgdm", "kingdom"),
    always("kingd", "kingdom"),
    maybe("maced", &["macedonia"]),
    maybe("n", &["north", "northern", "new"]),
    maybe("neth", &["netherlands"]),
    maybe("nethl", &["netherlands"]),
    always("occ", "occupied"),
    always("peo", "peoples"),
    always("peopl", "peoples"),
    always("plur", "plurinational"),
    always("princ", "principality"),
    always("prov", "province"),
    always("rep", "republic"),
    always("repub", "republic"),
    maybe("s", &["south", "southern", "saint", "sao", "state"]),
    always("soc", "socialist"),
    Abbreviation { word: "st", always: Some("saint"), readings: &["saint", "state"] },
    always("states", "state"),
    maybe("sts", &["state", "saint"]),
    always("ter", "territory"),
    always("terr", "territory"),
    always("territories", "territory"),
    maybe("tob", &["tobago"]),
    always("utd", "united"),
    maybe("vin", &["vincent"]),
    maybe("vinc", &["vincent"]),
    maybe("w", &["west", "western"]),
    maybe("yug", &["yugoslav"]),
];

/// The lengths of the abbreviations that begin with two letters, as bits. A word of one letter has no second letter;
/// index 0 stands for this.
static LENGTHS: [[u16; 27]; 26] = {
    let mut lengths = [[0; 27]; 26];
    let mut index = 0;
    while index < ABBREVIATIONS.len() {
        let word = ABBREVIATIONS[index].word.as_bytes();
        let second = if word.len() > 1 { word[1] - b'a' + 1 } else { 0 };
        lengths[(word[0] - b'a') as usize][second as usize] |= 1 << word.len();
        index += 1;
    }
    lengths
};

/// The longest one is *territories*.
const LONGEST: usize = 11;

/// The abbreviation that a word is. For nearly all other words, two letters and the length show that they are none.
#[inline]
pub(super) fn abbreviation(word: &[u8]) -> Option<&'static Abbreviation> {
    let place = |letter: u8| letter.wrapping_sub(b'a');
    let (&first, rest) = word.split_first()?;
    let second = rest.first().map_or(0, |&second| place(second).wrapping_add(1));
    let lengths = *LENGTHS.get(usize::from(place(first)))?.get(usize::from(second))?;
    if word.len() > LONGEST || lengths >> word.len() & 1 == 0 { None } else { find(word) }
}

fn find(word: &[u8]) -> Option<&'static Abbreviation> {
    let found = ABBREVIATIONS.binary_search_by(|known| known.word.as_bytes().cmp(word)).ok()?;
    Some(&ABBREVIATIONS[found])
}

#[cfg(test)]
mod tests {
    use super::{ABBREVIATIONS, abbreviation};

    #[test]
    fn each_is_found_and_stands_for_what_is_none() {
        assert!(ABBREVIATIONS.is_sorted_by(|a, b| a.word < b.word));
        for known in ABBREVIATIONS {
            assert!(std::ptr::eq(abbreviation(known.word.as_bytes()).unwrap(), known));
            for full in known.always.iter().chain(known.readings) {
                assert!(abbreviation(full.as_bytes()).is_none(), "{full}");
            }
        }
        assert!(abbreviation(b"korea").is_none());
        assert!(abbreviation("ñ".as_bytes()).is_none());
    }
}
