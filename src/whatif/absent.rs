//! The last resort: what starts the situation had not come. Where a requirement contradicts what it is asked of, nothing
//! else keeps it.

use super::bench::Bench;
use super::edit::{Edit, Turn};
use crate::judge::verdict::Verdict;

pub(super) fn of(bench: &mut Bench) -> Option<Turn> {
    if !matches!(bench.outcome.verdict, Verdict::Failed(_)) || bench.is_whole() {
        return None;
    }
    let edit = Edit::Drop { rows: vec![bench.occurrence.start] };
    let gone = bench.is_gone_after(std::slice::from_ref(&edit));
    gone.then_some(Turn { edit, to: Verdict::NotApplicable, smallest: true, limit: None })
}
