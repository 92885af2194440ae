//! Touchpoints and moments: the clauses each allows, and what is expected.

use super::calendar::label;
use super::context::Check;
use super::expr::Asked;
use super::pattern::Parts;
use super::program::{
    Expectation, ExpectationId, Expr, Label, Moment, MomentId, Owner, Scope, Touchpoint,
    TouchpointId, Type,
};
use super::ty::{is_number, wrong_type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;
use crate::source::Span;
use crate::syntax::ast::{Block, Clause, ClauseKind, Expect, ItemKind, Reopens};

/// Where the clauses that may be said once were said.
#[derive(Default)]
struct Said {
    phase: Option<Span>,
    lane: Option<Span>,
    when: Option<Span>,
    scope: Option<Span>,
    per: Option<Span>,
    stake: Option<Span>,
    reopens: Option<Span>,
}

impl Check<'_> {
    /// Fills the program's touchpoints, moments and expectations, in the order of the files.
    pub(super) fn blocks(&mut self) {
        for item in self.items() {
            match &item.kind {
                ItemKind::Touchpoint(block) => self.touchpoint(block),
                ItemKind::Moment(block) => self.moment(block),
                _ => {}
            }
        }
    }

    fn touchpoint(&mut self, block: &Block) {
        let id = TouchpointId(self.program.touchpoints.len() as u16);
        let mut said = Said::default();
        let label = label(&block.name, block.title.as_ref());
        let (mut phase, mut lane) = (None, None);
        for clause in &block.clauses {
            match &clause.kind {
                ClauseKind::Phase(word) => {
                    self.once("`phase`", clause.span, &mut said.phase);
                    phase = Some(*word);
                }
                ClauseKind::Lane(word) => {
                    self.once("`lane`", clause.span, &mut said.lane);
                    lane = Some(*word);
                }
                ClauseKind::When(_) => self.once("`when`", clause.span, &mut said.when),
                ClauseKind::Expect(_) => {}
                ClauseKind::From { .. }
                | ClauseKind::At(_)
                | ClauseKind::EachJourney
                | ClauseKind::Per(_)
                | ClauseKind::Stake(_)
                | ClauseKind::Reopens(_) => self.not_in_touchpoint(clause),
            }
        }
        if said.when.is_none() {
            self.missing_clause(block, "`when`");
        }
        let parts = self.definitions.touchpoint_parts.get(id.index()).cloned().flatten();
        let parts = parts.unwrap_or_else(|| never(&label));
        let pattern = self.intern(parts);
        self.program.touchpoints.push(Touchpoint {
            label,
            phase,
            lane,
            pattern,
            expectations: Vec::new(),
        });
        let expectations = self.expectations(block, Owner::Touchpoint(id));
        self.program.touchpoints[id.index()].expectations = expectations;
    }

    fn not_in_touchpoint(&mut self, clause: &Clause) {
        let name = match &clause.kind {
            ClauseKind::From { .. } => "`from`",
            ClauseKind::At(_) => "`at`",
            ClauseKind::EachJourney => "`each journey`",
            ClauseKind::Per(_) => "`per`",
            ClauseKind::Stake(_) => "`stake`",
            ClauseKind::Reopens(_) => "`reopens`",
            ClauseKind::Phase(_)
            | ClauseKind::Lane(_)
            | ClauseKind::When(_)
            | ClauseKind::Expect(_) => return,
        };
        self.report(Diagnostic::new(&meaning::NOT_IN_TOUCHPOINT, clause.span).arg("clause", name));
    }

    fn missing_clause(&mut self, block: &Block, clause: &'static str) {
        self.report(
            Diagnostic::new(&meaning::MISSING_CLAUSE, block.name.span)
                .arg("name", block.name.text.clone())
                .arg("clause", clause)
                .help(if clause == "`when`" { "when" } else { "scope" }),
        );
    }

    fn moment(&mut self, block: &Block) {
        let id = MomentId(self.program.moments.len() as u16);
        let mut said = Said::default();
        let mut moment = Moment {
            label: label(&block.name, block.title.as_ref()),
            phase: None,
            lane: None,
            scope: Scope::Journey,
            when: None,
            per: None,
            stake: None,
            expectations: Vec::new(),
        };
        let mut reopening = Reopens::New;
        for clause in &block.clauses {
            match &clause.kind {
                ClauseKind::Phase(phase) => {
                    self.once("`phase`", clause.span, &mut said.phase);
                    moment.phase = Some(*phase);
                }
                ClauseKind::Lane(lane) => {
                    self.once("`lane`", clause.span, &mut said.lane);
                    moment.lane = Some(*lane);
                }
                ClauseKind::When(condition) => {
                    self.once("`when`", clause.span, &mut said.when);
                    moment.when = self.condition(condition, &Asked::RECORD);
                }
                ClauseKind::From { .. } | ClauseKind::At(_) | ClauseKind::EachJourney => {
                    self.once("`from`, `at` or `each journey`", clause.span, &mut said.scope);
                    if let Some(scope) = self.scope(clause) {
                        moment.scope = scope;
                    }
                }
                ClauseKind::Per(name) => {
                    self.once("`per`", clause.span, &mut said.per);
                    let journey = self.program.roles.journey;
                    moment.per = self.grouping_field(name).filter(|per| Some(*per) != journey);
                }
                ClauseKind::Stake(stake) => {
                    self.once("`stake`", clause.span, &mut said.stake);
                    moment.stake = self.expr(stake, &Asked::RECORD).and_then(|e| self.stake(e));
                }
                ClauseKind::Reopens(reopens) => {
                    self.once("`reopens`", clause.span, &mut said.reopens);
                    reopening = *reopens;
                }
                ClauseKind::Expect(_) => {}
            }
        }
        if said.scope.is_none() {
            self.missing_clause(block, "`from`, `at` or `each journey`");
        }
        match &mut moment.scope {
            Scope::Episode { end: Some(_), reopens, .. } => *reopens = reopening,
            Scope::Episode { end: None, .. } | Scope::At(_) | Scope::Journey => {
                if let Some(span) = said.reopens.filter(|_| said.scope.is_some()) {
                    self.report(Diagnostic::new(&meaning::REOPENS_NOTHING, span));
                }
            }
        }
        self.program.moments.push(moment);
        let expectations = self.expectations(block, Owner::Moment(id));
        self.program.moments[id.index()].expectations = expectations;
    }

    fn scope(&mut self, clause: &Clause) -> Option<Scope> {
        match &clause.kind {
            ClauseKind::From { start, end } => {
                let start = self.pattern(start, false);
                let end = end.as_ref().map(|end| self.pattern(end, true));
                let end = match end {
                    Some(end) => Some(end?),
                    None => None,
                };
                Some(Scope::Episode { start: start?, end, reopens: Reopens::New })
            }
            ClauseKind::At(pattern) => self.pattern(pattern, false).map(Scope::At),
            ClauseKind::EachJourney => Some(Scope::Journey),
            _ => None,
        }
    }

    /// What can be ranked: amounts and numbers.
    fn stake(&mut self, stake: Expr) -> Option<Expr> {
        if matches!(stake.ty, Type::Money(_)) || is_number(&stake.ty) {
            return Some(stake);
        }
        self.refuse(wrong_type(stake.span, "an amount of money", &stake.ty))
    }

    fn expectations(&mut self, block: &Block, owner: Owner) -> Vec<ExpectationId> {
        let mut ids = Vec::new();
        for clause in &block.clauses {
            if let ClauseKind::Expect(expect) = &clause.kind {
                ids.push(self.expectation(expect, owner));
            }
        }
        ids
    }

    fn expectation(&mut self, expect: &Expect, owner: Owner) -> ExpectationId {
        let requirement = self.requirement(&expect.requirement, owner);
        let exceptions = self.exceptions(expect, requirement.as_ref(), owner);
        let mut toward = Vec::new();
        for each in &expect.toward {
            toward.extend(self.toward(each));
        }
        let id = ExpectationId(self.program.expectations.len() as u16);
        self.program.expectations.push(Expectation {
            label: label(&expect.name, expect.title.as_ref()),
            owner,
            level: expect.level,
            requirement: requirement
                .unwrap_or_else(|| super::requirement::nothing(expect.requirement.span)),
            exceptions,
            toward,
        });
        id
    }
}

/// What stands for a touchpoint whose condition has a fault.
fn never(label: &Label) -> Parts {
    Parts {
        name: label.name.clone(),
        title: label.title.clone(),
        span: label.span,
        condition: Expr::never(label.span),
        together: None,
    }
}
