//! Which measurements of `standard` this version knows, and the fields they read.

use super::compiler::Compiler;
use super::refusal;
use crate::check::program::{FieldId, GroupBy, Metric, Program, Require};
use crate::plan::compiler::Asked;

/// One row: what a metric is called, whether `measure` computes it, and the field it reads. A metric that comes to be
/// computed is set to `true` here, and only here.
fn row(metric: &Metric) -> (&'static str, bool, Option<FieldId>) {
    match metric {
        Metric::Rate(_) => ("rate", true, None),
        Metric::Failed(_) => ("failed", true, None),
        Metric::Count(_) => ("count", true, None),
        Metric::Nps(field) => ("nps", true, Some(*field)),
        Metric::Csat(field) => ("csat", true, Some(*field)),
        Metric::Mean(field) => ("mean", true, Some(*field)),
        Metric::Median(field) => ("median", true, Some(*field)),
        Metric::Percentile(_, field) => ("percentile", true, Some(*field)),
        Metric::Ces(field) => ("ces", true, Some(*field)),
        Metric::PeakEnd(field) => ("peak_end", false, Some(*field)),
        Metric::Score(..) => ("score", false, None),
        Metric::Gap(..) => ("gap", false, None),
    }
}

impl Compiler<'_> {
    /// Takes in the columns that standards read, and refuses what is not measured yet.
    pub(super) fn standards(&mut self, program: &Program) {
        for require in program.standards.iter().flat_map(|standard| &standard.requires) {
            let (name, computed, field) = row(&require.metric);
            if !computed {
                self.refused.push(refusal::metric(require.span, name));
            }
            if let Some(field) = field {
                self.column(field);
            }
            self.groups(require);
        }
    }

    fn groups(&mut self, require: &Require) {
        for group in &require.per {
            match group {
                GroupBy::Field(field) => {
                    self.column(*field);
                }
                GroupBy::Segment(segment) => {
                    self.segment(*segment, Asked::State);
                }
                GroupBy::Touchpoint | GroupBy::Period(_) => {}
            }
        }
    }
}
