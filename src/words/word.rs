//! Words: the closed vocabularies of the tables, each a small enum with one text per value.

use std::fmt;

use crate::text::quoted::quoted;

/// A closed vocabulary. Its text is the same in the CSV files, in `Display`, in `FromStr` and in serde.
pub(crate) trait Word: Copy + 'static {
    /// What a value is, for error messages: `tier`, `evidence class`.
    const WHAT: &'static str;
    /// Every value, in the documented order.
    const ALL: &'static [Self];

    /// The text of a value.
    fn text(self) -> &'static str;
}

/// The value whose text is exactly `text`.
#[inline]
pub(crate) fn find<W: Word>(text: &str) -> Option<W> {
    W::ALL.iter().copied().find(|word| word.text() == text)
}

/// The value whose text is exactly `text`, or an error that lists the allowed texts.
pub(crate) fn parse<W: Word>(text: &str) -> Result<W, UnknownWord> {
    find(text).ok_or_else(|| UnknownWord::new::<W>(text))
}

/// A text that is not in the vocabulary it was parsed as.
///
/// The message says what was expected, with every allowed text.
///
/// ```
/// let error = "Tier 4".parse::<tip_report::Tier>().unwrap_err();
/// assert_eq!(error.found(), "Tier 4");
/// assert_eq!(error.expected().next(), Some("Tier 1"));
/// assert_eq!(
///     error.to_string(),
///     "`Tier 4` is not a tier: expected `Tier 1`, `Tier 2`, `Tier 2 Watch List` or `Tier 3`"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct UnknownWord {
    what: &'static str,
    found: Box<str>,
    expected: Box<[&'static str]>,
}

impl UnknownWord {
    fn new<W: Word>(found: &str) -> Self {
        UnknownWord { what: W::WHAT, found: found.into(), expected: W::ALL.iter().map(|word| word.text()).collect() }
    }

    /// The text that was found.
    ///
    /// ```
    /// assert_eq!("T1".parse::<tip_report::Tier>().unwrap_err().found(), "T1");
    /// ```
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// The texts that are allowed, in the order of the vocabulary.
    ///
    /// ```
    /// assert_eq!("T1".parse::<tip_report::Tier>().unwrap_err().expected().count(), 4);
    /// ```
    pub fn expected(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.expected.iter().copied()
    }
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not {} {}: expected ", quoted(&self.found), article(self.what), self.what)?;
        list(f, &self.expected)
    }
}

fn article(what: &str) -> &'static str {
    if what.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" }
}

/// `` `a`, `b` or `c` ``
pub(crate) fn list(f: &mut impl fmt::Write, texts: &[impl AsRef<str>]) -> fmt::Result {
    for (i, text) in texts.iter().enumerate() {
        let before = match i {
            0 => "",
            _ if i + 1 == texts.len() => " or ",
            _ => ", ",
        };
        write!(f, "{before}`{}`", text.as_ref())?;
    }
    Ok(())
}
