//! What a program promises to those who run it: every operation has operands of its types.

use mot::check::program::{
    Deadline, Expr, ExprKind, Limit, Program, Requirement, RequirementKind, Subject, Type,
};
use mot::syntax::ast::{ArithmeticOp, CompareOp};
use mot::unit::{Length, TimeKind};
use mot::value::Value;

pub(crate) fn assert_typed(program: &Program) {
    let p = Walk(program);
    program.segments.iter().for_each(|it| p.condition(&it.condition));
    for pattern in &program.patterns {
        p.condition(&pattern.condition);
        pattern.together.iter().for_each(|it| p.condition(it));
    }
    for moment in &program.moments {
        moment.when.iter().for_each(|it| p.condition(it));
        moment.stake.iter().for_each(|it| p.expr(it));
    }
    for expectation in &program.expectations {
        p.requirement(&expectation.requirement);
        expectation.exceptions.iter().for_each(|it| p.requirement(&it.requirement));
    }
    program.facts.iter().for_each(|it| p.condition(&it.when));
    for (at, fact) in program.facts.iter().enumerate() {
        assert!(facts(&fact.when).iter().all(|it| *it < at), "a fact rests on a later one");
    }
    for recovery in &program.recoveries {
        recovery.when.iter().for_each(|it| p.condition(it));
        recovery.instead_of.iter().filter_map(|it| it.1.as_ref()).for_each(|it| p.condition(it));
        for action in &recovery.actions {
            if let Some(amount) = &action.amount {
                p.expr(amount);
                let Type::Money(currency) = amount.ty else { panic!("{:?}", amount.ty) };
                for bound in action.at_most.iter().chain(&action.at_least) {
                    assert_eq!(bound.currency, currency);
                }
            }
            action.within.iter().for_each(limit);
        }
    }
    program.waivers.iter().filter_map(|it| it.when.as_ref()).for_each(|it| p.condition(it));
    for given in program.cases.iter().flat_map(|case| &case.given) {
        for (field, value) in &given.values {
            let ty = &program.fields[field.index()].ty;
            assert!(is(value, ty), "{value:?} is no {ty:?}");
        }
    }
}

struct Walk<'p>(&'p Program);

