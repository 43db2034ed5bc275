//! Codes of another scheme. The claims tell more than the codes alone: `CH` is a code of ISO 3166-1 and of FIPS, but only one
//! of the two countries that it means was on the tier that is claimed.

use super::{Case, MistakeKind, Scene, Weight, largest};
use crate::words::code_scheme::CodeScheme;

pub(super) fn detect(scene: Scene<'_, '_>) -> Option<Case> {
    const LEAST: u64 = 5;
    // Names and codes without a scheme are read as those of ISO 3166-1.
    let said = scene.scheme.unwrap_or(CodeScheme::Iso);
    let others = CodeScheme::ALL.iter().copied().filter(|other| *other != said);
    let weighed = others.map(|scheme| (scheme, weigh(scene, scheme)));
    let sure = weighed.filter(|(_, weight)| weight.is_sure(LEAST));
    let (scheme, weight) = largest(sure.collect::<Vec<_>>(), |(_, weight)| weight.showing)?;
    let saw = format!(
        "of {} claims whose code means another country in the scheme {scheme}, {} are right in {scheme}",
        weight.telling, weight.showing
    );
    Some(Case { kind: MistakeKind::OtherScheme, weight, saw })
}

fn weigh(scene: Scene<'_, '_>, scheme: CodeScheme) -> Weight {
    let ledger = scene.read.ledger;
    let data = scene.read.calendar.data();
    let countries: Vec<_> = ledger
        .names
        .iter()
        .map(|text| if may_be_code(text) { data.country_by(scheme, text).ok() } else { None })
        .collect();
    scene.weigh(|_, group| {
        let (country, other) = (ledger.names.meaning(group.name).ok(), countries[group.name as usize]?);
        let (time, claimed) = (group.when.time()?, scene.read.claimed(group)?);
        let agrees = |country| claimed.is_right(scene.read.calendar.stood(country, time).right());
        let (here, there) = (country.is_some_and(agrees), agrees(other));
        (country != Some(other) && !(here && there)).then_some(there)
    })
}

/// Two or three letters, or a number of up to three digits, with the `.0` that some programs add.
fn may_be_code(text: &str) -> bool {
    text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
}
