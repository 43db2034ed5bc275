//! Reassessed rankings used as printed ones: until 2009 a determination changed some rankings months after their
//! report.

use super::{Case, MistakeKind, Scene};
use crate::audit::coding::Claimed;

pub(super) fn detect(scene: Scene<'_, '_>) -> Option<Case> {
    // A report has at most ten reassessments.
    const LEAST: u64 = 3;
    let calendar = scene.read.calendar;
    let weight = scene.weigh(|group| {
        let known = group.known.filter(|known| calendar.is_report(known.time))?;
        let placement = calendar.report(known.time).placement(known.country)?;
        Scene::tells(known, Claimed::from(placement.reassessment()?.ranking()))
    });
    if !weight.is_sure(LEAST) || !weight.rest_is_right() {
        return None;
    }
    let saw = format!(
        "of {} claims on rankings that changed after the report, {} give the new ranking",
        weight.telling, weight.showing
    );
    Some(Case { kind: MistakeKind::ReassessedAsPrinted, weight, saw })
}
