//! One coding read as another.

use super::{Case, MistakeKind, Scene, Weight, largest};
use crate::audit::coding::{Claimed, Coding};

pub(super) fn detect(scene: Scene<'_, '_>) -> Option<Case> {
    const LEAST: u64 = 5;
    let others = Coding::ALL.iter().copied().filter(|other| *other != scene.coding);
    let sure = others.map(|other| (other, weigh(scene, other))).filter(|(_, weight)| weight.is_sure(LEAST));
    let (other, weight) = largest(sure.collect::<Vec<_>>(), |(_, weight)| weight.explains(scene))?;
    let saw = format!(
        "of {} claims that {} and {other} read differently, {} are right in {other}",
        weight.telling, scene.coding, weight.showing
    );
    Some(Case { kind: MistakeKind::OtherCoding, weight, saw })
}

/// A coding that only distinguishes less is not another reading, though it explains what it folds: if a `collapsed`
/// column is read as `kelley`, it has the Watch List folded into Tier 2.
fn weigh(scene: Scene<'_, '_>, other: Coding) -> Weight {
    let mut folded = Vec::new();
    for (number, group) in scene.groups() {
        let known = group.known.zip(group.cell.by(other));
        let is_explained = known.is_some_and(|(known, reading)| {
            !known.agrees() && reading.includes(known.claimed) && reading.is_right(known.right)
        });
        if is_explained {
            folded.push(number);
        }
    }
    let mut weight = scene.weigh(|group| {
        let right = scene.read.calendar.right(group.name.country?, group.time?);
        let (here, there) = (group.claimed, group.cell.by(other));
        if here.zip(there).is_some_and(|(here, there)| there.includes(here)) {
            return None;
        }
        let agrees = |claimed: Option<Claimed>| claimed.is_some_and(|claimed| claimed.is_right(right));
        match (agrees(here), agrees(there)) {
            (true, true) => None,
            (false, false) if here.is_none() || there.is_none() => None,
            (_, shows) => Some(shows),
        }
    });
    weight.explained.extend(folded);
    weight
}
