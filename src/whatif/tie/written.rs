//! Records as a case gives them: `2026-01-05 10:00:00 "complaint" tier="gold"`.

use super::made::{Made, Stage};
use crate::check::program::FieldId;
use crate::unit::{Elapsed, Instant, Length, SECOND};
use crate::value::Value;

/// A record a line.
pub(super) fn lines(stage: &Stage, records: &[Made]) -> String {
    let lines: Vec<String> = records.iter().map(|record| line(stage, record)).collect();
    lines.join("\n")
}

fn line(stage: &Stage, record: &Made) -> String {
    let plan = stage.plan;
    let mut parts = vec![local(stage, stage.time(record))];
    let said = record.values.iter().filter_map(|(column, value)| Some((*column, value.clone()?)));
    let said = said.chain(stage.together()).map(|(column, value)| (plan.field(column), value));
    let mut said: Vec<(FieldId, Value)> = said.collect();
    let event = said.iter().position(|(field, _)| Some(*field) == plan.program.roles.event);
    if let Some((_, event)) = event.map(|at| said.remove(at)) {
        parts.push(shown(stage, &event));
    }
    for (field, value) in said {
        let name = &plan.program.fields[field.index()].name;
        parts.push(format!("{name}={}", shown(stage, &value)));
    }
    parts.join(" ")
}

fn local(stage: &Stage, at: Instant) -> String {
    let stamp = jiff::Timestamp::from_microsecond(at.0).unwrap_or_default();
    stage.zone.to_datetime(stamp).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

fn shown(stage: &Stage, value: &Value) -> String {
    match value {
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.normalize().to_string(),
        Value::Text(text) => format!("{text:?}"),
        Value::Money(money) => format!("{} {}", money.amount.normalize(), money.currency),
        Value::Time(at) => local(stage, *at),
        Value::Duration(length)
        | Value::Length(Length::Elapsed(length) | Length::Business(length)) => seconds(*length),
        Value::Length(Length::CalendarDays(days) | Length::BusinessDays(days)) => {
            format!("{days}d")
        }
    }
}

/// `15s`, `20.5s`
fn seconds(Elapsed(micros): Elapsed) -> String {
    if micros % SECOND == 0 {
        return format!("{}s", micros / SECOND);
    }
    let number = crate::unit::Decimal::new(micros, 6).normalize();
    format!("{number}s")
}
