//! One journey to its verdicts.

use super::asked::Asked;
use super::case::{Case, Kind};
use super::engine::Judge;
use super::eval::eval;
use super::hits::HitList;
use super::journey::{Journey, Scratch};
use super::occurrence::{Doubtful, End, Happening, happenings};
use super::place::Place;
use super::reason::{Missing, missing, unmatched};
use super::spare::Spare;
use super::trail::Trail;
use super::{evidence, exception, plain, whole};
use crate::check::program::{ExpectationId, FieldId, PatternId};
use crate::judge::verdict::{
    JourneyVerdicts, Occurrence, Outcome, Row, Told, Undecided, Verdict, Whose,
};
use crate::plan::{PlannedExpectation, PlannedScope};
use crate::value::Truth;
use std::ops::ControlFlow;

impl Judge<'_> {
    /// The verdicts on one journey, or on one value of another key: `rows` are its records in order of time, equal times in input order. Records after
    /// the as-of instant are passed over.
    pub fn journey(&self, whose: Whose, rows: &[Row]) -> JourneyVerdicts {
        self.journey_with(&mut Scratch::default(), whose, rows)
    }

    /// The same, with room that is used again from journey to journey.
    pub fn journey_with(
        &self,
        scratch: &mut Scratch,
        whose: Whose,
        rows: &[Row],
    ) -> JourneyVerdicts {
        let there = self.there(rows);
        let mut spare = std::mem::take(&mut scratch.spare);
        let mut verdicts = JourneyVerdicts {
            whose,
            occurrences: spare.occurrences(),
            undecided: Vec::new(),
            findings: Vec::new(),
        };
        if there > 0 {
            scratch.begin(self);
            let (rows, verdicts) = (&rows[..there], &mut verdicts);
            Owners { judge: self, rows, scratch, spare: &mut spare, verdicts }.all();
        }
        scratch.spare = spare;
        verdicts
    }
}

struct Owners<'a> {
    judge: &'a Judge<'a>,
    rows: &'a [Row],
    scratch: &'a mut Scratch,
    spare: &'a mut Spare,
    verdicts: &'a mut JourneyVerdicts,
}

impl Owners<'_> {
    fn all(&mut self) {
        let judge = self.judge;
        let asked = &judge.asked[self.verdicts.whose.key.index()];
        // What is left out is counted here.
        let mut kept = self.scratch.kept.take();
        if let Some(kept) = &mut kept {
            kept.resize(asked.len(), 0);
        }
        for (at, asked) in asked.iter().enumerate() {
            self.one(asked, kept.as_mut().filter(|_| asked.only_counted).map(|kept| &mut kept[at]));
        }
        self.scratch.kept = kept;
    }

    fn one(&mut self, asked: &Asked, mut kept: Option<&mut u64>) {
        if !self.prepare(asked) {
            return;
        }
        let spare = &mut *self.spare;
        let journey = Journey::new(self.judge, self.rows, self.scratch);
        let (mut doubtful, mut found) = (Vec::new(), spare.happenings());
        happenings(journey, asked.scope, asked.when, &mut found, &mut doubtful);
        for doubt in doubtful {
            self.verdicts.undecided.push(undecided(journey, asked, doubt));
        }
        for (happening, number) in found.iter().zip(1..) {
            if let Some(kept) = &mut kept
                && all_plainly_met(journey, asked, happening)
            {
                **kept += 1;
                continue;
            }
            let mut outcomes = spare.outcomes();
            judge_all(journey, asked, happening, &mut outcomes, self.verdicts);
            let occurrence = occurrence(journey, asked, happening, number, outcomes);
            self.verdicts.occurrences.push(occurrence);
        }
        spare.keep(found);
    }

    /// Looks up what judging it needs; `false` if no record could start one.
    fn prepare(&mut self, asked: &Asked) -> bool {
        let (judge, rows) = (self.judge, self.rows);
        let (start, end) = match asked.scope {
            PlannedScope::At(pattern) => (Some(pattern), None),
            PlannedScope::Episode { start, end, .. } => (Some(start), end),
            PlannedScope::Journey => (None, None),
        };
        if let Some(start) = start {
            self.scratch.search(judge, rows, start);
            if Journey::new(judge, rows, self.scratch).hits(start).possible.is_empty() {
                return false;
            }
        }
        let counted = judge.plan.counted.iter();
        for pattern in asked.searched.iter().chain(end.iter()).chain(counted) {
            self.scratch.search(judge, rows, *pattern);
        }
        if asked.states {
            self.scratch.learn(judge, rows);
        }
        true
    }
}

