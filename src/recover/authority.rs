//! By what right an amount is spent: the level named, else the lowest above it that may.

use super::owed::{Authority, Beyond};
use crate::check::program::AuthorityId;
use crate::plan::PlannedLevel;
use crate::unit::Money;

/// Who may spend an amount.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Raised {
    pub(super) owner: AuthorityId,
    pub(super) authority: Authority,
    pub(super) passed_over: Vec<(AuthorityId, Beyond)>,
}

/// Goes up from the level named; `beyond` says what keeps a level from spending it.
pub(super) fn raise(
    named: AuthorityId,
    levels: &[PlannedLevel],
    mut beyond: impl FnMut(AuthorityId, &PlannedLevel) -> Option<Beyond>,
) -> Raised {
    let mut passed_over = Vec::new();
    for (index, level) in levels.iter().enumerate().skip(named.index()) {
        let owner = AuthorityId(index as u16);
        match beyond(owner, level) {
            Some(limit) => passed_over.push((owner, limit)),
            None if owner == named => {
                return Raised { owner, authority: Authority::Within, passed_over };
            }
            None => {
                return Raised { owner, authority: Authority::RaisedFrom(named), passed_over };
            }
        }
    }
    Raised { owner: named, authority: Authority::BeyondAll, passed_over }
}

/// Whether an amount is beyond what a level may spend on one action.
pub(super) fn beyond_action(level: &PlannedLevel, amount: Money) -> Option<Beyond> {
    let limit = level.up_to?;
    let within = limit.currency == amount.currency && amount.amount <= limit.amount;
    (!within).then_some(Beyond::UpTo(limit))
}
