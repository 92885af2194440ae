//! Comparisons: both sides of one type, and words that a field can hold.

use super::Asked;
use crate::check::context::Check;
use crate::check::date::tomorrow;
use crate::check::names::Meaning;
use crate::check::program::{Expr, ExprKind, FieldId, Reading, Type};
use crate::check::ty::{Mismatch, alike, called, called_time, is_business_days, is_text};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{names, types};
use crate::source::Span;
use crate::syntax::ast::{self, CompareOp, ExprKind as Written};
use crate::unit::{Date, LengthUnit};
use crate::value::Value;

impl Check<'_> {
    /// `a <= b`
    pub(super) fn compare(
        &mut self,
        op: CompareOp,
        left: &ast::Expr,
        right: &ast::Expr,
        span: Span,
        asked: &Asked<'_>,
    ) -> Option<Expr> {
        let a = if self.is_word_of(left, right) { word(left) } else { self.expr(left, asked) };
        let b = if self.is_word_of(right, left) { word(right) } else { self.expr(right, asked) };
        let (a, b) = (a?, b?);
        self.must_be_alike(&a, &b, span)?;
        let ordered = !matches!(op, CompareOp::Equal | CompareOp::NotEqual);
        if ordered && (is_text(&a.ty) || a.ty == Type::Bool) {
            return self
                .refuse(Diagnostic::new(&types::NO_ORDER, span).arg("found", called(&a.ty)));
        }
        self.in_list(&a, &b)?;
        self.in_list(&b, &a)?;
        match (self.as_date(left), self.as_date(right)) {
            (None, Some(date)) => self.with_day(op, a, date, span),
            (Some(date), None) => self.with_day(flipped(op), b, date, span),
            (Some(_), Some(_)) | (None, None) => {
                let kind = ExprKind::Compare(op, Box::new(a), Box::new(b));
                Some(Expr::condition(kind, span))
            }
        }
    }

    /// A time against a day: before its first instant, within it, or after its last.
    pub(super) fn with_day(
        &mut self,
        op: CompareOp,
        time: Expr,
        date: Date,
        span: Span,
    ) -> Option<Expr> {
        let first = super::literal::time(self.start_of(date, span)?, span);
        let next = match tomorrow(date) {
            Some(next) => super::literal::time(self.start_of(next, span)?, span),
            None => first.clone(),
        };
        let against = |op, time: Expr, day: Expr| {
            Expr::condition(ExprKind::Compare(op, Box::new(time), Box::new(day)), span)
        };
        Some(match op {
            CompareOp::Less => against(CompareOp::Less, time, first),
            CompareOp::GreaterEqual => against(CompareOp::GreaterEqual, time, first),
            CompareOp::LessEqual => against(CompareOp::Less, time, next),
            CompareOp::Greater => against(CompareOp::GreaterEqual, time, next),
            CompareOp::Equal => {
                let from = against(CompareOp::GreaterEqual, time.clone(), first);
                let until = against(CompareOp::Less, time, next);
                Expr::condition(ExprKind::And(vec![from, until]), span)
            }
            CompareOp::NotEqual => {
                let before = against(CompareOp::Less, time.clone(), first);
                let after = against(CompareOp::GreaterEqual, time, next);
                Expr::condition(ExprKind::Or(vec![before, after]), span)
            }
        })
    }

    /// The day that is written, also through a `let`.
    pub(in crate::check) fn as_date(&self, written: &ast::Expr) -> Option<Date> {
        match &written.kind {
            Written::Date(date) => Some(*date),
            Written::Paren(inner) => self.as_date(inner),
            Written::Name(path) => {
                let [name] = path.names.as_slice() else { return None };
                let Some(Meaning::Let(at)) = self.symbols.values.get(&name.text) else {
                    return None;
                };
                self.definitions.let_values[at].as_ref()?;
                self.as_date(&self.definitions.lets[at].value)
            }
            _ => None,
        }
    }

    /// Whether a side is a bare word that the other side's field can hold: `tier == gold`. A name
    /// that means another text wins over the word.
    pub(in crate::check) fn is_word_of(&self, side: &ast::Expr, other: &ast::Expr) -> bool {
        let (Some(word), Some(field)) = (bare(side), bare(other)) else { return false };
        let Some(Meaning::Field(field)) = self.meaning(field).map(|named| named.meaning) else {
            return false;
        };
        let Some(Type::OneOf(values)) = self.program.fields.get(field.index()).map(|f| &f.ty)
        else {
            return false;
        };
        let taken = match self.meaning(word).map(|named| named.meaning) {
            Some(Meaning::Field(id)) => is_text(&self.program.fields[id.index()].ty),
            Some(Meaning::Let(_)) => true,
            Some(
                Meaning::Segment(_) | Meaning::Step(_) | Meaning::Touchpoint(_) | Meaning::Fact(_),
            )
            | None => false,
        };
        !taken && values.iter().any(|value| value == word)
    }

    /// A constant text must be one that the other side can be.
    fn in_list(&mut self, list: &Expr, value: &Expr) -> Option<()> {
        match (list.as_constant(), value.as_constant()) {
            (None, Some(Value::Text(text))) => {
                let text = text.clone();
                self.listed_value(&text, &list.ty, value.span)
            }
            _ => Some(()),
        }
    }

    /// A text must be one that a `one of` type lists.
    pub(in crate::check) fn listed_value(
        &mut self,
        text: &str,
        ty: &Type,
        span: Span,
    ) -> Option<()> {
        let Type::OneOf(values) = ty else { return Some(()) };
        if values.iter().any(|value| value == text) {
            return Some(());
        }
        let values = values.clone();
        let fault = Diagnostic::new(&names::NOT_IN_LIST, span).arg("value", text);
        let fault = self.hint(fault, text, &values);
        self.refuse(fault)
    }

    /// Notes why two sides do not go together.
    pub(super) fn must_be_alike(&mut self, a: &Expr, b: &Expr, span: Span) -> Option<()> {
        match alike(&a.ty, &b.ty) {
            Ok(()) if is_business_days(a) != is_business_days(b) && is_business(a) => {
                let name =
                    |expr| if is_business_days(expr) { "business days" } else { "business hours" };
                self.refuse(
                    Diagnostic::new(&types::MIXED_TIME, span)
                        .arg("left", name(a))
                        .arg("right", name(b))
                        .help("days"),
                )
            }
            Ok(()) => Some(()),
            Err(mismatch) => self.not_alike(mismatch, a, b, span),
        }
    }

    pub(in crate::check) fn not_alike<T>(
        &mut self,
        mismatch: Mismatch,
        a: &Expr,
        b: &Expr,
        span: Span,
    ) -> Option<T> {
        let fault = match (mismatch, &a.ty, &b.ty) {
            (Mismatch::Currencies, Type::Money(left), Type::Money(right)) => {
                Diagnostic::new(&types::CURRENCIES, span)
                    .arg("left", left.as_str())
                    .arg("right", right.as_str())
            }
            (Mismatch::Times, Type::Duration(left), Type::Duration(right)) => {
                Diagnostic::new(&types::MIXED_TIME, span)
                    .arg("left", called_time(*left))
                    .arg("right", called_time(*right))
            }
            (Mismatch::NumberAndPercent, Type::Percent, _) => number_for_percent(b),
            (Mismatch::NumberAndPercent, _, _) => percent_for_number(b),
            (Mismatch::NumberAndUnit, Type::Duration(_) | Type::Money(_), _) => {
                self.missing_unit(a, b)
            }
            (Mismatch::NumberAndUnit, _, _) => self.missing_unit(b, a),
            _ => Diagnostic::new(&types::NOT_ALIKE, span)
                .arg("left", called(&a.ty))
                .arg("right", called(&b.ty)),
        };
        self.refuse(fault)
    }

    /// A bare number where the other side has a unit.
    fn missing_unit(&self, with: &Expr, number: &Expr) -> Diagnostic {
        let words = self.words(number.span);
        let fault = Diagnostic::new(&types::MISSING_UNIT, number.span)
            .arg("number", words.clone())
            .arg("found", called(&with.ty));
        if number.as_constant().is_none() {
            return Diagnostic::new(&types::NOT_ALIKE, number.span)
                .arg("left", called(&with.ty))
                .arg("right", called(&number.ty));
        }
        if let Type::Money(currency) = with.ty {
            return fault.arg("suggestion", format!("{words} {currency}")).help("known");
        }
        match with.as_field().and_then(|field| self.reading_unit(field)) {
            Some(unit) => fault.arg("suggestion", format!("{words}{unit}")).help("known"),
            None => fault,
        }
    }

    /// The unit that a field's cells are read in.
    fn reading_unit(&self, field: FieldId) -> Option<&'static str> {
        match self.program.fields[field.index()].reading {
            Reading::DurationIn(unit) => Some(symbol(unit)),
            Reading::Plain | Reading::Time { .. } => None,
        }
    }
}

