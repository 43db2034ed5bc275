//! Positions in tables, with a type for each table, so that nobody can take a country's position for a report's.

/// Defines types of positions. A type stores the position plus one, so that an `Option` of it takes no more room.
macro_rules! ids {
    ($($(#[$about:meta])* $Id:ident: $number:ty,)+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $Id(std::num::NonZero<$number>);

        impl $Id {
            /// The id of a position, from 0. Loading refuses a table with more rows than there are ids.
            pub(crate) fn at(position: usize) -> Self {
                let number = <$number>::try_from(position + 1).ok().and_then(std::num::NonZero::new);
                $Id(number.unwrap_or_else(|| unreachable!("there are fewer than that")))
            }

            #[inline]
            pub(crate) fn position(self) -> usize {
                (self.0.get() - 1) as usize
            }

            /// The first ids, in order.
            #[allow(dead_code, reason = "not every one is counted through")]
            pub(crate) fn first(
                count: usize,
            ) -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator + Clone + std::iter::FusedIterator {
                (0..count).map(Self::at)
            }
        }
    )+};
}

ids! {
    /// The position of a country in `countries.csv`, whose rows are in order of codes.
    CountryId: u16,
    /// The position of a report in `reports.csv`, whose rows are in order of years.
    ReportId: u16,
    /// The position of a region in `regions.csv`, whose rows are in order of ids.
    RegionId: u16,
    /// The position of a source in `sources.csv`, whose rows are in order of ids.
    SourceId: u16,
}

pub(crate) use ids;
