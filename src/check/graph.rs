//! An order in which each comes after those it rests on, and the loops that forbid one.

use rustc_hash::FxHashSet;

/// What came of ordering a graph.
#[derive(Debug, Default)]
pub(super) struct Ordered {
    /// Every node, each after those it rests on, otherwise in the order given.
    pub(super) order: Vec<usize>,
    /// Each loop found, as nodes in the order in which one rests on the next.
    pub(super) loops: Vec<Vec<usize>>,
}

/// Orders nodes `0..edges.len()`, where `edges[n]` are those that `n` rests on.
///
/// Depth first without recursion: a chain may be as long as the file.
pub(super) fn order(edges: &[Vec<usize>]) -> Ordered {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Entered,
        Done,
    }
    let mut state = vec![State::New; edges.len()];
    let mut result = Ordered::default();
    let mut path: Vec<(usize, usize)> = Vec::new();
    for root in 0..edges.len() {
        if state[root] != State::New {
            continue;
        }
        state[root] = State::Entered;
        path.push((root, 0));
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            let Some(&child) = edges[node].get(*next) else {
                state[node] = State::Done;
                result.order.push(node);
                path.pop();
                continue;
            };
            *next += 1;
            match state[child] {
                State::New => {
                    state[child] = State::Entered;
                    path.push((child, 0));
                }
                State::Entered => {
                    let start = path.iter().position(|(n, _)| *n == child).unwrap_or(0);
                    result.loops.push(path[start..].iter().map(|(n, _)| *n).collect());
                }
                State::Done => {}
            }
        }
    }
    result
}

/// Whether one node rests on another, by whatever detour.
pub(super) fn reaches(edges: &[Vec<usize>], from: usize, to: usize) -> bool {
    let mut seen = FxHashSet::default();
    let mut open = vec![from];
    while let Some(node) = open.pop() {
        for &next in &edges[node] {
            if next == to {
                return true;
            }
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn each_comes_after_those_it_rests_on() {
        let ordered = order(&[vec![2], vec![], vec![1]]);
        assert_eq!(ordered.order, [1, 2, 0]);
        assert!(ordered.loops.is_empty());
    }

    #[test]
    fn a_loop_is_found_once_and_in_its_order() {
        let ordered = order(&[vec![1], vec![2], vec![1, 3], vec![]]);
        assert_eq!(ordered.loops, [vec![1, 2]]);
    }

    #[test]
    fn a_chain_of_any_length_is_ordered() {
        let edges: Vec<Vec<usize>> =
            (0..200_000).map(|n| if n + 1 < 200_000 { vec![n + 1] } else { vec![] }).collect();
        assert_eq!(order(&edges).order[0], 199_999);
    }
}