/// As units of elapsed time are written.
fn symbol(unit: LengthUnit) -> &'static str {
    match unit {
        LengthUnit::Millisecond => "ms",
        LengthUnit::Second => "s",
        LengthUnit::Minute | LengthUnit::BusinessMinute => "m",
        LengthUnit::Hour | LengthUnit::BusinessHour => "h",
        LengthUnit::Day | LengthUnit::CalendarDay | LengthUnit::BusinessDay => "d",
        LengthUnit::Week => "w",
    }
}

fn number_for_percent(number: &Expr) -> Diagnostic {
    let fault = Diagnostic::new(&types::NUMBER_FOR_PERCENT, number.span);
    match number.as_constant() {
        Some(Value::Number(value)) => {
            fault.arg("suggestion", format!("{}%", value.normalize())).help("number")
        }
        _ => fault,
    }
}

fn percent_for_number(percent: &Expr) -> Diagnostic {
    let fault = Diagnostic::new(&types::NUMBER_FOR_PERCENT, percent.span);
    match percent.as_constant() {
        Some(Value::Number(share)) => {
            fault.arg("suggestion", share.normalize().to_string()).help("percent")
        }
        _ => fault,
    }
}

fn is_business(expr: &Expr) -> bool {
    expr.ty == Type::Duration(crate::unit::TimeKind::Business)
}

/// The single name that is written.
fn bare(written: &ast::Expr) -> Option<&str> {
    match &written.kind {
        Written::Name(path) => match path.names.as_slice() {
            [name] => Some(&name.text),
            _ => None,
        },
        _ => None,
    }
}

/// A bare word as the text it stands for.
fn word(written: &ast::Expr) -> Option<Expr> {
    bare(written).map(|word| super::literal::text(word, written.span))
}

/// The comparison seen from the other side.
pub(in crate::check) fn flipped(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Equal => CompareOp::Equal,
        CompareOp::NotEqual => CompareOp::NotEqual,
        CompareOp::Less => CompareOp::Greater,
        CompareOp::LessEqual => CompareOp::GreaterEqual,
        CompareOp::Greater => CompareOp::Less,
        CompareOp::GreaterEqual => CompareOp::LessEqual,
    }
}
