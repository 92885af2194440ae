//! What a case says must come out, against what did.

use super::owed::{self, CameOwed};
use crate::check::program::{Owner, Target, ThenKind};
use crate::judge::verdict::{Failure, JourneyVerdicts, Occurrence, Outcome, Verdict, Waiting};
use crate::recover::Recoveries;
use crate::syntax::ast::VerdictWord;

/// What came out that one `then` speaks of, over all journeys of the case, in their order.
#[derive(Debug, Default)]
pub(super) struct CameOut {
    /// Each occurrence's verdict on what is asked for, with what there is to say about it.
    verdicts: Vec<(Verdict, String)>,
    /// Each time the recovery is owed, what is owed of it and what became of that.
    owed: Vec<Vec<CameOwed>>,
    /// Whether a recovery is owed, or the fact holds, somewhere.
    holds: bool,
}

/// What came out instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Instead {
    /// This verdict, on the n-th occurrence (from 1), with its evidence.
    Verdict(usize, Verdict, String),
    /// There were only so many occurrences.
    Occurrences(usize),
    /// The recovery is not owed, or the fact does not hold.
    Not,
    /// It is owed, or holds.
    Holds,
    /// It is owed otherwise the n-th time (from 1).
    Owed(usize, Vec<CameOwed>),
    /// It is owed only so many times.
    OwedTimes(usize),
}

impl CameOut {
    /// Adds what came of one journey, or of one value of the field that moments are `per`; `evidence` tells of an
    /// occurrence, or of one outcome of it.
    pub(super) fn add(
        &mut self,
        then: &ThenKind,
        verdicts: &JourneyVerdicts,
        recoveries: &Recoveries,
        evidence: impl Fn(&Occurrence, Option<&Outcome>) -> String,
    ) {
        match then {
            &ThenKind::Verdict(target, ..) => {
                let those = verdicts.occurrences.iter();
                self.verdicts.extend(those.filter_map(|occurrence| {
                    let (outcome, verdict) = of(target, occurrence)?;
                    Some((verdict, evidence(occurrence, outcome)))
                }));
            }
            ThenKind::Recovery(so) => {
                let wanted = recoveries.owed.iter().filter(|owed| owed.recovery == so.recovery);
                self.owed.extend(wanted.map(|owed| owed::came(so, owed)));
            }
            &ThenKind::NoRecovery(recovery) => {
                let wanted = |id| recovery.is_none_or(|recovery| recovery == id);
                self.holds |= recoveries.owed.iter().any(|owed| wanted(owed.recovery));
            }
            &ThenKind::Fact(fact, _) => {
                self.holds |= recoveries.facts.iter().any(|concluded| concluded.fact == fact);
            }
        }
    }

    /// Everything in which a `then` was not borne out; nothing if it was.
    pub(super) fn shortfalls(self, then: &ThenKind) -> Vec<Instead> {
        match then {
            &ThenKind::Verdict(_, number, word) => verdict(self.verdicts, number, word),
            ThenKind::Recovery(so) => owed::shortfalls(so, self.owed),
            ThenKind::NoRecovery(_) => said(self.holds, false),
            &ThenKind::Fact(_, wanted) => said(self.holds, wanted),
        }
    }
}

fn said(holds: bool, wanted: bool) -> Vec<Instead> {
    match (holds, wanted) {
        (true, true) | (false, false) => Vec::new(),
        (true, false) => vec![Instead::Holds],
        (false, true) => vec![Instead::Not],
    }
}

fn verdict(seen: Vec<(Verdict, String)>, number: Option<u32>, word: VerdictWord) -> Vec<Instead> {
    let count = seen.len();
    let mut asked: Vec<_> = (1..).zip(seen).collect();
    if let Some(number) = number {
        asked.retain(|(at, _)| *at == number as usize);
        if asked.is_empty() {
            return vec![Instead::Occurrences(count)];
        }
    }
    // What never happened is not applicable, and nothing else.
    if asked.is_empty() && word != VerdictWord::NotApplicable {
        return vec![Instead::Occurrences(0)];
    }
    asked.retain(|(_, (verdict, _))| !is(*verdict, word));
    asked.into_iter().map(|(at, (verdict, said))| Instead::Verdict(at, verdict, said)).collect()
}

/// The verdict of a target in an occurrence, if it has one there.
fn of(target: Target, occurrence: &Occurrence) -> Option<(Option<&Outcome>, Verdict)> {
    let whole = |owner| (occurrence.owner == owner).then_some((None, occurrence.verdict));
    match target {
        Target::Touchpoint(id) => whole(Owner::Touchpoint(id)),
        Target::Moment(id) => whole(Owner::Moment(id)),
        Target::Expectation(id) => {
            let outcome = occurrence.outcomes.iter().find(|outcome| outcome.expectation == id)?;
            Some((Some(outcome), outcome.verdict))
        }
    }
}

