//! Codes of another scheme.

use super::{Case, MistakeKind, Scene, Weight, largest};
use crate::{dataset::Dataset, view::country::Country};

/// A scheme by its name, and how a code of it is read.
type Scheme = (&'static str, for<'a> fn(&'a Dataset, &str) -> Option<Country<'a>>);

const SCHEMES: [Scheme; 3] = [
    ("numeric", |data, code| data.country_by_numeric(number(code)?).ok()),
    ("COW", |data, code| data.country_by_cow(number(code)?).ok()),
    ("G-W", |data, code| data.country_by_gw(number(code)?).ok()),
];

fn number(code: &str) -> Option<u16> {
    code.parse().ok().filter(|_| code.len() <= 3 && code.bytes().all(|byte| byte.is_ascii_digit()))
}

pub(super) fn detect(scene: Scene<'_, '_>) -> Option<Case> {
    const LEAST: u64 = 5;
    let weighed = SCHEMES.iter().map(|scheme| (scheme.0, weigh(scene, *scheme)));
    let sure = weighed.filter(|(_, weight)| weight.is_sure(LEAST));
    let (name, weight) = largest(sure.collect::<Vec<_>>(), |(_, weight)| weight.showing)?;
    let saw = format!(
        "of {} claims whose code means another country in the scheme {name}, {} are right in {name}",
        weight.telling, weight.showing
    );
    Some(Case { kind: MistakeKind::OtherScheme, weight, saw })
}

fn weigh(scene: Scene<'_, '_>, (_, read): Scheme) -> Weight {
    let ledger = scene.read.ledger;
    let data = scene.read.calendar.data();
    let countries: Vec<_> = ledger.names.iter().map(|code| read(data, code)).collect();
    scene.weigh(|group| {
        let (country, other) = (ledger.names.meaning(group.name).ok(), countries[group.name as usize]?);
        let (time, claimed) = (group.when.time()?, scene.read.claimed(group)?);
        let agrees = |country| claimed.agrees_with(scene.read.calendar.standing(country, time));
        let (here, there) = (country.is_some_and(agrees), agrees(other));
        (country != Some(other) && !(here && there)).then_some(there)
    })
}
