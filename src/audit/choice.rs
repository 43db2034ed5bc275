//! Finds the coding of a column, if nobody sets it. Either the complete column decides, or nobody does.

use std::{fmt, iter::FusedIterator};

use super::coding::{Claimed, Coding};
use crate::{text::quoted::quoted, words::word};

/// How many ambiguous cells a message shows.
const SHOWN: usize = 3;

/// The coding of a column, from its different cells and how often each occurs. `None` for a column without claims.
///
/// A coding is out if the best coding reads more claims, and the difference is more than one claim in a hundred. So a
/// single typing error rules out no coding, but a value that belongs to another coding does. The remaining codings must
/// read every cell in the same way.
pub(super) fn coding_of(cells: &[(&str, u64)]) -> Result<Option<Coding>, CodingError> {
    let claims: u64 = cells.iter().map(|(_, count)| count).sum();
    let unread = |coding: &Coding| -> u64 {
        cells.iter().filter(|(cell, _)| coding.read(cell).is_none()).map(|(_, count)| count).sum()
    };
    let Some(best) = Coding::ALL.iter().copied().min_by_key(unread).filter(|_| claims > 0) else { return Ok(None) };
    // The most frequent first. Cells of one frequency are in order of their texts.
    let mut by_count: Vec<&(&str, u64)> = cells.iter().collect();
    by_count.sort_by_key(|(cell, count)| (std::cmp::Reverse(*count), *cell));
    if 2 * unread(&best) > claims {
        let unreadable = by_count.iter().find(|(cell, _)| best.read(cell).is_none());
        return Err(CodingError::None { cell: unreadable.map_or("", |(cell, _)| cell).into() });
    }
    let limit = unread(&best) + claims / 100;
    let fitting: Vec<Coding> = Coding::ALL.iter().copied().filter(|coding| unread(coding) <= limit).collect();
    let readings = by_count.iter().map(|(cell, _)| CellReadings::of(cell, &fitting));
    let several: Vec<CellReadings> = readings.filter(|readings| readings.ways().count() > 1).take(SHOWN).collect();
    if several.is_empty() { Ok(Some(best)) } else { Err(CodingError::Several { cells: several }) }
}

/// A cell, and what it claims in each coding that fits its column.
///
/// ```
/// use tip_report::{Dataset, audit::{Audit, Claim, Coding}, error::CodingError};
/// let audit = Audit::new(Dataset::bundled());
/// let Err(CodingError::Several { cells }) = audit.claims([Claim::new("Cuba", 2013, "3")]) else { panic!() };
/// assert_eq!(cells[0].cell(), "3");
/// assert!(cells[0].readings().any(|(coding, claimed)| coding == Coding::Ordinal && claimed.to_string() == "Tier 2 Watch List"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellReadings {
    cell: Box<str>,
    readings: Vec<(Coding, Claimed)>,
}

impl CellReadings {
    fn of(cell: &str, codings: &[Coding]) -> Self {
        let readings = codings.iter().filter_map(|&coding| Some((coding, coding.read(cell)?)));
        CellReadings { cell: cell.into(), readings: readings.collect() }
    }

    /// The text of the cell.
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Claim}, error::CodingError};
    /// let audit = Audit::new(Dataset::bundled());
    /// let Err(CodingError::Several { cells }) = audit.claims([Claim::new("Cuba", 2013, "2.0")]) else { panic!() };
    /// assert_eq!(cells[0].cell(), "2.0");
    /// ```
    #[must_use]
    pub fn cell(&self) -> &str {
        &self.cell
    }

    /// Each coding with what the cell claims in it, in the order of [`Coding::ALL`].
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Claim, Coding}, error::CodingError};
    /// let audit = Audit::new(Dataset::bundled());
    /// let Err(CodingError::Several { cells }) = audit.claims([Claim::new("Cuba", 2013, "3")]) else { panic!() };
    /// assert_eq!(cells[0].readings().next().unwrap().0, Coding::Words);
    /// ```
    #[must_use]
    pub fn readings(
        &self,
    ) -> impl ExactSizeIterator<Item = (Coding, Claimed)> + DoubleEndedIterator + Clone + FusedIterator + '_ {
        self.readings.iter().copied()
    }

    /// The different things that the cell can claim.
    fn ways(&self) -> impl Iterator<Item = Claimed> + '_ {
        let claimed = |at: usize| self.readings[at].1;
        let is_first = move |&at: &usize| (0..at).all(|before| claimed(before) != claimed(at));
        (0..self.readings.len()).filter(is_first).map(claimed)
    }
}

/// Prints `` `3` is Tier 3 in words, kelley and Tier 2 Watch List in ordinal ``.
impl fmt::Display for CellReadings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is ", quoted(&self.cell))?;
        for (number, claimed) in self.ways().enumerate() {
            let codings = self.readings.iter().filter(|(_, other)| *other == claimed);
            let codings: Vec<&str> = codings.map(|(coding, _)| coding.as_str()).collect();
            write!(f, "{}{claimed} in {}", if number == 0 { "" } else { " and " }, codings.join(", "))?;
        }
        Ok(())
    }
}

/// Why you must [set](crate::audit::Audit::coding) the coding of a column.
///
/// ```
/// use tip_report::{Dataset, audit::{Audit, Claim}, error::CodingError};
/// let claims = [Claim::new("Cuba", 2013, "3"), Claim::new("Austria", 2013, "1")];
/// let error = Audit::new(Dataset::bundled()).claims(claims).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the column fits several codings, so you must say which one it has: \
///      `3` is Tier 3 in words, kelley, collapsed, hti and Tier 2 Watch List in ordinal"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CodingError {
    /// The column fits several codings, which read it in different ways.
    Several {
        /// Cells that the codings read differently, the most frequent first. At most three.
        cells: Vec<CellReadings>,
    },
    /// No coding can read more than half of the column.
    None {
        /// The most frequent cell that cannot be read.
        cell: Box<str>,
    },
}

impl std::error::Error for CodingError {}

impl fmt::Display for CodingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CodingError::Several { cells } => {
                f.write_str("the column fits several codings, so you must say which one it has: ")?;
                let cells: Vec<String> = cells.iter().map(ToString::to_string).collect();
                f.write_str(&cells.join("; "))
            }
            CodingError::None { cell } => {
                write!(f, "no coding fits the column, which has {}: expected ", quoted(cell))?;
                word::list(f, &Coding::ALL.iter().map(|coding| coding.as_str()).collect::<Vec<_>>())
            }
        }
    }
}
