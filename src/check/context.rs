//! What the passes share: the trees, the names, the program so far, and what was found wrong.

use super::define::{Definitions, Measure};
use super::lost::Lost;
use super::names::Symbols;
use super::pattern::PatternKey;
use super::program::{ExpectationId, PatternId, Program};
use super::satisfy::Overlaps;
use super::script::Scripts;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span};
use crate::syntax::ast::{self, Item};
use rustc_hash::{FxHashMap, FxHashSet};

/// Expressions that `let` names stand for are copied where they are used, up to so many nodes in all.
pub(super) const MOST_COPIED: usize = 1_000_000;

/// There is a fault, which was reported: not the same as being absent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Faulty;

/// One run of the checker.
pub(super) struct Check<'a> {
    pub(super) sources: &'a Sources,
    /// The file that was asked for; the others are used by it.
    pub(super) entry: FileId,
    /// All files, each after those it uses.
    pub(super) files: &'a [ast::File],
    /// The scripts that functions are written in.
    pub(super) scripts: &'a Scripts,
    pub(super) symbols: Symbols,
    pub(super) lost: Lost,
    pub(super) program: Program,
    pub(super) definitions: Definitions<'a>,
    pub(super) interned: FxHashMap<PatternKey, PatternId>,
    /// How much there is to each pattern.
    pub(super) pattern_measures: Vec<Measure>,
    pub(super) overlaps: Overlaps,
    /// Names that something uses, by their declaration.
    pub(super) used: FxHashSet<Span>,
    /// Expectations whose overrun is asked for, and where: they must have a deadline.
    pub(super) overruns: Vec<(ExpectationId, Span)>,
    /// How many nodes were copied from `let`s.
    pub(super) copied: usize,
    /// How many unknown names were given a hint: beyond some, searching would only cost time.
    pub(super) hinted: usize,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Check<'a> {
    pub(super) fn new(
        sources: &'a Sources,
        entry: FileId,
        files: &'a [ast::File],
        scripts: &'a Scripts,
        lost: Lost,
    ) -> Self {
        Self {
            sources,
            entry,
            files,
            scripts,
            symbols: Symbols::default(),
            lost,
            program: Program::default(),
            definitions: Definitions::default(),
            interned: FxHashMap::default(),
            pattern_measures: Vec::new(),
            overlaps: Overlaps::default(),
            used: FxHashSet::default(),
            overruns: Vec::new(),
            copied: 0,
            hinted: 0,
            diagnostics: Vec::new(),
        }
    }

    /// Every item of every file, in order.
    pub(super) fn items(&self) -> impl Iterator<Item = &'a Item> + use<'a> {
        self.files.iter().flat_map(|file| &file.items)
    }

    /// Notes a fault.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        if !self.may_follow(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// A clause that may be absent.
    pub(super) fn clause<W, T>(
        &mut self,
        written: Option<&W>,
        read: impl FnOnce(&mut Self, &W) -> Option<T>,
    ) -> Result<Option<T>, Faulty> {
        match written {
            Some(written) => read(self, written).map(Some).ok_or(Faulty),
            None => Ok(None),
        }
    }

    /// Notes a fault, and that there is no value.
    pub(super) fn refuse<T>(&mut self, diagnostic: Diagnostic) -> Option<T> {
        self.report(diagnostic);
        None
    }

    pub(super) fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    pub(super) fn finish(self) -> (Program, Vec<Diagnostic>) {
        (self.program, self.diagnostics)
    }

    /// The source text of a span, blanks run together.
    pub(super) fn words(&self, span: Span) -> String {
        self.sources.text(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
