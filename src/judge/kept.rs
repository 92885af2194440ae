//! Occurrences that need only be counted: nobody asks what else is true of them, and they are not among those that are shown.

use super::case::Case;
use super::eval::eval;
use super::finds::finds;
use super::trail::Ruling;
use crate::check::program::{self, Metric, Owner, Target};
use crate::judge::verdict::Verdict;
use crate::plan::{Allowance, Awaited, Datum, Expr, Form, Plan};
use crate::syntax::ast::CompareOp;

/// How often the expectations of a touchpoint or moment, and it as a whole, came out how.
#[derive(Clone, Debug, Default)]
pub(super) struct Counted {
    expectations: Vec<Ways>,
    whole: Ways,
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

    /// Of each expectation, by its position, and of the whole (`None`): the verdicts, and how often each came.
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

/// Which occurrences of a touchpoint or moment can be left out of the verdicts, if they are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Counting {
    /// Those of which all is met.
    Kept,
    /// Those that are decided and not shown.
    Decided,
}

impl Counting {
    /// `None`: their evidence may find something of data, a figure of a group rests on them, or a fact or recovery asks for them.
    pub(super) fn of(plan: &Plan, owner: Owner) -> Option<Self> {
        let (expectations, stake) = match owner {
            Owner::Touchpoint(id) => (&plan.touchpoints[id.index()].expectations, None),
            Owner::Moment(id) => {
                let moment = &plan.moments[id.index()];
                (&moment.expectations, moment.stake.as_ref())
            }
        };
        let mut planned = expectations.iter().map(|id| &plan.expectations[id.index()]);
        let plain = planned.all(|it| it.waivers.is_empty() && !finds(it));
        if !plain || is_grouped(plan, owner) || is_asked_for(plan, owner) {
            return None;
        }
        let is_it = |target: &Target| plan.program.owner(*target) == owner;
        let recoveries = plan.recoveries.iter();
        let mut own = recoveries.filter(|recovery| recovery.targets.iter().any(is_it)).peekable();
        if own.peek().is_none() && stake.is_none() {
            return Some(Self::Decided);
        }
        // Without a condition a recovery is owed for failures only.
        own.all(|own| own.when.is_none() && own.instead_of.is_empty()).then_some(Self::Kept)
    }
}

/// Whether a standard counts its verdicts other than all in one.
fn is_grouped(plan: &Plan, owner: Owner) -> bool {
    let program = &plan.program;
    let requires = program.standards.iter().flat_map(|standard| &standard.requires);
    requires.into_iter().any(|require| match &require.metric {
        Metric::Rate(counted) | Metric::Failed(counted) | Metric::Count(counted) => {
            matches!(counted, program::Counted::Verdicts(target) if program.owner(*target) == owner)
                && !require.per.is_empty()
        }
        Metric::Score(..) | Metric::Card(..) | Metric::Spread(..) => true,
        Metric::Nps(_)
        | Metric::Csat(_)
        | Metric::Ces(_)
        | Metric::Mean(_)
        | Metric::Median(_)
        | Metric::Percentile(..)
        | Metric::Gap(..)
        | Metric::PeakEnd(_) => false,
    })
}

/// Whether a fact or recovery asks for its verdicts.
fn is_asked_for(plan: &Plan, owner: Owner) -> bool {
    let asks = |condition: &Expr| {
        let mut asks = false;
        condition.walk(&mut |part| {
            asks |= match part {
                Expr::Verdict(_, target) => plan.program.owner(*target) == owner,
                Expr::Overrun(id) => plan.program.expectations[id.index()].owner == owner,
                _ => false,
            };
        });
        asks
    };
    plan.facts.iter().any(|fact| asks(&fact.when))
        || plan.recoveries.iter().any(|recovery| {
            let instead = recovery.instead_of.iter().filter_map(|(_, when)| when.as_ref());
            let amounts = recovery.actions.iter().filter_map(|action| action.amount.as_ref());
            recovery.when.iter().chain(instead).chain(amounts).any(asks)
        })
}
