//! Absences coded as a tier, or as zero.

use super::{Case, Known, MOST_ELSEWHERE, MistakeKind, Scene, largest};
/// The least number of claims that must show the mistake.
const LEAST: u64 = 5;

pub(super) fn detect(scene: Scene<'_, '_>) -> Option<Case> {
    largest([as_zero(scene), as_tier(scene)].into_iter().flatten().collect::<Vec<_>>(), |case| case.weight.showing)
}

fn is_absent(known: Known<'_>) -> bool {
    known.right.is_absence()
}

/// One tier for all absent countries. But if a list claims this tier for all countries, it says nothing about absences.
fn as_tier(scene: Scene<'_, '_>) -> Option<Case> {
    let (usual, elsewhere) = scene.usual(is_absent)?;
    let weight = scene.weigh(|group| group.known.filter(|&known| is_absent(known)).map(|known| known.claimed == usual));
    if usual.is_absence() || elsewhere > MOST_ELSEWHERE || !weight.is_sure(LEAST) || !weight.rest_is_right() {
        return None;
    }
    let saw = format!(
        "of {} claims on countries that the report does not have, {} say {usual}",
        weight.telling, weight.showing
    );
    Some(Case { kind: MistakeKind::AbsenceAsTier, weight, saw })
}

/// The number zero. Read as a claim of absence it agrees; read as a number it is a tier below Tier 1.
fn as_zero(scene: Scene<'_, '_>) -> Option<Case> {
    let weight = scene.weigh(|group| {
        let known = group.known.filter(|_| group.cell.is_zero)?;
        Some(known.claimed == known.right)
    });
    if !weight.is_sure(LEAST) {
        return None;
    }
    let saw =
        format!("of {} zeros, {} stand for countries that the report does not have", weight.telling, weight.showing);
    Some(Case { kind: MistakeKind::AbsenceAsTier, weight, saw })
}
