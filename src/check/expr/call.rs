//! Calls: the functions that are built in, and those of scripts.

use super::Asked;
use crate::check::context::Check;
use crate::check::program::{
    CalendarId, ExpectationId, Expr, ExprKind, RecoveryId, RequirementKind, Target, Type,
};
use crate::check::ty::{alike, called, is_business_days, is_number, wrong_type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::types;
use crate::source::Span;
use crate::syntax::ast::{self, Call, ExprKind as Written, VerdictWord};
use crate::unit::{LengthUnit, TimeKind};

/// A function that is built in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::check) enum Builtin {
    Elapsed,
    Days,
    Hours,
    Minutes,
    Seconds,
    Count,
    Overrun,
    Failed,
    Met,
    Open,
    Unknown,
    Late,
    Missing,
    Broken,
    Floor,
    Ceil,
}

/// Each with its two names.
const BUILTINS: [(Builtin, &str, &str); 16] = [
    (Builtin::Elapsed, "elapsed", "历时"),
    (Builtin::Days, "days", "天数"),
    (Builtin::Hours, "hours", "小时数"),
    (Builtin::Minutes, "minutes", "分钟数"),
    (Builtin::Seconds, "seconds", "秒数"),
    (Builtin::Count, "count", "次数"),
    (Builtin::Overrun, "overrun", "超出"),
    (Builtin::Failed, "failed", "未达标"),
    (Builtin::Met, "met", "达标"),
    (Builtin::Open, "open", "待定"),
    (Builtin::Unknown, "unknown", "未知"),
    (Builtin::Late, "late", "超时"),
    (Builtin::Missing, "missing", "未发生"),
    (Builtin::Broken, "broken", "违反"),
    (Builtin::Floor, "floor", "向下取整"),
    (Builtin::Ceil, "ceil", "向上取整"),
];

impl Builtin {
    /// The function that a name is one of the two spellings of.
    pub(in crate::check) fn named(name: &str) -> Option<Self> {
        BUILTINS.iter().find(|(_, en, zh)| name == *en || name == *zh).map(|(it, _, _)| *it)
    }

    /// Whether its argument has verdicts rather than a value.
    pub(in crate::check) fn asks_verdicts(self) -> bool {
        match self {
            Self::Overrun
            | Self::Failed
            | Self::Met
            | Self::Open
            | Self::Unknown
            | Self::Late
            | Self::Missing
            | Self::Broken => true,
            Self::Elapsed
            | Self::Days
            | Self::Hours
            | Self::Minutes
            | Self::Seconds
            | Self::Count
            | Self::Floor
            | Self::Ceil => false,
        }
    }
}

