//! What every user of a type may rely on without a line of documentation: traits, sizes, and a place in the contents.

use std::{
    error::Error,
    fmt::{Debug, Display},
    fs,
    hash::Hash,
    mem::size_of,
    path::{Path, PathBuf},
    str::FromStr,
};

use tip_report::{
    audit::*, change::*, country::*, designation::*, entry::*, error::*, flow::*, history::*, network::*, placement::*,
    report::*, screen::*, tables::*, vocabulary::*, watch_list::*,
};

use crate::support::vocabularies::with_vocabularies;

/// One of a closed set of words.
fn word<T: Copy + Debug + Display + FromStr + Eq + Hash + Send + Sync + Unpin + 'static>() {}
/// A view of a row, or of what rows make up.
fn view<T: Copy + Debug + Eq + Hash + Send + Sync + Unpin>() {}
/// A question that is not asked yet, or an answer of some size.
fn question<T: Clone + Debug + Send + Sync + Unpin>() {}
/// An answer that can be compared.
fn answer<T: Clone + Debug + Eq + Send + Sync + Unpin>() {}
/// An error that a program can keep, compare and pass on.
fn error<T: Clone + Eq + Error + Send + Sync + Unpin + 'static>() {}
/// An error with one of input or output in it, which can't be cloned.
fn passed_on<T: Error + Send + Sync + 'static>() {}

#[test]
fn words_are_alike() {
    macro_rules! all {
        ($($word:ident),*) => { $(word::<$word>();)* };
    }
    with_vocabularies!(all);
    word::<CountryCode>();
    word::<ReportYear>();
}

#[test]
fn views_are_alike() {
    view::<Country<'_>>();
    view::<Coverage<'_>>();
    view::<Designation<'_>>();
    view::<Edge<'_>>();
    view::<Entry<'_>>();
    view::<Flow<'_>>();
    view::<Name<'_>>();
    view::<Place<'_>>();
    view::<Placement<'_>>();
    view::<RankingOn<'_>>();
    view::<Reassessment<'_>>();
    view::<Region<'_>>();
    view::<Report<'_>>();
    view::<Resolved<'_>>();
    view::<Roles<'_>>();
    view::<Source<'_>>();
    view::<SpecialWatch<'_>>();
    view::<Spell<'_>>();
    view::<Standing<'_>>();
    view::<SurvivalRow<'_>>();
    view::<TierChange<'_>>();
    view::<WatchListClock<'_>>();
    view::<WatchListCriterion>();
    view::<WatchListRule>();
}

#[test]
fn questions_and_answers_are_alike() {
    question::<Aliases>();
    question::<Audit<'_>>();
    question::<Corridor<'_, '_>>();
    question::<CorridorChanges<'_>>();
    question::<DesignationSet<'_>>();
    question::<Determination<'_>>();
    question::<Findings<'_>>();
    question::<Flows<'_>>();
    question::<Network<'_>>();
    question::<Panel<'_>>();
    question::<ReportDiff<'_>>();
    question::<Route<'_, '_>>();
    question::<Routes<'_, '_>>();
    question::<Screening<'_>>();
    question::<Summary>();
    question::<Waiver<'_>>();
    answer::<CellReadings>();
    answer::<ChangeCounts>();
    answer::<Claim<'_>>();
    answer::<Counts>();
    answer::<DerivedRoles<'_>>();
    answer::<History<'_>>();
    answer::<LawEnforcement>();
    answer::<LeftOut>();
    answer::<Mapping>();
    answer::<PanelRow<'_>>();
    answer::<Revision>();
    answer::<TierTable<'_>>();
    answer::<TransitionMatrix>();
    answer::<Unresolved>();
    answer::<Warning>();
}

#[test]
fn errors_are_alike() {
    error::<CodeError>();
    error::<DelimiterError>();
    error::<YearError>();
    error::<CodingError>();
    error::<LookupError>();
    error::<NoReportError>();
    error::<ProblemKind>();
    error::<LoadError>();
    error::<WordError>();
    passed_on::<AliasError>();
    passed_on::<AuditError>();
    passed_on::<ScreenError>();
}

