//! Many short lists in one vector.

/// Where a list is in its [`Lists`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    pub(crate) const EMPTY: Span = Span { start: 0, end: 0 };
}

/// The lists of one table: positions in another table. A row keeps a [`Span`], so it needs no allocation of its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists(Vec<u16>);

impl Lists {
    pub(crate) fn get(&self, span: Span) -> &[u16] {
        &self.0[span.start as usize..span.end as usize]
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn push(&mut self, item: u16) {
        self.0.push(item);
    }

    pub(crate) fn since(&self, start: usize) -> &[u16] {
        &self.0[start..]
    }

    pub(crate) fn sort_since(&mut self, start: usize) {
        self.0[start..].sort_unstable();
    }

    pub(crate) fn truncate(&mut self, len: usize) {
        self.0.truncate(len);
    }

    /// The span from `start` to the end.
    pub(crate) fn span(&self, start: usize) -> Span {
        // A table would need 8 GB of lists to saturate; the limit on a file's size is far below.
        let position = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { start: position(start), end: position(self.0.len()) }
    }
}
