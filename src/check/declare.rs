//! Gives every declaration its id, in the order of the files, and finds names declared twice.

use super::context::Check;
use super::names::Meaning;
use super::program::{
    AuthorityId, CalendarId, ExpectationId, FactId, FieldId, FunctionId, ModelId, MomentId, Owner,
    ProtocolId, RecoveryId, SegmentId, StandardId, TouchpointId,
};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::names;
use crate::source::Span;
use crate::syntax::ast::{Block, ClauseKind, ItemKind, Name};

/// How many of each sort came before.
#[derive(Default)]
struct Counts {
    fields: usize,
    segments: usize,
    touchpoints: usize,
    moments: usize,
    expectations: usize,
    calendars: usize,
    models: usize,
    protocols: usize,
    levels: usize,
    recoveries: usize,
    standards: usize,
    functions: usize,
}

/// The next id of a sort. Beyond 65536 of them it wraps, and [`Check::limits`] refuses the file.
fn next(count: &mut usize) -> u16 {
    *count += 1;
    (*count - 1) as u16
}

impl Check<'_> {
    /// Fills the tables of names.
    pub(super) fn declare(&mut self) {
        let mut counts = Counts::default();
        for item in self.items() {
            match &item.kind {
                ItemKind::Record(fields) => {
                    for field in fields {
                        let id = FieldId(next(&mut counts.fields));
                        self.declare_value(&field.name, Meaning::Field(id));
                    }
                }
                ItemKind::Segment(definition) => {
                    let id = SegmentId(next(&mut counts.segments));
                    self.definitions.segments.push(definition);
                    self.declare_value(&definition.name, Meaning::Segment(id));
                }
                ItemKind::Let(definition) => {
                    let at = self.definitions.lets.len();
                    self.definitions.lets.push(definition);
                    self.declare_value(&definition.name, Meaning::Let(at));
                }
                ItemKind::Step(definition) => {
                    let at = self.definitions.steps.len();
                    self.definitions.steps.push(definition);
                    self.declare_value(&definition.name, Meaning::Step(at));
                }
                ItemKind::Conclude(definition) => {
                    let id = FactId(self.definitions.facts.len() as u16);
                    self.definitions.facts.push(definition);
                    self.declare_value(&definition.name, Meaning::Fact(id));
                }
                ItemKind::Touchpoint(block) => {
                    let id = TouchpointId(next(&mut counts.touchpoints));
                    self.definitions.touchpoints.push(block);
                    self.declare_value(&block.name, Meaning::Touchpoint(id));
                    self.declare_owner(block, Owner::Touchpoint(id), &mut counts);
                }
                ItemKind::Moment(block) => {
                    let id = MomentId(next(&mut counts.moments));
                    self.declare_owner(block, Owner::Moment(id), &mut counts);
                }
                ItemKind::Calendar(calendar) => {
                    let id = CalendarId(next(&mut counts.calendars));
                    let earlier = self.symbols.calendars.declare_name(&calendar.name, id);
                    self.duplicate(&calendar.name, earlier);
                }
                ItemKind::Model(model) => {
                    let id = ModelId(next(&mut counts.models));
                    let earlier = self.symbols.models.declare_name(&model.name, id);
                    self.duplicate(&model.name, earlier);
                }
                ItemKind::Protocol(protocol) => {
                    let id = ProtocolId(next(&mut counts.protocols));
                    let earlier = self.symbols.protocols.declare_name(&protocol.name, id);
                    self.duplicate(&protocol.name, earlier);
                }
                ItemKind::Authority(levels) => {
                    for level in levels {
                        let id = AuthorityId(next(&mut counts.levels));
                        let earlier = self.symbols.authority.declare_name(&level.name, id);
                        self.duplicate(&level.name, earlier);
                    }
                }
                ItemKind::Recovery(recovery) => {
                    let id = RecoveryId(next(&mut counts.recoveries));
                    let earlier = self.symbols.recoveries.declare_name(&recovery.name, id);
                    self.duplicate(&recovery.name, earlier);
                }
                ItemKind::Standard(standard) => {
                    let id = StandardId(next(&mut counts.standards));
                    let earlier = self.symbols.standards.declare_name(&standard.name, id);
                    self.duplicate(&standard.name, earlier);
                }
                ItemKind::Fn(function) => {
                    let id = FunctionId(next(&mut counts.functions));
                    let earlier = self.symbols.functions.declare_name(&function.name, id);
                    self.duplicate(&function.name, earlier);
                }
                ItemKind::Use(_)
                | ItemKind::Service(_)
                | ItemKind::Waive(_)
                | ItemKind::Case(_) => {}
            }
        }
    }

    fn declare_value(&mut self, name: &Name, meaning: Meaning) {
        let earlier = self.symbols.values.declare_name(name, meaning);
        self.duplicate(name, earlier);
    }

    /// A touchpoint is also a value; then its name was already found to be there twice.
    fn declare_owner(&mut self, block: &Block, owner: Owner, counts: &mut Counts) {
        let earlier = self.symbols.owners.declare_name(&block.name, owner);
        self.duplicate(&block.name, earlier);
        for clause in &block.clauses {
            if let ClauseKind::Expect(expect) = &clause.kind {
                let id = ExpectationId(next(&mut counts.expectations));
                let table = self.symbols.expectations.entry(owner).or_default();
                let earlier = table.declare_name(&expect.name, id);
                self.duplicate(&expect.name, earlier);
            }
        }
    }

    /// Notes that a name was declared before, if it was.
    pub(super) fn duplicate(&mut self, name: &Name, earlier: Option<Span>) {
        if let Some(earlier) = earlier {
            self.report(
                Diagnostic::new(&names::DUPLICATE_NAME, name.span)
                    .arg("name", name.text.clone())
                    .label(earlier, "earlier"),
            );
        }
    }
}
