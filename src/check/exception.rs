//! `for SEGMENT`: each exception with its whole requirement, in an order in which the first that
//! holds is the one that counts. Two that can both hold and differ are a fault.

use super::context::Check;
use super::graph;
use super::program::{Exception, Owner, Requirement, RequirementKind, SegmentId};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{meaning, names};
use crate::source::Span;
use crate::syntax::ast::{self, Change, Expect, Name};

/// More exceptions than this to one expectation could not be held against each other in time.
const MOST: usize = 256;

/// One exception with the requirement filled in.
struct Filled<'w> {
    written: &'w ast::Exception,
    segment: SegmentId,
    requirement: Requirement,
    /// Without places: what differs is what is said, not where.
    said: String,
}

impl Check<'_> {
    pub(super) fn exceptions(
        &mut self,
        expect: &Expect,
        general: Option<&Requirement>,
        owner: Owner,
    ) -> Vec<Exception> {
        if let Some(beyond) = expect.exceptions.get(MOST) {
            self.report(
                Diagnostic::new(&meaning::TOO_MANY, beyond.span)
                    .arg("what", "exceptions")
                    .arg("most", MOST.to_string()),
            );
            return Vec::new();
        }
        let mut filled = Vec::new();
        for written in &expect.exceptions {
            let segment = self.segment(&written.segment);
            let requirement = self.changed(written, general, owner);
            if let (Some(segment), Some(requirement)) = (segment, requirement) {
                let said = format!("{:?}{:?}", requirement.kind, requirement.paused);
                filled.push(Filled { written, segment, requirement, said });
            }
        }
        let over = self.outranked(expect, &filled);
        let ordered = graph::order(&over);
        for members in &ordered.loops {
            let names: Vec<&Name> = members.iter().map(|&at| &filled[at].written.segment).collect();
            self.cycle(&names::INSTEAD_CYCLE, &names);
        }
        if ordered.loops.is_empty() {
            self.conflicts(&filled, &over);
        }
        let mut slots: Vec<Option<Filled<'_>>> = filled.into_iter().map(Some).collect();
        // Each comes before those it is instead of, and otherwise as written.
        let rank = first_wins(&over);
        rank.into_iter()
            .filter_map(|at| slots[at].take())
            .map(|it| Exception {
                span: it.written.span,
                segment: it.segment,
                requirement: it.requirement,
            })
            .collect()
    }

    /// For each exception, those it is `instead of`.
    fn outranked(&mut self, expect: &Expect, filled: &[Filled<'_>]) -> Vec<Vec<usize>> {
        let mut over = Vec::new();
        for each in filled {
            let mut others = Vec::new();
            for name in &each.written.instead_of {
                let Some(segment) = self.segment(name) else { continue };
                let before = others.len();
                let same = filled.iter().enumerate().filter(|(_, other)| other.segment == segment);
                others.extend(same.map(|(at, _)| at));
                let written = expect.exceptions.iter().any(|it| it.segment.text == name.text);
                if others.len() == before && !written {
                    self.report(
                        Diagnostic::new(&names::INSTEAD_OF_NOTHING, name.span)
                            .arg("name", name.text.clone()),
                    );
                }
            }
            over.push(others);
        }
        over
    }

    /// Two that can both hold, differ, and of which none is said to come first.
    fn conflicts(&mut self, filled: &[Filled<'_>], over: &[Vec<usize>]) {
        for (at, second) in filled.iter().enumerate() {
            for (before, first) in filled[..at].iter().enumerate() {
                let ranked =
                    || graph::reaches(over, at, before) || graph::reaches(over, before, at);
                if first.said == second.said || ranked() {
                    continue;
                }
                if !self.overlaps.segments(&self.program, first.segment, second.segment) {
                    continue;
                }
                self.report(
                    Diagnostic::new(&meaning::EXCEPTIONS_CLASH, second.written.span)
                        .arg("first", first.written.segment.text.clone())
                        .arg("second", second.written.segment.text.clone())
                        .label(first.written.span, "first"),
                );
            }
        }
    }

    /// The requirement with the difference filled in.
    fn changed(
        &mut self,
        written: &ast::Exception,
        general: Option<&Requirement>,
        owner: Owner,
    ) -> Option<Requirement> {
        if let Change::Requirement(requirement) = &written.change {
            return self.requirement(requirement, owner);
        }
        let general = general?;
        let kind = match (&written.change, general.kind.clone()) {
            (Change::Limit { every, limit }, kind) => {
                let new = self.limit(limit)?;
                match (every, kind) {
                    (false, RequirementKind::Within { subject, after, .. }) => {
                        RequirementKind::Within { subject, limit: new, after }
                    }
                    (false, RequirementKind::No { pattern, limit: Some(_), anchor }) => {
                        RequirementKind::No { pattern, limit: Some(new), anchor }
                    }
                    (
                        false,
                        RequirementKind::Count { bound, count, pattern, limit: Some(_), anchor },
                    ) => RequirementKind::Count { bound, count, pattern, limit: Some(new), anchor },
                    (false, RequirementKind::Order { pattern, order, other, limit: Some(_) }) => {
                        RequirementKind::Order { pattern, order, other, limit: Some(new) }
                    }
                    (true, RequirementKind::Every { pattern, until, .. }) => {
                        RequirementKind::Every { pattern, limit: new, until }
                    }
                    (every, _) => {
                        let word = if *every { "`every`" } else { "`within`" };
                        return self.does_not_fit(word, written.span, general.span);
                    }
                }
            }
            (Change::By(deadline), RequirementKind::By { subject, .. }) => {
                RequirementKind::By { subject, deadline: self.deadline(deadline)? }
            }
            (
                Change::Count { bound, count },
                RequirementKind::Count { pattern, limit, anchor, .. },
            ) => {
                let count = self.positive(*count, written.span)?;
                RequirementKind::Count { bound: *bound, count, pattern, limit, anchor }
            }
            (Change::By(_), _) => return self.does_not_fit("`by`", written.span, general.span),
            (Change::Count { bound, .. }, _) => {
                let word = match bound {
                    ast::Bound::AtMost => "`at most`",
                    ast::Bound::AtLeast => "`at least`",
                    ast::Bound::Exactly => "`exactly`",
                };
                return self.does_not_fit(word, written.span, general.span);
            }
            (Change::Requirement(_), _) => return None,
        };
        Some(Requirement { span: written.span, kind, paused: general.paused.clone() })
    }

    fn does_not_fit<T>(&mut self, word: &'static str, span: Span, general: Span) -> Option<T> {
        self.refuse(
            Diagnostic::new(&meaning::CHANGE_DOES_NOT_FIT, span)
                .arg("word", word)
                .label(general, "general"),
        )
    }
}

/// An order in which each comes before those it outranks, and otherwise as written.
fn first_wins(over: &[Vec<usize>]) -> Vec<usize> {
    let mut outranked_by: Vec<Vec<usize>> = vec![Vec::new(); over.len()];
    for (at, others) in over.iter().enumerate() {
        for &other in others {
            outranked_by[other].push(at);
        }
    }
    graph::order(&outranked_by).order
}
