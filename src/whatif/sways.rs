//! What would change whether a recovery is owed: the changes that turn a verdict, and the values that its condition asks.

use super::edit::{Edit, End, Turns};
use super::literals::{Literals, columns};
use super::replica::{Judged, Replica};
use super::values::possible;
use super::witness::stepped;
use super::{WhatIf, bench};
use crate::check::program::RecoveryId;
use crate::judge::verdict::{JourneyVerdicts, Row};
use crate::plan::{ColumnId, Expr, Plan};
use crate::recover::Recoveries;
use crate::value::Value;
use std::collections::BTreeSet;

/// So many changes are told of one recovery.
const MOST_TOLD: usize = 3;

/// A change, and what becomes of a recovery.
#[derive(Clone, PartialEq, Debug)]
pub struct Sway {
    /// Which.
    pub recovery: RecoveryId,
    /// For what: a position in `JourneyVerdicts::occurrences`.
    pub occurrence: u32,
    /// What would be different.
    pub edit: Edit,
    /// Whether it is then owed; else it is then not.
    pub owed: bool,
    /// The verdict that the change turns, if it is one that does: the occurrence and the outcome, by their positions.
    pub turns: Option<(usize, usize)>,
}

/// A recovery for an occurrence.
type Case = (RecoveryId, u32);

impl WhatIf<'_> {
    /// What would change whether recoveries are owed for the occurrences of a journey, with what would turn each verdict.
    /// Limits that reach beyond the journey are not asked: of what they keep back nothing is said, nor that something
    /// would be owed that they could keep back.
    pub fn sways(
        &mut self,
        verdicts: &JourneyVerdicts,
        recoveries: &Recoveries,
        turns: &[Vec<Turns>],
    ) -> Vec<Sway> {
        let replica = self.replica;
        let plan = replica.plan();
        let cases = cases(plan, verdicts);
        let Some(now) = replica.judged_with_owed(&[]).filter(|_| !cases.is_empty()) else {
            return Vec::new();
        };
        let owed: BTreeSet<Case> =
            recoveries.owed.iter().map(|owed| (owed.recovery, owed.occurrence)).collect();
        // The copy must say what the log said, or nothing that it says of changes can be trusted.
        let told: Vec<Case> = cases
            .into_iter()
            .filter(|case| {
                owes(replica, verdicts, &now, *case) == Some(owed.contains(case))
                    && (owed.contains(case) || !is_limited(plan, case.0))
            })
            .collect();
        let mut found: Vec<Sway> = Vec::new();
        for (edit, turns) in self.candidates(turns, &told) {
            let open = |found: &[Sway], case: &Case| {
                let those = found.iter().filter(|it| (it.recovery, it.occurrence) == *case);
                those.count() < MOST_TOLD
            };
            if !told.iter().any(|case| open(&found, case)) || self.left == 0 {
                break;
            }
            self.left -= 1;
            let Some(then) = replica.judged_with_owed(std::slice::from_ref(&edit)) else {
                continue;
            };
            for case in &told {
                let is = owes(replica, verdicts, &then, *case);
                let other = is.filter(|is| *is != owed.contains(case));
                let known =
                    |it: &Sway| (it.recovery, it.occurrence) == *case && is_alike(&it.edit, &edit);
                if let Some(owed) = other.filter(|_| open(&found, case))
                    && !found.iter().any(known)
                {
                    let (recovery, occurrence) = *case;
                    found.push(Sway { recovery, occurrence, edit: edit.clone(), owed, turns });
                }
            }
        }
        found.sort_by_key(|sway| (sway.occurrence, sway.recovery));
        found
    }

    /// The changes that are worth trying: those that turn a verdict, then other values of what conditions ask.
    fn candidates(
        &self,
        turns: &[Vec<Turns>],
        told: &[Case],
    ) -> Vec<(Edit, Option<(usize, usize)>)> {
        let mut candidates = Vec::new();
        for (at, outcomes) in turns.iter().enumerate() {
            for (outcome, turns) in outcomes.iter().enumerate() {
                let edits = turns.turns.iter().map(|turn| turn.edit.clone());
                candidates.extend(edits.map(|edit| (edit, Some((at, outcome)))));
            }
        }
        let mut asked = Vec::new();
        for (recovery, _) in told {
            asked_by(self.replica.plan(), *recovery, &mut asked);
        }
        for column in asked {
            let edits = other_values(self.replica, &self.literals, column);
            candidates.extend(edits.into_iter().map(|edit| (edit, None)));
        }
        candidates
    }
}