impl Walk<'_> {
    fn condition(&self, expr: &Expr) {
        assert_eq!(expr.ty, Type::Bool, "{expr:?}");
        self.expr(expr);
    }

    fn requirement(&self, requirement: &Requirement) {
        requirement.paused.iter().for_each(|it| self.condition(it));
        match &requirement.kind {
            RequirementKind::Holds(condition) | RequirementKind::Quantified { condition, .. } => {
                self.condition(condition);
            }
            RequirementKind::Within { subject, limit: length, .. } => {
                self.subject(subject);
                limit(length);
            }
            RequirementKind::By { subject, deadline } => {
                self.subject(subject);
                if let Deadline::Time(time) = deadline {
                    self.expr(time);
                    assert_eq!(time.ty, Type::Time);
                }
            }
            RequirementKind::No { limit: length, .. }
            | RequirementKind::Count { limit: length, .. }
            | RequirementKind::Order { limit: length, .. } => length.iter().for_each(limit),
            RequirementKind::Every { limit: length, .. } => limit(length),
            RequirementKind::Follows { protocol, steps } => {
                assert_eq!(steps.len(), self.0.protocols[protocol.index()].steps.len());
            }
        }
    }

    fn subject(&self, subject: &Subject) {
        if let Subject::Time(time) = subject {
            self.expr(time);
            assert_eq!(time.ty, Type::Time);
        }
    }

    fn expr(&self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Constant(value) => assert!(is(value, &expr.ty), "{expr:?}"),
            ExprKind::Field(id) | ExprKind::StartField(id) => {
                assert_eq!(expr.ty, self.0.fields[id.index()].ty);
            }
            ExprKind::Not(a) => self.condition(a),
            ExprKind::And(all) | ExprKind::Or(all) => all.iter().for_each(|it| self.condition(it)),
            ExprKind::Compare(op, a, b) => {
                self.same(a, b);
                let equality = matches!(op, CompareOp::Equal | CompareOp::NotEqual);
                assert!(equality || has_order(&a.ty), "{expr:?}");
            }
            ExprKind::In(a, values) => {
                self.expr(a);
                assert!(values.iter().all(|value| is(value, &a.ty)), "{expr:?}");
            }
            ExprKind::Between(a, low, high) => {
                self.same(a, low);
                self.same(a, high);
                assert!(has_order(&a.ty));
            }
            ExprKind::TextTest(_, a, b) => {
                self.same(a, b);
                assert_eq!(sort(&a.ty), "text");
            }
            ExprKind::Presence { of, .. } => self.expr(of),
            ExprKind::Arithmetic(op, a, b) => {
                self.expr(a);
                self.expr(b);
                assert_ne!(*op, ArithmeticOp::Of);
                for side in [a, b, &Box::new(expr.clone())] {
                    let counted = matches!(
                        sort(&side.ty),
                        "number" | "money" | "elapsed" | "business" | "time"
                    );
                    assert!(counted, "{side:?}");
                }
            }
            ExprKind::Negate(a) => self.expr(a),
            ExprKind::Elapsed(a, b, calendar) => {
                self.same(a, b);
                assert_eq!(a.ty, Type::Time);
                let kind = if calendar.is_some() { TimeKind::Business } else { TimeKind::Elapsed };
                assert_eq!(expr.ty, Type::Duration(kind));
            }
            ExprKind::InUnits(_, a) => {
                self.expr(a);
                assert!(matches!(sort(&a.ty), "elapsed" | "business"), "{expr:?}");
            }
            ExprKind::Whole { of, .. } => {
                self.expr(of);
                assert_eq!(sort(&of.ty), "number");
            }
            ExprKind::Call(id, arguments) => {
                let function = &self.0.functions[id.index()];
                assert_eq!(function.parameters.len(), arguments.len());
                for ((_, ty), argument) in function.parameters.iter().zip(arguments) {
                    self.expr(argument);
                    assert_eq!(sort(ty), sort(&argument.ty));
                }
            }
            ExprKind::Segment(_)
            | ExprKind::Matches(_)
            | ExprKind::Verdict(..)
            | ExprKind::Recovered(..)
            | ExprKind::Fact(_) => assert_eq!(expr.ty, Type::Bool),
            ExprKind::Overrun(_) => assert_eq!(expr.ty, Type::Duration(TimeKind::Elapsed)),
            ExprKind::Count(_) => assert_eq!(expr.ty, Type::Number),
        }
    }

    fn same(&self, a: &Expr, b: &Expr) {
        self.expr(a);
        self.expr(b);
        assert_eq!(sort(&a.ty), sort(&b.ty), "{a:?} {b:?}");
        if let (Type::Money(a), Type::Money(b)) = (&a.ty, &b.ty) {
            assert_eq!(a, b);
        }
    }
}

fn limit(limit: &Limit) {
    assert_eq!(limit.calendar.is_some(), limit.length.kind() == TimeKind::Business);
    let amount = match limit.length {
        Length::Elapsed(it) | Length::Business(it) => it.0,
        Length::CalendarDays(it) | Length::BusinessDays(it) => it,
    };
    assert!(amount > 0);
}

fn facts(expr: &Expr) -> Vec<usize> {
    match &expr.kind {
        ExprKind::Fact(id) => vec![id.index()],
        ExprKind::Not(a) => facts(a),
        ExprKind::And(all) | ExprKind::Or(all) => all.iter().flat_map(facts).collect(),
        _ => Vec::new(),
    }
}

/// Types whose values compare with each other.
fn sort(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "flag",
        Type::Number | Type::Percent | Type::Scale { .. } => "number",
        Type::Text | Type::OneOf(_) => "text",
        Type::Duration(TimeKind::Elapsed) => "elapsed",
        Type::Duration(TimeKind::Calendar) => "calendar",
        Type::Duration(TimeKind::Business) => "business",
        Type::Money(_) => "money",
        Type::Time => "time",
    }
}

fn has_order(ty: &Type) -> bool {
    !matches!(sort(ty), "flag" | "text")
}

fn is(value: &Value, ty: &Type) -> bool {
    match value {
        Value::Bool(_) => sort(ty) == "flag",
        Value::Number(_) => sort(ty) == "number",
        Value::Text(_) => sort(ty) == "text",
        Value::Duration(_) => sort(ty) == "elapsed",
        Value::Length(length) => *ty == Type::Duration(length.kind()),
        Value::Time(_) => sort(ty) == "time",
        Value::Money(money) => *ty == Type::Money(money.currency),
    }
}
