//! One verdict on the bench: what it becomes when something is changed.

use super::edit::{Edit, End, Turn};
use super::replica::{Judged, Replica, is_whole};
use crate::judge::verdict::{Evidence, Occurrence, Outcome, Part, Row, Verdict};
use crate::plan::{Form, PlannedExpectation};
use std::slice;

pub(super) struct Bench<'a> {
    pub(super) replica: &'a Replica<'a>,
    pub(super) occurrence: &'a Occurrence,
    pub(super) outcome: &'a Outcome,
    left: u64,
}

impl<'a> Bench<'a> {
    pub(super) fn new(
        replica: &'a Replica<'a>,
        occurrence: &'a Occurrence,
        outcome: &'a Outcome,
        left: u64,
    ) -> Self {
        Self { replica, occurrence, outcome, left }
    }

    /// How often it may still judge again.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    pub(super) fn evidence(&self) -> &'a Evidence {
        &self.outcome.evidence
    }

    pub(super) fn expectation(&self) -> &'a PlannedExpectation {
        &self.replica.plan().expectations[self.outcome.expectation.index()]
    }

    /// The form that was judged.
    pub(super) fn form(&self) -> &'a Form {
        let expectation = self.expectation();
        let exception =
            self.outcome.exception.and_then(|at| expectation.exceptions.get(at as usize));
        exception.map_or(&expectation.general, |exception| &exception.form)
    }

    /// The records that play some part.
    pub(super) fn rows_of(&self, parts: &[Part]) -> Vec<Row> {
        let records = self.evidence().records.iter();
        let mut rows: Vec<Row> =
            records.filter(|(_, part)| parts.contains(part)).map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    /// The verdict after some changes; `None` if they cannot be made, the occurrence is no more, or too much was tried.
    pub(super) fn ask(&mut self, edits: &[Edit]) -> Option<Verdict> {
        self.outcome_after(edits).map(|outcome| outcome.verdict)
    }

    pub(super) fn outcome_after(&mut self, edits: &[Edit]) -> Option<Outcome> {
        self.judged_after(edits).map(|(outcome, _)| outcome)
    }

    /// The same with all that was judged: rows of the outcome are rows of the changed copy.
    pub(super) fn judged_after(&mut self, edits: &[Edit]) -> Option<(Outcome, Judged)> {
        self.left = self.left.checked_sub(1)?;
        let judged = self.replica.judged(edits)?;
        let at = judged.position(self.replica.plan(), self.occurrence)?;
        let outcomes = &judged.verdicts.occurrences[at].outcomes;
        let outcome =
            outcomes.iter().find(|other| other.expectation == self.outcome.expectation).cloned()?;
        Some((outcome, judged))
    }

    /// Whether the occurrence itself is no more after some changes.
    pub(super) fn is_gone_after(&self, edits: &[Edit]) -> bool {
        let judged = self.replica.judged(edits);
        judged.is_some_and(|it| it.position(self.replica.plan(), self.occurrence).is_none())
    }

    /// Whether a verdict is what a change is looked for to reach: met where it was not, else failed.
    pub(super) fn wanted(&self, verdict: Verdict) -> bool {
        match self.outcome.verdict {
            Verdict::Failed(_) => verdict == Verdict::Met,
            Verdict::Open(_) => verdict == Verdict::Met || matches!(verdict, Verdict::Failed(_)),
            Verdict::Met | Verdict::Unknown | Verdict::Exempt(_) | Verdict::NotApplicable => {
                matches!(verdict, Verdict::Failed(_))
            }
        }
    }

    /// The verdict that one change leads to, if it is one that is looked for.
    pub(super) fn turned(&mut self, edit: &Edit) -> Option<Verdict> {
        self.ask(slice::from_ref(edit)).filter(|verdict| self.wanted(*verdict))
    }

    /// The same as a finding.
    pub(super) fn turn(&mut self, edit: Edit, smallest: bool) -> Option<Turn> {
        let to = self.turned(&edit)?;
        Some(Turn { edit, to, smallest, limit: None })
    }

    /// Whether it is the one of its kind, of a whole journey.
    pub(super) fn is_whole(&self) -> bool {
        is_whole(self.replica.plan(), self.occurrence.owner)
    }
}

/// A change of one value on some records.
pub(super) fn set(
    field: crate::check::program::FieldId,
    value: Option<crate::value::Value>,
    rows: &[Row],
    end: End,
) -> Edit {
    Edit::Set { values: vec![(field, value)], rows: rows.to_vec(), whom: None, end }
}
