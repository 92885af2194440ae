//! Names, texts, numbers, dates and times.

use super::{Builder, Node};
use crate::diagnostic::codes::text as codes;
use crate::syntax::ast::{MoneyLiteral, Name, Path, Text, TimeLiteral};
use crate::syntax::grammar::Rule;
use crate::syntax::words::{NAMES, Word, YUAN, to_english};
use crate::unit::{Date, Decimal, LengthUnit, MINUTE, SECOND, TimeOfDay};
use unicode_normalization::UnicodeNormalization;

impl<'t> Builder<'t> {
    /// A name; one that the language gives a meaning is the English one in the tree.
    pub(super) fn name(&mut self, node: &Node<'t>) -> Name {
        let mut name = self.own_name(node);
        if !node.text().starts_with('`') {
            name.text = String::from(to_english(NAMES, &name.text));
        }
        name
    }

    /// A name as it is written, without backticks, in normal form C.
    pub(super) fn own_name(&mut self, node: &Node<'t>) -> Name {
        Name { text: normal(node.text().trim_matches('`')), span: self.span(node) }
    }

    /// A part that is a name, if it is there.
    pub(super) fn child_name(&mut self, node: &Node<'t>) -> Name {
        let name = node.need(Rule::name);
        self.name(&name)
    }

    /// All parts that are names.
    pub(super) fn names(&mut self, node: &Node<'t>) -> Vec<Name> {
        node.all(Rule::name).map(|name| self.name(&name)).collect()
    }

    /// `answer.quick`
    pub(super) fn path(&mut self, node: &Node<'t>) -> Path {
        let mut names = vec![self.child_name(node)];
        if let Some(dot) = node.find(Rule::dot_name) {
            names.push(self.child_name(&dot));
        }
        Path { names, span: self.span(node) }
    }

    /// A quoted text.
    pub(super) fn text(&mut self, node: &Node<'t>) -> Text {
        Text { value: self.text_value(node), span: self.span(node) }
    }

    /// A part that is a quoted text, if it is there.
    pub(super) fn title(&mut self, node: &Node<'t>) -> Option<Text> {
        node.find(Rule::text).map(|text| self.text(&text))
    }

    /// A part that is a quoted text.
    pub(super) fn child_text(&mut self, node: &Node<'t>) -> Text {
        let text = node.need(Rule::text);
        self.text(&text)
    }

    /// A quoted text or a bare word, as a text.
    pub(super) fn text_or_word(&mut self, node: &Node<'t>) -> Text {
        let inner = node.first();
        match inner.rule() {
            Rule::text => self.text(&inner),
            _ => Text { value: normal(inner.text()), span: self.span(&inner) },
        }
    }

    /// What stands between quotes, escapes resolved.
    pub(super) fn text_value(&mut self, node: &Node<'t>) -> String {
        let written = node.text();
        let mut chars = written.chars();
        chars.next();
        chars.next_back();
        let inner = chars.as_str();
        let value = unescape(inner);
        if value.is_none() {
            self.fault(&codes::BAD_ESCAPE, node);
        }
        value.unwrap_or_default()
    }

    /// An exact number; zero is never negative.
    pub(super) fn number(&mut self, node: &Node<'t>) -> Decimal {
        if let Ok(number) = Decimal::from_str_exact(node.text()) {
            return number;
        }
        self.fault(&codes::NUMBER_TOO_LARGE, node);
        Decimal::ZERO
    }

    /// `-` if it is there, and a number.
    pub(super) fn signed(&mut self, node: &Node<'t>) -> Decimal {
        let number = node.need(Rule::number);
        let value = self.number(&number);
        if node.has(Rule::minus) { negative(value) } else { value }
    }

    /// A count.
    pub(super) fn count(&mut self, node: &Node<'t>) -> u32 {
        let integer = node.need(Rule::integer);
        if let Ok(count) = integer.text().parse() {
            return count;
        }
        self.fault(&codes::NUMBER_TOO_LARGE, &integer);
        0
    }

    /// `50 CNY`
    pub(super) fn money(&mut self, node: &Node<'t>) -> MoneyLiteral {
        let number = node.need(Rule::number);
        let amount = self.number(&number);
        let currency = self.currency(&node.need(Rule::currency));
        MoneyLiteral { span: self.span(node), amount, currency }
    }

    /// `CNY`, also written `元`.
    pub(super) fn currency(&mut self, node: &Node<'t>) -> Name {
        let code = node.first();
        Name { text: to_english(&[YUAN], code.text()).to_owned(), span: self.span(&code) }
    }

