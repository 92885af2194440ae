//! Limits that reach beyond a journey: one after the other, in the order of time.

use super::actions::{Amount, Authority};
use super::ledger::{Limits, payment, ways};
use super::records::{Known, shown};
use super::worlds::{TooManyWorlds, asked};
use super::{Journey, recoveries};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use mot::check::program::{AuthorityId, FieldId, Limit, Owner, Program, RecoveryId};
use mot::source::Span;
use mot::unit::{Decimal, Instant, Length, Money, Period};
use mot::value::Truth;
use std::collections::BTreeSet;

/// Where something owed stands in the order of time.
type Place = (Instant, String, Owner, usize, usize, RecoveryId);

/// Follows every journey, and keeps back what limits do not allow: always the first that breaks one.
pub fn settle(program: &Program, journeys: &mut [Journey]) -> Result<(), TooManyWorlds> {
    let mut limits = Limits { overspent: overspent(program, journeys), ..Limits::default() };
    loop {
        for (number, journey) in journeys.iter_mut().enumerate() {
            journey.followed = recoveries::follow(journey, number, &limits)?;
        }
        let order = in_order(program, journeys);
        let breaks = order.iter().enumerate().find(|(at, (_, one))| {
            let before: Vec<_> = order[..*at].iter().map(|(_, one)| *one).collect();
            breaks_a_limit(program, journeys, &before, *one)
        });
        let Some((_, (_, (journey, owed)))) = breaks else {
            let order: Vec<(usize, usize)> = order.into_iter().map(|(_, one)| one).collect();
            allot(program, journeys, &order);
            return Ok(());
        };
        let one = &journeys[*journey].followed.owed[*owed];
        limits.kept_back.insert((*journey, one.occurrence, one.recovery));
    }
}

/// Everything owed, in the order in which it became owed: journey, and position among what it is owed.
fn in_order(program: &Program, journeys: &[Journey]) -> Vec<(Place, (usize, usize))> {
    let first = |id: RecoveryId| {
        // One before those it may take the place of.
        program.recovery_order.iter().position(|one| *one == id).expect("all are ordered")
    };
    let mut order = Vec::new();
    for (number, journey) in journeys.iter().enumerate() {
        for (at, owed) in journey.followed.owed.iter().enumerate() {
            let told = &journey.told[owed.occurrence];
            let when = journey.followed.settled_at[&(owed.occurrence, owed.recovery)];
            let place = (
                when,
                journey.key.clone(),
                told.owner,
                owed.occurrence,
                first(owed.recovery),
                owed.recovery,
            );
            order.push((place, (number, at)));
        }
    }
    order.sort();
    order
}

fn breaks_a_limit(
    program: &Program,
    journeys: &[Journey],
    before: &[(usize, usize)],
    (journey, owed): (usize, usize),
) -> bool {
    let followed = |journey: usize| &journeys[journey].followed;
    let when = |journey: usize, owed: usize| {
        let one = &followed(journey).owed[owed];
        followed(journey).settled_at[&(one.occurrence, one.recovery)]
    };
    let now = when(journey, owed);
    let one = &followed(journey).owed[owed];
    let recovery = &program.recoveries[one.recovery.index()];
    let cost = |journey: usize, owed: usize| {
        let actions = followed(journey).owed[owed].actions.iter();
        let amounts = actions.filter_map(|action| match action.amount {
            Amount::Known(money) => Some(money.amount),
            Amount::Nothing | Amount::Unknown => None,
        });
        amounts.sum::<Decimal>()
    };
    let same: Vec<(usize, usize)> = before
        .iter()
        .copied()
        .filter(|(journey, owed)| followed(*journey).owed[*owed].recovery == one.recovery)
        .collect();
    let once = recovery.once.is_some_and(|(field, window)| {
        let value = |journey: usize| journeys[journey].story.now().known.get(&field).map(shown);
        let mine = value(journey);
        mine.is_some()
            && same.iter().any(|(other, at)| {
                value(*other) == mine && counts(&journeys[journey], when(*other, *at), window, now)
            })
    });
    let budget = recovery.budget.is_some_and(|(budget, period)| {
        let this = period_of(now, period, &program.service.zone);
        let spent: Decimal = same
            .iter()
            .filter(|(other, at)| {
                period_of(when(*other, *at), period, &program.service.zone) == this
            })
            .map(|(other, at)| cost(*other, *at))
            .sum();
        spent + cost(journey, owed) > budget.amount
    });
    once || budget
}

/// Whether what was then still counts now.
fn counts(journey: &Journey, then: Instant, window: Option<Length>, now: Instant) -> bool {
    let Some(length) = window else { return true };
    let limit = Limit { length, calendar: None, span: Span::default() };
    journey.story.minutes.runs_out(then, &limit).is_none_or(|over| now < over)
}

