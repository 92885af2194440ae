//! Cases: records as data would hold them, and what must come of them.

use super::context::Check;
use super::expr::{Asked, in_unit};
use super::names::Meaning;
use super::program::{Case, Expr, FieldId, Given, Reading, Then, ThenKind, Type};
use super::roles::Role;
use super::ty::{alike, called, is_number, is_text, wrong_type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{meaning, types};
use crate::source::Span;
use crate::syntax::ast::{self, ExprKind as Written, ItemKind, Name};
use crate::unit::{Decimal, Instant, Length, Money};
use crate::value::Value;
use rustc_hash::FxHashMap;

/// The journey of records that name none.
const JOURNEY: &str = "case";

impl Check<'_> {
    /// Fills the program's cases: those of the file that was asked for.
    pub(super) fn cases(&mut self) {
        let entry = self.entry;
        for item in self.items().filter(|item| item.span.file == entry) {
            if let ItemKind::Case(case) = &item.kind {
                let read = self.case(case);
                self.program.cases.push(read);
            }
        }
    }

    fn case(&mut self, case: &ast::Case) -> Case {
        let mut last: Option<(Instant, Span)> = None;
        let mut given = Vec::new();
        for record in &case.given {
            let at = self.instant(&record.time);
            if let (Some(at), Some((before, earlier))) = (at, last)
                && at < before
            {
                self.report(
                    Diagnostic::new(&meaning::CASE_ORDER, record.time.span)
                        .label(earlier, "earlier"),
                );
            }
            last = at.map(|at| (at, record.time.span)).or(last);
            given.extend(self.given(record, at));
        }
        let as_of = case.as_of.as_ref().and_then(|time| self.instant(time));
        let mut then = Vec::new();
        for line in &case.then {
            let kind = self.then(&line.kind, line.span);
            then.extend(kind.map(|kind| Then { span: line.span, kind }));
        }
        Case { title: case.title.value.clone(), span: case.title.span, given, as_of, then }
    }

    fn given(&mut self, record: &ast::Given, at: Option<Instant>) -> Option<Given> {
        let mut values: Vec<(FieldId, Value)> = Vec::new();
        let mut places: FxHashMap<FieldId, Span> = FxHashMap::default();
        if let Some(field) = self.program.roles.get(Role::Time) {
            values.push((field, Value::Time(at?)));
            places.insert(field, record.time.span);
        }
        if let Some(event) = &record.event {
            let Some(field) = self.program.roles.get(Role::Event) else {
                self.missing_role(Role::Event, event.span);
                return None;
            };
            let ty = self.program.fields[field.index()].ty.clone();
            self.listed_value(&event.value, &ty, event.span)?;
            values.push((field, Value::Text(event.value.as_str().into())));
            places.insert(field, event.span);
        }
        for (name, written) in &record.values {
            let Some(field) = self.field(name) else { continue };
            let earlier = places.insert(field, name.span);
            self.duplicate(name, earlier);
            if let Some(value) = self.given_value(field, written) {
                values.push((field, value));
            }
        }
        if let Some(field) = self.program.roles.get(Role::Journey)
            && !places.contains_key(&field)
        {
            values.push((field, Value::Text(JOURNEY.into())));
        }
        Some(Given { span: record.span, values })
    }

    /// A value as its field's cells would give it: plain numbers are read in the field's unit.
    fn given_value(&mut self, field: FieldId, written: &ast::Expr) -> Option<Value> {
        let ty = self.program.fields[field.index()].ty.clone();
        if is_text(&ty) {
            let text = self.given_text(written, &ty)?;
            self.listed_value(&text, &ty, written.span)?;
            return Some(Value::Text(text.as_str().into()));
        }
        let expr = self.expr(written, &Asked::RECORD)?;
        let Some(value) = expr.as_constant().cloned() else {
            return self.refuse(Diagnostic::new(&types::NOT_FIXED, written.span).help("case"));
        };
        match (&ty, &value) {
            (Type::Duration(_), Value::Number(number)) if is_number(&expr.ty) => {
                self.plain_length(field, *number, &expr)
            }
            (Type::Money(currency), Value::Number(amount)) if is_number(&expr.ty) => {
                Some(Value::Money(Money { amount: *amount, currency: *currency }))
            }
            (Type::Scale { low, high }, Value::Number(number)) if is_number(&expr.ty) => {
                if number < low || number > high {
                    return self.refuse(
                        Diagnostic::new(&meaning::OFF_SCALE, written.span)
                            .arg("number", number.normalize().to_string())
                            .arg("low", low.normalize().to_string())
                            .arg("high", high.normalize().to_string()),
                    );
                }
                Some(value)
            }
            _ => match alike(&ty, &expr.ty) {
                Ok(()) => Some(value),
                Err(super::ty::Mismatch::Types) => {
                    self.refuse(wrong_type(written.span, called(&ty), &expr.ty))
                }
                Err(mismatch) => {
                    let span = written.span;
                    let wanted = Expr { kind: super::program::ExprKind::Field(field), ty, span };
                    self.not_alike(mismatch, &wanted, &expr, span)
                }
            },
        }
    }

    /// A text, a bare word, or a number as it is written.
    fn given_text(&mut self, written: &ast::Expr, ty: &Type) -> Option<String> {
        match &written.kind {
            Written::Text(text) => Some(text.clone()),
            Written::Name(path) => match path.names.as_slice() {
                [name] => Some(name.text.clone()),
                _ => Some(self.words(written.span)),
            },
            Written::Number(_) => Some(self.words(written.span)),
            _ => {
                let found = self.expr(written, &Asked::RECORD)?;
                self.refuse(wrong_type(written.span, called(ty), &found.ty))
            }
        }
    }

    /// `wait=15` where the field is read in seconds.
    fn plain_length(&mut self, field: FieldId, number: Decimal, expr: &Expr) -> Option<Value> {
        let Reading::DurationIn(unit) = self.program.fields[field.index()].reading else {
            let ty = self.program.fields[field.index()].ty.clone();
            let kind = super::program::ExprKind::Field(field);
            let wanted = Expr { kind, ty, span: expr.span };
            let mismatch = super::ty::Mismatch::NumberAndUnit;
            return self.not_alike(mismatch, &wanted, expr, expr.span);
        };
        match in_unit(number, unit) {
            Some(Length::Elapsed(elapsed)) => Some(Value::Duration(elapsed)),
            _ => self.refuse(Diagnostic::new(&meaning::UNEVEN_LENGTH, expr.span)),
        }
    }

    fn then(&mut self, written: &ast::ThenKind, span: Span) -> Option<ThenKind> {
        match written {
            ast::ThenKind::Verdict { target, occurrence, verdict } => {
                let target = self.target(target);
                self.some_occurrence(*occurrence, span)?;
                Some(ThenKind::Verdict(target?, *occurrence, *verdict))
            }
            ast::ThenKind::Recovery(so) => self.owed_so(so, span),
            ast::ThenKind::NoRecovery(Some(name)) => {
                Some(ThenKind::NoRecovery(Some(self.recovery(name)?)))
            }
            ast::ThenKind::NoRecovery(None) => Some(ThenKind::NoRecovery(None)),
            ast::ThenKind::Fact { holds, name } => {
                self.fact(name).map(|id| ThenKind::Fact(id, *holds))
            }
        }
    }

    pub(super) fn some_occurrence(&mut self, number: Option<u32>, span: Span) -> Option<()> {
        if number == Some(0) {
            let fault = Diagnostic::new(&meaning::COUNT_OF_NONE, span).help("occurrence");
            return self.refuse(fault);
        }
        Some(())
    }

    fn fact(&mut self, name: &Name) -> Option<super::program::FactId> {
        match self.use_meaning(&name.text) {
            Some(Meaning::Fact(id)) => Some(id),
            Some(other) => self.wrong_kind(name, other.kind(), "fact"),
            None => {
                let known = self.value_names(|meaning| matches!(meaning, Meaning::Fact(_)));
                self.unknown("fact", name, known)
            }
        }
    }
}
