//! A name in a table of one's own that has the letters of a code: every code of every scheme, in every way to write it.

use std::collections::BTreeSet;

use tip_report::{
    Country, Dataset, DatasetBuilder,
    country::CodeScheme,
    tables::{Problem, Table, WarningKind},
};

use crate::support::without_flows;

/// The bundled tables without flows, but with the codes of all schemes.
fn tables() -> DatasetBuilder {
    without_flows().table(Table::Codes, include_str!("../../data/codes.csv"))
}

/// The codes of all schemes.
fn codes() -> BTreeSet<String> {
    let countries = Dataset::bundled().countries();
    countries
        .flat_map(|country| CodeScheme::ALL.iter().flat_map(move |&scheme| country.codes(scheme)))
        .map(String::from)
        .collect()
}

/// The ways in which a code can be written as a name.
fn spellings(code: &str) -> Vec<String> {
    let between = |sign: &str| code.chars().map(String::from).collect::<Vec<_>>().join(sign);
    let full_width = code.bytes().map(|byte| char::from_u32(0xFEE0 + u32::from(byte)).unwrap()).collect();
    let accented = code.chars().flat_map(|letter| [letter, '\u{301}']).collect();
    let mut title = code.to_lowercase();
    title[..1].make_ascii_uppercase();
    let mut spellings = vec![code.to_owned(), code.to_lowercase(), title, full_width, accented];
    spellings.extend(["", ".", " ", ". ", "-", "\u{A0}", "'", "/", "\u{200B}"].map(between));
    spellings.extend([format!("{}.", between(".")), format!("({code})"), format!("\"{code}\"").replace('"', "”")]);
    spellings
}

/// The countries that a code means in some scheme.
fn meanings(code: &str) -> BTreeSet<&'static str> {
    let of = |&scheme: &CodeScheme| match Dataset::bundled().country_by(scheme, code) {
        Ok(country) => vec![country.code()],
        Err(error) => error.candidates().iter().map(|candidate| candidate.code).collect(),
    };
    let codes = CodeScheme::ALL.iter().flat_map(of);
    codes.map(|code| Dataset::bundled().country_by_code(code).unwrap().name()).collect()
}

/// What a table of these names says of each: refused, warned of, or nothing.
fn silent(names: &[(Country<'_>, String)]) -> Vec<String> {
    let mut left: Vec<_> = names.iter().collect();
    // Without those that were refused the others are loaded.
    let built = loop {
        let rows = left.iter().map(|(country, name)| format!("{},\"{name}\",variant\n", country.code()));
        let text = format!("code,name,kind\n{}", rows.collect::<Vec<_>>().concat());
        let tables = tables().table(Table::Tiers, "code,report_year,ranking,evidence,sources\n");
        match tables.table(Table::Names, text).build() {
            Ok(built) => break built,
            Err(problems) => {
                let refused: BTreeSet<_> = problems.problems().iter().filter_map(Problem::line).collect();
                let mut line = 1;
                left.retain(|_| {
                    line += 1;
                    !refused.contains(&line)
                });
            }
        }
    };
    let warnings = built.warnings();
    let warned = warnings.iter().filter_map(|warning| match warning.kind() {
        WarningKind::CodeLikeName { name, code, .. } => Some((&**name, *code)),
        _ => None,
    });
    let warned: BTreeSet<_> = warned.collect();
    let unsaid = left.iter().filter(|(country, name)| !warned.contains(&(&**name, country.code())));
    unsaid.map(|(_, name)| name.clone()).collect()
}

#[test]
fn a_code_as_a_name_of_another_country_is_refused_or_warned_of() {
    let [greece, peru] = ["GRC", "PER"].map(|code| Dataset::bundled().country_by_code(code.parse().unwrap()).unwrap());
    let mut names = Vec::new();
    for code in codes() {
        let country = if meanings(&code).contains(greece.name()) { peru } else { greece };
        let spellings: BTreeSet<_> = spellings(&code).into_iter().collect();
        names.extend(spellings.into_iter().map(|name| (country, name)));
    }
    assert!(names.len() > 15_000, "{}", names.len());
    // The problems of a table are listed up to a limit.
    let silent: Vec<_> = names.chunks(90).flat_map(silent).collect();
    assert!(silent.is_empty(), "{}: {:?}", silent.len(), &silent[..silent.len().min(40)]);
}

#[test]
fn a_code_of_iso_3166_is_refused_in_each_spelling() {
    for name in ["K.O.R.", "K. O. R.", "k o r", "ＫＯＲ", "Kór", "(KOR)", "The KOR", "K/O/R"] {
        let row = format!("code,name,kind\nGRC,{name},variant\n");
        let problems = tables().append(Table::Names, "mine.csv", row).build().unwrap_err().to_string();
        assert!(problems.contains(&format!("`{name}` is also a name or code of KOR")), "{problems}");
    }
    let row = "code,name,kind\nGRC,S.U.I.,variant\n";
    let data = tables().append(Table::Names, "mine.csv", row).build().unwrap();
    let warnings = data.warnings();
    let warning = warnings.iter().find(|warning| warning.file() == "names.csv").unwrap();
    assert_eq!(warning.to_string(), "names.csv: `S.U.I.` is a name of GRC, and the IOC code of CHE");
    assert_eq!(warning.kind().tag(), "code_like_name");
}

/// An ambiguous name is refused by a lookup, unless it is a code in use.
#[test]
fn an_ambiguous_name_that_is_a_code_is_warned_of() {
    let warned = |name: &str, other: &str| {
        let rows = format!("code,name,kind\nGRC,{name},ambiguous\n{other},{name},ambiguous\n");
        let data = tables().append(Table::Names, "mine.csv", rows).build().unwrap();
        let is_ambiguous = data.country(name).is_err();
        let warnings = data.warnings();
        let is_warned = warnings.iter().any(|warning| matches!(warning.kind(), WarningKind::CodeLikeName { .. }));
        assert!(is_ambiguous != is_warned, "{name}");
        is_warned
    };
    assert!(warned("KOR", "KOR") && warned("kr", "KOR"));
    assert!(!warned("SUI", "CHE") && !warned("Kor", "KOR") && !warned("K.O.R.", "KOR"));
    assert!(!Dataset::bundled().warnings().iter().any(|warning| warning.kind().tag() == "code_like_name"));
}
