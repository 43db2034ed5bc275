//! A quick hash for maps whose keys are short.

use std::hash::{BuildHasher, Hasher, RandomState};

/// Makes hashers that multiply: each word is multiplied by a secret, and the two halves of the product are combined.
///
/// Whoever wrote a table may have chosen its names. The secrets are drawn anew for each map, so nobody can choose names
/// that collide. With a known multiplier one can find two words whose differences cancel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct QuickHash {
    start: u64,
    multiplier: u64,
}

impl Default for QuickHash {
    fn default() -> Self {
        let random = RandomState::new();
        // An even multiplier would lose bits.
        QuickHash { start: random.hash_one(0), multiplier: random.hash_one(1) | 1 }
    }
}

impl BuildHasher for QuickHash {
    type Hasher = QuickHasher;

    #[inline]
    fn build_hasher(&self) -> QuickHasher {
        QuickHasher { hash: self.start, multiplier: self.multiplier }
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct QuickHasher {
    hash: u64,
    multiplier: u64,
}

impl Hasher for QuickHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    #[inline]
    fn write_u64(&mut self, word: u64) {
        let product = u128::from(self.hash ^ word) * u128::from(self.multiplier);
        #[allow(clippy::cast_possible_truncation, reason = "the two halves")]
        let (low, high) = (product as u64, (product >> 64) as u64);
        self.hash = low ^ high;
    }

    #[inline]
    fn write_usize(&mut self, length: usize) {
        self.write_u64(length as u64);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.hash
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// If the multiplier were known, and a shift alone combined the two halves of the product, these would have the
    /// same hash.
    #[test]
    fn words_whose_differences_would_cancel_have_different_hashes() {
        const FIRST: u64 = 1 << 63;
        const SECOND: u64 = 1 << 63 | 1 << 31;
        let quick = QuickHash::default();
        let hashes = (0..1 << 10).map(|choice| {
            let mut hasher = quick.build_hasher();
            for pair in 0..10 {
                let (first, second) = if choice >> pair & 1 == 0 { (0, 0) } else { (FIRST, SECOND) };
                hasher.write_u64(first);
                hasher.write_u64(second);
            }
            hasher.finish()
        });
        assert_eq!(hashes.collect::<HashSet<_>>().len(), 1 << 10);
    }

    /// The last word of a text is filled up with zeros.
    #[test]
    fn texts_that_differ_in_zeros_at_the_end_have_different_hashes() {
        let quick = QuickHash::default();
        let texts = (0..20).map(|zeros| [&b"text"[..], &vec![0; zeros]].concat());
        assert_eq!(texts.map(|text| quick.hash_one(text)).collect::<HashSet<_>>().len(), 20);
    }
}
