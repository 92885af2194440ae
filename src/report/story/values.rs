//! Values in words: what a record would have to say, and what missing fields would decide.

use super::change::{Also, Choice, Limit, Said};
use super::say::{Worded, Wording, verdict};
use crate::diagnostic::Lang;
use crate::report::model::{Place, Value};
use crate::report::say::{exact_length, field as named, gap, tr, value};

impl Wording {
    /// `met if tier on line 14 were gold or platinum, failed if standard`
    pub(super) fn answer(self, field: &str, place: &Place, choices: &[Choice]) -> String {
        let field = named(field, self.lang);
        let whole = |choice: &Choice| {
            let verdict = verdict(choice.verdict, self.lang);
            let values = self.choice(choice);
            match self.lang {
                Lang::En => format!("{verdict} if {values}"),
                Lang::Zh => format!("{values}则{verdict}"),
            }
        };
        let all: Vec<String> = choices.iter().map(whole).collect();
        let (line, all) = (self.line(place), all.join(tr(self.lang, ", ", "，")));
        match self.lang {
            Lang::En => format!("{field} on {line}: {all}"),
            Lang::Zh => format!("{line}的{}{field}：{all}", gap(field)),
        }
    }

    /// `wait on line 18 were at most 20s (11s less)`
    pub(super) fn said(
        self,
        records: &[Place],
        said: &Said,
        also: Also,
        worded: &Worded,
    ) -> String {
        let place = records.first().map(|place| self.line(place)).unwrap_or_default();
        let was = records.first().and_then(|place| (worded.was)(&said.field, place));
        let field = named(&said.field, self.lang);
        let shown = |of: &Value| match of {
            Value::Duration(micros) => exact_length(*micros, self.lang),
            _ => value(of, self.lang),
        };
        let Some(to) = &said.value else {
            return match self.lang {
                Lang::En => format!("{field} on {place} were missing"),
                Lang::Zh => format!("{place}的{}{field}缺失", gap(field)),
            };
        };
        let by = was.as_ref().and_then(|was| difference(was, worded.bound.as_ref().unwrap_or(to)));
        let by = by.filter(|_| also != Also::No).map_or_else(String::new, |(less, size)| {
            let size = shown(&size);
            match (self.lang, less) {
                (Lang::En, true) => format!(" ({size} less)"),
                (Lang::En, false) => format!(" ({size} more)"),
                (Lang::Zh, true) => format!("（少{size}）"),
                (Lang::Zh, false) => format!("（多{size}）"),
            }
        });
        let time = matches!(to, Value::Time(_));
        let (en, zh) = match (also, &worded.bound, time) {
            (Also::Other, ..) => {
                return match self.lang {
                    Lang::En => format!("{field} on {place} were anything else"),
                    Lang::Zh => format!("{place}的{}{field}为其他值", gap(field)),
                };
            }
            (Also::No, ..) => ("", "为"),
            (Also::Less, None, true) => ("not after ", "不晚于"),
            (Also::Less, Some(_), true) => ("before ", "早于"),
            (Also::More, None, true) => ("not before ", "不早于"),
            (Also::More, Some(_), true) => ("after ", "晚于"),
            (Also::Less, None, false) => ("at most ", "至多"),
            (Also::Less, Some(_), false) => ("below ", "低于"),
            (Also::More, None, false) => ("at least ", "至少"),
            (Also::More, Some(_), false) => ("above ", "高于"),
        };
        let to = shown(worded.bound.as_ref().unwrap_or(to));
        match self.lang {
            Lang::En => format!("{field} on {place} were {en}{to}{by}"),
            Lang::Zh => format!("{place}的{}{field}{zh}{}{to}{by}", gap(field), gap(&to)),
        }
    }

    fn choice(self, choice: &Choice) -> String {
        if choice.other {
            return tr(self.lang, "anything else", "其他值").to_owned();
        }
        if !choice.values.is_empty() {
            let values: Vec<String> =
                choice.values.iter().map(|one| value(one, self.lang)).collect();
            return or(&values, self.lang);
        }
        let side = |limit: &Limit, (en, zh): (&'static str, &'static str)| {
            format!("{}{}", tr(self.lang, en, zh), value(&limit.value, self.lang))
        };
        match (&choice.low, &choice.high) {
            (Some(low), Some(high)) if low == high => value(&low.value, self.lang),
            (low, high) => {
                let low = low.as_ref().map(|low| {
                    let words =
                        if low.included { ("at least ", "至少") } else { ("above ", "高于") };
                    side(low, words)
                });
                let high = high.as_ref().map(|high| {
                    let words =
                        if high.included { ("at most ", "至多") } else { ("below ", "低于") };
                    side(high, words)
                });
                let both: Vec<String> = low.into_iter().chain(high).collect();
                if both.is_empty() {
                    return tr(self.lang, "any", "任意值").to_owned();
                }
                both.join(tr(self.lang, " and ", "且"))
            }
        }
    }
}

/// `gold or platinum`
fn or(words: &[String], lang: Lang) -> String {
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => {
            format!("{}{}{last}", before.join(tr(lang, ", ", "、")), tr(lang, " or ", "或"))
        }
    }
}

/// How far a value lies from another of its kind: whether it is less, and by how much.
fn difference(was: &Value, to: &Value) -> Option<(bool, Value)> {
    match (was, to) {
        (Value::Duration(was), Value::Duration(to)) => {
            let by = to.checked_sub(*was)?;
            Some((by < 0, Value::Duration(by.checked_abs()?)))
        }
        (Value::Number(was), Value::Number(to)) => {
            let by = to.checked_sub(*was)?;
            Some((by.is_sign_negative(), Value::Number(by.abs().normalize())))
        }
        (Value::Money(was), Value::Money(to)) if was.currency == to.currency => {
            let by = to.amount.checked_sub(was.amount)?;
            let mut money = to.clone();
            money.amount = by.abs();
            Some((by.is_sign_negative(), Value::Money(money)))
        }
        _ => None,
    }
    .filter(|(_, size)| match size {
        Value::Duration(micros) => *micros != 0,
        Value::Number(number) => !number.is_zero(),
        Value::Money(money) => !money.amount.is_zero(),
        _ => true,
    })
}
