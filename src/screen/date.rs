//! Dates and years in cells: a date, alone or before a time of day.

use chrono::NaiveDate;

use super::answer::RowProblem;
use crate::text::{blank::trim_bytes, date};

/// The date of a cell, by the rules of [`of_cell`].
#[inline]
pub(crate) fn date_of_cell(cell: &[u8]) -> Result<NaiveDate, RowProblem> {
    std::str::from_utf8(trim_bytes(cell)).ok().and_then(of_cell).ok_or(RowProblem::BadDate)
}

/// The year of a cell: four digits.
#[inline]
pub(crate) fn year_of_cell(cell: &[u8]) -> Result<u16, RowProblem> {
    let digits = Some(trim_bytes(cell)).filter(|cell| cell.len() == 4 && cell.iter().all(u8::is_ascii_digit));
    let year = digits.map(|digits| digits.iter().fold(0, |year, digit| 10 * year + u16::from(digit - b'0')));
    year.ok_or(RowProblem::BadYear)
}

/// The date `YYYY-MM-DD` of a cell. It stands alone, or before a time of day: after it comes a `T` or a space.
///
/// The time is `HH`, `HH:MM` or `HH:MM:SS`, with any decimals and any zone. The zone does not move the date. A range
/// such as `2013-06-10 2013-07-01` is not a date: it is not known which end is meant.
fn of_cell(cell: &str) -> Option<NaiveDate> {
    let (date, rest) = cell.as_bytes().split_at_checked(10)?;
    let is_date = match rest {
        [] => true,
        [b'T' | b't' | b' ', time @ ..] => is_time(time),
        _ => false,
    };
    if is_date { date::from_bytes(date) } else { None }
}

fn is_time(text: &[u8]) -> bool {
    let Some((hours, mut rest)) = text.split_at_checked(2) else { return false };
    let mut is_time = is_below(hours, *b"25");
    // Minutes and seconds, up to 60: a leap second may be added to a day.
    for _ in 0..2 {
        if let [b':', d1, d2, after @ ..] = rest {
            is_time &= is_below(&[*d1, *d2], *b"61");
            rest = after;
        }
    }
    if let [b'.' | b',', decimals @ ..] = rest {
        let count = decimals.iter().take_while(|byte| byte.is_ascii_digit()).count();
        is_time &= count > 0;
        rest = &decimals[count..];
    }
    is_time && is_zone(rest)
}

/// Whether a text is empty, letters such as `Z`, ` UTC` or ` PM`, or an offset such as `+02:00`. `[Europe/Berlin]` may
/// follow.
fn is_zone(text: &[u8]) -> bool {
    let text = text.strip_prefix(b" ").unwrap_or(text);
    let (zone, place) = text.split_at(text.iter().position(|&byte| byte == b'[').unwrap_or(text.len()));
    let is_name = zone.len() <= 5 && zone.iter().all(u8::is_ascii_alphabetic);
    let is_offset = match zone {
        [b'+' | b'-', hours @ ..] if hours.len() == 2 => is_below(hours, *b"15"),
        [b'+' | b'-', h1, h2, minutes @ ..] => {
            let minutes = minutes.strip_prefix(b":").unwrap_or(minutes);
            is_below(&[*h1, *h2], *b"15") && is_below(minutes, *b"60")
        }
        _ => false,
    };
    (is_name || is_offset) && (place.is_empty() || place.ends_with(b"]"))
}

/// Whether a text is a number of two digits below this limit.
fn is_below(text: &[u8], limit: [u8; 2]) -> bool {
    text.len() == 2 && text.iter().all(u8::is_ascii_digit) && text < &limit[..]
}

#[cfg(test)]
mod tests {
    use super::of_cell;

    #[test]
    fn a_time_of_day_may_follow() {
        for text in [
            "2013-06-10",
            "2013-06-10T23:59:59Z",
            "2013-06-10 08:00",
            "2013-06-10t00+02:00",
            "2013-06-10T08",
            "2013-06-10 08:15:00.000000",
            "2013-06-10 08:15:00,5 UTC",
            "2013-06-10T08:15:00-0500",
            "2013-06-10T08:15:00 +02",
            "2013-06-10 08:15:00 PM",
            "2013-06-10T08:15:00+02:00[Europe/Berlin]",
            "2013-06-10T08:15:00Z[UTC]",
        ] {
            assert_eq!(of_cell(text).unwrap().to_string(), "2013-06-10", "{text}");
        }
    }

    #[test]
    fn what_may_be_two_dates_or_none_is_no_date() {
        for text in [
            "",
            "2013",
            "2013-06",
            "2013-6-10",
            "2013-06-10x",
            "2013-06-10T",
            "2013-06-10 ",
            "2013-06-10T8",
            "2013-06-10T25:00",
            "2013-06-10T08:61",
            "2013-06-10T08:61:00",
            "2013-06-10T08:00:61",
            "2013-06-10T08:61:00.5",
            "2013-06-10T25:00:00.5",
            "2013-06-10T08:00:00.",
            "2013-06-10T08:00:00,Z",
            "2013-06-10T08:00:00+15:00",
            "2013-06-10T08:00:00+02:60",
            "2013-06-10T08:00:00[Europe",
            "2013-06-10T08:00:00:00",
            "2013-06-10 2013-07-01",
            "2013-06-10 20130701",
            "2013-06-10/2013-07-01",
            "2013-06-10T08:00/2013-07-01T08:00",
            "2013-06-10T08:00 2013-07-01",
            "2013-06-10 08:00 - 2013-07-01",
            "2013-06-10 08:00-2013-07-01",
            "2013-06-10 to 2013-07-01",
            "2013-06-10 08:00 to 2013-07-01",
            "2013-06-10 08:00+2013",
            "2013-06-10 08:00+20:13:07",
            "2013-06-10 - 2013-07-01",
            "10.06.2013",
            "10/06/2013",
            "06/10/2013",
            "20130610",
            "２013-06-10",
        ] {
            assert_eq!(of_cell(text), None, "{text}");
        }
    }
}
