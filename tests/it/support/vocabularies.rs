//! The vocabularies: every type of the crate that is a closed list of words.

use std::{collections::BTreeSet, fs, path::Path};

pub use tip_report::{
    Bureau, Evidence, Ranking, Tier,
    audit::{Coding, FindingKind, MistakeKind},
    change::Direction,
    country::{CodeScheme, Existence, NameKind},
    designation::{DesignationCoverage, DesignationList, Named},
    entry::{Extent, TextRegime},
    flow::{Basis, Exploitation, FlowKind, Mention, Modality, Role, VictimGroup},
    network::EndStanding,
    screen::RowProblem,
    tables::{RowChange, Table},
    vocabulary::{MatchQuality, Scheme},
    watch_list::{SpecialWatchReason, WaiverBasis, WatchListOutlook},
};

/// Gives a macro all vocabularies, so that no test has a list of its own that leaves some out.
macro_rules! with_vocabularies {
    ($macro:ident) => {
        $macro! {
            Basis, Bureau, CodeScheme, Coding, DesignationCoverage, DesignationList, Direction, EndStanding, Evidence,
            Existence, Exploitation, Extent, FindingKind, FlowKind, MatchQuality, Mention, MistakeKind, Modality,
            NameKind, Named, Ranking, Role, RowChange, RowProblem, Scheme, SpecialWatchReason, Table, TextRegime, Tier,
            VictimGroup, WaiverBasis, WatchListOutlook
        }
    };
}
pub(crate) use with_vocabularies;

/// The names of the public enums below a folder of `src/` that have words: by the macro `words!`, or by `Word` itself.
fn defined(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            defined(&path, names);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let name = |after: &str| -> String { after.chars().take_while(|letter| letter.is_alphanumeric()).collect() };
        let is_public = |name: &String| text.contains(&format!("\npub enum {name} "));
        let by_macro = text.split("\nwords! {").skip(1).filter_map(|body| Some(name(body.split_once("pub enum ")?.1)));
        let by_trait = text.split("\nimpl Word for ").skip(1).map(name).filter(is_public);
        names.extend(by_macro.chain(by_trait));
    }
}

#[test]
fn the_list_of_vocabularies_is_complete() {
    macro_rules! names {
        ($($word:ident),*) => { BTreeSet::from([$(stringify!($word).to_owned()),*]) };
    }
    let mut names = BTreeSet::new();
    defined(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut names);
    assert_eq!(with_vocabularies!(names), names);
}
