//! What a measurement is grouped by, as seen in the data.

use crate::check::program::TouchpointId;
use crate::clock::CalendarPeriod;
use crate::unit::{Currency, Decimal};
use crate::value::{Truth, Value};
use std::sync::Arc;

/// The value of one `per` for one case. Ordered for display: what is known comes first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum GroupValue {
    /// A text.
    Text(Arc<str>),
    /// A number or score.
    Number(Decimal),
    /// A length of elapsed time, in microseconds.
    Duration(i64),
    /// An instant, in microseconds since 1970.
    Time(i64),
    /// An amount.
    Money(Currency, Decimal),
    /// A flag.
    Flag(bool),
    /// It belongs to the segment.
    Belongs,
    /// It does not belong to the segment.
    DoesNotBelong,
    /// A touchpoint.
    Touchpoint(TouchpointId),
    /// A period of the calendar.
    Period(CalendarPeriod),
    /// The field is missing, the segment cannot be decided, or no touchpoint is there.
    Missing,
}

impl GroupValue {
    /// The group of a field's value. Lengths other than elapsed time are never in data.
    pub(super) fn of_value(value: Option<Value>) -> Self {
        match value {
            Some(Value::Bool(flag)) => Self::Flag(flag),
            Some(Value::Number(number)) => Self::Number(number.normalize()),
            Some(Value::Text(text)) => Self::Text(text),
            Some(Value::Duration(length)) => Self::Duration(length.0),
            Some(Value::Time(instant)) => Self::Time(instant.0),
            Some(Value::Money(money)) => Self::Money(money.currency, money.amount.normalize()),
            None | Some(Value::Length(_)) => Self::Missing,
        }
    }

    /// The group of a segment.
    pub(super) fn of_segment(belongs: Truth) -> Self {
        match belongs {
            Truth::True => Self::Belongs,
            Truth::False => Self::DoesNotBelong,
            Truth::Unknown => Self::Missing,
        }
    }
}
