//! Where facts and recoveries are asked: of the state now, and of the verdicts.

use super::candidate::Standing;
use super::owed::Status;
use crate::check::program::{
    ExpectationId, FactId, FieldId, FunctionId, Owner, PatternId, RecoveryId, SegmentId, Target,
};
use crate::judge::verdict::{Failure, JourneyVerdicts, Occurrence, Outcome, Row, Verdict, Waiting};
use crate::judge::{Env, Journey, Judge, Place, Placed, Reasoned};
use crate::plan::{ColumnId, Datum, Expr, TestId};
use crate::syntax::ast::VerdictWord;
use crate::value::{Truth, Word, Words};

/// The state now with the verdicts, for a whole journey or for one of its occurrences.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    now: Placed<'a>,
    verdicts: &'a JourneyVerdicts,
    /// Position of the occurrence that verdicts on its own touchpoint or moment mean; none in facts.
    occurrence: Option<u32>,
    /// The facts decided so far.
    facts: &'a [Truth],
    /// How the recoveries of the occurrence stand, as far as they were decided.
    standing: &'a [Standing],
}

impl<'a> Asked<'a> {
    pub(super) fn new(
        journey: Journey<'a>,
        verdicts: &'a JourneyVerdicts,
        facts: &'a [Truth],
    ) -> Self {
        let place = Place { at: journey.last(), state: true };
        Self {
            now: Placed { journey, place, start: None },
            verdicts,
            occurrence: None,
            facts,
            standing: &[],
        }
    }

    /// The same, of one occurrence, by its position.
    pub(super) fn of(self, position: u32) -> Self {
        let start = self.verdicts.occurrences[position as usize].start;
        let start = self.now.journey.position(start);
        Self { now: Placed { start, ..self.now }, occurrence: Some(position), ..self }
    }

    /// The same, with how the recoveries of the occurrence stand.
    pub(super) fn knowing<'b>(self, standing: &'b [Standing]) -> Asked<'b>
    where
        'a: 'b,
    {
        Asked { standing, ..self }
    }

    /// The journey's name, or the value of `per`.
    pub(super) fn key(&self) -> Word {
        self.verdicts.whose.value
    }

    /// The last record.
    pub(super) fn last(&self) -> Row {
        self.now.journey.row(self.now.journey.last())
    }

    /// Whether a column has a value now.
    pub(super) fn knows(&self, column: ColumnId) -> bool {
        self.column(column).is_known()
    }

    /// What is missing behind the unknown verdicts on the occurrence's touchpoint or moment.
    pub(super) fn unknown_of(&self, owner: Owner) -> Vec<(FieldId, Row)> {
        self.unknown_behind(match owner {
            Owner::Touchpoint(touchpoint) => Target::Touchpoint(touchpoint),
            Owner::Moment(moment) => Target::Moment(moment),
        })
    }

    pub(super) fn journey(&self) -> Journey<'a> {
        self.now.journey
    }

    /// Position of the record that started the occurrence.
    pub(super) fn start_at(&self) -> Option<u32> {
        self.now.start
    }

    /// The occurrences that a target speaks of, with their positions.
    pub(super) fn occurrences(
        &self,
        target: Target,
    ) -> impl Iterator<Item = (u32, &'a Occurrence)> {
        let owner = self.now.journey.judge.plan.program.owner(target);
        let all = &self.verdicts.occurrences;
        let own = self.occurrence.filter(|own| all[*own as usize].owner == owner);
        // They are in order of their owners.
        let (from, to) = match own {
            Some(own) => (own as usize, own as usize + 1),
            None => (
                all.partition_point(|occurrence| occurrence.owner < owner),
                all.partition_point(|occurrence| occurrence.owner <= owner),
            ),
        };
        (from as u32..).zip(&all[from..to])
    }
}

/// The verdict of an occurrence on a target.
pub(super) fn verdict_on(occurrence: &Occurrence, target: Target) -> Option<Verdict> {
    match target {
        Target::Touchpoint(_) | Target::Moment(_) => Some(occurrence.verdict),
        Target::Expectation(id) => outcome(occurrence, id).map(|outcome| outcome.verdict),
    }
}

fn outcome(occurrence: &Occurrence, id: ExpectationId) -> Option<&Outcome> {
    occurrence.outcomes.iter().find(|outcome| outcome.expectation == id)
}

/// Whether a verdict is what a word says.
pub(super) fn is(verdict: Verdict, word: VerdictWord) -> bool {
    match word {
        VerdictWord::Met => verdict == Verdict::Met,
        VerdictWord::Failed => matches!(verdict, Verdict::Failed(_)),
        VerdictWord::FailedLate => verdict == Verdict::Failed(Failure::Late),
        VerdictWord::FailedMissing => verdict == Verdict::Failed(Failure::Missing),
        VerdictWord::FailedBroken => verdict == Verdict::Failed(Failure::Broken),
        VerdictWord::Open => matches!(verdict, Verdict::Open(_)),
        VerdictWord::OpenRunning => verdict == Verdict::Open(Waiting::Running),
        VerdictWord::OpenPaused => verdict == Verdict::Open(Waiting::Paused),
        VerdictWord::Unknown => verdict == Verdict::Unknown,
        VerdictWord::Exempt => matches!(verdict, Verdict::Exempt(_)),
        VerdictWord::NotApplicable => verdict == Verdict::NotApplicable,
    }
}

