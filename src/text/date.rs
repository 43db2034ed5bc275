//! Dates as text: only `YYYY-MM-DD`.

use chrono::NaiveDate;

/// Reads a text as a date. Libraries also accept signs, spaces and single digits, so that a text could come back
/// changed.
pub(crate) fn from_bytes(text: &[u8]) -> Option<NaiveDate> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
    };
    let year = number(&[y1, y2, y3, y4])?.try_into().ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
}

#[cfg(test)]
mod tests {
    use super::from_bytes;

    #[test]
    fn a_date_has_one_text() {
        for text in ["2009-06-16", "0001-01-01", "9999-12-31", "2012-02-29", "1970-01-01"] {
            assert_eq!(from_bytes(text.as_bytes()).unwrap().to_string(), text);
        }
        for text in [
            "",
            "2009",
            "2009-06",
            "2009-6-16",
            " 2009-6-16",
            "+2009-6-16",
            "2009-06-16 ",
            "+009-06-16",
            "-009-06-16",
            "2009-06-1",
            "2009-06-1 ",
            "2009-+6-16",
            "2009/06/16",
            "16.06.2009",
            "20090616",
            "２009-06-16",
            "2009-02-29",
            "2009-13-01",
            "2009-00-10",
            "2009-06-31",
            "2009-06-161",
            "2009-06-16T00",
        ] {
            assert_eq!(from_bytes(text.as_bytes()), None, "{text}");
        }
    }
}
