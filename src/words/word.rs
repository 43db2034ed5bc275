//! Words: the closed vocabularies of the tables, each a small enum with one text per value.

use std::{cmp::Ordering, fmt, iter::FusedIterator, marker::PhantomData};

use crate::text::quoted::quoted;

/// A closed vocabulary. Its text is the same in the CSV files, in `Display`, in `FromStr` and in serde.
pub(crate) trait Word: Copy + 'static {
    /// What a value is called in error messages: `tier`, `evidence class`.
    const WHAT: &'static str;
    /// Every value, in the documented order.
    const ALL: &'static [Self];
    /// Short texts that `FromStr` and serde read too. They never occur in the tables.
    const SHORT: &'static [(&'static str, Self)] = &[];

    /// The text of a value.
    fn text(self) -> &'static str;
}

/// Defines a public closed vocabulary: an enum, its values in their order with their texts, and how they are read and written.
///
/// ```text
/// words! {
///     /// What a value is.
///     pub enum Extent in tip_report::entry: "extent" {
///         /// What this value means.
///         Full = "full",
/// A value that also has a short text. The short text is read and never written.
///         Partial = "partial" | "part",
///     }
/// }
/// ```
///
/// `in` gives the public path of the enum, which its examples need.
///
/// CONTRIBUTING.md says which vocabularies are `#[non_exhaustive]`.
macro_rules! words {
    (
        $(#[$about:meta])*
        $visible:vis enum $Name:ident in $($home:ident)::+: $what:literal {
            $($(#[$meaning:meta])* $Value:ident = $text:literal $(| $short:literal)*,)+
        }
    ) => {
        $(#[$about])*
        ///
        #[doc = $crate::words::word::texts!($($text),+)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        $visible enum $Name {
            $($(#[$meaning])* $Value,)+
        }

        impl $Name {
            /// Every value, in order.
            ///
            /// ```
            #[doc = concat!("use ", $(stringify!($home), "::",)+ stringify!($Name), ";")]
            #[doc = concat!("for &value in ", stringify!($Name), "::ALL {")]
            ///     assert_eq!(value.to_string().parse(), Ok(value));
            /// }
            /// ```
            pub const ALL: &'static [$Name] = &[$($Name::$Value),+];

            /// The text of this value.
            ///
            /// ```
            #[doc = concat!("use ", $(stringify!($home), "::",)+ stringify!($Name), ";")]
            #[doc = concat!("for value in ", stringify!($Name), "::ALL {")]
            ///     assert_eq!(value.as_str(), value.to_string());
            /// }
            /// ```
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($Name::$Value => $text,)+
                }
            }
        }

        impl $crate::words::word::Word for $Name {
            const WHAT: &'static str = $what;
            const ALL: &'static [Self] = $Name::ALL;
            const SHORT: &'static [(&'static str, Self)] = &[$($(($short, $Name::$Value),)*)+];

            fn text(self) -> &'static str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $Name {
            type Err = $crate::words::word::WordError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::words::word::parse(text)
            }
        }

        $crate::words::word::serde_as_text!($Name);
    };
}

/// The line of a vocabulary's documentation that lists its texts.
macro_rules! texts {
    ($first:literal $(, $text:literal)*) => {
        concat!("Texts (`Display`, `FromStr`, serde and the tables): `", $first, "`" $(, ", `", $text, "`")*, ".")
    };
}

/// In serde a value is its text, as in `Display` and `FromStr`.
macro_rules! serde_as_text {
    ($Name:ident) => {
        #[cfg(feature = "serde")]
        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::words::word::from_text(deserializer)
            }
        }
    };
}

pub(crate) use {serde_as_text, texts, words};

/// Reads a value from its text.
#[cfg(feature = "serde")]
pub(crate) fn from_text<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    T: std::str::FromStr<Err: fmt::Display>,
{
    struct Text<T>(std::marker::PhantomData<T>);

    impl<T: std::str::FromStr<Err: fmt::Display>> serde::de::Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }

    deserializer.deserialize_str(Text(std::marker::PhantomData))
}

/// The value whose text is exactly `text`.
#[inline]
pub(crate) fn find<W: Word>(text: &str) -> Option<W> {
    W::ALL.iter().copied().find(|word| word.text() == text)
}

/// The value whose text or short text is exactly `text`, or an error that lists the allowed texts.
pub(crate) fn parse<W: Word>(text: &str) -> Result<W, WordError> {
    let short = || W::SHORT.iter().find(|(short, _)| *short == text).map(|&(_, word)| word);
    find(text).or_else(short).ok_or_else(|| WordError::new::<W>(text))
}

/// A text that is not in the vocabulary that it was parsed as.
///
/// The message lists every allowed text.
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
pub struct WordError {
    what: &'static str,
    found: Box<str>,
    expected: Box<[&'static str]>,
}

impl WordError {
    fn new<W: Word>(found: &str) -> Self {
        WordError { what: W::WHAT, found: found.into(), expected: W::ALL.iter().map(|word| word.text()).collect() }
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

    /// The allowed texts, in the order of the vocabulary.
    ///
    /// ```
    /// let error = "T1".parse::<tip_report::Tier>().unwrap_err();
    /// let expected: Vec<_> = error.expected().collect();
    /// assert_eq!(expected, ["Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3"]);
    /// ```
    #[must_use]
    pub fn expected(
        &self,
    ) -> impl ExactSizeIterator<Item = &'static str> + DoubleEndedIterator + Clone + FusedIterator + '_ {
        self.expected.iter().copied()
    }
}

impl fmt::Display for WordError {
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

/// A set of words of one vocabulary, kept as one bit for each word. The vocabulary has at most 16 words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WordSet<W> {
    bits: u16,
    of: PhantomData<W>,
}

/// Ordered by the bits as a number: an arbitrary but stable order.
impl<W: Eq> Ord for WordSet<W> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bits.cmp(&other.bits)
    }
}

impl<W: Eq> PartialOrd for WordSet<W> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<W: Word + PartialEq> WordSet<W> {
    pub(crate) const EMPTY: Self = {
        assert!(W::ALL.len() <= 16, "a bit for each word");
        WordSet { bits: 0, of: PhantomData }
    };

    fn bit(word: W) -> u16 {
        W::ALL.iter().zip(0..).find(|&(&known, _)| known == word).map_or(0, |(_, position)| 1 << position)
    }

    pub(crate) fn contains(self, word: W) -> bool {
        self.bits & Self::bit(word) != 0
    }

    /// Adds a word. Returns `false` if the set had it already.
    pub(crate) fn insert(&mut self, word: W) -> bool {
        let new = !self.contains(word);
        self.bits |= Self::bit(word);
        new
    }

    pub(crate) fn iter(self) -> impl DoubleEndedIterator<Item = W> + Clone + FusedIterator + use<W> {
        W::ALL.iter().copied().filter(move |&word| self.contains(word))
    }
}
