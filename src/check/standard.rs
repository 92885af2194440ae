//! Standards: what is measured, of what, and what it is held against.

use super::calendar::label;
use super::context::Check;
use super::expr::Asked;
use super::names::Meaning;
use super::program::{Expr, GroupBy, Metric, Require, Standard, Type};
use super::ty::{Mismatch, alike, called, is_number, is_text};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{meaning, types};
use crate::syntax::ast::{self, CompareOp, ItemKind, Name, Per};
use crate::unit::Decimal;
use crate::value::Value;

impl Check<'_> {
    /// Fills the program's standards.
    pub(super) fn standards(&mut self) {
        for item in self.items() {
            let ItemKind::Standard(standard) = &item.kind else { continue };
            if standard.requires.is_empty() {
                self.report(
                    Diagnostic::new(&meaning::MISSING_CLAUSE, standard.name.span)
                        .arg("name", standard.name.text.clone())
                        .arg("clause", "`require`")
                        .help("require"),
                );
            }
            let mut requires = Vec::new();
            for require in &standard.requires {
                requires.extend(self.require(require));
            }
            let label = label(&standard.name, standard.title.as_ref());
            self.program.standards.push(Standard { label, requires });
        }
    }

    fn require(&mut self, written: &ast::Require) -> Option<Require> {
        let metric = self.metric(&written.metric);
        let target = self.expr(&written.target, &Asked::RECORD);
        let mut per = Vec::new();
        let mut sound = true;
        for each in &written.per {
            match each {
                Per::Period(period, _) => per.push(GroupBy::Period(*period)),
                Per::Name(name) => match self.group(name) {
                    Some(group) => per.push(group),
                    None => sound = false,
                },
            }
        }
        if written.at_least == Some(0) {
            self.report(Diagnostic::new(&meaning::COUNT_OF_NONE, written.span).help("cases"));
        }
        let confidence = match written.confidence {
            Some(percent) => Some(self.confidence(percent, written)?),
            None => None,
        };
        let (metric, target) = (metric?, target?);
        let target = self.metric_target(&metric, written.op, target)?;
        sound.then_some(Require {
            span: written.span,
            metric,
            op: written.op,
            target,
            per,
            at_least: written.at_least,
            confidence,
        })
    }

    /// More than none and less than certain.
    fn confidence(&mut self, percent: Decimal, written: &ast::Require) -> Option<Decimal> {
        if percent > Decimal::ZERO && percent < Decimal::ONE_HUNDRED {
            return percent.checked_div(Decimal::ONE_HUNDRED);
        }
        self.refuse(
            Diagnostic::new(&meaning::CONFIDENCE, written.span)
                .arg("confidence", percent.normalize().to_string()),
        )
    }

    /// What `per` and `spread` group by.
    pub(super) fn group(&mut self, name: &Name) -> Option<GroupBy> {
        match self.use_meaning(&name.text) {
            Some(Meaning::Segment(id)) => Some(GroupBy::Segment(id)),
            Some(Meaning::Field(id)) => {
                let ty = &self.program.fields[id.index()].ty;
                if is_text(ty) || is_number(ty) || *ty == Type::Bool {
                    return Some(GroupBy::Field(id));
                }
                let found = called(ty);
                self.refuse(
                    Diagnostic::new(&types::CANNOT_GROUP, name.span)
                        .arg("name", name.text.clone())
                        .arg("found", found),
                )
            }
            Some(other) => self.wrong_kind(name, other.kind(), "field"),
            None if matches!(name.text.as_str(), "touchpoint" | "触点") => {
                Some(GroupBy::Touchpoint)
            }
            None => {
                let known = self.value_names(|meaning| {
                    matches!(meaning, Meaning::Field(_) | Meaning::Segment(_))
                });
                self.unknown("field", name, known)
            }
        }
    }

    /// What a measure is held against: a constant of its own type, and one it can reach.
    fn metric_target(&mut self, metric: &Metric, op: CompareOp, target: Expr) -> Option<Value> {
        let ty = self.metric_type(metric);
        if let Err(mismatch) = alike(&ty, &target.ty) {
            let span = target.span;
            let measured = Expr::constant(Value::Bool(false), ty, span);
            if mismatch == Mismatch::Types {
                return self.refuse(super::ty::wrong_type(span, called(&measured.ty), &target.ty));
            }
            return self.not_alike(mismatch, &measured, &target, span);
        }
        let Some(value) = target.as_constant() else {
            return self.refuse(Diagnostic::new(&types::NOT_FIXED, target.span).help("target"));
        };
        if let (Some((low, high)), Value::Number(number)) = (self.reach(metric), value) {
            let shown = |it: Decimal| {
                if ty == Type::Percent {
                    format!("{}%", (it * Decimal::ONE_HUNDRED).normalize())
                } else {
                    it.normalize().to_string()
                }
            };
            let beyond = match op {
                CompareOp::Greater => *number >= high || *number < low,
                CompareOp::Less => *number <= low || *number > high,
                CompareOp::Equal
                | CompareOp::NotEqual
                | CompareOp::LessEqual
                | CompareOp::GreaterEqual => *number < low || *number > high,
            };
            if beyond {
                return self.refuse(
                    Diagnostic::new(&meaning::TARGET_BEYOND, target.span)
                        .arg("low", shown(low))
                        .arg("high", shown(high)),
                );
            }
        }
        Some(value.clone())
    }

    fn metric_type(&self, metric: &Metric) -> Type {
        match metric {
            Metric::Rate(_) | Metric::Csat(_) | Metric::Score(..) | Metric::Card(..) => {
                Type::Percent
            }
            Metric::Spread(measured, _) => match self.metric_type(measured) {
                Type::Scale { .. } => Type::Number,
                ty => ty,
            },
            Metric::Failed(_)
            | Metric::Count(_)
            | Metric::Nps(_)
            | Metric::Ces(_)
            | Metric::Gap(..)
            | Metric::PeakEnd(_) => Type::Number,
            Metric::Mean(id) | Metric::Median(id) | Metric::Percentile(_, id) => {
                self.program.fields[id.index()].ty.clone()
            }
        }
    }

    /// The least and greatest value it can have, if there is one.
    fn reach(&self, metric: &Metric) -> Option<(Decimal, Decimal)> {
        match metric {
            Metric::Rate(_) | Metric::Csat(_) => Some((Decimal::ZERO, Decimal::ONE)),
            Metric::Score(model, facet) | Metric::Card(model, facet) => {
                Some(self.score_reach(*model, *facet))
            }
            Metric::Spread(measured, _) => {
                let (low, high) = self.reach(measured)?;
                Some((Decimal::ZERO, high.checked_sub(low)?))
            }
            Metric::Failed(_) | Metric::Count(_) => Some((Decimal::ZERO, Decimal::MAX)),
            Metric::Nps(_) => Some((-Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED)),
            Metric::Gap(model, facet) => self.gap_reach(*model, *facet),
            Metric::Ces(id)
            | Metric::PeakEnd(id)
            | Metric::Mean(id)
            | Metric::Median(id)
            | Metric::Percentile(_, id) => match self.program.fields[id.index()].ty {
                Type::Scale { low, high } => Some((low, high)),
                _ => None,
            },
        }
    }
}
