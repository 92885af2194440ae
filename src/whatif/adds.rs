//! Further records: the apology that never came, one update more.

use super::bench::Bench;
use super::drops::pattern;
use super::edit::{Beside, Edit, Turn};
use super::literals::Literals;
use super::{fills, witness};
use crate::check::program::{FieldId, PatternId};
use crate::judge::verdict::{Part, Quantity, Verdict};
use crate::plan::Form;
use crate::unit::Instant;
use crate::value::Value;

/// So many are added at most.
const MOST: u32 = 20;

/// So many ways to match a pattern are tried.
const WAYS: usize = 3;

pub(super) fn of(bench: &mut Bench, literals: &Literals) -> Vec<Turn> {
    let mut turns = Vec::new();
    if let Verdict::Open(_) = bench.outcome.verdict
        && let Some(until) = bench.evidence().deadline
        && until < Instant(i64::MAX)
    {
        // The deadline's own instant is in time.
        let after = Instant(until.0.saturating_add(1));
        let still = bench.ask(&[Edit::Wait { until }]);
        let smallest = matches!(still, Some(Verdict::Open(_)));
        turns.extend(bench.turn(Edit::Wait { until: after }, smallest));
    }
    let patterns: Vec<PatternId> = match bench.form() {
        form @ Form::Follows { .. } => form.step(bench.evidence().step).into_iter().collect(),
        form => pattern(form).into_iter().collect(),
    };
    for pattern in patterns {
        turns.extend(added(bench, literals, pattern));
    }
    turns
}

fn added(bench: &mut Bench, literals: &Literals, pattern: PatternId) -> Option<Turn> {
    let wanted = how_many(bench);
    for (values, besides) in records(bench, pattern) {
        for at in places(bench) {
            for count in wanted.clone() {
                let (values, besides) = (values.clone(), besides.clone());
                let edit = Edit::Add { pattern, count, values, besides, at };
                if let Some(turn) = fills::turn(bench, literals, edit) {
                    let less = less(bench, &turn.edit);
                    let smallest = less.is_none_or(|less| bench.turned(&less).is_none());
                    return Some(Turn { smallest, ..turn });
                }
            }
        }
    }
    None
}

/// At a deadline: a microsecond later it is too late; else one record fewer is not enough. `None`: there is no less.
fn less(bench: &Bench, edit: &Edit) -> Option<Edit> {
    let Edit::Add { pattern, count, values, besides, at } = edit else { return None };
    let (at, count) = match at {
        Beside::At(deadline) if Some(*deadline) == bench.evidence().deadline => {
            (Beside::At(Instant(deadline.0.saturating_add(1))), *count)
        }
        Beside::At(_) | Beside::Before(_) | Beside::After(_) if *count > 1 => (*at, *count - 1),
        Beside::At(_) | Beside::Before(_) | Beside::After(_) => return None,
    };
    let (values, besides) = (values.clone(), besides.clone());
    Some(Edit::Add { pattern: *pattern, count, values, besides, at })
}

/// Values of a record.
type Said = Vec<(FieldId, Value)>;

/// Records that match a pattern: what they say that the pattern tells, and what they say besides. Of several ways to
/// match it only the plainest goes without saying.
pub(super) fn records(bench: &Bench, pattern: PatternId) -> Vec<(Said, Said)> {
    let ways = witness::of(bench.replica, pattern, bench.occurrence.start).into_iter();
    let told = |(at, values)| if at == 0 { (values, Vec::new()) } else { (Vec::new(), values) };
    ways.take(WAYS).enumerate().map(told).collect()
}

/// How many are missing from a count, or are left of it.
fn how_many(bench: &Bench) -> std::ops::RangeInclusive<u32> {
    let Form::Count { count, .. } = bench.form() else { return 1..=1 };
    let seen = match bench.evidence().measured.as_ref().map(|measured| &measured.actual) {
        Some(Quantity::Count(seen)) => *seen,
        Some(Quantity::Value(_) | Quantity::Elapsed(_)) | None => 0,
    };
    1..=(count.saturating_sub(seen) + 1).min(MOST)
}

/// Where it would make a difference: as late as is in time, then about the record that broke the rule, then at the end.
fn places(bench: &Bench) -> Vec<Beside> {
    let evidence = bench.evidence();
    let as_of = bench.replica.as_of();
    let mut places = Vec::new();
    let open = matches!(bench.outcome.verdict, Verdict::Open(_));
    places.extend(evidence.deadline.filter(|at| open || *at <= as_of).map(Beside::At));
    if bench.outcome.verdict == Verdict::Met || open {
        places.extend(bench.occurrence.end.map(Beside::Before));
        places.push(Beside::At(as_of));
    }
    places.extend(bench.rows_of(&[Part::Violation]).first().copied().map(Beside::Before));
    places.extend(bench.rows_of(&[Part::Violation]).first().copied().map(Beside::After));
    places.extend(bench.rows_of(&[Part::Anchor]).last().copied().map(Beside::After));
    places.extend(bench.rows_of(&[Part::Anchor]).last().copied().map(Beside::Before));
    places.extend(bench.occurrence.end.map(Beside::Before));
    places.push(Beside::At(as_of));
    places.dedup();
    places
}