fn period_of(at: Instant, period: Period, zone: &str) -> (i16, i16) {
    let zone = TimeZone::get(zone).expect("check knows it");
    let date = zone.to_datetime(Timestamp::from_microsecond(at.0).expect("a time")).date();
    match period {
        Period::Day => (date.year(), date.day_of_year()),
        Period::Week => {
            let week = date.iso_week_date();
            (week.year(), i16::from(week.week()))
        }
        Period::Month => (date.year(), i16::from(date.month())),
        Period::Quarter => (date.year(), i16::from((date.month() - 1) / 3)),
        Period::Year => (date.year(), 0),
    }
}

/// What a level spent on one action.
struct Spent<'a> {
    level: AuthorityId,
    at: Instant,
    amount: Decimal,
    known: &'a Known,
}

/// Whether a level's further limits allow an amount beside what it spent before.
fn allows(program: &Program, journey: &Journey, before: &[Spent], one: &Spent) -> bool {
    program.authority[one.level.index()].limits.iter().all(|(limit, field, window)| {
        let Some(value) = one.known.get(field).map(shown) else { return true };
        let spent: Decimal = before
            .iter()
            .filter(|other| other.level == one.level)
            .filter(|other| other.known.get(field).map(shown).as_ref() == Some(&value))
            .filter(|other| counts(journey, other.at, *window, one.at))
            .map(|other| other.amount)
            .sum();
        spent + one.amount <= limit.amount
    })
}

/// Gives every amount to the level named, or the lowest above it that may.
fn allot(program: &Program, journeys: &mut [Journey], order: &[(usize, usize)]) {
    let mut found = Vec::new();
    {
        let mut before: Vec<Spent> = Vec::new();
        for (number, at) in order {
            let journey = &journeys[*number];
            let owed = &journey.followed.owed[*at];
            let when = journey.followed.settled_at[&(owed.occurrence, owed.recovery)];
            for (position, action) in owed.actions.iter().enumerate() {
                let declared = &program.recoveries[owed.recovery.index()].actions[position];
                let (Some(by), Amount::Known(Money { amount, .. })) = (declared.by, action.amount)
                else {
                    continue;
                };
                let spends =
                    |level| Spent { level, at: when, amount, known: &journey.story.now().known };
                let levels = (by.0..program.authority.len() as u16).map(AuthorityId);
                let may = |level: &AuthorityId| {
                    let up_to = program.authority[level.index()].up_to;
                    up_to.is_none_or(|up_to| amount <= up_to.amount)
                        && allows(program, journey, &before, &spends(*level))
                };
                let (owner, authority) = match levels.into_iter().find(may) {
                    Some(level) if level == by => (by, Authority::Within),
                    Some(level) => (level, Authority::Raised),
                    None => (by, Authority::BeyondAll),
                };
                if authority != Authority::BeyondAll {
                    before.push(spends(owner));
                }
                found.push((*number, *at, position, owner, authority));
            }
        }
    }
    for (number, at, position, owner, authority) in found {
        let action = &mut journeys[number].followed.owed[at].actions[position];
        action.owner = Some(owner);
        action.authority = authority;
    }
}

/// Payments beyond what their level may spend, with what it paid before.
fn overspent(program: &Program, journeys: &[Journey]) -> BTreeSet<(u32, FieldId, FieldId)> {
    let mut payments = Vec::new();
    for journey in journeys.iter().filter(|journey| journey.per.is_none()) {
        let story = &journey.story;
        for at in 0..story.len() {
            let mut seen = BTreeSet::new();
            for done in ways(program).into_iter().filter_map(|(.., done)| done) {
                let (Some(by), Some(paying)) = (done.by, done.paying) else { continue };
                let (Some(Some(level)), Some(paid)) = payment(story, at, done) else { continue };
                if asked(story, done.pattern, at, 0) == Truth::True && seen.insert((by, paying)) {
                    let line = story.records[at].line;
                    let place = (story.time(at), journey.key.clone(), line, by, paying);
                    let spent = Spent {
                        level,
                        at: story.time(at),
                        amount: paid.amount,
                        known: &story.state(at).known,
                    };
                    payments.push((place, journey, spent));
                }
            }
        }
    }
    payments.sort_by(|a, b| a.0.cmp(&b.0));
    let mut before: Vec<Spent> = Vec::new();
    let mut beyond = BTreeSet::new();
    for ((_, _, line, by, paying), journey, spent) in payments {
        if !allows(program, journey, &before, &spent) {
            beyond.insert((line, by, paying));
        }
        before.push(spent);
    }
    beyond
}
