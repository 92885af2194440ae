//! What a case says must come out, against what did.

use crate::check::program::{Owner, Target, ThenKind};
use crate::judge::verdict::{Failure, JourneyVerdicts, Occurrence, Outcome, Verdict, Waiting};
use crate::recover::Recoveries;
use crate::syntax::ast::VerdictWord;

/// What came out instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Instead {
    /// This verdict, on the n-th occurrence (from 1); of one expectation, or of the whole.
    Verdict {
        /// Position in `JourneyVerdicts::occurrences`.
        occurrence: usize,
        /// Position among its outcomes.
        outcome: Option<usize>,
        /// The verdict.
        verdict: Verdict,
    },
    /// There were only so many occurrences.
    Occurrences(u32),
    /// The recovery is not owed, or the fact does not hold.
    Not,
    /// It is owed, or holds.
    Holds,
}

/// Everything in which an expectation of a case was not borne out; nothing if it was.
pub(super) fn shortfalls(
    then: &ThenKind,
    verdicts: &JourneyVerdicts,
    recoveries: &Recoveries,
) -> Vec<Instead> {
    let whether = |holds: bool, said: bool| match (holds, said) {
        (true, true) | (false, false) => Vec::new(),
        (true, false) => vec![Instead::Holds],
        (false, true) => vec![Instead::Not],
    };
    match *then {
        ThenKind::Verdict(target, number, word) => verdict(target, number, word, verdicts),
        ThenKind::Recovery(recovery, said) => {
            let wanted =
                |owed: &crate::recover::Owed| recovery.is_none_or(|id| owed.recovery == id);
            whether(recoveries.owed.iter().any(wanted), said)
        }
        ThenKind::Fact(fact, said) => {
            whether(recoveries.facts.iter().any(|concluded| concluded.fact == fact), said)
        }
    }
}

fn verdict(
    target: Target,
    number: Option<u32>,
    word: VerdictWord,
    verdicts: &JourneyVerdicts,
) -> Vec<Instead> {
    let occurrences: Vec<(usize, Option<usize>, Verdict)> = (verdicts.occurrences.iter())
        .enumerate()
        .filter_map(|(at, occurrence)| {
            let (outcome, verdict) = of(target, occurrence)?;
            Some((at, outcome, verdict))
        })
        .collect();
    let count = occurrences.len() as u32;
    let asked = match number {
        None => &occurrences[..],
        Some(number) => match (number as usize).checked_sub(1).and_then(|at| occurrences.get(at)) {
            Some(one) => std::slice::from_ref(one),
            None => return vec![Instead::Occurrences(count)],
        },
    };
    // What never happened is not applicable, and nothing else.
    if asked.is_empty() && word != VerdictWord::NotApplicable {
        return vec![Instead::Occurrences(0)];
    }
    (asked.iter().filter(|(_, _, verdict)| !is(*verdict, word)))
        .map(|&(occurrence, outcome, verdict)| Instead::Verdict { occurrence, outcome, verdict })
        .collect()
}

/// The verdict of a target in an occurrence, if it has one there.
fn of(target: Target, occurrence: &Occurrence) -> Option<(Option<usize>, Verdict)> {
    match target {
        Target::Touchpoint(id) => (occurrence.owner == Owner::Touchpoint(id)).then_some(occurrence),
        Target::Moment(id) => (occurrence.owner == Owner::Moment(id)).then_some(occurrence),
        Target::Expectation(id) => {
            let at = |outcome: &Outcome| outcome.expectation == id;
            let position = occurrence.outcomes.iter().position(at)?;
            return Some((Some(position), occurrence.outcomes[position].verdict));
        }
    }
    .map(|occurrence| (None, occurrence.verdict))
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
    use super::{Instead, shortfalls};
    use crate::check::program::{
        ExpectationId, FactId, MomentId, Owner, RecoveryId, Target, ThenKind,
    };
    use crate::judge::verdict::{
        Evidence, Failure, JourneyVerdicts, Occurrence, Outcome, Verdict, Waiting,
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
                evidence: Evidence::default(),
            }],
            stake: None,
        };
        JourneyVerdicts {
            journey: Word::at(0),
            occurrences: verdicts.iter().enumerate().map(occurrence).collect(),
            undecided: Vec::new(),
            findings: Vec::new(),
        }
    }

    fn holds(target: Target, number: Option<u32>, word: VerdictWord, seen: &[Verdict]) -> bool {
        let then = ThenKind::Verdict(target, number, word);
        shortfalls(&then, &journey(seen), &Recoveries::default()).is_empty()
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
        let none = Recoveries::default();
        let said = |then| shortfalls(&then, &journey(&[]), &none);
        assert_eq!(said(ThenKind::Recovery(Some(RecoveryId(0)), true)), [Instead::Not]);
        assert_eq!(said(ThenKind::Recovery(None, false)), []);
        assert_eq!(said(ThenKind::Fact(FactId(0), true)), [Instead::Not]);
        assert_eq!(said(ThenKind::Fact(FactId(0), false)), []);
    }
}
