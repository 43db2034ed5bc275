//! Pairs of places as a matrix of bits: which corridors there are, without regard to how often they are named.

use super::Node;

/// Which nodes are connected: a bit for each pair, by origin, then destination. Its order is that of the corridors.
#[derive(Clone)]
pub(crate) struct Pairs {
    words: Vec<u64>,
    words_of_a_row: usize,
}

impl Pairs {
    pub(crate) fn new(nodes: usize) -> Self {
        let words_of_a_row = nodes.div_ceil(64);
        Pairs { words: vec![0; nodes * words_of_a_row], words_of_a_row }
    }

    fn row(&self, origin: Node) -> &[u64] {
        let start = usize::from(origin) * self.words_of_a_row;
        &self.words[start..start + self.words_of_a_row]
    }

    #[inline]
    pub(crate) fn insert(&mut self, origin: Node, destination: Node) {
        let word = usize::from(origin) * self.words_of_a_row + usize::from(destination / 64);
        self.words[word] |= 1 << (destination % 64);
    }

    pub(crate) fn contains(&self, origin: Node, destination: Node) -> bool {
        self.row(origin)[usize::from(destination / 64)] & (1 << (destination % 64)) != 0
    }

    /// How many pairs of this origin come before this destination.
    pub(crate) fn rank(&self, origin: Node, destination: Node) -> u32 {
        let (whole, part) = (usize::from(destination / 64), (1 << (destination % 64)) - 1);
        let row = self.row(origin);
        row[..whole].iter().map(|word| word.count_ones()).sum::<u32>() + (row[whole] & part).count_ones()
    }

    /// The destinations of this origin, in order.
    pub(crate) fn destinations(&self, origin: Node) -> impl Iterator<Item = Node> {
        let words = self.row(origin).iter().zip((0..).step_by(64));
        words.flat_map(|(&word, first)| ones(word).map(move |bit| first + bit))
    }
}

/// The places of the ones in a word, from the lowest.
fn ones(word: u64) -> impl Iterator<Item = Node> {
    let without_lowest = |word: &u64| Some(word & word.wrapping_sub(1));
    std::iter::successors(Some(word), without_lowest)
        .take_while(|word| *word != 0)
        .filter_map(|word| Node::try_from(word.trailing_zeros()).ok())
}
