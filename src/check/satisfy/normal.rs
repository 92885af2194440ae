//! Conditions as alternatives of tests, each test a claim about one field or something opaque.

use super::Claim;
use crate::check::expr::flipped;
use crate::check::program::{Expr, ExprKind, FieldId, Program};
use crate::source::Span;
use crate::syntax::ast::{CompareOp, TextTest};
use crate::value::Value;

/// Beyond so many alternatives nothing is said.
const MOST: usize = 512;

/// One test that holds, or fails for certain.
#[derive(Clone, Debug)]
pub(super) enum Test {
    /// The field's value compares so with a constant.
    Compare(FieldId, CompareOp, Value),
    /// The field's value is, or is not, one of these.
    In(FieldId, Vec<Value>, bool),
    /// The field's text passes, or does not.
    Text(FieldId, TextTest, String, bool),
    /// The field has a value, or has none.
    Known(FieldId, bool),
    /// Anything else: its text, whether it holds, and where it is written.
    Opaque(String, bool, Span),
    /// Never.
    Impossible,
}

/// The alternatives in which all claims are true; `None` if there are too many to look at.
pub(super) fn alternatives(program: &Program, claims: &[Claim<'_>]) -> Option<Vec<Vec<Test>>> {
    let mut all = vec![Vec::new()];
    for claim in claims {
        all = product(all, of(program, claim.condition, claim.holds)?)?;
    }
    Some(all)
}

/// After Kleene: `not` holds where its condition fails for certain, and `and` fails where one fails.
fn of(program: &Program, expr: &Expr, holds: bool) -> Option<Vec<Vec<Test>>> {
    match &expr.kind {
        ExprKind::Not(inner) => of(program, inner, !holds),
        ExprKind::Segment(id) => of(program, &program.segments[id.index()].condition, holds),
        ExprKind::Matches(id) => of(program, &program.patterns[id.index()].condition, holds),
        ExprKind::Fact(id) => of(program, &program.facts[id.index()].when, holds),
        ExprKind::And(parts) if holds => every(program, parts, holds),
        ExprKind::Or(parts) if !holds => every(program, parts, holds),
        ExprKind::And(parts) | ExprKind::Or(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(of(program, part, holds)?);
                if all.len() > MOST {
                    return None;
                }
            }
            Some(all)
        }
        _ => Some(vec![test(expr, holds)]),
    }
}

fn every(program: &Program, parts: &[Expr], holds: bool) -> Option<Vec<Vec<Test>>> {
    let mut all = vec![Vec::new()];
    for part in parts {
        all = product(all, of(program, part, holds)?)?;
    }
    Some(all)
}

fn product(left: Vec<Vec<Test>>, right: Vec<Vec<Test>>) -> Option<Vec<Vec<Test>>> {
    if left.len().saturating_mul(right.len()) > MOST {
        return None;
    }
    let join = |a: &Vec<Test>, b: &Vec<Test>| a.iter().chain(b).cloned().collect();
    Some(left.iter().flat_map(|a| right.iter().map(move |b| join(a, b))).collect())
}

/// What one condition claims of one field; several tests for a range.
fn test(expr: &Expr, holds: bool) -> Vec<Test> {
    let opaque = || vec![Test::Opaque(format!("{:?}", expr.kind), holds, expr.span)];
    match &expr.kind {
        ExprKind::Constant(Value::Bool(value)) => {
            if *value == holds {
                Vec::new()
            } else {
                vec![Test::Impossible]
            }
        }
        ExprKind::Field(id) => {
            vec![Test::Compare(*id, CompareOp::Equal, Value::Bool(holds))]
        }
        ExprKind::Compare(op, left, right) => {
            let op = if holds { *op } else { contrary(*op) };
            match (left.as_field(), left.as_constant(), right.as_field(), right.as_constant()) {
                (Some(id), _, _, Some(value)) => vec![Test::Compare(id, op, value.clone())],
                (_, Some(value), Some(id), _) => {
                    vec![Test::Compare(id, flipped(op), value.clone())]
                }
                _ => opaque(),
            }
        }
        ExprKind::In(value, values) => match value.as_field() {
            Some(id) => vec![Test::In(id, values.clone(), holds)],
            None => opaque(),
        },
        ExprKind::Between(value, low, high) if holds => {
            match (value.as_field(), low.as_constant(), high.as_constant()) {
                (Some(id), Some(low), Some(high)) => vec![
                    Test::Compare(id, CompareOp::GreaterEqual, low.clone()),
                    Test::Compare(id, CompareOp::LessEqual, high.clone()),
                ],
                _ => opaque(),
            }
        }
        ExprKind::TextTest(test, text, part) => match (text.as_field(), part.as_constant()) {
            (Some(id), Some(Value::Text(part))) => {
                vec![Test::Text(id, *test, part.to_string(), holds)]
            }
            _ => opaque(),
        },
        ExprKind::Presence { known, of } => match of.as_field() {
            Some(id) => vec![Test::Known(id, *known == holds)],
            None => opaque(),
        },
        _ => opaque(),
    }
}

fn contrary(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Equal => CompareOp::NotEqual,
        CompareOp::NotEqual => CompareOp::Equal,
        CompareOp::Less => CompareOp::GreaterEqual,
        CompareOp::LessEqual => CompareOp::Greater,
        CompareOp::Greater => CompareOp::LessEqual,
        CompareOp::GreaterEqual => CompareOp::Less,
    }
}
