//! The smallest change that would have turned a verdict.
//!
//! Nothing here is worded by guess: every change that is named was made in a copy of the records ([`Replica`]), judged
//! again by the same engine, and turned the verdict; where it claims to be the smallest, one step less did not.

mod absent;
mod adds;
mod bench;
mod boundary;
mod cells;
mod drops;
mod edit;
mod fills;
mod inverse;
mod literals;
mod mends;
mod moves;
mod repeats;
mod replica;
mod segments;
mod solver;
mod sways;
mod tie;
mod together;
mod unknown;
mod values;
mod witness;

pub use edit::{Answer, Beside, Choice, Edit, End, Turn, Turns};
pub use replica::Replica;
pub use sways::Sway;
pub use tie::{both_owed, show_ties};

use crate::judge::verdict::{Failure, Occurrence, Outcome, Verdict};
use crate::plan::Form;
use bench::Bench;
use literals::Literals;

/// Looks for what would turn verdicts of one journey.
#[derive(Debug)]
pub struct WhatIf<'a> {
    replica: &'a Replica<'a>,
    literals: Literals,
    /// How often it may judge again.
    left: u64,
}

/// Judging again is given up after about so many records were looked at.
const EFFORT: u64 = 2_000_000;

impl<'a> WhatIf<'a> {
    /// Over a copy of a journey's records.
    pub fn new(replica: &'a Replica<'a>) -> Self {
        let records = replica.rows().len() as u64;
        let left = (EFFORT / records.max(1)).clamp(200, 40_000);
        Self { replica, literals: Literals::of(replica.plan()), left }
    }

    /// What would turn the verdict on one expectation: the most telling first. Nothing may be found.
    pub fn turns(&mut self, occurrence: &Occurrence, outcome: &Outcome) -> Turns {
        let mut bench = Bench::new(self.replica, occurrence, outcome, self.left);
        let mut found = Turns::default();
        // The copy must say what the log said, or nothing that it says of changes can be trusted.
        if bench.ask(&[]) == Some(outcome.verdict) {
            match outcome.verdict {
                Verdict::Unknown => found.answers = unknown::answers(&mut bench, &self.literals),
                Verdict::NotApplicable => {}
                Verdict::Exempt(_) => found.turns.extend(unwaived(&mut bench)),
                Verdict::Failed(_) | Verdict::Met | Verdict::Open(_) => {
                    found.turns = search(&mut bench, &self.literals);
                }
            }
        }
        self.left = bench.left();
        found.gave_up = self.left == 0;
        found
    }
}

/// Every kind of change, those first that say most.
fn search(bench: &mut Bench, literals: &Literals) -> Vec<Turn> {
    let counts = matches!(bench.form(), Form::Count { .. } | Form::Ban { limit: None, .. });
    let mut turns = Vec::new();
    turns.extend(if counts { drops::of(bench) } else { moves::of(bench) });
    turns.extend(values::of(bench, literals));
    if counts {
        turns.extend(adds::of(bench, literals));
        if turns.is_empty() {
            turns.extend(moves::of(bench));
        }
    } else {
        turns.extend(drops::of(bench));
        // What came too late need not come a second time.
        let late = bench.outcome.verdict == Verdict::Failed(Failure::Late);
        if !late || turns.is_empty() {
            turns.extend(adds::of(bench, literals));
        }
    }
    turns.extend(segments::of(bench));
    if turns.is_empty() {
        turns.extend(repeats::of(bench));
    }
    if turns.is_empty() {
        turns.extend(together::of(bench, literals));
    }
    if turns.is_empty() {
        turns.extend(absent::of(bench));
    }
    turns
}

/// What it would be without the waiver.
fn unwaived(bench: &mut Bench) -> Option<Turn> {
    let edit = Edit::Unwaive;
    let to = bench.ask(std::slice::from_ref(&edit))?;
    (!matches!(to, Verdict::Exempt(_))).then_some(Turn { edit, to, smallest: false, limit: None })
}
