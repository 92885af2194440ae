//! Who may spend how much, lowest level first.

use super::calendar::label;
use super::context::Check;
use super::program::AuthorityLevel;
use super::ty::{called, is_text};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{meaning, types};
use crate::syntax::ast::{self, ItemKind};
use crate::unit::Money;

impl Check<'_> {
    /// Fills the program's authority levels.
    pub(super) fn authority(&mut self) {
        let mut said = None;
        let mut lower: Option<&ast::AuthorityLevel> = None;
        for item in self.items() {
            let ItemKind::Authority(levels) = &item.kind else { continue };
            self.once("`authority`", item.span, &mut said);
            for level in levels {
                let up_to = level.up_to.as_ref().and_then(|literal| self.money(literal));
                if let Some(lower) = lower {
                    self.above(lower, level, up_to);
                }
                lower = Some(level);
                let mut limits = Vec::new();
                for limit in &level.limits {
                    limits.extend(self.spending_limit(limit));
                }
                let label = label(&level.name, level.title.as_ref());
                self.program.authority.push(AuthorityLevel { label, up_to, limits });
            }
        }
    }

    /// Whoever comes later may spend at least as much, in the same currency.
    fn above(
        &mut self,
        lower: &ast::AuthorityLevel,
        level: &ast::AuthorityLevel,
        up_to: Option<Money>,
    ) {
        let before = self.program.authority.last().and_then(|level| level.up_to);
        if let (Some(before), Some(now)) = (before, up_to)
            && before.currency != now.currency
        {
            let literal = level.up_to.as_ref().map_or(level.span, |literal| literal.span);
            self.report(
                Diagnostic::new(&types::CURRENCIES, literal)
                    .arg("left", before.currency.as_str())
                    .arg("right", now.currency.as_str()),
            );
            return;
        }
        let sinks = match (&lower.up_to, &level.up_to) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(before), Some(now)) => now.amount < before.amount,
        };
        if sinks {
            self.report(
                Diagnostic::new(&meaning::AUTHORITY_ORDER, level.span)
                    .arg("level", level.name.text.clone())
                    .arg("lower", lower.name.text.clone())
                    .label(lower.span, "lower"),
            );
        }
    }

    fn spending_limit(
        &mut self,
        limit: &ast::AuthorityLimit,
    ) -> Option<(Money, super::program::FieldId, Option<crate::unit::Length>)> {
        let amount = self.money(&limit.amount);
        let per = self.grouping_field(&limit.per);
        let window = self.clause(limit.window.as_ref(), Self::window);
        Some((amount?, per?, window.ok()?))
    }

    /// A field whose equal values belong together.
    pub(super) fn grouping_field(&mut self, name: &ast::Name) -> Option<super::program::FieldId> {
        let id = self.field(name)?;
        let ty = &self.program.fields[id.index()].ty;
        if is_text(ty) {
            return Some(id);
        }
        let found = called(ty);
        self.refuse(
            Diagnostic::new(&types::CANNOT_GROUP, name.span)
                .arg("name", name.text.clone())
                .arg("found", found),
        )
    }
}