    /// A part that is the name of a currency.
    pub(super) fn currency_name(&mut self, node: &Node<'t>) -> Name {
        let mut name = self.own_name(&node.need(Rule::name));
        name.text = String::from(to_english(&[YUAN], &name.text));
        name
    }

    /// `2026-11-02`
    pub(super) fn date(&mut self, node: &Node<'t>) -> Date {
        let mut parts = node.text().split('-').map(|part| part.parse::<i16>().unwrap_or(0));
        let mut next = || parts.next().unwrap_or(0);
        let (year, month, day) = (next(), next(), next());
        if day < 1 || day > days_in(year, month) {
            let key = if (1..=12).contains(&month) { "day" } else { "month" };
            let fault = self.fault(&codes::NO_SUCH_DATE, node);
            fault.help = key;
            fault.args.push(("days", days_in(year, month).to_string()));
        }
        Date { year, month: month as u8, day: day as u8 }
    }

    /// `09:00`, `09:00:15.250`
    pub(super) fn clock(&mut self, node: &Node<'t>) -> TimeOfDay {
        let (whole, fraction) = node.text().split_once('.').unwrap_or((node.text(), ""));
        let mut parts =
            whole.split([':', '：']).map(|part| part.parse::<i64>().unwrap_or(i64::MAX / SECOND));
        let mut next = || parts.next().unwrap_or(0);
        let (hour, minute, second) = (next(), next(), next());
        let mut micros = 0;
        for (place, digit) in fraction.bytes().take(6).enumerate() {
            micros += i64::from(digit - b'0') * 10_i64.pow(5 - place as u32);
        }
        let rest = minute * MINUTE + second * SECOND + micros;
        if hour > 24 || minute > 59 || second > 59 || (hour == 24 && rest > 0) {
            self.fault(&codes::NO_SUCH_TIME, node);
            return TimeOfDay(0);
        }
        TimeOfDay(hour * 60 * MINUTE + rest)
    }

    /// `2026-11-02 09:00:15+08:00`
    pub(super) fn timestamp(&mut self, node: &Node<'t>) -> TimeLiteral {
        let date = self.date(&node.need(Rule::date));
        let clock = node.need(Rule::clock);
        let time = self.clock(&clock);
        let offset = node.find(Rule::offset).map(|offset| self.offset(&offset));
        TimeLiteral { span: self.span(node), date, time, offset }
    }

    fn offset(&mut self, node: &Node<'t>) -> i32 {
        let digits: String = node.text().chars().filter(char::is_ascii_digit).collect();
        let digits: i32 = digits.parse().unwrap_or(0);
        let (hours, minutes) = (digits / 100, digits % 100);
        if hours > 18 || minutes > 59 {
            self.fault(&codes::NO_SUCH_TIME, node).help = "offset";
        }
        let seconds = hours * 3600 + minutes * 60;
        if node.text().starts_with('-') { -seconds } else { seconds }
    }
}

/// The unit that a node of the rule `unit` names.
pub(super) fn unit(node: &Node<'_>) -> LengthUnit {
    match super::word(node) {
        Some(Word::Millisecond) => LengthUnit::Millisecond,
        Some(Word::Minute) => LengthUnit::Minute,
        Some(Word::Hour) => LengthUnit::Hour,
        Some(Word::Days) => LengthUnit::Day,
        Some(Word::Weeks) => LengthUnit::Week,
        Some(Word::CalendarDay) => LengthUnit::CalendarDay,
        Some(Word::BusinessMinute) => LengthUnit::BusinessMinute,
        Some(Word::BusinessHour) => LengthUnit::BusinessHour,
        Some(Word::BusinessDay) => LengthUnit::BusinessDay,
        _ => LengthUnit::Second,
    }
}

/// `-value`, but zero stays as it is.
pub(super) fn negative(value: Decimal) -> Decimal {
    if value.is_zero() { value } else { -value }
}

fn normal(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { text.nfc().collect() }
}

fn unescape(text: &str) -> Option<String> {
    let mut value = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            value.push(c);
            continue;
        }
        value.push(match chars.next()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            same @ ('\\' | '"' | '“' | '”') => same,
            'u' => {
                let (code, rest) = chars.as_str().strip_prefix('{')?.split_once('}')?;
                chars = rest.chars();
                char::from_u32(u32::from_str_radix(code, 16).ok()?)?
            }
            _ => return None,
        });
    }
    Some(value)
}

fn days_in(year: i16, month: i16) -> i16 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}
