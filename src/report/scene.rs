//! What results are read against: names, places and local time.

use super::model::{Comparison, Part};
use super::model::{LocalTime, Money, Place, RulePlace, Seen, Value};
use super::say;
use crate::check::program::{FieldId, Key, Owner, Program};
use crate::diagnostic::{self, Lang};
use crate::ingest::Batch;
use crate::judge::verdict::{self, JourneyVerdicts, Quantity, Row};
use crate::measure::{Measure, Sight, Tallies};
use crate::recover;
use crate::source::{Sources, Span};
use crate::syntax::ast::CompareOp;
use crate::unit::{Instant, Length};
use crate::value::{self, Words};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// One run: what was judged by what, as of when.
#[derive(Clone, Debug)]
pub struct Scene<'a> {
    /// The rules.
    pub program: &'a Program,
    /// Their texts.
    pub sources: &'a Sources,
    /// Names of the logs, as [`diagnostic::Place::file`] counts them.
    pub files: &'a [String],
    /// As of when; `None` if there was no record.
    pub as_of: Option<Instant>,
    /// The language of texts.
    pub lang: Lang,
    zone: TimeZone,
}

/// One journey (or customer, for a moment `per customer`) with all that was found out about it.
#[derive(Clone, Copy, Debug)]
pub struct Journey<'a, S> {
    /// The verdicts.
    pub verdicts: &'a JourneyVerdicts,
    /// What follows from them.
    pub recoveries: &'a recover::Recoveries,
    /// The batch that rows are positions of.
    pub batch: &'a Batch,
    /// The words of the batch.
    pub words: &'a Words,
    /// What the records show.
    pub sight: &'a S,
    /// Whether it is a journey: its records and it itself are counted. Not so for a moment
    /// `per customer`, whose records are counted with their journeys.
    pub counted: bool,
    /// Whether the values that its records hold are counted with it, not for themselves.
    pub values: bool,
}

impl<S: Sight> Journey<'_, S> {
    /// Counts all of it.
    pub fn count(&self, measure: &Measure<'_>, tallies: &mut Tallies) {
        measure.add_verdicts(tallies, self.verdicts, self.sight);
        let owed = self.recoveries.owed.iter();
        let owed = owed.map(|owed| (owed.recovery, owed.occurrence, owed.status.verdict()));
        measure.add_recoveries(tallies, self.verdicts, owed, self.sight);
        if self.counted {
            measure.add_answers(tallies, self.sight);
        }
        if self.values {
            measure.add_values(tallies, self.sight);
        }
    }
}

impl<'a> Scene<'a> {
    /// Of a program without errors. An unknown zone, which `check` refuses, counts as UTC.
    pub fn new(
        program: &'a Program,
        sources: &'a Sources,
        files: &'a [String],
        as_of: Option<Instant>,
        lang: Lang,
    ) -> Self {
        let zone = TimeZone::get(&program.service.zone).unwrap_or(TimeZone::UTC);
        Self { program, sources, files, as_of, lang, zone }
    }

    /// An instant in the service's zone; the ends of the calendar stand for what lies beyond.
    pub fn local(&self, instant: Instant) -> LocalTime {
        let bounded =
            instant.0.clamp(Timestamp::MIN.as_microsecond(), Timestamp::MAX.as_microsecond());
        let timestamp = Timestamp::from_microsecond(bounded).unwrap_or(Timestamp::UNIX_EPOCH);
        let offset = self.zone.to_offset(timestamp);
        LocalTime(timestamp.display_with_offset(offset).to_string())
    }

    /// A record's place, with the log's name.
    pub fn place(&self, place: diagnostic::Place) -> Place {
        let file = self.files.get(place.file as usize).cloned().unwrap_or_default();
        Place { file, line: place.line }
    }

    /// A record in its part.
    pub(super) fn seen<S: Sight>(&self, journey: &Journey<'_, S>, row: Row, part: Part) -> Seen {
        let place = self.place(journey.place(row));
        Seen { part, place, time: self.local(journey.sight.time(row)) }
    }

    /// A place in a rule file, with its text.
    pub fn rule(&self, span: Span) -> RulePlace {
        let file = self.sources.file(span.file);
        let (line, column) = file.line_column(span.start);
        let text = self.sources.text(span).split_whitespace().collect::<Vec<_>>().join(" ");
        RulePlace { file: file.name.clone(), line, column, text }
    }

    /// A field's name.
    pub fn field(&self, field: FieldId) -> &'a str {
        &self.program.fields[field.index()].name
    }

    /// What texts call a field.
    pub(super) fn field_word(&self, field: FieldId) -> &'a str {
        say::field(self.field(field), self.lang)
    }

    /// Name and title of a touchpoint or moment.
    pub fn owner(&self, owner: Owner) -> (&'a str, &'a str) {
        let label = match owner {
            Owner::Touchpoint(id) => &self.program.touchpoints[id.index()].label,
            Owner::Moment(id) => &self.program.moments[id.index()].label,
        };
        (&label.name, &label.title)
    }

    /// The field whose values stand for journeys, for what is judged `per` that field.
    pub(super) fn per(&self, key: Key) -> Option<String> {
        match key {
            Key::Journey => None,
            Key::Field(field) => Some(self.field(field).to_owned()),
        }
    }

    /// A value of data or rules.
    pub fn value(&self, value: &value::Value) -> Value {
        match value {
            value::Value::Bool(flag) => Value::Flag(*flag),
            value::Value::Number(number) => Value::Number(number.normalize()),
            value::Value::Text(text) => Value::Text(text.to_string()),
            value::Value::Duration(length) | value::Value::Length(Length::Elapsed(length)) => {
                Value::Duration(length.0)
            }
            value::Value::Length(Length::CalendarDays(days)) => Value::CalendarDays(*days),
            value::Value::Length(Length::Business(length)) => Value::BusinessTime(length.0),
            value::Value::Length(Length::BusinessDays(days)) => Value::BusinessDays(*days),
            value::Value::Time(instant) => Value::Time(self.local(*instant)),
            value::Value::Money(money) => Value::Money(Money::from(*money)),
        }
    }

    /// Something measured.
    pub(super) fn quantity(&self, quantity: &Quantity) -> Value {
        match quantity {
            Quantity::Value(value) => self.value(value),
            Quantity::Elapsed(length) => Value::Duration(length.0),
            Quantity::Count(count) => Value::Count(u64::from(*count)),
        }
    }
}

impl<S> Journey<'_, S> {
    /// Where a record stands.
    pub fn place(&self, row: Row) -> diagnostic::Place {
        self.batch.places.at(row as usize)
    }

    /// The journey's name, or the value of the field that its moments are `per`.
    pub fn name(&self) -> String {
        self.words.text(self.verdicts.whose.value).to_string()
    }
}

impl From<CompareOp> for Comparison {
    fn from(op: CompareOp) -> Self {
        match op {
            CompareOp::Equal => Self::Equal,
            CompareOp::NotEqual => Self::NotEqual,
            CompareOp::Less => Self::Less,
            CompareOp::LessEqual => Self::LessEqual,
            CompareOp::Greater => Self::Greater,
            CompareOp::GreaterEqual => Self::GreaterEqual,
        }
    }
}

impl From<verdict::Part> for Part {
    fn from(part: verdict::Part) -> Self {
        match part {
            verdict::Part::Anchor => Self::Anchor,
            verdict::Part::Stop => Self::Stop,
            verdict::Part::Violation => Self::Violation,
            verdict::Part::Witness => Self::Witness,
        }
    }
}
