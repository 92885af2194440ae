//! One journey to its verdicts.

use super::asked::Asked;
use super::case::Kind;
use super::counted::Counted;
use super::engine::Judge;
use super::eval::eval;
use super::journey::{Journey, Scratch};
use super::occurrence::{Doubtful, End, Happening, happenings, plain_starts};
use super::outcome::{case, count, judge_all, own_hits};
use super::place::Place;
use super::reason::{Missing, missing, unmatched};
use super::spare::Spare;
use super::whole;
use crate::check::program::FieldId;
use crate::judge::verdict::{JourneyVerdicts, Occurrence, Outcome, Row, Undecided, Weighed, Whose};
use crate::plan::PlannedScope;

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
        self.journey_within(scratch, whose, rows, None)
    }

    /// The same, without the occurrences of which nothing else can be asked than how many there are, and which of the failed ones are
    /// `shown`: the room counts them.
    pub fn journey_counted(
        &self,
        scratch: &mut Scratch,
        whose: Whose,
        rows: &[Row],
        shown: &dyn Fn(&Weighed) -> bool,
    ) -> JourneyVerdicts {
        self.journey_within(scratch, whose, rows, Some(shown))
    }

    fn journey_within(
        &self,
        scratch: &mut Scratch,
        whose: Whose,
        rows: &[Row],
        shown: Option<&dyn Fn(&Weighed) -> bool>,
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
            scratch.begin(self, &rows[..there]);
            let (rows, verdicts) = (&rows[..there], &mut verdicts);
            let happenings = spare.happenings();
            let mut owners = Owners {
                judge: self,
                rows,
                scratch,
                spare: &mut spare,
                happenings,
                verdicts,
                shown,
            };
            owners.all();
            let happenings = owners.happenings;
            spare.keep(happenings);
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
    /// Empty, with room.
    happenings: Vec<Happening>,
    verdicts: &'a mut JourneyVerdicts,
    /// Which failed occurrences are shown, where the others are only counted.
    shown: Option<&'a dyn Fn(&Weighed) -> bool>,
}

impl Owners<'_> {
    fn all(&mut self) {
        let judge = self.judge;
        let asked = &judge.asked[self.verdicts.whose.key.index()];
        let mut counted = std::mem::take(&mut self.scratch.counted);
        if counted.len() != asked.len() {
            counted.resize_with(asked.len(), Counted::default);
        }
        for (asked, counted) in asked.iter().zip(&mut counted) {
            self.one(asked, counted);
        }
        self.scratch.counted = counted;
    }

    fn one(&mut self, asked: &Asked, counted: &mut Counted) {
        if !self.prepare(asked) {
            return;
        }
        let spare = &mut *self.spare;
        let journey = Journey::new(self.judge, self.rows, self.scratch);
        let (verdicts, shown) = (&mut *self.verdicts, self.shown);
        let mut one = |happening: &Happening, number| {
            if let (Some(shown), Some(counting)) = (shown, asked.counting)
                && count((journey, asked, counting), (happening, number), shown, counted)
            {
                return;
            }
            let mut outcomes = spare.outcomes();
            judge_all(journey, asked, happening, &mut outcomes, verdicts);
            let occurrence = occurrence(journey, asked, happening, number, outcomes);
            verdicts.occurrences.push(occurrence);
        };
        if let Some(starts) = plain_starts(journey, asked.scope, asked.when) {
            for (start, number) in starts.iter().zip(1..) {
                one(&Happening::endless(*start), number);
            }
            return;
        }
        let (mut doubtful, mut found) = (Vec::new(), std::mem::take(&mut self.happenings));
        happenings(journey, asked.scope, asked.when, &mut found, &mut doubtful);
        for (happening, number) in found.iter().zip(1..) {
            one(happening, number);
        }
        let those = doubtful.into_iter().map(|doubt| undecided(journey, asked, doubt));
        self.verdicts.undecided.extend(those);
        found.clear();
        self.happenings = found;
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
        if start.is_none() || !judge.planes.are_one() {
            let counted = judge.plan.counted.iter();
            for pattern in asked.searched.iter().chain(end.iter()).chain(counted) {
                self.scratch.search(judge, rows, *pattern);
            }
        }
        if asked.states {
            self.scratch.learn(judge, rows);
        }
        true
    }
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
