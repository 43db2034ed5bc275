//! Flows as CSV.

use std::io::{self, Write};

use crate::{
    csv::sheet::io_error,
    view::flow::{Place, flows::Flows},
};

const COLUMNS: [&str; 11] = [
    "year",
    "reporter",
    "kind",
    "origin",
    "transit",
    "destination",
    "forms",
    "victims",
    "modality",
    "basis",
    "sources",
];

fn joined<T: ToString>(items: impl Iterator<Item = T>) -> String {
    items.map(|item| item.to_string()).collect::<Vec<_>>().join(";")
}

fn end(place: Place<'_>) -> String {
    match place {
        Place::Country(country) => country.code().to_string(),
        Place::Region(region) => region.label().to_owned(),
        Place::Unnamed => String::new(),
    }
}

impl Flows<'_> {
    /// Writes the flows as CSV, one row each, in their order:
    /// `year,reporter,kind,origin,transit,destination,forms,victims,modality,basis,sources`.
    ///
    /// Countries are written as codes and regions as their labels. Lists are joined by `;`. A place that the text does
    /// not name is empty. A row is a statement of an entry, so the number of rows does not count people. The rows do
    /// not say which entries were read: see [`Flows::coverage`]. (To write the table itself, with the ids of regions,
    /// use [`Dataset::write_table`](crate::Dataset::write_table).)
    ///
    /// # Errors
    ///
    /// The errors of `out`.
    ///
    /// ```
    /// use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let (korea, us) = (data.country("KOR")?, data.country("USA")?);
    /// let mut csv = Vec::new();
    /// data.report(2009)?.flows().reported_by(korea).to(us).write_csv(&mut csv)?;
    /// let row = String::from_utf8(csv)?.lines().nth(1).unwrap().to_owned();
    /// assert!(row.starts_with("2009,KOR,cross_border,KOR,CAN;MEX,USA,"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_csv(self, out: impl Write) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(COLUMNS).map_err(io_error)?;
        for flow in self {
            let cells = [
                flow.report().year().to_string(),
                flow.reporter().code().to_string(),
                flow.kind().to_string(),
                end(flow.origin()),
                joined(flow.transit().map(|country| country.code())),
                end(flow.destination()),
                joined(flow.forms()),
                joined(flow.victims()),
                flow.modality().to_string(),
                flow.basis().to_string(),
                joined(flow.sources().map(|source| source.id())),
            ];
            csv.write_record(cells).map_err(io_error)?;
        }
        csv.flush()
    }
}
