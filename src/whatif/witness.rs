//! A record that matches a pattern: the fewest values that make its condition true.

use super::replica::Replica;
use super::solver::{Solver, Values};
use crate::check::program::{FieldId, PatternId};
use crate::judge::verdict::Row;
use crate::plan::{ColumnId, Expr};
use crate::unit::{Decimal, Instant};
use crate::value::Value;

/// What a record must say to match a pattern, together with the record that started the occurrence: several ways, the
/// plainest first. Empty where no simple one was found. They are only proposed here: whoever uses one judges again.
pub(super) fn of(replica: &Replica, pattern: PatternId, start: Row) -> Vec<Vec<(FieldId, Value)>> {
    let plan = replica.plan();
    let ask = |column| replica.value(plan.field(column), start);
    let base = replica.time(start).unwrap_or(Instant(0));
    let ways = Solver { plan, base, start: &ask, round: false }.matching(pattern);
    let said = |(column, value): (ColumnId, Option<Value>)| Some((plan.field(column), value?));
    ways.into_iter().map(|values| values.into_iter().filter_map(said).collect()).collect()
}

/// What would make a condition true, or false, of a record that is there: several ways, with what must not be said.
pub(super) fn solve(
    replica: &Replica,
    condition: &Expr,
    wanted: bool,
    start: Row,
) -> Vec<Vec<(FieldId, Option<Value>)>> {
    let plan = replica.plan();
    let ask = |column| replica.value(plan.field(column), start);
    let base = replica.time(start).unwrap_or(Instant(0));
    let ways = Solver { plan, base, start: &ask, round: false }.solve(condition, wanted);
    let said = |values: Values| {
        values.into_iter().map(|(column, value)| (plan.field(column), value)).collect::<Vec<_>>()
    };
    ways.into_iter().map(said).filter(|values| !values.is_empty()).collect()
}

/// The value a little less or more: by a microsecond, or for numbers by a millionth of their last place.
pub(super) fn stepped(value: &Value, by: i64) -> Option<Value> {
    let step = |number: Decimal| {
        let scale = (number.normalize().scale() + 6).min(20);
        number.checked_add(Decimal::new(by, scale))
    };
    Some(match value {
        Value::Number(number) => Value::Number(step(*number)?),
        Value::Money(money) => {
            Value::Money(crate::unit::Money { amount: step(money.amount)?, ..*money })
        }
        Value::Duration(length) => Value::Duration(crate::unit::Elapsed(length.0.checked_add(by)?)),
        Value::Time(instant) => Value::Time(Instant(instant.0.checked_add(by)?)),
        Value::Bool(_) | Value::Text(_) | Value::Length(_) => return None,
    })
}
