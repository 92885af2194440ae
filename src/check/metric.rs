//! Measures: what is taken of what.

use super::context::Check;
use super::program::{Counted, FieldId, Metric, Model, ModelId, Type};
use super::ty::{called, is_number};
use crate::diagnostic::codes::{meaning, types};
use crate::diagnostic::{Diagnostic, Entry};
use crate::syntax::ast::{self, Call, ExprKind, Name, Path};
use crate::unit::{Decimal, TimeKind};

/// The measures, each with its two names.
const METRICS: [(&str, &str); 15] = [
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
    ("card", "评分卡"),
    ("gap", "差距"),
    ("peak_end", "峰终"),
    ("spread", "极差"),
];

impl Check<'_> {
    /// `rate(answer.quick)`
    pub(super) fn metric(&mut self, call: &Call) -> Option<Metric> {
        let name = call.name.text.as_str();
        let Some((metric, _)) = METRICS.iter().find(|(en, zh)| name == *en || name == *zh) else {
            let known = METRICS.iter().flat_map(|(en, zh)| [*en, *zh]).map(str::to_owned).collect();
            return self.unknown("measure", &call.name, known);
        };
        match (*metric, call.arguments.as_slice()) {
            ("spread", [measured, group]) => self.spread(measured, group),
            ("spread", _) => self.other_arguments(call, metric, "2"),
            (_, [argument]) => {
                let path = self.path(argument)?;
                self.metric_of(metric, path)
            }
            _ => self.other_arguments(call, metric, "1"),
        }
    }

    fn metric_of(&mut self, metric: &'static str, path: &Path) -> Option<Metric> {
        match metric {
            "rate" => self.counted(path).map(Metric::Rate),
            "failed" => self.counted(path).map(Metric::Failed),
            "count" => self.counted(path).map(Metric::Count),
            "score" | "card" | "gap" => {
                let (model, facet) = self.facet(path)?;
                if facet.is_none() {
                    self.weighted(metric, model, path)?;
                }
                match metric {
                    "score" => Some(Metric::Score(model, facet)),
                    "card" => Some(Metric::Card(model, facet)),
                    _ => self.gap(model, facet, path),
                }
            }
            _ => self.field_metric(metric, path),
        }
    }

    /// Something that has verdicts; else a recovery, by what became of it.
    fn counted(&mut self, path: &Path) -> Option<Counted> {
        if let [name] = path.names.as_slice()
            && !self.is_judged(name, &[])
            && let Some(id) = self.symbols.recoveries.get(&name.text)
        {
            return Some(Counted::Recovery(id));
        }
        self.target(path).map(Counted::Verdicts)
    }

    fn other_arguments<T>(
        &mut self,
        call: &Call,
        metric: &'static str,
        expected: &'static str,
    ) -> Option<T> {
        self.refuse(
            Diagnostic::new(&types::ARGUMENTS, call.span)
                .arg("function", metric)
                .arg("expected", expected)
                .arg("found", call.arguments.len().to_string()),
        )
    }

    fn path<'w>(&mut self, written: &'w ast::Expr) -> Option<&'w Path> {
        match &written.kind {
            ExprKind::Paren(inner) => self.path(inner),
            ExprKind::Name(path) => Some(path),
            _ => self.refuse(Diagnostic::new(&types::MEASURE_OF_NAME, written.span)),
        }
    }

    /// `spread(rate(answer.quick), channel)`
    fn spread(&mut self, measured: &ast::Expr, group: &ast::Expr) -> Option<Metric> {
        let refused = |check: &mut Self| {
            check.refuse(Diagnostic::new(&meaning::SPREAD_OF_WHAT, measured.span))
        };
        let ExprKind::Call(call) = &measured.kind else { return refused(self) };
        let metric = self.metric(call)?;
        if matches!(metric, Metric::Failed(_) | Metric::Count(_) | Metric::Spread(..)) {
            return refused(self);
        }
        let [name] = self.path(group)?.names.as_slice() else {
            return self.refuse(Diagnostic::new(&types::MEASURE_OF_NAME, group.span));
        };
        Some(Metric::Spread(Box::new(metric), self.group(name)?))
    }

    /// Only weights make a whole of facets.
    fn weighted(&mut self, metric: &'static str, id: ModelId, path: &Path) -> Option<()> {
        let model = &self.program.models[id.index()];
        if model.facets.iter().any(|facet| facet.weight.is_some()) {
            return Some(());
        }
        let (name, declared) = (model.label.name.clone(), model.label.span);
        let known: Vec<String> =
            model.facets.iter().map(|facet| format!("{name}.{}", facet.label.name)).collect();
        self.refuse(
            Diagnostic::new(&meaning::MODEL_WITHOUT_WEIGHTS, path.span)
                .arg("model", name)
                .arg("measure", metric)
                .arg("known", known.join(", "))
                .label(declared, "model"),
        )
    }

    /// A gap needs both halves of a survey, item by item and on one scale.
    fn gap(&mut self, id: ModelId, facet: Option<u16>, path: &Path) -> Option<Metric> {
        let facets = asked(&self.program.models[id.index()], facet);
        let bare = (facets.iter())
            .find(|facet| facet.expected.is_empty() || facet.perceived.is_empty())
            .map(|facet| (facet.label.name.clone(), facet.label.span));
        if let Some((name, span)) = bare {
            return self.refuse(
                Diagnostic::new(&meaning::GAP_WITHOUT_ITEMS, path.span)
                    .arg("facet", name)
                    .label(span, "facet"),
            );
        }
        let items = facets.iter().flat_map(|facet| facet.expected.iter().chain(&facet.perceived));
        let mut fields = items.map(|id| &self.program.fields[id.index()]);
        let first = fields.next()?;
        if let Some(other) = fields.find(|field| field.ty != first.ty) {
            let diagnostic = Diagnostic::new(&meaning::ITEMS_ON_TWO_SCALES, path.span)
                .arg("item", other.name.clone())
                .arg("found", scale(&other.ty))
                .arg("other", first.name.clone())
                .arg("scale", scale(&first.ty))
                .label(other.span, "field");
            return self.refuse(diagnostic);
        }
        Some(Metric::Gap(id, facet))
    }

    fn field_metric(&mut self, metric: &'static str, path: &Path) -> Option<Metric> {
        let [name] = path.names.as_slice() else {
            return self.refuse(Diagnostic::new(&types::MEASURE_OF_NAME, path.span));
        };
        let id = self.field(name)?;
        let ty = self.program.fields[id.index()].ty.clone();
        match (metric, &ty) {
            ("nps", _) => self.nps(name, id, &ty),
            ("csat", Type::Scale { low, high }) if has_best_two(*low, *high) => {
                Some(Metric::Csat(id))
            }
            ("csat", _) => self.cannot_measure(metric, name, &ty, "whole"),
            ("ces", _) => self.ces(name, id, &ty),
            ("peak_end", Type::Scale { .. }) => Some(Metric::PeakEnd(id)),
            ("peak_end", _) => self.cannot_measure(metric, name, &ty, "scale"),
            _ if !is_measured(&ty) => self.cannot_measure(metric, name, &ty, ""),
            ("mean", _) => Some(Metric::Mean(id)),
            ("median", _) => Some(Metric::Median(id)),
            ("p90", _) => Some(Metric::Percentile(Decimal::new(9, 1), id)),
            _ => Some(Metric::Percentile(Decimal::new(95, 2), id)),
        }
    }

    fn nps(&mut self, name: &Name, id: FieldId, ty: &Type) -> Option<Metric> {
        match ty {
            Type::Scale { .. } => self.recommendation(name, id, "").map(Metric::Nps),
            _ => self.cannot_measure("nps", name, ty, "nps"),
        }
    }

    /// A field whose answers make promoters and detractors: no other scale than 0..10 does.
    pub(super) fn recommendation(
        &mut self,
        name: &Name,
        id: FieldId,
        help: &'static str,
    ) -> Option<FieldId> {
        let ty = self.program.fields[id.index()].ty.clone();
        match &ty {
            Type::Scale { low, high } if low.is_zero() && *high == Decimal::TEN => Some(id),
            ty => self.another_scale((&types::NPS_SCALE, help), name, id, ty),
        }
    }

    /// The effort of 2010 or the ease of 2013; any other scale has no standing.
    fn ces(&mut self, name: &Name, id: FieldId, ty: &Type) -> Option<Metric> {
        match ty {
            Type::Scale { low, high }
                if *low == Decimal::ONE
                    && (*high == Decimal::from(5) || *high == Decimal::from(7)) =>
            {
                Some(Metric::Ces(id))
            }
            Type::Scale { .. } => self.another_scale((&types::CES_SCALE, ""), name, id, ty),
            _ => self.cannot_measure("ces", name, ty, "ces"),
        }
    }

    fn another_scale<T>(
        &mut self,
        (entry, help): (&'static Entry, &'static str),
        name: &Name,
        id: FieldId,
        ty: &Type,
    ) -> Option<T> {
        let declared = self.program.fields[id.index()].span;
        self.refuse(
            Diagnostic::new(entry, name.span)
                .arg("field", name.text.clone())
                .arg("scale", scale(ty))
                .help(help)
                .label(declared, "field"),
        )
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

    /// The least and greatest score: with costs it goes below nothing.
    pub(super) fn score_reach(&self, id: ModelId, facet: Option<u16>) -> (Decimal, Decimal) {
        if facet.is_some() {
            return (Decimal::ZERO, Decimal::ONE);
        }
        let weights = || self.program.models[id.index()].facets.iter().filter_map(|it| it.weight);
        let low = if weights().any(|weight| weight.is_sign_negative()) {
            -Decimal::ONE
        } else {
            Decimal::ZERO
        };
        let high = if weights().any(|weight| weight.is_sign_positive()) {
            Decimal::ONE
        } else {
            Decimal::ZERO
        };
        (low, high)
    }

    /// The least and greatest gap, if its items are on a scale.
    pub(super) fn gap_reach(&self, id: ModelId, facet: Option<u16>) -> Option<(Decimal, Decimal)> {
        let facets = asked(&self.program.models[id.index()], facet);
        let item = facets.first()?.expected.first()?;
        match self.program.fields[item.index()].ty {
            Type::Scale { low, high } => Some((low.checked_sub(high)?, high.checked_sub(low)?)),
            _ => None,
        }
    }
}

/// The facet asked for, or all.
fn asked(model: &Model, facet: Option<u16>) -> &[super::program::Facet] {
    match facet.map(usize::from) {
        Some(at) => model.facets.get(at..=at).unwrap_or_default(),
        None => &model.facets,
    }
}

/// `1..5`; what else the type is called.
fn scale(ty: &Type) -> String {
    match ty {
        Type::Scale { low, high } => format!("`{}..{}`", low.normalize(), high.normalize()),
        ty => called(ty).to_owned(),
    }
}

/// A scale of whole numbers on which the two best answers are not all there is.
fn has_best_two(low: Decimal, high: Decimal) -> bool {
    low.fract().is_zero() && high.fract().is_zero() && high - low >= Decimal::TWO
}

/// What has a mean and an order.
fn is_measured(ty: &Type) -> bool {
    is_number(ty)
        || matches!(ty, Type::Percent | Type::Money(_) | Type::Duration(TimeKind::Elapsed))
}
