//! The verdict on each expectation of an occurrence, with its evidence.

use super::asked::Asked;
use super::case::{Case, Kind};
use super::counted::{Counted, overrun};
use super::counting::Counting;
use super::hits::HitList;
use super::journey::Journey;
use super::occurrence::{End, Happening};
use super::trail::Trail;
use super::{evidence, exception, plain, whole};
use crate::check::program::{ExpectationId, PatternId};
use crate::judge::verdict::{JourneyVerdicts, Outcome, Told, Verdict, Weighed};
use crate::plan::PlannedScope;
use crate::value::Truth;
use std::ops::ControlFlow;

/// The verdict on each expectation.
pub(super) fn judge_all(
    journey: Journey,
    asked: &Asked,
    happening: &Happening,
    outcomes: &mut Vec<Outcome>,
    verdicts: &mut JourneyVerdicts,
) {
    let own = own_hits(journey, asked.searched, happening.start);
    let one = |id: &ExpectationId| outcome(journey, asked, happening, *id, &own, verdicts);
    outcomes.extend(asked.expectations.iter().map(one));
}

/// Counts an occurrence, if it need only be counted: without its evidence. `shown`: whether a failed one is among those that are
/// shown.
pub(super) fn count(
    (journey, asked, counting): (Journey, &Asked, Counting),
    (happening, number): (&Happening, u32),
    shown: &dyn Fn(&Weighed) -> bool,
    counted: &mut Counted,
) -> bool {
    let plan = journey.judge.plan;
    counted.room.clear();
    let own = own_hits(journey, asked.searched, happening.start);
    let (mut failures, mut longest, mut all_met) = (0, None, true);
    for id in asked.expectations {
        if !journey.spares(*id) {
            return false;
        }
        if plainly_met(journey, asked, happening, *id, &own).is_some() {
            counted.room.push(Verdict::Met);
            continue;
        }
        all_met = false;
        if counting == Counting::Kept {
            return false;
        }
        let (trail, last) = followed(journey, asked, happening, *id, &own);
        let verdict = whole::agreed(&trail);
        counted.room.push(verdict);
        match (verdict, &trail.last) {
            (Verdict::Met | Verdict::NotApplicable, _) => {}
            (Verdict::Failed(_), Some(ruling)) => {
                let form = plan.expectations[id.index()].form(ruling.exception);
                let Ok(by) = overrun(ruling, form, &last) else { return false };
                longest = longest.max(by);
                failures += 1;
            }
            _ => return false,
        }
    }
    if all_met {
        counted.all_met += 1;
        return true;
    }
    let each = asked.expectations.iter().copied().zip(counted.room.iter().copied());
    let whole = whole::of(plan, each);
    let (owner, start) = (asked.owner, journey.row(happening.start));
    let weighed = Weighed { owner, overrun: longest, failures, start, number };
    if matches!(whole, Verdict::Failed(_)) && shown(&weighed) {
        return false;
    }
    counted.add(whole);
    true
}

fn outcome(
    journey: Journey,
    asked: &Asked,
    happening: &Happening,
    id: ExpectationId,
    own: &[(PatternId, HitList)],
    verdicts: &mut JourneyVerdicts,
) -> Outcome {
    if journey.spares(id)
        && let Some(plain::Met { exception }) = plainly_met(journey, asked, happening, id, own)
    {
        let (verdict, evidence) = (Verdict::Met, Told::default());
        return Outcome { expectation: id, exception, verdict, evidence };
    }
    let (trail, last) = followed(journey, asked, happening, id, own);
    let expectation = &journey.judge.plan.expectations[id.index()];
    let verdict = whole::agreed(&trail);
    let findings = &mut verdicts.findings;
    let evidence = match (&trail.last, verdict) {
        (_, Verdict::Unknown) | (None, _) => evidence::of_unknown(&trail, &last, findings).into(),
        (Some(_), Verdict::Met | Verdict::NotApplicable) if journey.spares(id) => Told::default(),
        (Some(ruling), _) => evidence::of(ruling, expectation, &last, findings).into(),
    };
    let exception =
        trail.last.as_ref().filter(|_| !trail.differs).and_then(|ruling| ruling.exception);
    Outcome { expectation: id, exception, verdict, evidence }
}

