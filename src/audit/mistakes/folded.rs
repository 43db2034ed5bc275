//! The Watch List folded into Tier 2.

use super::{Case, MistakeKind, Scene};
use crate::words::tier::Tier;

pub(super) fn detect(scene: Scene<'_, '_>) -> Option<Case> {
    const LEAST: u64 = 5;
    let weight = scene.weigh(|group| {
        let known = group.known?;
        let is_listed = known.right == Tier::TwoWatchList.into();
        if is_listed { Scene::tells(known, Tier::Two.into()) } else { None }
    });
    if !weight.is_sure(LEAST) || !weight.rest_is_right() {
        return None;
    }
    let saw = format!("of {} claims on the Watch List's countries, {} say Tier 2", weight.telling, weight.showing);
    Some(Case { kind: MistakeKind::WatchListFolded, weight, saw })
}
