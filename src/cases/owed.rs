//! What a case says of a recovery, against what is owed and what became of it.

use super::expected::Instead;
use crate::check::program::{AuthorityId, OwedSo};
use crate::recover::{Amount, Authority, Owed, Status};
use crate::syntax::ast::VerdictWord;

/// What came out of an action, or of a whole recovery.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct CameOwed {
    pub(super) amount: Amount,
    pub(super) owner: Option<AuthorityId>,
    /// The level that it was raised from.
    pub(super) raised_from: Option<AuthorityId>,
    pub(super) status: Status,
}

/// What came out of that which a case speaks of.
pub(super) fn came(so: &OwedSo, owed: &Owed) -> Vec<CameOwed> {
    let Some(said) = &so.action else {
        let status = owed.status;
        return vec![CameOwed { amount: Amount::None, owner: None, raised_from: None, status }];
    };
    (owed.actions.iter().filter(|action| said.actions.contains(&action.action)))
        .map(|action| CameOwed {
            amount: action.amount.clone(),
            owner: action.owner,
            raised_from: match action.authority {
                Authority::RaisedFrom(level) => Some(level),
                _ => None,
            },
            status: action.status,
        })
        .collect()
}

/// Everything in which it did not come out so.
pub(super) fn shortfalls(so: &OwedSo, seen: Vec<Vec<CameOwed>>) -> Vec<Instead> {
    let count = seen.len();
    let mut asked: Vec<_> = (1..).zip(seen).collect();
    if let Some(number) = so.occurrence {
        asked.retain(|(at, _)| *at == number as usize);
    }
    match (asked.is_empty(), count) {
        (true, 0) => vec![Instead::Not],
        (true, count) => vec![Instead::OwedTimes(count)],
        (false, _) => {
            asked.retain(|(_, came)| !came.iter().any(|one| is_so(so, one)));
            asked.into_iter().map(|(at, came)| Instead::Owed(at, came)).collect()
        }
    }
}

fn is_so(so: &OwedSo, came: &CameOwed) -> bool {
    let action = so.action.as_ref();
    let amount = action.and_then(|action| action.amount);
    let by = action.and_then(|action| action.by);
    amount.is_none_or(|amount| came.amount == Amount::Known(amount))
        && by.is_none_or(|by| came.owner == Some(by))
        && so.verdict.is_none_or(|word| is(came.status, word))
}

/// The words of `failed(R)`, `met(R)` and the rest, of what became of a recovery.
fn is(status: Status, word: VerdictWord) -> bool {
    match word {
        VerdictWord::Met => matches!(status, Status::Done(_)),
        VerdictWord::Failed => status.has_failed(),
        VerdictWord::FailedLate => matches!(status, Status::Late(_)),
        VerdictWord::FailedMissing => status == Status::Missed,
        VerdictWord::FailedBroken => matches!(status, Status::Unauthorised(_)),
        VerdictWord::Open => status == Status::Due,
        VerdictWord::Unknown => status == Status::Unknown,
        // No case can say these of a recovery.
        VerdictWord::OpenRunning
        | VerdictWord::OpenPaused
        | VerdictWord::Exempt
        | VerdictWord::NotApplicable => false,
    }
}
