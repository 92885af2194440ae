//! Made-up records, judged as a journey of their own.

use crate::check::program::RecoveryId;
use crate::diagnostic::Place;
use crate::ingest::{Batch, Column};
use crate::judge::verdict::Whose;
use crate::judge::{Judge, Scratch};
use crate::plan::{ColumnId, KeyId, Plan};
use crate::recover::{Settled, recover};
use crate::unit::{Elapsed, Instant};
use crate::value::Value;
use crate::whatif::cells;
use crate::whatif::solver::Values;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use std::time::Duration;

/// When the first record comes: a Monday morning.
const FIRST: DateTime = DateTime::constant(2026, 1, 5, 10, 0, 0, 0);

/// What the records are of.
const NAME: &str = "1";

/// A record, so long after the first.
#[derive(Clone)]
pub(super) struct Made {
    pub(super) after: Duration,
    pub(super) values: Values,
}

/// Where made-up journeys are judged.
pub(super) struct Stage<'a> {
    pub(super) plan: &'a Plan,
    pub(super) zone: TimeZone,
    key: KeyId,
    base: Instant,
}

impl<'a> Stage<'a> {
    pub(super) fn new(plan: &'a Plan, key: KeyId) -> Option<Self> {
        let zone = TimeZone::get(&plan.program.service.zone).ok()?;
        let base = zone.to_timestamp(FIRST).ok()?.as_microsecond();
        Some(Self { plan, zone, key, base: Instant(base) })
    }

    pub(super) fn base(&self) -> Instant {
        self.base
    }

    pub(super) fn time(&self, record: &Made) -> Instant {
        let micros = i64::try_from(record.after.as_micros()).unwrap_or(i64::MAX);
        self.base.plus(Elapsed(micros))
    }

    /// The column beside the journey's that holds what records are judged together by, and what it says.
    pub(super) fn together(&self) -> Option<(ColumnId, Value)> {
        let column = self.plan.keys[self.key.index()].column;
        (column != self.plan.journey).then(|| (column, Value::Text(NAME.into())))
    }

    /// Whether both recoveries are owed for one occurrence.
    pub(super) fn owes(&self, records: &[Made], one: RecoveryId, other: RecoveryId) -> bool {
        let mut words = self.plan.words.clone();
        let mut batch = Batch {
            places: records.iter().map(|_| Place::default()).collect(),
            columns: self.plan.columns.iter().map(|it| Column::for_type(&it.ty)).collect(),
        };
        for (at, record) in records.iter().enumerate() {
            batch.columns.iter_mut().for_each(|column| cells::insert(column, at));
            let mut say = |column: ColumnId, value: &Value| {
                cells::set(&mut batch.columns[column.index()], at, Some(value), &mut words);
            };
            for (column, value) in &record.values {
                if let Some(value) = value {
                    say(*column, value);
                }
            }
            if let Some((column, value)) = self.together() {
                say(column, &value);
            }
            say(self.plan.journey, &Value::Text(NAME.into()));
            say(self.plan.time, &Value::Time(self.time(record)));
        }
        let whose = Whose { key: self.key, value: words.intern(NAME) };
        let as_of = records.last().map_or(self.base, |last| self.time(last));
        let judge = Judge::new(self.plan, &batch, &words, as_of);
        let rows: Vec<u32> = (0..records.len() as u32).collect();
        let verdicts = judge.journey(whose, &rows);
        let mut scratch = Scratch::default();
        let recoveries = recover(&judge, &mut scratch, &rows, &verdicts, &Settled::default());
        let of = |recovery: RecoveryId| {
            recoveries.owed.iter().filter(move |owed| owed.recovery == recovery)
        };
        of(one).any(|owed| of(other).any(|it| it.occurrence == owed.occurrence))
    }
}
