//! Pairs of nodes as a matrix of bits: which corridors exist, however often they are named.

use super::graph::NodeId;

/// Which nodes are connected: a bit for each pair, by origin, then destination. This is also the order of the
/// corridors.
#[derive(Clone)]
pub(super) struct Pairs {
    nodes: usize,
    words: Vec<u64>,
    words_of_a_row: usize,
}

/// Where the bit of a destination is in the row of an origin: the index of the word, and a mask with this bit.
fn place(destination: NodeId) -> (usize, u64) {
    (destination.position() / 64, 1 << (destination.position() % 64))
}

impl Pairs {
    pub(super) fn new(nodes: usize) -> Self {
        let words_of_a_row = nodes.div_ceil(64);
        Pairs { nodes, words: vec![0; nodes * words_of_a_row], words_of_a_row }
    }

    pub(super) fn nodes(&self) -> usize {
        self.nodes
    }

    fn row(&self, origin: NodeId) -> &[u64] {
        let start = origin.position() * self.words_of_a_row;
        &self.words[start..start + self.words_of_a_row]
    }

    #[inline]
    pub(super) fn insert(&mut self, origin: NodeId, destination: NodeId) {
        let (word, bit) = place(destination);
        self.words[origin.position() * self.words_of_a_row + word] |= bit;
    }

    /// How many pairs of this origin come before this destination. `None` if the two are not a pair.
    pub(super) fn rank(&self, origin: NodeId, destination: NodeId) -> Option<usize> {
        let ((word, bit), row) = (place(destination), self.row(origin));
        let ones = |word: &u64| word.count_ones() as usize;
        (row[word] & bit != 0).then(|| row[..word].iter().map(ones).sum::<usize>() + ones(&(row[word] & (bit - 1))))
    }

    /// The destinations of this origin, in order.
    pub(super) fn destinations(&self, origin: NodeId) -> impl Iterator<Item = NodeId> {
        let words = self.row(origin).iter().zip((0..).step_by(64));
        words.flat_map(|(&word, first)| ones(word).map(move |bit| NodeId::at(first + bit)))
    }
}

/// The positions of the ones in a word, from the lowest.
fn ones(word: u64) -> impl Iterator<Item = usize> {
    let without_lowest = |word: &u64| Some(word & word.wrapping_sub(1));
    std::iter::successors(Some(word), without_lowest)
        .take_while(|word| *word != 0)
        .map(|word| word.trailing_zeros() as usize)
}