impl Check<'_> {
    pub(super) fn call(&mut self, call: &Call, span: Span, asked: &Asked<'_>) -> Option<Expr> {
        let Some(builtin) = Builtin::named(&call.name.text) else {
            return self.script(call, span, asked);
        };
        match builtin {
            Builtin::Elapsed => self.elapsed(call, span, asked),
            Builtin::Days => self.in_units(call, LengthUnit::Day, span, asked),
            Builtin::Hours => self.in_units(call, LengthUnit::Hour, span, asked),
            Builtin::Minutes => self.in_units(call, LengthUnit::Minute, span, asked),
            Builtin::Seconds => self.in_units(call, LengthUnit::Second, span, asked),
            Builtin::Count => self.count(call, span, asked),
            Builtin::Overrun => self.overrun(call, span, asked),
            Builtin::Failed => self.verdict(call, VerdictWord::Failed, span, asked),
            Builtin::Met => self.verdict(call, VerdictWord::Met, span, asked),
            Builtin::Open => self.verdict(call, VerdictWord::Open, span, asked),
            Builtin::Unknown => self.verdict(call, VerdictWord::Unknown, span, asked),
            Builtin::Late => self.verdict(call, VerdictWord::FailedLate, span, asked),
            Builtin::Missing => self.verdict(call, VerdictWord::FailedMissing, span, asked),
            Builtin::Broken => self.verdict(call, VerdictWord::FailedBroken, span, asked),
            Builtin::Floor => self.whole(call, false, span, asked),
            Builtin::Ceil => self.whole(call, true, span, asked),
        }
    }

    /// So many arguments are given.
    fn arity(&mut self, call: &Call, expected: &'static str, fits: bool) -> Option<()> {
        if fits {
            return Some(());
        }
        self.refuse(
            Diagnostic::new(&types::ARGUMENTS, call.span)
                .arg("function", call.name.text.clone())
                .arg("expected", expected)
                .arg("found", call.arguments.len().to_string()),
        )
    }

    /// `elapsed(from, to)`, `elapsed(from, to, office)`
    fn elapsed(&mut self, call: &Call, span: Span, asked: &Asked<'_>) -> Option<Expr> {
        self.arity(call, "2", matches!(call.arguments.len(), 2 | 3))?;
        let from = self.time_argument(&call.arguments[0], asked);
        let to = self.time_argument(&call.arguments[1], asked);
        let calendar = match call.arguments.get(2) {
            Some(argument) => Some(self.calendar_argument(argument)?),
            None => None,
        };
        let kind = if calendar.is_some() { TimeKind::Business } else { TimeKind::Elapsed };
        let kind_of = ExprKind::Elapsed(Box::new(from?), Box::new(to?), calendar);
        Some(Expr { kind: kind_of, ty: Type::Duration(kind), span })
    }

    fn time_argument(&mut self, written: &ast::Expr, asked: &Asked<'_>) -> Option<Expr> {
        let expr = self.expr(written, asked)?;
        if expr.ty == Type::Time {
            return Some(expr);
        }
        self.refuse(wrong_type(written.span, "a time", &expr.ty))
    }

    fn calendar_argument(&mut self, written: &ast::Expr) -> Option<CalendarId> {
        match &written.kind {
            Written::Paren(inner) => self.calendar_argument(inner),
            Written::Name(path) if path.names.len() == 1 => {
                let id = self.calendar(&path.names[0])?;
                self.keeps_time(id, written.span)
            }
            _ => {
                let words = self.words(written.span);
                let known = self.listed(&self.symbols.calendars);
                self.unknown_at("calendar", &words, written.span, known)
            }
        }
    }

    /// `days(x)` and its like: a length as a plain number.
    fn in_units(
        &mut self,
        call: &Call,
        unit: LengthUnit,
        span: Span,
        asked: &Asked<'_>,
    ) -> Option<Expr> {
        self.arity(call, "1", call.arguments.len() == 1)?;
        let length = self.expr(&call.arguments[0], asked)?;
        let measured = match length.ty {
            Type::Duration(TimeKind::Elapsed) => true,
            Type::Duration(TimeKind::Business) => unit != LengthUnit::Day,
            _ => false,
        };
        if !measured || is_business_days(&length) {
            return self.refuse(wrong_type(call.arguments[0].span, "a duration", &length.ty));
        }
        let kind = ExprKind::InUnits(unit, Box::new(length));
        Some(Expr { kind, ty: Type::Number, span })
    }

    /// `floor(x)` and `ceil(x)`
    fn whole(&mut self, call: &Call, up: bool, span: Span, asked: &Asked<'_>) -> Option<Expr> {
        self.arity(call, "1", call.arguments.len() == 1)?;
        let number = self.expr(&call.arguments[0], asked)?;
        if !is_number(&number.ty) {
            return self.refuse(wrong_type(call.arguments[0].span, "a number", &number.ty));
        }
        Some(Expr { kind: ExprKind::Whole { up, of: Box::new(number) }, ty: Type::Number, span })
    }

    /// `count(P)`
    fn count(&mut self, call: &Call, span: Span, asked: &Asked<'_>) -> Option<Expr> {
        self.arity(call, "1", call.arguments.len() == 1)?;
        let pattern = self.pattern(&call.arguments[0], false)?;
        if !asked.journey {
            return self.refuse(Diagnostic::new(&types::COUNT_IN_RECORD, span));
        }
        Some(Expr { kind: ExprKind::Count(pattern), ty: Type::Number, span })
    }

    /// `failed(x)` and its like. A bare expectation of several moments means any of them.
    fn verdict(
        &mut self,
        call: &Call,
        word: VerdictWord,
        span: Span,
        asked: &Asked<'_>,
    ) -> Option<Expr> {
        if let Some(recovery) = self.recovery_argument(call, asked) {
            return Some(Expr::condition(ExprKind::Recovered(word, recovery), span));
        }
        let targets = self.judged_argument(call, span, asked)?;
        let mut each: Vec<Expr> = targets
            .into_iter()
            .map(|target| Expr::condition(ExprKind::Verdict(word, target), span))
            .collect();
        if each.len() == 1 {
            return each.pop();
        }
        let kind = if word == VerdictWord::Met { ExprKind::And(each) } else { ExprKind::Or(each) };
        Some(Expr::condition(kind, span))
    }

    /// In a recovery, the argument may be another recovery; what is judged goes first.
    fn recovery_argument(&mut self, call: &Call, asked: &Asked<'_>) -> Option<RecoveryId> {
        let [argument] = call.arguments.as_slice() else { return None };
        let Written::Name(path) = &argument.kind else { return None };
        let [name] = path.names.as_slice() else { return None };
        if asked.near.is_empty() || self.is_judged(name, asked.near) {
            return None;
        }
        self.symbols.recoveries.get(&name.text)
    }

    /// `overrun(x)`
    fn overrun(&mut self, call: &Call, span: Span, asked: &Asked<'_>) -> Option<Expr> {
        let targets = self.judged_argument(call, span, asked)?;
        let argument = call.arguments[0].span;
        let own = |id: &ExpectationId| {
            let mut tables = asked.near.iter().filter_map(|own| self.symbols.expectations.get(own));
            tables.any(|table| table.iter().any(|named| named.meaning == *id))
        };
        let id = match targets.as_slice() {
            [Target::Expectation(id)] if own(id) => *id,
            _ => return self.refuse(Diagnostic::new(&types::OVERRUN, argument).help("own")),
        };
        self.overruns.push((id, argument));
        let ty = Type::Duration(TimeKind::Elapsed);
        Some(Expr { kind: ExprKind::Overrun(id), ty, span })
    }

    fn judged_argument(
        &mut self,
        call: &Call,
        span: Span,
        asked: &Asked<'_>,
    ) -> Option<Vec<Target>> {
        self.arity(call, "1", call.arguments.len() == 1)?;
        let targets = self.target_argument(&call.arguments[0], asked.near)?;
        if asked.verdicts {
            return Some(targets);
        }
        let words = self.words(call.span);
        self.refuse(Diagnostic::new(&types::VERDICT_IN_RECORD, span).arg("what", words))
    }

    /// Only what has a deadline can be overrun. Asked when all requirements are known.
    pub(in crate::check) fn overruns(&mut self) {
        for (id, span) in std::mem::take(&mut self.overruns) {
            let timed = self.program.expectations.get(id.index()).is_some_and(|expectation| {
                matches!(
                    expectation.requirement.kind,
                    RequirementKind::Within { .. }
                        | RequirementKind::By { .. }
                        | RequirementKind::Every { .. }
                )
            });
            if !timed {
                self.report(Diagnostic::new(&types::OVERRUN, span));
            }
        }
    }

    /// A function of a script.
    fn script(&mut self, call: &Call, span: Span, asked: &Asked<'_>) -> Option<Expr> {
        let arguments: Vec<_> =
            call.arguments.iter().map(|argument| self.expr(argument, asked)).collect();
        let Some(id) = self.symbols.functions.get(&call.name.text) else {
            let mut known = self.listed(&self.symbols.functions);
            known.extend(BUILTINS.iter().map(|(_, en, _)| (*en).to_owned()));
            known.extend(BUILTINS.iter().map(|(_, _, zh)| (*zh).to_owned()));
            return self.unknown("function", &call.name, known);
        };
        let arguments = arguments.into_iter().collect::<Option<Vec<Expr>>>()?;
        let function = &self.program.functions[id.index()];
        let (parameters, returns) = (function.parameters.clone(), function.returns.clone());
        if parameters.len() != arguments.len() {
            return self.refuse(
                Diagnostic::new(&types::ARGUMENTS, call.span)
                    .arg("function", call.name.text.clone())
                    .arg("expected", parameters.len().to_string())
                    .arg("found", arguments.len().to_string()),
            );
        }
        for ((_, ty), argument) in parameters.iter().zip(&arguments) {
            if alike(ty, &argument.ty).is_err() {
                return self.refuse(wrong_type(argument.span, called(ty), &argument.ty));
            }
        }
        Some(Expr { kind: ExprKind::Call(id, arguments), ty: returns, span })
    }
}