#[test]
fn ids_and_views_are_small() {
    assert_eq!(size_of::<CountryCode>(), 3);
    assert_eq!(size_of::<Option<ReportYear>>(), 2);
    assert_eq!(size_of::<Option<Ranking>>(), 1);
    let pointers = [
        size_of::<Country<'_>>(),
        size_of::<Report<'_>>(),
        size_of::<Placement<'_>>(),
        size_of::<Option<Placement<'_>>>(),
        size_of::<Flow<'_>>(),
    ];
    assert_eq!(pointers, [2 * size_of::<usize>(); 5]);
    // `Result<Country, _>` is what most programs hold: its error is boxed or small.
    assert!(size_of::<Result<Country<'_>, LookupError>>() <= 64);
}

/// The types that a piece of a file defines or hands on with `pub use`. They begin with a capital, modules do not.
fn public(text: &str) -> Vec<&str> {
    let defined = text.split("\npub struct ").skip(1).filter_map(|after| after.split(['<', ' ']).next());
    text.split("pub use ")
        .skip(1)
        .filter_map(|after| after.split(';').next())
        .chain(defined)
        .flat_map(|names| names.split(|letter: char| !letter.is_alphanumeric() && letter != '_'))
        .filter(|name| name.starts_with(|letter: char| letter.is_ascii_uppercase()))
        .collect()
}

/// Each type is in one module, all errors are in `error`, and the root repeats about twenty names that most programs meet.
#[test]
fn every_type_has_one_home() {
    let lib = include_str!("../../src/lib.rs");
    let (root, inline) = lib.split_once("\npub mod country {").unwrap();
    let folders = [
        include_str!("../../src/audit/mod.rs"),
        include_str!("../../src/change/mod.rs"),
        include_str!("../../src/history/mod.rs"),
        include_str!("../../src/network/mod.rs"),
        include_str!("../../src/screen/mod.rs"),
        include_str!("../../src/watch_list/mod.rs"),
    ];
    let mut homes: Vec<&str> = [&[inline][..], &folders].concat().into_iter().flat_map(public).collect();
    let count = homes.len();
    homes.sort_unstable();
    homes.dedup();
    assert_eq!(homes.len(), count, "each in one module");

    let root = public(root);
    let only_there: Vec<&&str> = root.iter().filter(|name| homes.binary_search(name).is_err()).collect();
    assert_eq!(only_there, [&"DATA_VERSION", &"Dataset"]);
    assert!(root.len() <= 24, "{} names at the root", root.len());

    let errors = public(inline.split_once("\npub mod error {").unwrap().1);
    for name in homes {
        assert_eq!(name.ends_with("Error"), errors.contains(&name), "{name}: an error ends so and is in `error`");
    }
}

/// The lines of documentation above a line of code, and the attributes among them.
fn above<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let is_above = |line: &&&str| ["///", "#[", "#!["].iter().any(|start| line.trim_start().starts_with(start));
    lines.iter().rev().take_while(is_above).copied().collect()
}

/// The files of `src/`, with their texts.
pub fn sources() -> Vec<(PathBuf, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path, text));
            }
        }
    }
    files
}

#[test]
fn every_public_item_has_an_example() {
    let (mut items, mut without) = (0, Vec::new());
    for (path, text) in sources() {
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let is_item = ["pub fn ", "pub const ", "pub struct ", "pub enum "]
                .iter()
                .any(|start| line.trim_start().starts_with(start));
            if is_item {
                items += 1;
                if !above(&lines[..number]).iter().any(|line| line.contains("```")) {
                    without.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
                }
            }
        }
    }
    assert!(items > 500, "{items} items found");
    assert!(without.is_empty(), "{without:#?}");
}

/// A public enum of `src/`.
struct Enum {
    name: String,
    is_exhaustive: bool,
    has_all: bool,
    /// The types of what its values hold.
    holds: Vec<String>,
}

/// The public enums of a file: those of `words!` too.
fn enums(text: &str) -> Vec<Enum> {
    let lines: Vec<&str> = text.lines().collect();
    let starts = lines.iter().enumerate().filter_map(|(number, line)| {
        let after = line.trim_start().strip_prefix("pub enum ")?;
        let indent = &line[..line.len() - line.trim_start().len()];
        let name: String = after.chars().take_while(|letter| letter.is_alphanumeric()).collect();
        Some((number, indent, name))
    });
    starts
        .map(|(number, indent, name)| {
            let values = lines[number + 1..].iter().take_while(|line| **line != format!("{indent}}}"));
            let code = values.map(|line| line.trim_start()).filter(|line| !line.starts_with(['/', '#']));
            // `Value(Type)`, or `field: Type` on a line of its own; never a text of `words!`.
            let types = code.filter_map(|line| line.split_once('(').or_else(|| line.split_once(": ")));
            Enum {
                is_exhaustive: !above(&lines[..number]).iter().any(|line| line.contains("#[non_exhaustive]")),
                has_all: !indent.is_empty() || text.contains(&format!("pub const ALL: &'static [{name}]")),
                holds: types.map(|(_, held)| held.trim_end_matches([',', ')', '}', ' ']).to_owned()).collect(),
                name,
            }
        })
        .collect()
}

