//! The ids of places: a place without its dataset.

use crate::words::code::CountryCode;

/// A place without its dataset, to be stored and sent. [`Place::id`](crate::Place::id) makes it, and
/// [`Dataset::place`](crate::Dataset::place) finds the place again.
///
/// In serde it is `{"kind", "id"}`. It is also read from the `{"kind", "id", "label"}` of a [`Place`](crate::Place),
/// whose label is for readers.
///
/// ```
/// use tip_report::{Dataset, flow::PlaceId};
/// let data = Dataset::bundled();
/// let flow = data.report(2009)?.flows().to(data.country("JPN")?).next().unwrap();
/// let json = serde_json::to_string(&flow.origin())?;
/// let read: PlaceId = serde_json::from_str(&json)?;
/// assert_eq!(data.place(&read), Some(flow.origin()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PlaceId {
    /// A country, by its code.
    Country(CountryCode),
    /// A region, by its [id](crate::flow::Region::id).
    Region(Box<str>),
    /// The text does not say where.
    Unnamed,
}
