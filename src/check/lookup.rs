//! What a name stands for, or a fault that says what it could have been.

use super::context::Check;
use super::names::{Meaning, Named, Names};
use super::program::{
    AuthorityId, CalendarId, FieldId, ModelId, ProtocolId, RecoveryId, SegmentId,
};
use super::roles::Role;
use crate::diagnostic::codes::names;
use crate::diagnostic::{Diagnostic, suggest};
use crate::source::Span;
use crate::syntax::ast::Name;

/// So many unknown names are given a hint.
pub(super) const MOST_HINTED: usize = 200;
/// Among so many names.
const MOST_SEARCHED: usize = 2_000;
/// So many known names are listed where nothing is near.
const MOST_LISTED: usize = 8;

impl Check<'_> {
    /// What a name means in an expression. The other spelling of a role finds the role's field.
    pub(super) fn meaning(&self, name: &str) -> Option<Named<Meaning>> {
        if let Some(named) = self.symbols.values.find(name) {
            return Some(named.clone());
        }
        let field = self.program.roles.get(Role::named(name)?)?;
        let declared = &self.program.fields[field.index()].name;
        self.symbols.values.find(declared).cloned()
    }

    /// The same, noting that it is used.
    pub(super) fn use_meaning(&mut self, name: &str) -> Option<Meaning> {
        let named = self.meaning(name)?;
        self.used.insert(named.span);
        Some(named.meaning)
    }

    pub(super) fn field(&mut self, name: &Name) -> Option<FieldId> {
        match self.use_meaning(&name.text) {
            Some(Meaning::Field(id)) => Some(id),
            Some(other) => self.wrong_kind(name, other.kind(), "field"),
            None => {
                let known = self.value_names(|meaning| matches!(meaning, Meaning::Field(_)));
                self.unknown("field", name, known)
            }
        }
    }

    pub(super) fn segment(&mut self, name: &Name) -> Option<SegmentId> {
        match self.use_meaning(&name.text) {
            Some(Meaning::Segment(id)) => Some(id),
            Some(other) => self.wrong_kind(name, other.kind(), "segment"),
            None => {
                let known = self.value_names(|meaning| matches!(meaning, Meaning::Segment(_)));
                self.unknown("segment", name, known)
            }
        }
    }

    pub(super) fn calendar(&mut self, name: &Name) -> Option<CalendarId> {
        match self.symbols.calendars.get(&name.text) {
            Some(id) => Some(id),
            None => self.unknown("calendar", name, self.listed(&self.symbols.calendars)),
        }
    }

    pub(super) fn model(&mut self, name: &Name) -> Option<ModelId> {
        match self.symbols.models.get(&name.text) {
            Some(id) => Some(id),
            None => self.unknown("model", name, self.listed(&self.symbols.models)),
        }
    }

    pub(super) fn protocol(&mut self, name: &Name) -> Option<ProtocolId> {
        match self.symbols.protocols.get(&name.text) {
            Some(id) => Some(id),
            None => self.unknown("protocol", name, self.listed(&self.symbols.protocols)),
        }
    }

    pub(super) fn level(&mut self, name: &Name) -> Option<AuthorityId> {
        match self.symbols.authority.get(&name.text) {
            Some(id) => Some(id),
            None => self.unknown("authority level", name, self.listed(&self.symbols.authority)),
        }
    }

    pub(super) fn recovery(&mut self, name: &Name) -> Option<RecoveryId> {
        match self.symbols.recoveries.get(&name.text) {
            Some(id) => Some(id),
            None => self.unknown("recovery", name, self.listed(&self.symbols.recoveries)),
        }
    }

    /// The names of a table that a hint may name, in order.
    pub(super) fn listed<T: Copy>(&self, names: &Names<T>) -> Vec<String> {
        if self.hinted >= MOST_HINTED {
            return Vec::new();
        }
        names.iter().take(MOST_SEARCHED).map(|named| named.name.clone()).collect()
    }

    /// Names of expressions that mean a certain sort of thing, in order.
    pub(super) fn value_names(&self, wanted: impl Fn(Meaning) -> bool) -> Vec<String> {
        if self.hinted >= MOST_HINTED {
            return Vec::new();
        }
        let values = self.symbols.values.iter().filter(|named| wanted(named.meaning));
        values.take(MOST_SEARCHED).map(|named| named.name.clone()).collect()
    }

    /// Notes an unknown name, with the nearest of the known ones.
    pub(super) fn unknown<T>(
        &mut self,
        kind: &'static str,
        name: &Name,
        known: Vec<String>,
    ) -> Option<T> {
        self.unknown_at(kind, &name.text, name.span, known)
    }

    /// The same for a name that is part of something else.
    pub(super) fn unknown_at<T>(
        &mut self,
        kind: &'static str,
        name: &str,
        span: Span,
        known: Vec<String>,
    ) -> Option<T> {
        if self.may_be_lost(name) {
            return None;
        }
        let fault = Diagnostic::new(&names::UNKNOWN_NAME, span).arg("kind", kind).arg("name", name);
        let fault = self.hint(fault, name, &known);
        self.refuse(fault)
    }

    /// Adds `suggestion` or `known` to a fault, and chooses its help by what there is.
    pub(super) fn hint(&mut self, fault: Diagnostic, name: &str, known: &[String]) -> Diagnostic {
        self.hinted += 1;
        if self.hinted <= MOST_HINTED
            && let Some(near) = suggest::nearest(name, known.iter().map(String::as_str))
        {
            return fault.arg("suggestion", near).help("did_you_mean");
        }
        if known.is_empty() {
            return fault.help("none");
        }
        let mut list = known[..known.len().min(MOST_LISTED)].join(", ");
        if known.len() > MOST_LISTED {
            list.push_str(", …");
        }
        fault.arg("known", list)
    }

    pub(super) fn wrong_kind<T>(
        &mut self,
        name: &Name,
        found: &'static str,
        expected: &'static str,
    ) -> Option<T> {
        self.refuse(
            Diagnostic::new(&names::WRONG_KIND, name.span)
                .arg("name", name.text.clone())
                .arg("found", found)
                .arg("expected", expected),
        )
    }
}