/// Every recovery of every occurrence that it is declared for.
fn cases(plan: &Plan, verdicts: &JourneyVerdicts) -> Vec<Case> {
    let mut cases = Vec::new();
    for (occurrence, at) in verdicts.occurrences.iter().zip(0..) {
        for (recovery, id) in plan.recoveries.iter().zip((0..).map(RecoveryId)) {
            let owners = recovery.targets.iter().map(|target| plan.program.owner(*target));
            if owners.into_iter().any(|owner| owner == occurrence.owner) {
                cases.push((id, at));
            }
        }
    }
    cases
}

/// Whether something beyond the journey could keep it back.
fn is_limited(plan: &Plan, id: RecoveryId) -> bool {
    plan.recoveries[id.index()].once.is_some()
        || plan.program.recoveries[id.index()].budget.is_some()
}

/// Whether a recovery is owed for the same occurrence in a changed copy; `None` if that is no more, or it is undecided.
fn owes(
    replica: &Replica<'_>,
    verdicts: &JourneyVerdicts,
    then: &(Judged, Recoveries),
    (recovery, occurrence): Case,
) -> Option<bool> {
    let (judged, recoveries) = then;
    let here = &verdicts.occurrences[occurrence as usize];
    let at = judged.position(replica.plan(), here)? as u32;
    let subject = crate::recover::Subject::Recovery(recovery, at);
    if recoveries.undecided.iter().any(|it| it.subject == subject) {
        return None;
    }
    let is_it = |it: &crate::recover::Owed| (it.recovery, it.occurrence) == (recovery, at);
    Some(recoveries.owed.iter().any(is_it))
}

/// Whether a change is of the same values on the same records as one that was told: the nearest is enough.
fn is_alike(one: &Edit, other: &Edit) -> bool {
    match (one, other) {
        (
            Edit::Set { values, rows, whom: None, .. },
            Edit::Set { values: others, rows: those, whom: None, .. },
        ) => rows == those && values.iter().map(|it| it.0).eq(others.iter().map(|it| it.0)),
        _ => one == other,
    }
}

/// The columns that a recovery's conditions ask, through facts and segments.
fn asked_by(plan: &Plan, id: RecoveryId, into: &mut Vec<ColumnId>) {
    let recovery = &plan.recoveries[id.index()];
    let mut open: Vec<&Expr> = recovery.when.iter().collect();
    open.extend(recovery.instead_of.iter().filter_map(|(_, when)| when.as_ref()));
    let mut facts = BTreeSet::new();
    while let Some(expr) = open.pop() {
        columns(plan, expr, into);
        expr.walk(&mut |part| {
            if let Expr::Fact(fact) = part
                && facts.insert(*fact)
            {
                open.push(&plan.facts[fact.index()].when);
            }
        });
    }
}

/// Other values of a column on the record that says it last, else on the last record: those that rules name, and the
/// nearest to them on either side.
fn other_values(replica: &Replica<'_>, literals: &Literals, column: ColumnId) -> Vec<Edit> {
    let plan = replica.plan();
    let field = plan.field(column);
    let mut rows: Vec<Row> = replica.rows().to_vec();
    rows.sort_by_key(|row| (replica.time(*row), *row));
    let says = rows.iter().rev().find(|row| replica.value(field, **row).is_some());
    let Some(&row) = says.or(rows.last()) else { return Vec::new() };
    let now = replica.value(field, row);
    let ty = &plan.columns[column.index()].ty;
    let mut values: Vec<Value> = Vec::new();
    for named in literals.values(column) {
        let whole = |by: i64| match named {
            Value::Number(number) => {
                number.checked_add(crate::unit::Decimal::from(by)).map(Value::Number)
            }
            _ => stepped(named, by),
        };
        let near = [whole(-1), Some(named.clone()), whole(1)];
        for value in near.into_iter().flatten() {
            if possible(&value, ty) && Some(&value) != now.as_ref() && !values.contains(&value) {
                values.push(value);
            }
        }
    }
    values.into_iter().map(|value| bench::set(field, Some(value), &[row], End::This)).collect()
}
