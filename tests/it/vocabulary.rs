//! The words of flows in other schemes. The schemes' own lists are in `vectors/schemes.tsv`.

use std::collections::BTreeSet;

use tip_report::{
    Dataset,
    flow::{Basis, Exploitation, Modality, VictimGroup},
    tables::Table,
    vocabulary::{Mapping, MatchQuality, Scheme, Term},
};

use crate::support::without_flows;

const SCHEMES: &str = include_str!("../vectors/schemes.tsv");

fn only(term: impl Into<Term>, scheme: Scheme) -> &'static Mapping {
    let rows = Dataset::bundled().mappings(term, scheme);
    assert_eq!(rows.len(), 1);
    &rows[0]
}

#[test]
fn a_term_is_any_word_of_the_four_vocabularies() {
    let forms = Exploitation::ALL.iter().map(|&form| Term::from(form));
    let groups = VictimGroup::ALL.iter().map(|&group| Term::from(group));
    let modalities = Modality::ALL.iter().map(|&modality| Term::from(modality));
    let bases = Basis::ALL.iter().map(|&basis| Term::from(basis));
    assert!(forms.chain(groups).chain(modalities).chain(bases).eq(Term::ALL.iter().copied()));
}

#[test]
fn every_term_has_a_row_for_every_scheme() {
    let data = Dataset::bundled();
    let mut seen = 0;
    for &term in Term::ALL {
        for &scheme in Scheme::ALL {
            let rows = data.mappings(term, scheme);
            assert!(!rows.is_empty(), "{term} in {scheme}");
            assert!(rows.iter().all(|row| row.term == term && row.scheme == scheme));
            seen += rows.len();
        }
    }
    assert_eq!(seen, data.vocabulary().len(), "no row is of another term or scheme");
}

#[test]
fn every_target_is_the_schemes_own() {
    let known: BTreeSet<(&str, &str)> = SCHEMES.lines().skip(1).map(|line| line.split_once('\t').unwrap()).collect();
    for row in Dataset::bundled().vocabulary() {
        match &row.target {
            Some(target) => assert!(known.contains(&(row.scheme.as_str(), target)), "{row:?}"),
            None => assert!(row.note.is_some(), "{row:?}"),
        }
        assert_eq!(row.target.is_none(), row.quality == MatchQuality::NoMatch, "{row:?}");
        // What is not the same is said in words.
        assert!(row.quality == MatchQuality::Exact || row.note.is_some(), "{row:?}");
    }
}

#[test]
fn a_target_that_covers_all_of_a_term_is_the_only_one() {
    // Several targets are given only where none of them is enough.
    let data = Dataset::bundled();
    for &term in Term::ALL {
        for &scheme in Scheme::ALL {
            let rows = data.mappings(term, scheme);
            let whole = rows.iter().filter(|row| row.quality.covers_the_term()).count();
            assert!(whole == 0 || rows.len() == 1, "{rows:?}");
        }
    }
}

#[test]
fn debt_bondage_is_a_form_in_the_statute_and_a_means_in_case_data() {
    assert!(Exploitation::DebtBondage.is_in_tvpa_definition());
    for scheme in [Scheme::Htcds, Scheme::Ctdc] {
        let row = only(Exploitation::DebtBondage, scheme);
        assert_eq!(row.quality, MatchQuality::NoMatch);
        assert!(row.note.as_deref().unwrap().contains("a means of control"));
    }
    let targets = Dataset::bundled().vocabulary().iter().filter_map(|row| row.target.as_deref());
    assert!(!targets.into_iter().any(|target| target.starts_with("MethodsOfControl")));
    assert_eq!(only(Exploitation::DebtBondage, Scheme::Hti).target.as_deref(), Some("d"));
}

#[test]
fn organ_removal_is_trafficking_by_the_protocol_and_not_by_the_statute() {
    let outside: Vec<_> = Exploitation::ALL.iter().copied().filter(|form| !form.is_in_tvpa_definition()).collect();
    assert_eq!(outside, [Exploitation::OrganRemoval]);
    let row = only(Exploitation::OrganRemoval, Scheme::Palermo);
    assert_eq!((row.target.as_deref(), row.quality), (Some("removal of organs"), MatchQuality::Exact));
}

#[test]
fn a_text_that_names_no_form_is_not_given_one() {
    for scheme in [Scheme::Htcds, Scheme::Ctdc, Scheme::Palermo, Scheme::Hti] {
        assert_eq!(only(Exploitation::Unspecified, scheme).quality, MatchQuality::NoMatch);
    }
    assert_ne!(
        only(Exploitation::Unspecified, Scheme::Palermo).note,
        only(VictimGroup::Unspecified, Scheme::Palermo).note,
        "two words with the same text"
    );
}

#[test]
fn a_table_that_contradicts_itself_is_refused() {
    let refused = |rows: &str| {
        let table = format!("term_kind,term,scheme,target,match,note\n{rows}");
        without_flows().table(Table::Vocabulary, table).build().unwrap_err().to_string()
    };
    for (rows, problem) in [
        ("exploitation,boys,hti,p,exact,\n", "vocabulary.csv:2: column `term`: `boys`"),
        ("exploitation,forced_labor,hti,l,none,x\n", "column `match`: `none`, but there is a target"),
        ("exploitation,forced_labor,hti,,exact,\n", "column `target`: empty: expected the scheme's own code"),
        ("exploitation,forced_labor,hti,,none,\n", "column `note`: empty: expected why there is no target"),
        (
            "exploitation,forced_labor,hti,,none,x\nexploitation,forced_labor,hti,l,exact,\n",
            "vocabulary.csv:3: column `target`: another row says that there is no target",
        ),
        (
            "exploitation,forced_labor,hti,l,exact,\nexploitation,forced_labor,hti,l,exact,\n",
            "vocabulary.csv:3: forced_labor hti l: already on line 2",
        ),
    ] {
        let said = refused(rows);
        assert!(said.contains(problem), "{said}");
    }
    // A table of one's own may leave terms out; that is then no statement about them.
    let only = "term_kind,term,scheme,target,match,note\nexploitation,forced_labor,hti,l,exact,\n";
    let data = without_flows().table(Table::Vocabulary, only).build().unwrap();
    assert_eq!(data.mappings(Exploitation::ForcedLabor, Scheme::Hti).len(), 1);
    assert!(data.mappings(Exploitation::ForcedBegging, Scheme::Hti).is_empty());
}

#[test]
fn the_name_of_a_scheme_spells_out_its_text() {
    for scheme in Scheme::ALL {
        let (text, name) = (scheme.as_str(), scheme.name());
        let initials: String = name.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
        // Small words, as in *Classification of Crime*, have no letter in it.
        let initials = initials.replace(char::is_lowercase, "").to_lowercase();
        assert!(initials.starts_with(text) || name.to_lowercase().starts_with(text), "{text}: {name}");
    }
}
