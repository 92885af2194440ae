//! The values that rules compare fields with: the only ones at which a verdict can change its mind.

use crate::check::program::Type;
use crate::plan::{Awaited, ColumnId, Datum, Expr, Form, Plan};
use crate::value::{Value, Word};
use std::sync::Arc;

/// By column, every value that some rule names; and every length.
#[derive(Debug)]
pub(super) struct Literals {
    values: Vec<Vec<Value>>,
    lengths: Vec<i64>,
}

impl Literals {
    pub(super) fn of(plan: &Plan) -> Self {
        let mut literals =
            Self { values: vec![Vec::new(); plan.columns.len()], lengths: Vec::new() };
        for (values, column) in literals.values.iter_mut().zip(&plan.columns) {
            if let Type::OneOf(words) = &column.ty {
                values.extend(words.iter().map(|word| Value::Text(Arc::from(word.as_str()))));
            }
        }
        each_expr(plan, &mut |expr| literals.note(plan, expr));
        literals
    }

    /// The values that rules name of a column.
    pub(super) fn values(&self, column: ColumnId) -> &[Value] {
        &self.values[column.index()]
    }

    /// The lengths that rules name anywhere, in microseconds.
    pub(super) fn lengths(&self) -> &[i64] {
        &self.lengths
    }

    fn note(&mut self, plan: &Plan, expr: &Expr) {
        let text = |word: &Word| Value::Text(plan.words.text(*word).into());
        match expr {
            Expr::WordIs(column, word) => self.add(*column, text(word)),
            Expr::WordIn(column, words) => {
                words.iter().for_each(|word| self.add(*column, text(word)));
            }
            Expr::WordTest(test) => {
                let test = &plan.tests[test.index()];
                self.add(test.column, Value::Text(test.text.clone()));
            }
            Expr::Compare(_, left, right) => {
                self.compared(plan, left, right);
                self.compared(plan, right, left);
            }
            Expr::Between(parts) => {
                let [of, low, high] = &**parts;
                self.compared(plan, of, low);
                self.compared(plan, of, high);
            }
            Expr::In(of, data) => {
                if let Expr::Column(column) = &**of {
                    for value in data.iter().filter_map(|datum| datum.value(&plan.words)) {
                        self.add(*column, value);
                    }
                }
            }
            Expr::Constant(Datum::Duration(length)) if !self.lengths.contains(length) => {
                self.lengths.push(*length);
            }
            _ => {}
        }
    }

    fn compared(&mut self, plan: &Plan, of: &Expr, with: &Expr) {
        if let (Expr::Column(column), Expr::Constant(datum)) = (of, with)
            && let Some(value) = datum.value(&plan.words)
        {
            self.add(*column, value);
        }
    }

    fn add(&mut self, column: ColumnId, value: Value) {
        let values = &mut self.values[column.index()];
        if !values.contains(&value) {
            values.push(value);
        }
    }
}

/// A text that no rule names.
pub(super) const UNNAMED: &str = "…";

/// A text that is none of these words: another that the column's type declares, or one that no rule names.
pub(super) fn other_text(plan: &Plan, column: ColumnId, not: &[Word]) -> Option<Arc<str>> {
    let Type::OneOf(declared) = &plan.columns[column.index()].ty else {
        return Some(Arc::from(UNNAMED));
    };
    let is_none = |word: &&String| !not.iter().any(|not| plan.words.text(*not) == word.as_str());
    declared.iter().find(is_none).map(|word| Arc::from(word.as_str()))
}

/// Every expression of every rule, with all that is within it.
fn each_expr(plan: &Plan, visit: &mut impl FnMut(&Expr)) {
    let patterns = plan.patterns.iter().flatten();
    for pattern in patterns {
        pattern.condition.walk(visit);
        pattern.together.iter().for_each(|expr| expr.walk(visit));
    }
    plan.segments.iter().flatten().for_each(|expr| expr.walk(visit));
    plan.moments.iter().flat_map(|moment| &moment.when).for_each(|expr| expr.walk(visit));
    plan.waivers.iter().flat_map(|waiver| &waiver.when).for_each(|expr| expr.walk(visit));
    for expectation in &plan.expectations {
        let exceptions = expectation.exceptions.iter().map(|exception| &exception.form);
        for form in exceptions.chain([&expectation.general]) {
            for expr in conditions(form) {
                expr.walk(visit);
            }
        }
    }
}

/// The expressions that a form asks.
pub(super) fn conditions(form: &Form) -> Vec<&Expr> {
    match form {
        Form::Threshold(condition) | Form::Quantified { condition, .. } => vec![condition],
        Form::Within { subject, paused, .. } => {
            awaited(subject).into_iter().chain(paused).collect()
        }
        Form::By { subject, deadline } => awaited(subject).into_iter().chain([deadline]).collect(),
        Form::Every { paused, .. } => paused.iter().collect(),
        Form::Ban { .. }
        | Form::Count { .. }
        | Form::Follows { .. }
        | Form::Order { .. }
        | Form::Precedence { .. }
        | Form::Response { .. } => Vec::new(),
    }
}

fn awaited(subject: &Awaited) -> Option<&Expr> {
    match subject {
        Awaited::Instant(instant) => Some(instant),
        Awaited::Pattern(_) => None,
    }
}

/// The columns that an expression asks, segments entered.
pub(super) fn columns(plan: &Plan, expr: &Expr, into: &mut Vec<ColumnId>) {
    let mut segments = Vec::new();
    let mut add = |column| {
        if !into.contains(&column) {
            into.push(column);
        }
    };
    expr.walk(&mut |part| match part {
        Expr::Column(column) | Expr::WordIs(column, _) | Expr::WordIn(column, _) => add(*column),
        Expr::WordTest(test) => add(plan.tests[test.index()].column),
        Expr::Segment(segment) => segments.push(*segment),
        _ => {}
    });
    for segment in segments {
        if let Some(condition) = &plan.segments[segment.index()] {
            columns(plan, condition, into);
        }
    }
}
