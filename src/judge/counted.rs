//! Occurrences that were only counted, and what says of a failed one whether it is shown instead.

use super::case::Case;
use super::eval::eval;
use super::trail::Ruling;
use crate::judge::verdict::Verdict;
use crate::plan::{Allowance, Awaited, Datum, Expr, Form};
use crate::syntax::ast::CompareOp;

/// How often the expectations of a touchpoint or moment, and it as a whole, came out how.
#[derive(Clone, Debug, Default)]
pub(super) struct Counted {
    expectations: Vec<Ways>,
    whole: Ways,
    /// How often all expectations were met, which is counted here alone.
    pub(super) all_met: u64,
    /// The verdicts of the occurrence that is judged.
    pub(super) room: Vec<Verdict>,
}

/// Each verdict that came, and how often: there are few.
#[derive(Clone, Debug, Default)]
struct Ways(Vec<(Verdict, u64)>);

impl Ways {
    #[inline]
    fn add(&mut self, verdict: Verdict) {
        match self.0.iter_mut().find(|(known, _)| *known == verdict) {
            Some((_, count)) => *count += 1,
            None => self.0.push((verdict, 1)),
        }
    }
}

impl Counted {
    /// Counts an occurrence by the verdicts that were put into the room, and that on the whole.
    pub(super) fn add(&mut self, whole: Verdict) {
        self.expectations.resize_with(self.room.len(), Ways::default);
        for (ways, verdict) in self.expectations.iter_mut().zip(&self.room) {
            ways.add(*verdict);
        }
        self.whole.add(whole);
    }

    /// Of each expectation, by its position, and of the whole (`None`): the verdicts, and how often each came, other than where
    /// all were met.
    pub(super) fn each(&self) -> impl Iterator<Item = (Option<usize>, Verdict, u64)> {
        let expectations = self.expectations.iter().enumerate().map(|(at, ways)| (Some(at), ways));
        let all = expectations.chain([(None, &self.whole)]);
        all.flat_map(|(at, ways)| ways.0.iter().map(move |(verdict, count)| (at, *verdict, *count)))
    }
}

/// The evidence has to be put together for it.
pub(super) struct NotSimple;

/// By how much a failed ruling was overrun, as its evidence would say, if anything was.
pub(super) fn overrun(ruling: &Ruling, form: &Form, case: &Case) -> Result<Option<i64>, NotSimple> {
    let beyond = |length: i64| Some(length).filter(|length| *length > 0);
    match form {
        Form::Within {
            subject: Awaited::Pattern(_),
            limit: Allowance::Elapsed(_),
            paused: None,
            ..
        } if ruling.ran.is_none() && ruling.anchor.is_some() => {
            let until = ruling.came.unwrap_or(case.as_of());
            Ok(beyond(until.since(ruling.deadline.ok_or(NotSimple)?).0))
        }
        Form::Count { limit: None, anchor: None, .. }
        | Form::Ban { limit: None, anchor: None, .. } => Ok(None),
        Form::Threshold(Expr::Compare(op, left, right)) => match (&**left, &**right) {
            (Expr::Column(_), Expr::Constant(Datum::Duration(limit))) => {
                let place = ruling.place.ok_or(NotSimple)?;
                let Datum::Duration(actual) = eval(left, &case.placed(place)) else {
                    return Err(NotSimple);
                };
                let upper = matches!(op, CompareOp::Less | CompareOp::LessEqual);
                Ok(if upper { beyond(actual.checked_sub(*limit).ok_or(NotSimple)?) } else { None })
            }
            (
                Expr::Column(_),
                Expr::Constant(
                    Datum::Number(_) | Datum::Word(_) | Datum::Truth(_) | Datum::Money(..),
                ),
            ) => Ok(None),
            _ => Err(NotSimple),
        },
        _ => Err(NotSimple),
    }
}
