//! Verdicts to what is owed: facts concluded, recoveries that apply, who owes what until when, and whether the log
//! shows that it was done, in time and by someone who may.
//!
//! [`recover`] says what follows from the verdicts on one journey. Limits that reach beyond a journey (`once per`,
//! `budget`, what a level may spend on a customer) are settled first: [`settle`] gathers the [`claims`] of every journey
//! and takes them in the order of time. What became of the customer after a recovery may be on other journeys' records: that is
//! looked up last, by [`follow_up`].

mod action;
mod afterwards;
mod asked;
mod authority;
mod breach;
mod candidate;
mod claim;
mod facts;
mod ledger;
mod owed;
mod owing;
mod settle;
mod unowed;
mod window;

pub use afterwards::{Became, customer, follow_up};
pub use claim::Claims;
pub use ledger::{Doing, Refused};
pub use owed::{
    Amount, Authority, Beyond, Concluded, Escalation, NotOwed, Owed, OwedAction, Recoveries,
    Status, Subject, Undecidable, Unowed, WhyNot,
};
pub use settle::Settled;

use crate::judge::verdict::{JourneyVerdicts, Row};
use crate::judge::{Journey, Judge, Scratch};
use crate::plan::KeyId;
use asked::Asked;

/// What follows from the verdicts on one journey, or one value of another key; `rows` are the records that were judged.
pub fn recover(
    judge: &Judge,
    scratch: &mut Scratch,
    rows: &[Row],
    verdicts: &JourneyVerdicts,
    settled: &Settled,
) -> Recoveries {
    follow(judge, scratch, rows, verdicts, settled, None)
}

/// What a journey asks of limits that reach beyond it, with what was settled so far.
pub fn claims(
    judge: &Judge,
    scratch: &mut Scratch,
    rows: &[Row],
    verdicts: &JourneyVerdicts,
    settled: &Settled,
) -> Claims {
    let mut claims = Claims::default();
    follow(judge, scratch, rows, verdicts, settled, Some(&mut claims));
    claims
}

/// Settles the limits that reach beyond a journey, where there are any: `gather` gives the claims of all journeys, with
/// what was settled so far, and is asked again while recoveries wait for what others came to.
pub fn settle(judge: &Judge, mut gather: impl FnMut(&Settled) -> Claims) -> Settled {
    let mut settled = Settled::default();
    for _ in 0..judge.plan.settling {
        let claims = gather(&settled);
        settled = Settled::new(judge.plan, judge.words, claims);
    }
    settled
}

fn follow(
    judge: &Judge,
    scratch: &mut Scratch,
    rows: &[Row],
    verdicts: &JourneyVerdicts,
    settled: &Settled,
    mut claims: Option<&mut Claims>,
) -> Recoveries {
    let plan = judge.plan;
    let mut result = Recoveries::default();
    let there = judge.there(rows);
    let rows = &rows[..there];
    let here = verdicts.whose.key;
    let any_fact = plan.facts.iter().any(|fact| fact.own_key() == here);
    // What records say was paid is taken down with their journeys, once.
    let any_recovery = plan.recoveries.iter().any(|it| it.key == here || here == KeyId::JOURNEY);
    if rows.is_empty() || !(any_fact || any_recovery) {
        return result;
    }
    scratch.begin(judge, rows);
    scratch.learn(judge, rows);
    let shows_done = claim::ways(plan).map(|(_, _, done)| done.pattern);
    for pattern in plan.counted.iter().copied().chain(shows_done) {
        scratch.search(judge, rows, pattern);
    }
    let journey = Journey::new(judge, rows, scratch);
    let facts = facts::conclude(journey, verdicts, &mut result);
    let asked = Asked::new(journey, verdicts, &facts);
    for (occurrence, position) in verdicts.occurrences.iter().zip(0_u32..) {
        if candidate::any_for(&plan.recoveries, occurrence.owner, &plan.program) {
            let claims = claims.as_deref_mut();
            candidate::choose(occurrence, position, asked, settled, &mut result, claims);
        }
    }
    if let Some(claims) = claims {
        if here == KeyId::JOURNEY {
            claim::payments(journey, verdicts.whose.value, claims);
        }
    } else {
        result.unowed = unowed::find(journey, here, settled, &result);
    }
    result
}