/// The names in code on the lines of a list's item that begins with `start`.
fn listed<'t>(text: &'t str, start: &str) -> Vec<&'t str> {
    let (_, after) = text.split_once(start).unwrap();
    after.split("\n\n").next().unwrap().split("\n* ").next().unwrap().split('`').skip(1).step_by(2).collect()
}

/// CONTRIBUTING.md says which enums are not `#[non_exhaustive]`, and which have `ALL`.
#[test]
fn enums_keep_the_rule() {
    let enums: Vec<Enum> = sources().iter().flat_map(|(_, text)| enums(text)).collect();
    assert!(enums.len() > 45, "{} found", enums.len());

    let rule = include_str!("../../CONTRIBUTING.md");
    let mut allowed = listed(rule, "* No other value is possible: ");
    allowed.extend(listed(rule, "* A new value would change what the others mean"));
    allowed.sort_unstable();
    let mut exhaustive: Vec<&str> = enums.iter().filter(|of| of.is_exhaustive).map(|of| &*of.name).collect();
    exhaustive.sort_unstable();
    assert_eq!(exhaustive, allowed, "the enums that are not `#[non_exhaustive]`, and those that CONTRIBUTING.md names");

    // An enum that holds nothing can be listed; then one that holds only such enums; and so on.
    let mut can_be_listed: Vec<&str> = Vec::new();
    loop {
        let known = can_be_listed.len();
        let is_listed = |of: &&Enum| of.holds.iter().all(|held| can_be_listed.contains(&&**held));
        can_be_listed = enums.iter().filter(is_listed).map(|of| &*of.name).collect();
        if can_be_listed.len() == known {
            break;
        }
    }
    for Enum { name, has_all, .. } in &enums {
        assert_eq!(*has_all, can_be_listed.contains(&&**name), "{name}: `ALL`, and whether its values can be listed");
    }
}

/// A correction of the data changes no documentation: an example may count rows, but not say how many the data have.
#[test]
fn no_example_holds_a_count_of_the_data() {
    const SMALL: u32 = 10;
    let mut held = Vec::new();
    for (path, text) in sources() {
        // The size of a closed set of words, and of a text, is no count of the data.
        let is_example = |line: &&str| {
            line.trim_start().starts_with("//") && !["ALL", "chars()"].iter().any(|set| line.contains(set))
        };
        for line in text.lines().filter(is_example).filter(|line| line.contains("assert_eq!(")) {
            let counts = ["count()", "len()", "total()", "on_a_tier()", "unchanged()", "counts().of(", "counts.of("];
            let Some(end) = counts.iter().filter_map(|count| line.rfind(count)).max() else { continue };
            let numbers = line[end..].split(|character: char| !character.is_ascii_digit());
            if numbers.filter_map(|number| number.parse().ok()).any(|number: u32| number >= SMALL) {
                held.push(format!("{}: {}", path.display(), line.trim()));
            }
        }
    }
    assert!(held.is_empty(), "{held:#?}");
}

/// The type of a line `impl<'a> Type<'a> {`, or of `impl<'a> IntoIterator for &Type<'a> {` with its `&`.
fn type_of(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("impl")?.strip_suffix(" {")?;
    let rest = if rest.starts_with('<') { rest.split_once("> ")?.1 } else { rest.trim_start() };
    Some(rest.strip_prefix("IntoIterator for ").unwrap_or(rest))
}

/// What has `iter()` can stand in a `for` loop, by reference and, if it is a small handle, by value.
#[test]
fn what_has_iter_can_stand_in_a_loop() {
    let mut found = 0;
    for (path, text) in sources() {
        for (before, _) in text.match_indices("    pub fn iter(").map(|(at, _)| text.split_at(at)) {
            let of = before.lines().rev().find_map(type_of).unwrap();
            let name = of.split('<').next().unwrap();
            let loops: Vec<&str> =
                text.lines().filter(|line| line.contains(" IntoIterator for ")).filter_map(type_of).collect();
            let has = |by_reference: bool| {
                loops.iter().any(|of| {
                    let plain = of.trim_start_matches(|letter: char| letter != name.chars().next().unwrap());
                    of.starts_with('&') == by_reference && plain.split('<').next() == Some(name)
                })
            };
            let definition = text.split(&format!("\npub struct {name}")).next().unwrap();
            let is_copy = definition.lines().last().unwrap().contains("Copy");
            assert!(has(true), "{}: {name} by reference", path.display());
            assert!(has(false) || !is_copy, "{}: {name} by value", path.display());
            found += 1;
        }
    }
    assert!(found >= 5, "{found} found");
}