/// The verdict on each expectation.
fn judge_all(
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

/// Whether nothing is in doubt and all expectations are met.
fn all_plainly_met(journey: Journey, asked: &Asked, happening: &Happening) -> bool {
    let own = own_hits(journey, asked.searched, happening.start);
    let plan = journey.judge.plan;
    let met = |id: &ExpectationId| {
        let expectation = &plan.expectations[id.index()];
        plainly_met(journey, asked, happening, expectation, &own).is_some()
    };
    asked.expectations.iter().all(met)
}

fn occurrence(
    journey: Journey,
    asked: &Asked,
    happening: &Happening,
    number: u32,
    outcomes: Vec<Outcome>,
) -> Occurrence {
    let end = match happening.end {
        End::At(at) | End::Doubtful { then: Some(at), .. } => Some(at),
        End::Ahead | End::Doubtful { then: None, .. } => None,
        End::Undeclared => match asked.kind {
            Kind::Touchpoint | Kind::At => Some(happening.start),
            Kind::Episode | Kind::Whole => None,
        },
    };
    let stake = asked.stake.and_then(|stake| {
        let own = own_hits(journey, asked.searched, happening.start);
        let last = case(journey, asked.kind, happening, end, true, &own);
        eval(stake, &last.placed(last.place())).value(journey.judge.words)
    });
    Occurrence {
        owner: asked.owner,
        number,
        start: journey.row(happening.start),
        end: end.map(|at| journey.row(at)),
        reopened: happening
            .undone
            .iter()
            .map(|undone| (undone.then.map(|at| journey.row(at)), journey.row(undone.resumed)))
            .collect(),
        verdict: whole::verdict(journey.judge.plan, &outcomes),
        outcomes,
        stake,
    }
}

fn outcome(
    journey: Journey,
    asked: &Asked,
    happening: &Happening,
    id: ExpectationId,
    own: &[(PatternId, HitList)],
    verdicts: &mut JourneyVerdicts,
) -> Outcome {
    let expectation = &journey.judge.plan.expectations[id.index()];
    if journey.spares(id)
        && let Some(plain::Met { exception }) =
            plainly_met(journey, asked, happening, expectation, own)
    {
        let (verdict, evidence) = (Verdict::Met, Told::default());
        return Outcome { expectation: id, exception, verdict, evidence };
    }
    let mut trail = Trail::default();
    let mut shown = case(journey, asked.kind, happening, None, true, own);
    let _ = each_end(
        journey,
        asked,
        happening,
        own,
        |case, doubt, trail| {
            if let Some((pattern, at)) = doubt {
                trail.doubt_match(pattern, at);
            }
            shown = case;
            exception::judge(expectation, &case, trail)
        },
        &mut trail,
    );
    let verdict = whole::agreed(&trail);
    let evidence = match (&trail.last, verdict) {
        (_, Verdict::Unknown) | (None, _) => {
            evidence::of_unknown(&trail, &shown, &mut verdicts.findings).into()
        }
        (Some(_), Verdict::Met | Verdict::NotApplicable) if journey.spares(id) => Told::default(),
        (Some(ruling), _) => {
            evidence::of(ruling, expectation, &shown, &mut verdicts.findings).into()
        }
    };
    let exception =
        trail.last.as_ref().filter(|_| !trail.differs).and_then(|ruling| ruling.exception);
    Outcome { expectation: id, exception, verdict, evidence }
}

/// Whether nothing is in doubt and the expectation is met.
fn plainly_met(
    journey: Journey,
    asked: &Asked,
    happening: &Happening,
    expectation: &PlannedExpectation,
    own: &[(PatternId, HitList)],
) -> Option<plain::Met> {
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

fn case<'a>(
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
fn own_hits(journey: Journey, searched: &[PatternId], start: u32) -> Vec<(PatternId, HitList)> {
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

fn undecided(journey: Journey, asked: &Asked, doubt: Doubtful) -> Undecided {
    let judge = journey.judge;
    let row = journey.row(doubt.at);
    let mut why = Missing::default();
    let (start, end) = match asked.scope {
        PlannedScope::At(pattern) => (Some(pattern), None),
        PlannedScope::Episode { start, end, .. } => (Some(start), end),
        PlannedScope::Journey => (None, None),
    };
    if let (Some(end), Some(at)) = (end, doubt.unless_ended) {
        unmatched(judge, end, journey.row(at), None, &mut why);
    }
    if let Some(start) = start {
        unmatched(judge, start, row, None, &mut why);
    }
    if let Some(when) = asked.when {
        let place = Place { at: doubt.at, state: true };
        let env = super::place::Placed { journey, place, start: Some(doubt.at) };
        missing(when, &env, &mut why);
    }
    // A condition without any field is never unknown but by arithmetic: then the record's time stands for it.
    let time: FieldId = judge.plan.field(judge.plan.time);
    let (field, row) = why.fields.first().copied().unwrap_or((time, row));
    Undecided { owner: asked.owner, field, row }
}
