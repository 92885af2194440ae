//! How words, names and literals are written in a language.

use crate::diagnostic::Lang;
use crate::syntax::ast::{Limit, MoneyLiteral, Name, Path, Text, TimeLiteral};
use crate::syntax::words::{FUNCTIONS, NAMES, Word, YUAN, to_chinese, to_english};
use crate::unit::{Date, Decimal, HOUR, LengthUnit, MINUTE, SECOND, TimeOfDay};
use pest::unicode::{XID_CONTINUE, XID_START};

/// Writes in a language.
#[derive(Clone, Copy)]
pub(super) struct Scribe {
    /// The language of keywords.
    pub(super) lang: Lang,
}

impl Scribe {
    /// A word.
    pub(super) fn word(self, word: Word) -> &'static str {
        let spelling = word.spelling();
        match self.lang {
            Lang::En => spelling.en,
            Lang::Zh => spelling.zh,
        }
    }

    /// A name; one that the language gives a meaning is translated.
    pub(super) fn name(self, name: &Name) -> String {
        self.known_name(&name.text, NAMES)
    }

    /// The name of a function that is called.
    pub(super) fn function(self, name: &Name) -> String {
        self.known_name(&name.text, FUNCTIONS)
    }

    fn known_name(self, text: &str, known: &[(&'static str, &'static str)]) -> String {
        if to_english(known, text) != text || Word::is_reserved(text) {
            return format!("`{text}`");
        }
        match self.lang {
            Lang::En => text.to_owned(),
            Lang::Zh => to_chinese(known, text).to_owned(),
        }
    }

    /// A name where words of these would be taken for something else.
    pub(super) fn name_beside(self, name: &Name, words: &[Word]) -> String {
        let written = self.name(name);
        lead_beside(written, words)
    }

    /// Names with commas.
    pub(super) fn names(self, names: &[Name]) -> String {
        names.iter().map(|name| self.name(name)).collect::<Vec<_>>().join(", ")
    }

    /// `answer.quick`
    pub(super) fn path(self, path: &Path) -> String {
        path.names.iter().map(|name| self.name(name)).collect::<Vec<_>>().join(".")
    }

    /// `20s`, `8 business hours`, `8工作小时`
    pub(super) fn length(self, amount: Decimal, unit: LengthUnit) -> String {
        let word = match unit {
            LengthUnit::Millisecond => Word::Millisecond,
            LengthUnit::Second => Word::Second,
            LengthUnit::Minute => Word::Minute,
            LengthUnit::Hour => Word::Hour,
            LengthUnit::Day => Word::Days,
            LengthUnit::Week => Word::Weeks,
            LengthUnit::CalendarDay => Word::CalendarDay,
            LengthUnit::BusinessMinute => Word::BusinessMinute,
            LengthUnit::BusinessHour => Word::BusinessHour,
            LengthUnit::BusinessDay => Word::BusinessDay,
        };
        let written = self.word(word);
        let single = word.spelling().also.first().filter(|_| amount == Decimal::ONE);
        match (self.lang, written.contains(' '), single) {
            (Lang::En, true, Some(single)) => format!("{amount} {single}"),
            (Lang::En, true, None) => format!("{amount} {written}"),
            _ => format!("{amount}{written}"),
        }
    }

    /// The unit alone, as in `duration in s`.
    pub(super) fn unit(self, unit: LengthUnit) -> String {
        let written = self.length(Decimal::TWO, unit);
        written.trim_start_matches('2').trim_start().trim_start_matches('个').to_owned()
    }

    /// `50 CNY`, `50元`
    pub(super) fn money(self, amount: Decimal, currency: &Name) -> String {
        if self.lang == Lang::Zh && currency.text == YUAN.0 {
            return format!("{amount}{}", YUAN.1);
        }
        format!("{amount} {}", currency.text)
    }

    /// `50 CNY`
    pub(super) fn money_literal(self, money: &MoneyLiteral) -> String {
        self.money(money.amount, &money.currency)
    }

    /// `8 business hours in office`
    pub(super) fn limit(self, limit: &Limit) -> String {
        let length = self.expr(&limit.length);
        match &limit.calendar {
            Some(calendar) => {
                format!("{length} {} {}", self.word(Word::InCalendar), self.name(calendar))
            }
            None => length,
        }
    }

    /// ` within D`, or nothing.
    pub(super) fn within(self, limit: Option<&Limit>) -> String {
        let write = |limit| format!(" {} {}", self.word(Word::Within), self.limit(limit));
        limit.map(write).unwrap_or_default()
    }

    /// `至多 2 次`: Chinese counts with a measure word.
    pub(super) fn times(self) -> &'static str {
        match self.lang {
            Lang::En => "",
            Lang::Zh => " 次",
        }
    }
}

/// A text whose first word must not be taken for one of these.
pub(super) fn lead_beside(written: String, words: &[Word]) -> String {
    tick_lead(written, |first| {
        words.iter().any(|word| {
            let spelling = word.spelling();
            spelling.en.split(' ').next() == Some(first) || spelling.zh == first
        })
    })
}

/// A text whose first word is put in backticks if it `clashes` with what stands before.
pub(super) fn tick_lead(written: String, clashes: impl Fn(&str) -> bool) -> String {
    let end = written.find(|c| !XID_CONTINUE(c)).unwrap_or(written.len());
    let (first, rest) = written.split_at(end);
    // In backticks a name stands for itself, so it is the English one that goes there.
    let own = to_english(NAMES, first);
    if clashes(first) { format!("`{own}`{rest}") } else { written }
}

/// A name that stands for a text: never translated.
pub(super) fn own_name(name: &Name) -> String {
    let text = &name.text;
    if Word::is_reserved(text) { format!("`{text}`") } else { text.clone() }
}

/// ` "title"`, or nothing.
pub(super) fn titled(title: Option<&Text>) -> String {
    title.map(|title| format!(" {}", quoted(&title.value))).unwrap_or_default()
}

/// A text in quotes, with what cannot stand there escaped.
pub(super) fn quoted(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for c in text.chars() {
        match c {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            '\0'..='\u{1F}' => written.extend(c.escape_unicode()),
            _ => written.push(c),
        }
    }
    written.push('"');
    written
}

/// A text that may stand without quotes if it is a word.
pub(super) fn bare_or_quoted(text: &str) -> String {
    let mut chars = text.chars();
    let is_word = chars.next().is_some_and(|c| c == '_' || XID_START(c)) && chars.all(XID_CONTINUE);
    if is_word { text.to_owned() } else { quoted(text) }
}

/// `2026-11-02`
pub(super) fn date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// `09:00`, with seconds and their parts where there are any, or where asked for.
pub(super) fn clock(time: TimeOfDay, seconds: bool) -> String {
    let TimeOfDay(micros) = time;
    let mut written = format!("{:02}:{:02}", micros / HOUR, micros % HOUR / MINUTE);
    let rest = micros % MINUTE;
    if seconds || rest > 0 {
        written += &format!(":{:02}", rest / SECOND);
    }
    if rest % SECOND > 0 {
        let fraction = format!(".{:06}", rest % SECOND);
        written += fraction.trim_end_matches('0');
    }
    written
}

/// `2026-11-02 09:00:15+08:00`
pub(super) fn timestamp(time: &TimeLiteral) -> String {
    let offset = match time.offset {
        None => String::new(),
        Some(0) => "Z".to_owned(),
        Some(offset) => {
            let sign = if offset < 0 { '-' } else { '+' };
            let minutes = offset.abs() / 60;
            format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
    };
    format!("{} {}{offset}", date(time.date), clock(time.time, true))
}
