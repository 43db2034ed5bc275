//! The rankings are those of another report.

use super::{Case, MistakeKind, Scene, Weight, largest};
use crate::{audit::coding::Claimed, view::report::Report};

/// All rankings are off by one report. Claims about one report alone cannot show this; they count as another report.
pub(super) fn off_by_one(scene: Scene<'_, '_>) -> Option<Case> {
    const LEAST: u64 = 5;
    the_only_report(scene).is_none().then_some(())?;
    let weighed =
        [("before", weigh(scene, |report| report.previous())), ("after", weigh(scene, |report| report.next()))];
    let sure = weighed.into_iter().filter(|(_, weight)| weight.is_sure(LEAST));
    let (side, weight) = largest(sure.collect::<Vec<_>>(), |(_, weight)| weight.showing)?;
    let saw = format!(
        "of {} claims on which a report and the one {side} it differ, {} agree with the report {side}",
        weight.telling, weight.showing
    );
    Some(Case { kind: MistakeKind::OffByOneReport, weight, saw })
}

/// The list is of another report than its year says.
pub(super) fn other_report(scene: Scene<'_, '_>) -> Option<Case> {
    // There are many other reports, so one of them may fit a short list by chance.
    const LEAST: u64 = 8;
    let report = the_only_report(scene)?;
    let others = scene.read.calendar.reports().iter().filter(|other| **other != report);
    let weighed = others.map(|other| (other, weigh(scene, |_| Some(*other))));
    let sure = weighed.filter(|(_, weight)| weight.is_sure(LEAST));
    let (other, weight) = largest(sure.collect::<Vec<_>>(), |(_, weight)| weight.showing)?;
    let saw = format!(
        "of {} claims on which the reports of {} and {} differ, {} agree with the report of {}, which fits best",
        weight.telling,
        report.year(),
        other.year(),
        weight.showing,
        other.year()
    );
    Some(Case { kind: MistakeKind::OtherReport, weight, saw })
}

/// The report of all claims. `None` if there are several.
fn the_only_report<'a>(scene: Scene<'_, 'a>) -> Option<Report<'a>> {
    let mut reports = scene
        .read
        .groups
        .iter()
        .filter(|group| group.name.country.is_some())
        .filter_map(|group| Some(scene.read.calendar.report(group.time?)));
    let first = reports.next()?;
    reports.all(|report| report == first).then_some(first)
}

fn weigh<'a>(scene: Scene<'_, 'a>, other: impl Fn(Report<'a>) -> Option<Report<'a>>) -> Weight {
    scene.weigh(|group| {
        let known = group.known?;
        let other = other(scene.read.calendar.report(known.time))?;
        Scene::tells(known, Claimed::of(other.standing(known.country)))
    })
}
