//! What has verdicts: touchpoints, moments, expectations.

use super::context::Check;
use super::program::{Owner, Target};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::types;
use crate::syntax::ast::{self, ExprKind, Name, Path};

impl Check<'_> {
    /// `complaint`, `complaint.resolved`, or a bare expectation of the owners `near`, of which
    /// there may be several.
    pub(super) fn targets(&mut self, path: &Path, near: &[Owner]) -> Option<Vec<Target>> {
        match path.names.as_slice() {
            [name] => {
                let own: Vec<Target> =
                    near.iter().filter_map(|owner| self.expectation_of(*owner, name)).collect();
                if own.is_empty() {
                    self.owner(name, near).map(|it| vec![it.into()])
                } else {
                    Some(own)
                }
            }
            [owner, name] => {
                let owner = self.owner(owner, &[])?;
                if let Some(found) = self.expectation_of(owner, name) {
                    return Some(vec![found]);
                }
                let known = self
                    .symbols
                    .expectations
                    .get(&owner)
                    .map(|names| self.listed(names))
                    .unwrap_or_default();
                self.unknown("expectation", name, known)
            }
            _ => None,
        }
    }

    /// The one thing a path names.
    pub(super) fn target(&mut self, path: &Path) -> Option<Target> {
        self.targets(path, &[])?.pop()
    }

    /// The argument of `failed(…)`: a path and nothing else.
    pub(super) fn target_argument(
        &mut self,
        written: &ast::Expr,
        near: &[Owner],
    ) -> Option<Vec<Target>> {
        match &written.kind {
            ExprKind::Paren(inner) => self.target_argument(inner, near),
            ExprKind::Name(path) => self.targets(path, near),
            _ => self.refuse(Diagnostic::new(&types::TARGET_NEEDED, written.span)),
        }
    }

    /// A touchpoint or moment.
    pub(super) fn owner(&mut self, name: &Name, near: &[Owner]) -> Option<Owner> {
        if let Some(owner) = self.symbols.owners.get(&name.text) {
            return Some(owner);
        }
        if let Some(other) = self.meaning(&name.text) {
            return self.wrong_kind(name, other.meaning.kind(), "moment");
        }
        let mut known = Vec::new();
        for owner in near {
            known.extend(
                self.symbols
                    .expectations
                    .get(owner)
                    .map(|names| self.listed(names))
                    .unwrap_or_default(),
            );
        }
        known.extend(self.listed(&self.symbols.owners));
        self.unknown("moment", name, known)
    }

    /// Whether a name is one of a touchpoint, a moment, or an expectation of the owners `near`.
    pub(super) fn is_judged(&self, name: &Name, near: &[Owner]) -> bool {
        self.symbols.owners.get(&name.text).is_some()
            || near.iter().any(|owner| self.expectation_of(*owner, name).is_some())
    }

    fn expectation_of(&self, owner: Owner, name: &Name) -> Option<Target> {
        self.symbols.expectations.get(&owner)?.get(&name.text).map(Target::Expectation)
    }
}

impl From<Owner> for Target {
    fn from(owner: Owner) -> Self {
        match owner {
            Owner::Touchpoint(id) => Self::Touchpoint(id),
            Owner::Moment(id) => Self::Moment(id),
        }
    }
}
