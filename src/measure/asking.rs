//! What one requirement asks of the data, made ready.

use super::gap::{Pair, pairs};
use super::items::{Item, items};
use crate::check::program::{FieldId, GroupBy, Metric, ModelId, Program, Require, Type};
use crate::unit::Decimal;

/// A metric, how its cases are grouped, and what it looks at.
#[derive(Clone, Debug)]
pub(super) struct Asking {
    /// Of a spread, the measure that is compared.
    pub(super) metric: Metric,
    /// Of a spread, what is compared comes last.
    pub(super) per: Vec<GroupBy>,
    /// Of scores and cards.
    pub(super) items: Vec<Item>,
    /// Of gaps.
    pub(super) pairs: Vec<Pair>,
    /// The ends of the field's scale, if it has one.
    pub(super) scale: Option<(Decimal, Decimal)>,
}

impl Asking {
    /// Of a requirement.
    pub(super) fn of(program: &Program, require: &Require) -> Self {
        match &require.metric {
            Metric::Spread(measured, among) => {
                let per = require.per.iter().chain([among]).copied().collect();
                Self::new(program, measured, per)
            }
            metric => Self::new(program, metric, require.per.clone()),
        }
    }

    /// The gap of a whole model, which is shown where a gap of it or of a facet is required.
    pub(super) fn gap(program: &Program, model: ModelId) -> Self {
        Self::new(program, &Metric::Gap(model, None), Vec::new())
    }

    /// The score of a whole model.
    pub(super) fn score(program: &Program, model: ModelId) -> Self {
        Self::new(program, &Metric::Score(model, None), Vec::new())
    }

    /// The field of which it counts values, each by itself.
    pub(super) fn value(&self) -> Option<FieldId> {
        match self.metric {
            Metric::Gap(..) | Metric::PeakEnd(_) => None,
            _ => self.metric.field(),
        }
    }

    /// Whether it counts verdicts, rather than what records say.
    pub(super) fn counts_verdicts(&self) -> bool {
        let of_records = matches!(self.metric, Metric::Gap(..) | Metric::PeakEnd(_));
        !of_records && self.metric.field().is_none()
    }

    fn new(program: &Program, metric: &Metric, per: Vec<GroupBy>) -> Self {
        let items = match *metric {
            Metric::Score(model, facet) | Metric::Card(model, facet) => {
                items(program, model, facet)
            }
            _ => Vec::new(),
        };
        let pairs = match *metric {
            Metric::Gap(model, facet) => pairs(program, model, facet),
            _ => Vec::new(),
        };
        let scale = metric.field().and_then(|id| match program.fields[id.index()].ty {
            Type::Scale { low, high } => Some((low, high)),
            _ => None,
        });
        Self { metric: metric.clone(), per, items, pairs, scale }
    }
}
