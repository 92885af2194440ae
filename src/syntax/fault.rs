//! What to say where a piece cannot be read: the words of the one who wrote it, never the grammar's.
//! Mistakes that people make often are told by their own codes.

use super::grammar::Rule;
use super::lex::{Kind, Tokens};
use super::suggest::nearest;
use super::words::Word;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::text as codes;
use crate::source::Span;
use pest::error::{Error, ErrorVariant, InputLocation};
use std::ops::Range;

/// Where reading stopped, and what surrounds the place.
struct Stop<'t> {
    tokens: &'t Tokens<'t>,
    /// What would have been read there.
    expected: Vec<Rule>,
    /// The token at the place; `None` at the end of the piece.
    found: Option<usize>,
    /// The token before it.
    last: Option<usize>,
    /// The rule of the piece.
    rule: Rule,
}

/// Explains why a piece that begins at byte `base` could not be read.
pub(super) fn explain(
    tokens: &Tokens<'_>,
    range: Range<usize>,
    base: usize,
    rule: Rule,
    error: &Error<Rule>,
) -> Diagnostic {
    let offset = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    };
    let at = (base + offset) as u32;
    let is_real = |index: &usize| !matches!(tokens.kind(*index), Kind::Comment | Kind::LineEnd);
    let next = tokens.list.partition_point(|token| token.end <= at).max(range.start);
    let found = (next..range.end).find(is_real);
    let last = (range.start..found.unwrap_or(range.end)).rev().find(is_real);
    let expected = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives.clone(),
        ErrorVariant::CustomError { .. } => {
            let place = Span::new(tokens.id, at as usize, at as usize);
            return Diagnostic::new(&codes::TOO_DEEP, place)
                .arg("limit", super::brackets::DEEPEST.to_string());
        }
    };
    let stop = Stop { tokens, expected, found, last, rule };
    stop.missing_percent()
        .or_else(|| stop.wrong_unit())
        .or_else(|| stop.single_equals())
        .or_else(|| stop.missing_colon())
        .or_else(|| stop.reserved_name())
        .unwrap_or_else(|| stop.unexpected())
}

impl Stop<'_> {
    fn expects(&self, rule: Rule) -> bool {
        self.expected.contains(&rule)
    }

    fn text(&self, index: Option<usize>) -> &str {
        index.map_or("", |index| self.tokens.text_of(index))
    }

    fn kind(&self, index: Option<usize>) -> Option<Kind> {
        index.map(|index| self.tokens.kind(index))
    }

    fn span(&self, index: Option<usize>) -> Span {
        match (index, self.last) {
            (Some(index), _) => self.tokens.span(index),
            (None, Some(last)) => self.tokens.span(last).after(),
            (None, None) => Span::new(self.tokens.id, 0, 0),
        }
    }

    /// `20 s`, `20 secs`, `20xyz`
    fn wrong_unit(&self) -> Option<Diagnostic> {
        let (last, found) = (self.last?, self.found?);
        if self.kind(self.last) != Some(Kind::Number) || self.kind(self.found) != Some(Kind::Word) {
            return None;
        }
        let (number, unit) = (self.text(self.last), self.text(self.found));
        let place = self.tokens.span(last).to(self.tokens.span(found));
        let touching = self.tokens.list[last].end == self.tokens.list[found].start;
        let is_unit = Word::UNITS.iter().any(|word| word.is(unit));
        let fault = |entry| {
            Diagnostic::new(entry, place).arg("number", number).arg("unit", unit.to_owned())
        };
        if is_unit && !touching {
            return Some(fault(&codes::BLANK_BEFORE_UNIT));
        }
        let is_word = Word::ALL.iter().any(|word| {
            let spelling = word.spelling();
            spelling.en.split(' ').next() == Some(unit) || spelling.zh == unit
        });
        if (is_word && !touching) || self.expects(Rule::w_cases) {
            return None;
        }
        let code = unit.to_ascii_uppercase();
        let spellings = Word::UNITS.iter().flat_map(|word| {
            let spelling = word.spelling();
            [spelling.en, spelling.zh.trim_start_matches('个')]
                .into_iter()
                .chain(spelling.also.iter().copied())
        });
        let fault = fault(&codes::UNKNOWN_UNIT);
        Some(
            match nearest(
                unit,
                spellings.filter(|text| text.chars().count() > 1 || !text.is_ascii()),
            ) {
                Some(near) => fault.arg("suggestion", near).help("did_you_mean"),
                None if unit.len() == 3 && code != unit && unit.is_ascii() => {
                    fault.arg("suggestion", code).help("currency")
                }
                None => fault,
            },
        )
    }

    /// `tangibles 11`
    fn missing_percent(&self) -> Option<Diagnostic> {
        let place = self.span(self.last);
        let wanted = self.expects(Rule::percent)
            && matches!(self.rule, Rule::model_body | Rule::standard_body)
            && !self.expects(Rule::unit)
            && !self.expects(Rule::w_second);
        (wanted && self.kind(self.last) == Some(Kind::Number)).then(|| {
            Diagnostic::new(&codes::MISSING_PERCENT, place).arg("number", self.text(self.last))
        })
    }

    /// `event = "answered"`
    fn single_equals(&self) -> Option<Diagnostic> {
        let single = matches!(self.text(self.found), "=" | "＝") && self.expects(Rule::compare);
        single.then(|| Diagnostic::new(&codes::SINGLE_EQUALS, self.span(self.found)))
    }

    /// `expect must quick wait <= 20s`
    fn missing_colon(&self) -> Option<Diagnostic> {
        let last = self.last?;
        let named = matches!(self.tokens.kind(last), Kind::Word | Kind::Quoted | Kind::Text);
        let inside = self.rule == Rule::block_body && self.expects(Rule::colon);
        (named && inside).then(|| {
            Diagnostic::new(&codes::MISSING_COLON, self.tokens.span(last).after())
                .arg("name", self.text(self.last))
        })
    }

    /// `expect must no: …`
    fn reserved_name(&self) -> Option<Diagnostic> {
        let text = self.text(self.found);
        let only_a_name = self
            .expected
            .iter()
            .all(|rule| matches!(rule, Rule::name | Rule::path | Rule::quoted_word | Rule::word));
        (only_a_name && !self.expected.is_empty() && Word::is_reserved(text)).then(|| {
            Diagnostic::new(&codes::RESERVED_NAME, self.span(self.found)).arg("found", text)
        })
    }

    /// Whether the piece is what stands before a `{`.
    fn is_head(&self) -> bool {
        let heads = [
            Rule::service_head,
            Rule::calendar_head,
            Rule::record_head,
            Rule::block_head,
            Rule::model_head,
            Rule::protocol_head,
            Rule::authority_head,
            Rule::recovery_head,
            Rule::standard_head,
            Rule::case_head,
            Rule::given_head,
        ];
        heads.contains(&self.rule)
    }

    fn expectation(&self) -> &'static str {
        let wants_hours = self.expects(Rule::hours_list) || self.expects(Rule::hours);
        if wants_hours && self.kind(self.found) == Some(Kind::Number) {
            return "hours";
        }
        if self.expects(Rule::EOI) && self.is_head() {
            return "brace";
        }
        if self.rule == Rule::given_body && self.expects(Rule::clock) {
            return "time";
        }
        KEYS.iter().find(|(rule, _)| self.expects(*rule)).map_or("", |(_, key)| key)
    }

    fn unexpected(&self) -> Diagnostic {
        let place = self.span(self.found);
        let Some(found) = self.found else {
            return Diagnostic::new(&codes::INCOMPLETE, place).help(self.expectation());
        };
        let text = self.tokens.text_of(found);
        let shown = if text.chars().count() > 40 {
            text.chars().take(39).chain(['…']).collect()
        } else {
            text.to_owned()
        };
        let fault = Diagnostic::new(&codes::UNEXPECTED, place).arg("found", shown);
        let spellings = Word::ALL.iter().flat_map(|word| [word.spelling().en, word.spelling().zh]);
        let is_word =
            self.tokens.kind(found) == Kind::Word && !Word::ALL.iter().any(|word| word.is(text));
        match is_word.then(|| nearest(text, spellings)).flatten() {
            _ if matches!(text, "scale" | "量表") => fault.help("scale"),
            Some(near) => fault.arg("suggestion", near).help("did_you_mean"),
            None => fault.help(self.expectation()),
        }
    }
}

