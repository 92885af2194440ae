//! Waivers: an exemption has a reason, someone who approved it, and an end.

use super::context::Check;
use super::expr::Asked;
use super::program::Waiver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;
use crate::syntax::ast::{self, ItemKind};

impl Check<'_> {
    /// Fills the program's waivers.
    pub(super) fn waivers(&mut self) {
        for item in self.items() {
            if let ItemKind::Waive(waive) = &item.kind {
                let waiver = self.waiver(waive, item.span);
                self.program.waivers.extend(waiver);
            }
        }
    }

    fn waiver(&mut self, waive: &ast::Waive, span: crate::source::Span) -> Option<Waiver> {
        let target = self.target(&waive.target);
        let when = waive.when.as_ref().map(|condition| self.condition(condition, &Asked::RECORD));
        for (clause, absent) in [
            ("`because`", waive.because.is_none()),
            ("`approved by`", waive.approved_by.is_none()),
            ("`until`", waive.until.is_none()),
        ] {
            if absent {
                self.report(
                    Diagnostic::new(&meaning::WAIVER_LACKS, waive.target.span)
                        .arg("clause", clause)
                        .help(clause),
                );
            }
        }
        let until = waive.until.and_then(|(date, span)| self.date(date, span));
        let when = match when {
            Some(condition) => Some(condition?),
            None => None,
        };
        Some(Waiver {
            span,
            target: target?,
            when,
            because: waive.because.as_ref()?.value.clone(),
            approved_by: waive.approved_by.as_ref()?.value.clone(),
            until: until?,
        })
    }
}
