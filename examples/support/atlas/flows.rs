//! The page's data on flows and roles.

use serde_json::{Value, json};
use tip_report::{
    CountryCode, Dataset, Flow, Place,
    flow::{Region, Role, Roles},
};

use super::columns::Columns;

pub fn flows() -> Value {
    let data = Dataset::bundled();
    let flows = Columns::of(data.flows())
        .column("year", |flow| flow.report().year())
        .column("reporter", |flow| flow.reporter().code())
        .column("kind", Flow::kind)
        .column("origin", |flow| end(flow.origin()))
        .list("transit", |flow| flow.transit().map(|country| country.code()))
        .column("destination", |flow| end(flow.destination()))
        .list("forms", Flow::forms)
        .list("victims", Flow::victims)
        .column("modality", Flow::modality)
        .column("basis", Flow::basis)
        .list("sources", |flow| flow.sources().map(|source| source.id()))
        .finish();
    let mention = |role| move |roles: &Roles<'_>| roles.mention(role);
    let roles = Columns::of(data.roles())
        .column("year", |roles| roles.report().year())
        .column("code", |roles| roles.country().code())
        .optional("source", mention(Role::Source))
        .optional("transit", mention(Role::Transit))
        .optional("destination", mention(Role::Destination))
        .optional("domestic", mention(Role::Domestic))
        .column("basis", Roles::basis)
        .finish();
    let regions = Columns::of(data.regions())
        .column("id", |region| region.id().to_owned())
        .column("label", |region| region.label().to_owned())
        .column("named", |region| if region.is_named() { "yes" } else { "" })
        .list("members", |&region| members(region))
        .finish();
    json!({ "flows": flows, "roles": roles, "regions": regions })
}

/// The mark of a region is in the middle of its countries, by this project's list of today.
fn members(region: Region<'static>) -> impl Iterator<Item = CountryCode> {
    let latest = Dataset::bundled().latest_report().into_iter();
    latest.flat_map(move |report| region.countries_on_project_list(report.year())).map(|country| country.code())
}

/// A code of a country or an id of a region; empty if the text does not mention that end.
fn end(place: Place<'_>) -> String {
    match place {
        Place::Country(country) => country.code().to_string(),
        Place::Region(region) => region.id().to_owned(),
        _ => String::new(),
    }
}
