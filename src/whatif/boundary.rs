//! The exact point at which a verdict turns.

use super::bench::Bench;
use super::edit::{Edit, Turn};

/// How many points are tried on each side before it is given up.
const TRIED: usize = 24;

/// The point nearest to `from` that turns the verdict: outwards over the points given, then halving the last gap until
/// one step less does not.
pub(super) fn nearest(
    bench: &mut Bench,
    from: i64,
    points: &[i64],
    edit: impl Fn(i64) -> Edit,
) -> Option<Turn> {
    let mut before: Vec<i64> = points.iter().copied().filter(|point| *point < from).collect();
    let mut after: Vec<i64> = points.iter().copied().filter(|point| *point > from).collect();
    before.sort_unstable_by(|a, b| b.cmp(a));
    after.sort_unstable();
    let sides = [before, after].map(|mut side| {
        side.dedup();
        side.truncate(TRIED);
        outwards(bench, from, &side, &edit)
    });
    let best = sides.into_iter().flatten().min_by_key(|point| from.abs_diff(*point))?;
    bench.turn(edit(best), true)
}

fn outwards(
    bench: &mut Bench,
    from: i64,
    points: &[i64],
    edit: &impl Fn(i64) -> Edit,
) -> Option<i64> {
    let mut last = from;
    for point in points {
        if bench.turned(&edit(*point)).is_some() {
            return Some(halved(bench, last, *point, edit));
        }
        last = *point;
    }
    None
}

/// Between a point that does not turn it and one that does: one that does, next to one that does not.
fn halved(bench: &mut Bench, mut not: i64, mut does: i64, edit: &impl Fn(i64) -> Edit) -> i64 {
    while not.abs_diff(does) > 1 {
        let middle = not.midpoint(does);
        if bench.turned(&edit(middle)).is_some() {
            does = middle;
        } else {
            not = middle;
        }
    }
    does
}
