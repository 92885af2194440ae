//! Where in a journey a pattern matches, or may match: sorted positions, searched instead of walked.

use std::ops::ControlFlow;

/// The positions of a journey's records that match a pattern.
#[derive(Clone, Debug, Default)]
pub(crate) struct HitList {
    /// Those of which it is not certain that they do not: the certain ones among them. Empty if none is in doubt.
    pub(crate) possible: Vec<u32>,
    /// Those of which it is certain that they do.
    pub(crate) certain: Vec<u32>,
}

impl HitList {
    pub(crate) fn clear(&mut self) {
        self.possible.clear();
        self.certain.clear();
    }

    pub(crate) fn all(&self) -> Hits<'_> {
        let possible = if self.possible.is_empty() { &self.certain } else { &self.possible };
        Hits { possible, certain: &self.certain }
    }
}

/// The same, seen through a window of positions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hits<'a> {
    pub(crate) possible: &'a [u32],
    pub(crate) certain: &'a [u32],
}

impl<'a> Hits<'a> {
    /// Those in `from..to`.
    pub(crate) fn within(self, from: u32, to: u32) -> Self {
        let certain = cut(self.certain, from, to);
        let possible = if self.is_doubtful() { cut(self.possible, from, to) } else { certain };
        Self { possible, certain }
    }

    /// Those at a position or behind it.
    pub(crate) fn from(self, from: u32) -> Self {
        let certain = &self.certain[before(self.certain, from)..];
        if self.is_doubtful() {
            Self { possible: &self.possible[before(self.possible, from)..], certain }
        } else {
            Self { possible: certain, certain }
        }
    }

    /// The first that is certain.
    pub(crate) fn first(self) -> Option<u32> {
        self.certain.first().copied()
    }

    /// The last that is certain.
    pub(crate) fn last(self) -> Option<u32> {
        self.certain.last().copied()
    }

    /// Whether one may or may not match.
    pub(crate) fn is_doubtful(self) -> bool {
        self.possible.len() > self.certain.len()
    }

    /// The positions that may or may not match, in order.
    pub(crate) fn doubtful(self) -> impl Iterator<Item = u32> + 'a {
        let certain = self.certain;
        self.possible.iter().copied().filter(move |at| certain.binary_search(at).is_err())
    }

    /// Every position that may be the first match, in order; then the first certain one, or `None` if there is none.
    /// The second argument says whether it is in doubt.
    pub(crate) fn each_first(
        self,
        mut follow: impl FnMut(Option<u32>, bool) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let first = self.first();
        if self.is_doubtful() {
            let before = cut(self.possible, 0, first.unwrap_or(u32::MAX));
            for at in before {
                follow(Some(*at), true)?;
            }
        }
        follow(first, false)
    }

    /// The same for the last match, from the latest to the earliest.
    pub(crate) fn each_last(
        self,
        mut follow: impl FnMut(Option<u32>, bool) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let last = self.last();
        if self.is_doubtful() {
            let after = cut(self.possible, last.map_or(0, |at| at + 1), u32::MAX);
            for at in after.iter().rev() {
                follow(Some(*at), true)?;
            }
        }
        follow(last, false)
    }
}

fn cut(positions: &[u32], from: u32, to: u32) -> &[u32] {
    let start = before(positions, from);
    let end = before(positions, to);
    &positions[start..end.max(start)]
}

/// How many of the positions come before one.
fn before(positions: &[u32], to: u32) -> usize {
    const FEW: usize = 8;
    if positions.len() <= FEW {
        positions.iter().filter(|at| **at < to).count()
    } else {
        positions.partition_point(|at| *at < to)
    }
}

#[cfg(test)]
mod tests {
    use super::HitList;
    use std::ops::ControlFlow;

    #[test]
    fn the_first_match_may_be_any_doubtful_one_before_the_first_certain_one() {
        let hits = HitList { possible: vec![1, 3, 4, 6, 8], certain: vec![4, 8] };
        let mut seen = Vec::new();
        let _ = hits.all().each_first(|at, doubtful| {
            seen.push((at, doubtful));
            ControlFlow::Continue(())
        });
        assert_eq!(seen, [(Some(1), true), (Some(3), true), (Some(4), false)]);
        let mut seen = Vec::new();
        let _ = hits.all().within(5, 8).each_last(|at, doubtful| {
            seen.push((at, doubtful));
            ControlFlow::Continue(())
        });
        assert_eq!(seen, [(Some(6), true), (None, false)]);
    }
}