/// What would fit, and the key of the help that says so; the first that could have come is told.
const KEYS: &[(Rule, &str)] = &[
    (Rule::EOI, "end"),
    (Rule::requirement, "requirement"),
    (Rule::limit_change, "requirement"),
    (Rule::limit, "length"),
    (Rule::unit, "length"),
    (Rule::level, "level"),
    (Rule::phase_name, "phase"),
    (Rule::lane_name, "lane"),
    (Rule::reopens_how, "reopens"),
    (Rule::verdict, "verdict"),
    (Rule::weekday, "weekday"),
    (Rule::timestamp, "time"),
    (Rule::clock, "hours"),
    (Rule::hours, "hours"),
    (Rule::date, "date"),
    (Rule::type_expr, "type"),
    (Rule::epoch_unit, "epoch"),
    (Rule::share, "percent"),
    (Rule::percent, "percent"),
    (Rule::money, "money"),
    (Rule::currency, "money"),
    (Rule::period, "period"),
    (Rule::w_up_to, "up_to"),
    (Rule::w_cases, "cases"),
    (Rule::w_for, "for"),
    (Rule::w_when, "when"),
    (Rule::w_per, "per"),
    (Rule::w_after_delay, "delay"),
    (Rule::w_has, "has"),
    (Rule::w_from, "script"),
    (Rule::gives, "gives"),
    (Rule::call, "call"),
    (Rule::arguments, "call"),
    (Rule::assign, "assign"),
    (Rule::colon, "colon"),
    (Rule::arrow, "arrow"),
    (Rule::integer, "count"),
    (Rule::number, "number"),
    (Rule::signed, "number"),
    (Rule::deadline, "deadline"),
    (Rule::expr, "value"),
    (Rule::value, "value"),
    (Rule::reference, "value"),
    (Rule::quantity, "value"),
    (Rule::compare, "operator"),
    (Rule::names, "names"),
    (Rule::choice, "choice"),
    (Rule::column, "column"),
    (Rule::text, "text"),
    (Rule::name, "name"),
    (Rule::path, "name"),
    (Rule::quoted_word, "name"),
    (Rule::word, "name"),
];
