//! Standards: what is measured, of what, and what it is held against.

use super::calendar::label;
use super::context::Check;
use super::expr::Asked;
use super::names::Meaning;
use super::program::{Expr, FieldId, GroupBy, Metric, Require, Standard, Type};
use super::ty::{Mismatch, alike, called, is_number, is_text};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{meaning, types};
use crate::syntax::ast::{self, Call, CompareOp, ExprKind, ItemKind, Name, Path, Per};
use crate::unit::{Decimal, TimeKind};
use crate::value::Value;

/// The measures, each with its two names.
const METRICS: [(&str, &str); 13] = [
    ("rate", "达标率"),
    ("failed", "未达标"),
    ("count", "次数"),
    ("nps", "净推荐值"),
    ("csat", "满意度"),
    ("ces", "费力度"),
    ("mean", "平均值"),
    ("median", "中位数"),
    ("p90", "九成位"),
    ("p95", "九五位"),
    ("score", "得分"),
    ("gap", "差距"),
    ("peak_end", "峰终"),
];

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

    fn group(&mut self, name: &Name) -> Option<GroupBy> {
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

    fn metric(&mut self, call: &Call) -> Option<Metric> {
        let name = call.name.text.as_str();
        let Some((metric, _)) = METRICS.iter().find(|(en, zh)| name == *en || name == *zh) else {
            let known = METRICS.iter().flat_map(|(en, zh)| [*en, *zh]).map(str::to_owned).collect();
            return self.unknown("measure", &call.name, known);
        };
        let [argument] = call.arguments.as_slice() else {
            return self.refuse(
                Diagnostic::new(&types::ARGUMENTS, call.span)
                    .arg("function", *metric)
                    .arg("expected", "1")
                    .arg("found", call.arguments.len().to_string()),
            );
        };
        let path = self.path(argument)?;
        match *metric {
            "rate" => self.target(path).map(Metric::Rate),
            "failed" => self.target(path).map(Metric::Failed),
            "count" => self.target(path).map(Metric::Count),
            "score" => self.facet(path).map(|(model, facet)| Metric::Score(model, facet)),
            "gap" => self.gap(path),
            _ => self.field_metric(metric, path),
        }
    }

    fn path<'w>(&mut self, written: &'w ast::Expr) -> Option<&'w Path> {
        match &written.kind {
            ExprKind::Paren(inner) => self.path(inner),
            ExprKind::Name(path) => Some(path),
            _ => self.refuse(Diagnostic::new(&types::MEASURE_OF_NAME, written.span)),
        }
    }

    /// A gap needs both halves of a survey.
    fn gap(&mut self, path: &Path) -> Option<Metric> {
        let (model, facet) = self.facet(path)?;
        let facets = &self.program.models[model.index()].facets;
        let asked: Vec<_> = match facet {
            Some(at) => facets.iter().skip(at as usize).take(1).collect(),
            None => facets.iter().collect(),
        };
        let bare = asked
            .iter()
            .find(|facet| facet.expected.is_empty() || facet.perceived.is_empty())
            .map(|facet| (facet.label.name.clone(), facet.label.span));
        if let Some((name, span)) = bare {
            return self.refuse(
                Diagnostic::new(&meaning::GAP_WITHOUT_ITEMS, path.span)
                    .arg("facet", name)
                    .label(span, "facet"),
            );
        }
        Some(Metric::Gap(model, facet))
    }

    fn field_metric(&mut self, metric: &'static str, path: &Path) -> Option<Metric> {
        let [name] = path.names.as_slice() else {
            return self.refuse(Diagnostic::new(&types::MEASURE_OF_NAME, path.span));
        };
        let id = self.field(name)?;
        let ty = self.program.fields[id.index()].ty.clone();
        match metric {
            "nps" => self.nps(name, id, &ty),
            "csat" if is_whole_scale(&ty) => Some(Metric::Csat(id)),
            "ces" if matches!(ty, Type::Scale { .. }) => Some(Metric::Ces(id)),
            "peak_end" if is_number(&ty) => Some(Metric::PeakEnd(id)),
            "csat" | "ces" | "peak_end" => {
                let help = if metric == "csat" { "whole" } else { "scale" };
                self.cannot_measure(metric, name, &ty, help)
            }
            _ if !is_measured(&ty) => self.cannot_measure(metric, name, &ty, ""),
            "mean" => Some(Metric::Mean(id)),
            "median" => Some(Metric::Median(id)),
            "p90" => Some(Metric::Percentile(Decimal::new(9, 1), id)),
            _ => Some(Metric::Percentile(Decimal::new(95, 2), id)),
        }
    }

    fn nps(&mut self, name: &Name, id: FieldId, ty: &Type) -> Option<Metric> {
        match ty {
            Type::Scale { low, high } if low.is_zero() && *high == Decimal::TEN => {
                Some(Metric::Nps(id))
            }
            Type::Scale { low, high } => {
                let scale = format!("{}..{}", low.normalize(), high.normalize());
                let declared = self.program.fields[id.index()].span;
                self.refuse(
                    Diagnostic::new(&types::NPS_SCALE, name.span)
                        .arg("field", name.text.clone())
                        .arg("scale", scale)
                        .label(declared, "field"),
                )
            }
            _ => self.cannot_measure("nps", name, ty, "nps"),
        }
    }

    fn cannot_measure<T>(
        &mut self,
        metric: &'static str,
        name: &Name,
        ty: &Type,
        help: &'static str,
    ) -> Option<T> {
        self.refuse(
            Diagnostic::new(&types::CANNOT_MEASURE, name.span)
                .arg("measure", metric)
                .arg("field", name.text.clone())
                .arg("found", called(ty))
                .help(help),
        )
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
            Metric::Rate(_) | Metric::Csat(_) | Metric::Score(..) => Type::Percent,
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
            Metric::Rate(_) | Metric::Csat(_) | Metric::Score(..) => {
                Some((Decimal::ZERO, Decimal::ONE))
            }
            Metric::Failed(_) | Metric::Count(_) => Some((Decimal::ZERO, Decimal::MAX)),
            Metric::Nps(_) => Some((-Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED)),
            Metric::Gap(..) => None,
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

fn is_whole_scale(ty: &Type) -> bool {
    matches!(ty, Type::Scale { low, high } if low.fract().is_zero() && high.fract().is_zero())
}

/// What has a mean and an order.
fn is_measured(ty: &Type) -> bool {
    is_number(ty)
        || matches!(ty, Type::Percent | Type::Money(_) | Type::Duration(TimeKind::Elapsed))
}
