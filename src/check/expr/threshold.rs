//! A score is held against a number that its scale does not reach, or that every score passes.

use super::compare::flipped;
use crate::check::context::Check;
use crate::check::program::{Expr, ExprKind, FieldId, Program, Type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;
use crate::syntax::ast::CompareOp;
use crate::unit::Decimal;
use crate::value::Value;

impl Check<'_> {
    /// Said at once, so that another fault of the same expectation does not hide it.
    pub(super) fn threshold(&mut self, expr: &Expr) {
        if let Some(doubt) = doubt(&self.program, expr) {
            self.report(doubt);
        }
    }
}

fn doubt(program: &Program, expr: &Expr) -> Option<Diagnostic> {
    match &expr.kind {
        ExprKind::Compare(op, left, right) => {
            match (left.as_field(), left.as_constant(), right.as_field(), right.as_constant()) {
                (Some(field), _, _, Some(Value::Number(number))) => {
                    compared(program, field, *op, *number, expr)
                }
                (_, Some(Value::Number(number)), Some(field), _) => {
                    compared(program, field, flipped(*op), *number, expr)
                }
                _ => None,
            }
        }
        ExprKind::In(value, values) => {
            let field = value.as_field()?;
            let (low, high) = scale(program, field)?;
            let off = values.iter().find_map(|value| match value {
                Value::Number(number) if *number < low || *number > high => Some(*number),
                _ => None,
            })?;
            Some(diagnostic(program, &meaning::IMPOSSIBLE_THRESHOLD, field, expr, off))
        }
        ExprKind::Between(value, from, to) => {
            let field = value.as_field()?;
            let (low, high) = scale(program, field)?;
            let (Some(Value::Number(from)), Some(Value::Number(to))) =
                (from.as_constant(), to.as_constant())
            else {
                return None;
            };
            if *from > high || *to < low {
                let off = if *from > high { *from } else { *to };
                return Some(diagnostic(program, &meaning::IMPOSSIBLE_THRESHOLD, field, expr, off));
            }
            (*from <= low && *to >= high)
                .then(|| diagnostic(program, &meaning::CERTAIN_THRESHOLD, field, expr, *from))
        }
        _ => None,
    }
}

fn compared(
    program: &Program,
    field: FieldId,
    op: CompareOp,
    number: Decimal,
    expr: &Expr,
) -> Option<Diagnostic> {
    let (low, high) = scale(program, field)?;
    let off = number < low || number > high;
    let (never, always) = match op {
        CompareOp::Equal => (off, false),
        CompareOp::NotEqual => (false, off),
        CompareOp::Less => (number <= low, number > high),
        CompareOp::LessEqual => (number < low, number >= high),
        CompareOp::Greater => (number >= high, number < low),
        CompareOp::GreaterEqual => (number > high, number <= low),
    };
    if never {
        return Some(diagnostic(program, &meaning::IMPOSSIBLE_THRESHOLD, field, expr, number));
    }
    always.then(|| diagnostic(program, &meaning::CERTAIN_THRESHOLD, field, expr, number))
}

fn scale(program: &Program, field: FieldId) -> Option<(Decimal, Decimal)> {
    match program.fields[field.index()].ty {
        Type::Scale { low, high } => Some((low, high)),
        _ => None,
    }
}

fn diagnostic(
    program: &Program,
    entry: &'static crate::diagnostic::Entry,
    field: FieldId,
    expr: &Expr,
    number: Decimal,
) -> Diagnostic {
    let (low, high) = scale(program, field).unwrap_or_default();
    let declared = &program.fields[field.index()];
    Diagnostic::new(entry, expr.span)
        .arg("field", declared.name.clone())
        .arg("number", number.normalize().to_string())
        .arg("low", low.normalize().to_string())
        .arg("high", high.normalize().to_string())
        .label(declared.span, "field")
}
