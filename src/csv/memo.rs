//! What cells have meant before.

/// What cells of columns with few values have meant in the rows before, so that a list is taken apart once, not in each
/// of the thousand rows that repeat it. A cell that finds its place taken by another takes it over.
pub(super) struct Memo<'t, M> {
    places: Vec<Option<Known<'t, M>>>,
}

#[derive(Clone, Copy)]
struct Known<'t, M> {
    column: usize,
    cell: &'t [u8],
    meaning: M,
}

/// A few times as many as the lists of `tiers.csv`, and a power of two.
const PLACES: usize = 512;

/// By both ends of the cell: the middles of lists that begin and end alike mostly differ in length.
#[inline]
fn place(column: usize, cell: &[u8]) -> usize {
    let ends = match (cell.first_chunk(), cell.last_chunk()) {
        (Some(&first), Some(&last)) => u64::from_le_bytes(first) ^ u64::from_le_bytes(last).rotate_left(29),
        _ => cell.iter().fold(0, |sum, &byte| sum << 8 | u64::from(byte)),
    };
    let mixed = (ends ^ (cell.len() ^ column << 8) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 55) as usize % PLACES
}

impl<'t, M: Copy> Memo<'t, M> {
    pub(super) fn new() -> Self {
        Memo { places: Vec::new() }
    }

    #[inline]
    pub(super) fn get(&self, column: usize, cell: &[u8]) -> Option<M> {
        let known = self.places.get(place(column, cell))?.as_ref()?;
        (known.column == column && known.cell == cell).then_some(known.meaning)
    }

    pub(super) fn keep(&mut self, column: usize, cell: &'t [u8], meaning: M) {
        if self.places.is_empty() {
            self.places = vec![None; PLACES];
        }
        self.places[place(column, cell)] = Some(Known { column, cell, meaning });
    }
}
