//! Crude shrinking: whatever can go while the case still fails, goes.

use super::Case;

/// The smallest case found that still fails.
pub fn shrink(mut case: Case, fails: &dyn Fn(&Case) -> bool) -> Case {
    loop {
        let Some(smaller) = smaller(&case).find(|candidate| fails(candidate)) else {
            return case;
        };
        case = smaller;
    }
}

/// Everything that is one part smaller, the largest parts first.
fn smaller(case: &Case) -> impl Iterator<Item = Case> + '_ {
    let blocks = (0..case.rules.blocks.len()).rev().map(|at| {
        let mut case = case.clone();
        case.rules.blocks.remove(at);
        case
    });
    let rows = (0..case.rows.len()).rev().map(|at| {
        let mut case = case.clone();
        case.rows.remove(at);
        case
    });
    let lines = case.rules.blocks.iter().enumerate().flat_map(move |(at, block)| {
        (0..block.lines.len()).rev().map(move |line| {
            let mut case = case.clone();
            case.rules.blocks[at].lines.remove(line);
            case
        })
    });
    let cells = case.rows.iter().enumerate().flat_map(move |(at, row)| {
        (0..row.cells.len()).rev().map(move |cell| {
            let mut case = case.clone();
            case.rows[at].cells.remove(cell);
            case
        })
    });
    let as_of = case.as_of.map(|_| Case { as_of: None, ..case.clone() });
    blocks.chain(rows).chain(lines).chain(cells).chain(as_of)
}
