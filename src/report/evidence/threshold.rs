//! Thresholds: what was seen, what was allowed, and the distance.

use super::phrase::Phrase;
use crate::check::program::FieldId;
use crate::judge::verdict::{Measured, Part, Quantity, Row, Verdict};
use crate::measure::Sight;
use crate::report::convert;
use crate::value::Value;

impl<S: Sight> Phrase<'_, S> {
    pub(super) fn threshold(&self) -> String {
        if let Verdict::Open(_) = self.verdict {
            let text = self.scene.rule(self.requirement.span).text;
            return format!("{}{text}", self.tr("decided at the end: ", "结束时判定："));
        }
        let values = &self.evidence.values;
        let row = self
            .row_of(&[Part::Violation, Part::Witness])
            .or_else(|| values.last().map(|(_, _, row)| *row));
        let prefix = self.prefix(row);
        if let Some(measured) = &self.evidence.measured {
            return format!("{prefix}{}", self.compared(measured));
        }
        let seen = self.seen(values);
        let rule = self.scene.rule(self.requirement.span).text;
        let state = match self.verdict {
            Verdict::Failed(_) => self.tr("not kept: ", "未做到："),
            _ => self.tr("kept: ", "已做到："),
        };
        let stop = if seen.is_empty() { "" } else { self.tr("; ", "；") };
        format!("{prefix}{seen}{stop}{state}{rule}")
    }

    fn compared(&self, measured: &Measured) -> String {
        let values = &self.evidence.values;
        let actual = match &measured.actual {
            Quantity::Value(value) => self.value(value),
            Quantity::Elapsed(length) => self.length(length.0),
            Quantity::Count(count) => count.to_string(),
        };
        let (actual, rest) =
            match values.iter().position(|(_, value, _)| is(value, &measured.actual)) {
                Some(at) => {
                    let mut others = values.clone();
                    let (field, ..) = others.remove(at);
                    (format!("{} {actual}", self.scene.field_word(field)), self.others(&others))
                }
                None => (actual, self.others(values)),
            };
        let limit = self.allowed(measured.op, &self.scene.quantity(&measured.limit));
        let margin = convert::margin(&measured.actual, &measured.limit);
        let margin = self.margin(measured.op, margin.as_ref());
        format!("{actual}{}{limit}{margin}{rest}", self.tr(", ", "，"))
    }

    /// ` (tier gold)`: what else was looked at.
    fn others(&self, values: &[(FieldId, Value, Row)]) -> String {
        if values.is_empty() {
            return String::new();
        }
        let (open, close) = (self.tr(" (", "（"), self.tr(")", "）"));
        format!("{open}{}{close}", self.seen(values))
    }

    /// `tier gold, wait 31s`
    fn seen(&self, values: &[(FieldId, Value, Row)]) -> String {
        let one = |(field, value, _): &(FieldId, Value, Row)| {
            format!("{} {}", self.scene.field_word(*field), self.value(value))
        };
        values.iter().map(one).collect::<Vec<_>>().join(self.tr(", ", "，"))
    }
}

fn is(value: &Value, actual: &Quantity) -> bool {
    match (value, actual) {
        (value, Quantity::Value(actual)) => value == actual,
        (Value::Duration(length), Quantity::Elapsed(actual)) => length == actual,
        _ => false,
    }
}