impl Env for Asked<'_> {
    fn words(&self) -> &Words {
        self.now.words()
    }

    fn segment(&self, segment: SegmentId) -> &Expr {
        self.now.segment(segment)
    }

    fn column(&self, column: ColumnId) -> Datum {
        self.now.column(column)
    }

    fn start(&self, column: ColumnId) -> Datum {
        self.now.start(column)
    }

    fn word_test(&self, test: TestId) -> Truth {
        self.now.word_test(test)
    }

    fn matches(&self, pattern: PatternId) -> Truth {
        self.now.matches(pattern)
    }

    fn call(&self, function: FunctionId, arguments: &[Datum]) -> Datum {
        self.now.call(function, arguments)
    }

    fn count(&self, pattern: PatternId) -> Option<u32> {
        self.now.count(pattern)
    }

    fn verdict(&self, word: VerdictWord, target: Target) -> Truth {
        let (mut any, mut all, mut unknown) = (false, true, false);
        let mut there = false;
        for verdict in
            self.occurrences(target).filter_map(|(_, occurrence)| verdict_on(occurrence, target))
        {
            there = true;
            unknown |= verdict == Verdict::Unknown;
            any |= is(verdict, word);
            all &= is(verdict, word) || verdict == Verdict::Unknown;
        }
        match word {
            VerdictWord::Met if !there || !all => Truth::False,
            VerdictWord::Met if unknown => Truth::Unknown,
            VerdictWord::Met => Truth::True,
            VerdictWord::Failed
            | VerdictWord::FailedLate
            | VerdictWord::FailedMissing
            | VerdictWord::FailedBroken
                if !any && unknown =>
            {
                Truth::Unknown
            }
            VerdictWord::Failed
            | VerdictWord::FailedLate
            | VerdictWord::FailedMissing
            | VerdictWord::FailedBroken
            | VerdictWord::Open
            | VerdictWord::OpenRunning
            | VerdictWord::OpenPaused
            | VerdictWord::Unknown
            | VerdictWord::Exempt
            | VerdictWord::NotApplicable => Truth::from(any),
        }
    }

    fn recovered(&self, word: VerdictWord, recovery: RecoveryId) -> Truth {
        let standing = self.standing.get(recovery.index()).copied();
        let status = match standing.unwrap_or(Standing::Undecided) {
            Standing::NotOwed => return Truth::False,
            Standing::Undecided => Status::Unknown,
            Standing::Owed(status, _) => status,
        };
        let unknown = |is: bool| match status {
            Status::Unknown => Truth::Unknown,
            Status::Due
            | Status::Done(_)
            | Status::Late(_)
            | Status::Missed
            | Status::Unauthorised(_) => Truth::from(is),
        };
        match word {
            VerdictWord::Met => unknown(matches!(status, Status::Done(_))),
            VerdictWord::Failed => unknown(status.has_failed()),
            VerdictWord::FailedLate => unknown(matches!(status, Status::Late(_))),
            VerdictWord::FailedMissing => unknown(status == Status::Missed),
            VerdictWord::FailedBroken => unknown(matches!(status, Status::Unauthorised(_))),
            VerdictWord::Open => Truth::from(status == Status::Due),
            VerdictWord::Unknown => Truth::from(status == Status::Unknown),
            VerdictWord::OpenRunning
            | VerdictWord::OpenPaused
            | VerdictWord::Exempt
            | VerdictWord::NotApplicable => Truth::False,
        }
    }

    fn fact(&self, fact: FactId) -> Truth {
        self.facts.get(fact.index()).copied().unwrap_or(Truth::Unknown)
    }

    fn overrun(&self, expectation: ExpectationId) -> Option<i64> {
        let occurrences = self.occurrences(Target::Expectation(expectation));
        let outcomes = occurrences.filter_map(|(_, of)| outcome(of, expectation));
        outcomes.filter_map(overrun).max()
    }
}

/// By how much the deadline of a failed expectation was overrun.
fn overrun(outcome: &Outcome) -> Option<i64> {
    let Verdict::Failed(Failure::Late | Failure::Missing) = outcome.verdict else { return None };
    outcome.evidence.overrun.map(|overrun| overrun.0)
}

impl Reasoned for Asked<'_> {
    fn judge(&self) -> &Judge<'_> {
        self.now.judge()
    }

    fn says(&self, column: ColumnId) -> Row {
        self.now.says(column)
    }

    fn record(&self) -> Row {
        self.now.record()
    }

    fn start_record(&self) -> Option<Row> {
        self.now.start_record()
    }

    fn doubtful(&self, pattern: PatternId) -> Option<Row> {
        self.now.doubtful(pattern)
    }

    fn unknown_behind(&self, target: Target) -> Vec<(FieldId, Row)> {
        let unknown = self
            .occurrences(target)
            .flat_map(|(_, occurrence)| &occurrence.outcomes)
            .filter(|outcome| match target {
                Target::Expectation(id) => outcome.expectation == id,
                Target::Touchpoint(_) | Target::Moment(_) => true,
            })
            .filter(|outcome| outcome.verdict == Verdict::Unknown);
        unknown.flat_map(|outcome| outcome.evidence.unknown.iter().copied()).collect()
    }
}