fn is(verdict: Verdict, word: VerdictWord) -> bool {
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

#[cfg(test)]
mod tests {
    use super::{CameOut, Instead};
    use crate::check::program::{
        ExpectationId, FactId, MomentId, OwedSo, Owner, RecoveryId, Target, ThenKind,
    };
    use crate::judge::verdict::{
        Failure, JourneyVerdicts, Occurrence, Outcome, Told, Verdict, Waiting, Whose,
    };
    use crate::recover::Recoveries;
    use crate::syntax::ast::VerdictWord;
    use crate::value::Word;

    const MOMENT: Target = Target::Moment(MomentId(0));
    const PART: Target = Target::Expectation(ExpectationId(3));

    fn journey(verdicts: &[Verdict]) -> JourneyVerdicts {
        let occurrence = |(i, verdict): (usize, &Verdict)| Occurrence {
            owner: Owner::Moment(MomentId(0)),
            number: i as u32 + 1,
            start: 0,
            end: None,
            reopened: Vec::new(),
            verdict: *verdict,
            outcomes: vec![Outcome {
                expectation: ExpectationId(3),
                exception: None,
                verdict: *verdict,
                evidence: Told::default(),
            }],
            stake: None,
        };
        JourneyVerdicts {
            whose: Whose::journey(Word::at(0)),
            occurrences: verdicts.iter().enumerate().map(occurrence).collect(),
            undecided: Vec::new(),
            findings: Vec::new(),
        }
    }

    fn shortfalls(then: &ThenKind, seen: &[JourneyVerdicts]) -> Vec<Instead> {
        let mut out = CameOut::default();
        for verdicts in seen {
            out.add(then, verdicts, &Recoveries::default(), |_, _| String::new());
        }
        out.shortfalls(then)
    }

    fn holds(target: Target, number: Option<u32>, word: VerdictWord, seen: &[Verdict]) -> bool {
        shortfalls(&ThenKind::Verdict(target, number, word), &[journey(seen)]).is_empty()
    }

    #[test]
    fn without_a_number_every_occurrence_counts() {
        let late = Verdict::Failed(Failure::Late);
        assert!(holds(MOMENT, None, VerdictWord::Met, &[Verdict::Met, Verdict::Met]));
        assert!(!holds(MOMENT, None, VerdictWord::Met, &[Verdict::Met, late]));
        assert!(holds(PART, Some(2), VerdictWord::FailedLate, &[Verdict::Met, late]));
        assert!(!holds(PART, Some(2), VerdictWord::FailedBroken, &[Verdict::Met, late]));
        assert!(!holds(PART, Some(3), VerdictWord::Met, &[Verdict::Met, Verdict::Met]));
        assert!(!holds(PART, Some(0), VerdictWord::Met, &[Verdict::Met]));
    }

    #[test]
    fn occurrences_of_all_journeys_count_in_their_order() {
        let late = Verdict::Failed(Failure::Late);
        let seen = [journey(&[]), journey(&[Verdict::Met]), journey(&[late])];
        let then = |number, word| shortfalls(&ThenKind::Verdict(MOMENT, number, word), &seen);
        assert_eq!(then(Some(2), VerdictWord::FailedLate), []);
        assert_eq!(then(None, VerdictWord::Met), [Instead::Verdict(2, late, String::new())]);
        assert_eq!(then(Some(3), VerdictWord::Met), [Instead::Occurrences(2)]);
    }

    #[test]
    fn what_never_happened_is_not_applicable_and_nothing_else() {
        assert!(holds(MOMENT, None, VerdictWord::NotApplicable, &[]));
        for word in [VerdictWord::Met, VerdictWord::Failed, VerdictWord::Unknown, VerdictWord::Open]
        {
            assert!(!holds(MOMENT, None, word, &[]));
        }
    }

    #[test]
    fn a_shorter_word_takes_in_the_longer_ones() {
        let open = Verdict::Open(Waiting::Paused);
        assert!(holds(MOMENT, None, VerdictWord::Open, &[open]));
        assert!(holds(MOMENT, None, VerdictWord::OpenPaused, &[open]));
        assert!(!holds(MOMENT, None, VerdictWord::OpenRunning, &[open]));
    }

    #[test]
    fn recoveries_and_facts_hold_or_do_not() {
        let said = |then| shortfalls(&then, &[journey(&[])]);
        let so = OwedSo { recovery: RecoveryId(0), occurrence: None, action: None, verdict: None };
        assert_eq!(said(ThenKind::Recovery(Box::new(so))), [Instead::Not]);
        assert_eq!(said(ThenKind::NoRecovery(None)), []);
        assert_eq!(said(ThenKind::Fact(FactId(0), true)), [Instead::Not]);
        assert_eq!(said(ThenKind::Fact(FactId(0), false)), []);
    }
}
