//! Special cases coded as a tier, or as zero.

use super::{Case, MOST_ELSEWHERE, MistakeKind, Scene};
use crate::{audit::coding::Claimed, words::tier::Ranking};

pub(super) fn detect(scene: Scene<'_, '_>) -> Option<Case> {
    // Since 2009 a report has one to four special cases.
    const LEAST: u64 = 3;
    let special = Claimed::from(Ranking::SpecialCase);
    let (usual, elsewhere) = scene.usual(|known| known.right == special)?;
    let weight =
        scene.weigh(|group| group.known.filter(|known| known.right == special).map(|known| known.claimed == usual));
    if usual == special || elsewhere > MOST_ELSEWHERE || !weight.is_sure(LEAST) || !weight.rest_is_right() {
        return None;
    }
    let said = if usual.is_absence() { "that they are not in the report".to_owned() } else { usual.to_string() };
    let saw = format!("of {} claims on special cases, {} say {said}", weight.telling, weight.showing);
    Some(Case { kind: MistakeKind::SpecialCaseAsTier, weight, saw })
}
