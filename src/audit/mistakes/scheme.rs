//! Codes of another scheme. The claims say more than the codes alone: `CH` is a code of ISO 3166-1 and of FIPS, but
//! only one of its two countries was on the claimed tier.

use super::{Case, MistakeKind, Scene, Weight, largest};
use crate::words::code_scheme::CodeScheme;

pub(super) fn detect(scene: Scene<'_, '_>) -> Option<Case> {
    const LEAST: u64 = 5;
    // Names, and codes without a scheme, are read as ISO 3166-1.
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
    scene.weigh(|group| {
        let (country, other) = (group.name.country, group.name.by(scheme)?);
        let (time, claimed) = (group.time?, group.claimed?);
        let agrees = |country| claimed.is_right(scene.read.calendar.right(country, time));
        let (here, there) = (country.is_some_and(agrees), agrees(other));
        (country != Some(other) && !(here && there)).then_some(there)
    })
}
