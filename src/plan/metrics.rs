//! The columns that standards and models read.

use super::compiler::Compiler;
use crate::check::program::{GroupBy, Metric, Program, Require};
use crate::plan::compiler::Asked;

impl Compiler<'_> {
    /// Takes in the columns that standards read, with all survey items of a model of which one asks a
    /// gap.
    pub(super) fn standards(&mut self, program: &Program) {
        for require in program.standards.iter().flat_map(|standard| &standard.requires) {
            if let Some(field) = require.metric.field() {
                self.column(field);
            }
            self.groups(require);
        }
        for model in program.surveyed() {
            for facet in &program.models[model.index()].facets {
                for item in facet.expected.iter().chain(&facet.perceived) {
                    self.column(*item);
                }
            }
        }
    }

    fn groups(&mut self, require: &Require) {
        let among = match &require.metric {
            Metric::Spread(_, among) => Some(among),
            _ => None,
        };
        for group in require.per.iter().chain(among) {
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
