//! What compiling shares: columns, words, patterns and segments are taken in when a rule first asks for them, so
//! that whatever nothing asks for is never decoded or evaluated.

use super::expr::{TestId, WordTest};
use super::key::PlannedKey;
use super::planned::PlannedPattern;
use super::{ColumnId, Expr, PlannedColumn};
use crate::check::program::{FieldId, PatternId, Program, SegmentId};
use crate::clock::{OpenTime, Zone};
use crate::diagnostic::Diagnostic;
use crate::syntax::ast::TextTest;
use crate::value::{Word, Words};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where an expression is asked, which decides what it may use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Asked {
    /// Of one record alone.
    Record,
    /// Of one record together with the one that started the occurrence.
    Together,
    /// In a segment: wherever the segment is.
    Segment,
    /// Of a touchpoint's own record.
    Own,
    /// Of the state at some record of a moment.
    State,
    /// Of the state now and the verdicts: in a fact.
    Fact,
    /// The same for one occurrence: in a recovery.
    Recovery,
}

impl Asked {
    /// Whether fields stand for their last known values.
    pub(super) fn is_state(self) -> bool {
        matches!(self, Self::State | Self::Fact | Self::Recovery)
    }

    /// Whether a record that started an occurrence is at hand.
    pub(super) fn has_start(self) -> bool {
        matches!(self, Self::Together | Self::Own | Self::State | Self::Recovery)
    }

    /// Whether the other records of the journey are at hand.
    pub(super) fn has_journey(self) -> bool {
        !matches!(self, Self::Record | Self::Together)
    }

    /// Whether verdicts are at hand.
    pub(super) fn has_verdicts(self) -> bool {
        matches!(self, Self::Fact | Self::Recovery)
    }
}

/// A pattern or segment while it is compiled.
#[derive(Clone, Debug, Default)]
pub(super) enum Slot<T> {
    /// Nothing asked for it so far.
    #[default]
    Unused,
    /// It is being compiled: a cycle would come by here.
    Pending,
    /// Compiled.
    Done(T),
}

impl<T> Slot<T> {
    pub(super) fn done(self) -> Option<T> {
        match self {
            Self::Done(value) => Some(value),
            Self::Unused | Self::Pending => None,
        }
    }
}

pub(super) struct Compiler<'p> {
    pub(super) program: &'p Program,
    pub(super) words: Words,
    pub(super) columns: Vec<PlannedColumn>,
    pub(super) column_of: Vec<Option<ColumnId>>,
    pub(super) tests: Vec<WordTest>,
    pub(super) patterns: Vec<Slot<PlannedPattern>>,
    pub(super) segments: Vec<Slot<Expr>>,
    pub(super) state: BTreeSet<ColumnId>,
    pub(super) counted: BTreeSet<PatternId>,
    pub(super) keys: Vec<PlannedKey>,
    pub(super) refused: Vec<Diagnostic>,
    /// By calendar: its open time, worked out when a limit first asks for it.
    pub(super) calendars: Vec<Option<Arc<OpenTime>>>,
    /// The service's zone.
    pub(super) zone: Zone,
}

impl<'p> Compiler<'p> {
    pub(super) fn new(program: &'p Program) -> Self {
        Self {
            program,
            words: Words::default(),
            columns: Vec::new(),
            column_of: vec![None; program.fields.len()],
            tests: Vec::new(),
            patterns: program.patterns.iter().map(|_| Slot::Unused).collect(),
            segments: program.segments.iter().map(|_| Slot::Unused).collect(),
            state: BTreeSet::new(),
            counted: BTreeSet::new(),
            keys: Vec::new(),
            refused: Vec::new(),
            calendars: vec![None; program.calendars.len()],
            zone: Zone::get(&program.service.zone).unwrap_or_default(),
        }
    }

    /// The column of a field, taken in if it is new.
    pub(super) fn column(&mut self, field: FieldId) -> ColumnId {
        if let Some(column) = self.column_of[field.index()] {
            return column;
        }
        let column = ColumnId(self.columns.len() as u16);
        self.columns.push(PlannedColumn::of(field, self.program, false));
        self.column_of[field.index()] = Some(column);
        column
    }

    /// The same for a field that is read where `asked` says.
    pub(super) fn read(&mut self, field: FieldId, asked: Asked) -> ColumnId {
        let column = self.column(field);
        if asked.is_state() {
            self.state.insert(column);
        }
        column
    }

    pub(super) fn word(&mut self, text: &str) -> Word {
        self.words.intern(text)
    }

    pub(super) fn test(&mut self, column: ColumnId, test: TextTest, text: &Arc<str>) -> TestId {
        let wanted = WordTest { column, test, text: Arc::clone(text) };
        let found = self.tests.iter().position(|known| *known == wanted);
        let index = found.unwrap_or_else(|| {
            self.tests.push(wanted);
            self.tests.len() - 1
        });
        TestId(index as u16)
    }

    /// Takes in a pattern and all that it rests on.
    pub(super) fn pattern(&mut self, id: PatternId) -> PatternId {
        if matches!(self.patterns[id.index()], Slot::Unused) {
            self.patterns[id.index()] = Slot::Pending;
            let program = self.program;
            let declared = &program.patterns[id.index()];
            let condition = self.expr(&declared.condition, Asked::Record);
            let together = declared.together.as_ref().map(|expr| self.expr(expr, Asked::Together));
            self.patterns[id.index()] = Slot::Done(PlannedPattern { condition, together });
        }
        id
    }

    /// Takes in a segment that is read where `asked` says.
    pub(super) fn segment(&mut self, id: SegmentId, asked: Asked) -> SegmentId {
        if matches!(self.segments[id.index()], Slot::Unused) {
            self.segments[id.index()] = Slot::Pending;
            let program = self.program;
            let condition = self.expr(&program.segments[id.index()].condition, Asked::Segment);
            self.segments[id.index()] = Slot::Done(condition);
        }
        if asked.is_state() {
            let mut columns = Vec::new();
            self.columns_of_segment(id, &mut columns);
            self.state.extend(columns);
        }
        id
    }

    /// Whether a segment asks for more than one record's values.
    pub(super) fn segment_needs_journey(&self, id: SegmentId) -> bool {
        let Slot::Done(condition) = &self.segments[id.index()] else { return false };
        let mut needs = false;
        condition.walk(&mut |part| match part {
            Expr::Count(_) => needs = true,
            Expr::Segment(inner) => needs |= self.segment_needs_journey(*inner),
            _ => {}
        });
        needs
    }

    fn columns_of_segment(&self, id: SegmentId, columns: &mut Vec<ColumnId>) {
        let Slot::Done(condition) = &self.segments[id.index()] else { return };
        condition.walk(&mut |part| match part {
            Expr::Column(column) | Expr::WordIs(column, _) | Expr::WordIn(column, _) => {
                columns.push(*column);
            }
            Expr::WordTest(test) => columns.push(self.tests[test.index()].column),
            Expr::Segment(inner) => self.columns_of_segment(*inner, columns),
            _ => {}
        });
    }
}
