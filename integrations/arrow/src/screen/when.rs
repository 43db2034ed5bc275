//! When: the report of each row, by a day or a year.

use arrow::{
    array::{Array, AsArray, timezone::Tz},
    compute::cast,
    datatypes::{
        ArrowTimestampType, DataType, Date32Type, Date64Type, Int64Type, TimeUnit, TimestampMicrosecondType,
        TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType,
    },
    temporal_conversions::as_datetime_with_timezone,
};
use tip_report::Report;

use super::error::ScreenError;

/// What decides the report of a row.
#[derive(Clone, Copy, Debug)]
pub enum When<'a> {
    /// The latest report, for every row, as it was printed.
    Latest,
    /// This report, for every row, as it was printed.
    Report(Report<'a>),
    /// What was in force on the day in this column: `Date32`, `Date64` or `Timestamp`.
    ///
    /// A timestamp counts for the day that its column's time zone shows; without one, for the day that is stored.
    On(&'a dyn Array),
    /// The report of the year in this column of whole numbers, as it was printed.
    Year(&'a dyn Array),
}

/// Days since 1970-01-01, as Arrow counts them.
pub(super) type Day = i64;

/// Gives the day of each row to `take`; `None` where there is none, or none that Arrow can say.
pub(super) fn days(dates: &dyn Array, take: impl FnMut(Option<Day>)) -> Result<(), ScreenError> {
    const MILLISECONDS: i64 = 24 * 60 * 60 * 1000;
    match dates.data_type() {
        DataType::Null => (0..dates.len()).map(|_| None).for_each(take),
        DataType::Date32 => dates.as_primitive::<Date32Type>().iter().map(|day| day.map(Day::from)).for_each(take),
        DataType::Date64 => {
            let dates = dates.as_primitive::<Date64Type>();
            dates.iter().map(|time| time.map(|time| time.div_euclid(MILLISECONDS))).for_each(take);
        }
        DataType::Timestamp(unit, zone) => {
            use TimeUnit::{Microsecond, Millisecond, Nanosecond, Second};
            let zone = zone.as_deref();
            match unit {
                Second => timestamps::<TimestampSecondType>(dates, 1, zone, take),
                Millisecond => timestamps::<TimestampMillisecondType>(dates, 1_000, zone, take),
                Microsecond => timestamps::<TimestampMicrosecondType>(dates, 1_000_000, zone, take),
                Nanosecond => timestamps::<TimestampNanosecondType>(dates, 1_000_000_000, zone, take),
            }?;
        }
        other => return Err(ScreenError::Dates(other.clone())),
    }
    Ok(())
}

fn timestamps<T: ArrowTimestampType>(
    times: &dyn Array,
    in_second: i64,
    zone: Option<&str>,
    take: impl FnMut(Option<Day>),
) -> Result<(), ScreenError> {
    let times = times.as_primitive::<T>();
    let in_day = 24 * 60 * 60 * in_second;
    match zone {
        None | Some("UTC") => times.iter().map(|time| time.map(|time| time.div_euclid(in_day))).for_each(take),
        Some(zone) => {
            let zone: Tz = zone.parse().map_err(ScreenError::Zone)?;
            let shown = |time| as_datetime_with_timezone::<T>(time, zone).map(|shown| shown.date_naive());
            let day = |time| shown(time).map(|date| Date32Type::from_naive_date(date).into());
            times.iter().map(|time| time.and_then(day)).for_each(take);
        }
    }
    Ok(())
}

/// Gives the year of each row to `take`; `None` where there is none.
pub(super) fn years(years: &dyn Array, take: impl FnMut(Option<i64>)) -> Result<(), ScreenError> {
    let kind = years.data_type();
    if !kind.is_integer() && *kind != DataType::Null {
        return Err(ScreenError::Years(kind.clone()));
    }
    // What does not fit is null, and so a bad year.
    cast(years, &DataType::Int64)?.as_primitive::<Int64Type>().iter().for_each(take);
    Ok(())
}
