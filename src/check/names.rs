//! Tables of declared names, in the order of their declaration.

use super::program::{
    AuthorityId, CalendarId, ExpectationId, FactId, FieldId, FunctionId, ModelId, Owner,
    ProtocolId, RecoveryId, SegmentId, StandardId, TouchpointId,
};
use crate::source::Span;
use crate::syntax::ast::Name;
use rustc_hash::FxHashMap;

/// Names of one sort, each once.
#[derive(Debug)]
pub(super) struct Names<T> {
    list: Vec<Named<T>>,
    positions: FxHashMap<String, usize>,
}

/// A name, where it is declared, and what it stands for.
#[derive(Clone, Debug)]
pub(super) struct Named<T> {
    pub(super) name: String,
    pub(super) span: Span,
    pub(super) meaning: T,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self { list: Vec::new(), positions: FxHashMap::default() }
    }
}

impl<T: Copy> Names<T> {
    /// Declares a name; gives back the place of an earlier declaration, which then stands.
    pub(super) fn declare_name(&mut self, name: &Name, meaning: T) -> Option<Span> {
        if let Some(earlier) = self.find(&name.text) {
            return Some(earlier.span);
        }
        self.positions.insert(name.text.clone(), self.list.len());
        self.list.push(Named { name: name.text.clone(), span: name.span, meaning });
        None
    }

    pub(super) fn find(&self, name: &str) -> Option<&Named<T>> {
        self.positions.get(name).map(|&at| &self.list[at])
    }

    pub(super) fn get(&self, name: &str) -> Option<T> {
        self.find(name).map(|named| named.meaning)
    }

    /// Changes what names mean.
    pub(super) fn update(&mut self, change: impl Fn(T) -> T) {
        for named in &mut self.list {
            named.meaning = change(named.meaning);
        }
    }

    /// In order of declaration.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Named<T>> {
        self.list.iter()
    }
}

/// What a name in an expression may stand for. They share one sort of names: a file in which
/// `vip` is a field here and a segment there could not be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    Field(FieldId),
    Segment(SegmentId),
    /// Position among all `let`s.
    Let(usize),
    /// Position among all `step`s.
    Step(usize),
    Touchpoint(TouchpointId),
    Fact(FactId),
}

impl Meaning {
    /// The sort of thing, as messages call it.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Field(_) => "field",
            Self::Segment(_) => "segment",
            Self::Let(_) => "value",
            Self::Step(_) => "step",
            Self::Touchpoint(_) => "touchpoint",
            Self::Fact(_) => "fact",
        }
    }
}

/// All names of a program and the files it uses.
#[derive(Debug, Default)]
pub(super) struct Symbols {
    pub(super) values: Names<Meaning>,
    /// Touchpoints and moments.
    pub(super) owners: Names<Owner>,
    /// Expectations, by owner.
    pub(super) expectations: FxHashMap<Owner, Names<ExpectationId>>,
    pub(super) calendars: Names<CalendarId>,
    pub(super) models: Names<ModelId>,
    pub(super) protocols: Names<ProtocolId>,
    pub(super) authority: Names<AuthorityId>,
    pub(super) recoveries: Names<RecoveryId>,
    pub(super) standards: Names<StandardId>,
    pub(super) functions: Names<FunctionId>,
}