/// All possibilities of an expectation, and the case that the last of them is of.
fn followed<'p>(
    journey: Journey<'p>,
    asked: &Asked,
    happening: &'p Happening,
    id: ExpectationId,
    own: &'p [(PatternId, HitList)],
) -> (Trail<'p>, Case<'p>) {
    let expectation = &journey.judge.plan.expectations[id.index()];
    let mut trail = Trail::default();
    let mut last = case(journey, asked.kind, happening, None, true, own);
    let _ = each_end(
        journey,
        asked,
        happening,
        own,
        |case, doubt, trail| {
            if let Some((pattern, at)) = doubt {
                trail.doubt_match(pattern, at);
            }
            last = case;
            exception::judge(expectation, &case, trail)
        },
        &mut trail,
    );
    (trail, last)
}

/// Whether nothing is in doubt and the expectation is met.
fn plainly_met(
    journey: Journey,
    asked: &Asked,
    happening: &Happening,
    id: ExpectationId,
    own: &[(PatternId, HitList)],
) -> Option<plain::Met> {
    let expectation = &journey.judge.plan.expectations[id.index()];
    let (end, complete) = match happening.end {
        End::Undeclared => (None, true),
        End::Ahead => (None, false),
        End::At(at) => (Some(at), true),
        End::Doubtful { .. } => return None,
    };
    plain::met(expectation, &case(journey, asked.kind, happening, end, complete, own))
}

/// Follows every possible end, the one that no doubtful record makes at last.
fn each_end<'p>(
    journey: Journey<'p>,
    asked: &Asked,
    happening: &'p Happening,
    own: &'p [(PatternId, HitList)],
    mut follow: impl FnMut(Case<'p>, Option<(PatternId, u32)>, &mut Trail<'p>) -> ControlFlow<()>,
    trail: &mut Trail<'p>,
) -> ControlFlow<()> {
    let supposed = |end, complete| case(journey, asked.kind, happening, end, complete, own);
    match &happening.end {
        End::Undeclared => follow(supposed(None, true), None, trail),
        End::Ahead => follow(supposed(None, false), None, trail),
        End::At(at) => follow(supposed(Some(*at), true), None, trail),
        End::Doubtful { perhaps, then } => {
            let pattern = match asked.scope {
                PlannedScope::Episode { end, .. } => end,
                PlannedScope::At(_) | PlannedScope::Journey => None,
            };
            for at in perhaps {
                let doubt = pattern.map(|pattern| (pattern, *at));
                follow(supposed(Some(*at), true), doubt, trail)?;
            }
            follow(supposed(*then, then.is_some()), None, trail)
        }
    }
}

/// The occurrence, its end supposed.
pub(super) fn case<'a>(
    journey: Journey<'a>,
    kind: Kind,
    happening: &'a Happening,
    end: Option<u32>,
    complete: bool,
    own: &'a [(PatternId, HitList)],
) -> Case<'a> {
    let end = end.filter(|_| kind == Kind::Episode);
    let undone = &happening.undone;
    Case { journey, kind, start: happening.start, end, complete, undone, own }
}

/// Patterns with `where` match by the record that started the occurrence.
pub(super) fn own_hits(
    journey: Journey,
    searched: &[PatternId],
    start: u32,
) -> Vec<(PatternId, HitList)> {
    let plan = journey.judge.plan;
    if !journey.judge.together {
        return Vec::new();
    }
    let together = searched.iter().filter(|pattern| {
        plan.patterns[pattern.index()].as_ref().is_some_and(|planned| planned.together.is_some())
    });
    let lists = together.map(|pattern| {
        let mut list = HitList::default();
        for at in journey.hits(*pattern).possible {
            match journey.fits(*pattern, *at, Some(start)) {
                Truth::False => {}
                Truth::Unknown => list.possible.push(*at),
                Truth::True => {
                    list.possible.push(*at);
                    list.certain.push(*at);
                }
            }
        }
        (*pattern, list)
    });
    lists.collect()
}
