//! Abbreviations in names of countries, as tables and maps print them: `Dem. Rep.`, `Isds`, `Fmr`, `N.`.
//!
//! A word with one meaning is expanded while a name is folded, in the names of the dataset as in what is asked. A word
//! with several (`S.`: south, southern, saint) is expanded only if the name is unknown as it stands; then each is tried.

/// The word that this one stands for, where there is only one; a plural is brought to its singular.
#[inline]
pub(super) fn expanded(word: &[u8]) -> Option<&'static [u8]> {
    // Most words are names, and longer than any of these.
    if word.len() > 11 {
        return None;
    }
    let full: &str = match word {
        b"afr" => "african",
        b"br" | b"brit" => "british",
        b"cent" | b"centr" => "central",
        b"dem" => "democratic",
        b"emir" => "emirates",
        b"eq" | b"equat" | b"equ" => "equatorial",
        b"fmr" => "former",
        b"fr" => "french",
        b"gov" => "government",
        b"is" | b"isls" | b"island" | b"isds" | b"islds" | b"ilds" => "islands",
        b"kgdm" | b"kingd" => "kingdom",
        b"occ" => "occupied",
        b"peo" | b"peopl" => "peoples",
        b"plur" => "plurinational",
        b"princ" => "principality",
        b"prov" => "province",
        b"rep" | b"repub" => "republic",
        b"soc" => "socialist",
        b"st" => "saint",
        b"states" => "state",
        b"ter" | b"terr" | b"territories" => "territory",
        b"utd" => "united",
        _ => return None,
    };
    Some(full.as_bytes())
}

/// The words that this one can stand for, where they are several, or where the word alone says little. The first is
/// the most common.
pub(super) fn alternatives(word: &[u8]) -> &'static [&'static str] {
    match word {
        b"barb" => &["barbuda", "barbados"],
        b"dom" => &["dominican", "dominica"],
        b"e" => &["east", "eastern", "equatorial"],
        b"fed" => &["federal", "federated", "federation"],
        b"gren" => &["grenadines", "grenada"],
        b"herz" | b"herzeg" => &["herzegovina"],
        b"isl" => &["islands", "islamic"],
        b"maced" => &["macedonia"],
        b"n" => &["north", "northern", "new"],
        b"neth" | b"nethl" => &["netherlands"],
        b"s" => &["south", "southern", "saint", "sao", "state"],
        b"st" => &["saint", "state"],
        b"sts" => &["state", "saint"],
        b"tob" => &["tobago"],
        b"vin" | b"vinc" => &["vincent"],
        b"w" => &["west", "western"],
        b"yug" => &["yugoslav"],
        _ => &[],
    }
}
