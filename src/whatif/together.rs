//! Several changes at once, where no single one turns a failure: each mends what broke first, until nothing is broken.

use super::bench::Bench;
use super::edit::{Edit, Turn};
use super::literals::Literals;
use super::mends;
use super::replica::Judged;
use crate::judge::verdict::{Outcome, Verdict};
use crate::unit::Instant;
use std::cmp::Reverse;

/// So many changes are made together at most: nobody reads more.
const MOST: usize = 5;

/// So many courses are followed side by side.
const COURSES: usize = 8;

/// So often it is judged again at most, and no more than this part of what is left.
const TRIES: u64 = 1000;
const PART: u64 = 4;

/// Changes made so far, and what they led to.
pub(super) struct Course {
    pub(super) edits: Vec<Edit>,
    pub(super) outcome: Outcome,
    pub(super) judged: Judged,
}

/// Of a failure: the changes that it takes, none of which can be left out. Where nothing but more changes still would
/// keep it, those after which it does not arise.
pub(super) fn of(bench: &mut Bench, literals: &Literals) -> Option<Turn> {
    if !matches!(bench.outcome.verdict, Verdict::Failed(_)) {
        return None;
    }
    let spare = bench.left() - TRIES.min(bench.left() / PART);
    let (outcome, judged) = bench.judged_after(&[])?;
    let mut courses = vec![Course { edits: Vec::new(), outcome, judged }];
    let mut aside: Option<Vec<Edit>> = None;
    for round in 0..MOST {
        let mut next: Vec<Course> = Vec::new();
        for course in &courses {
            for edits in mends::of(bench, literals, course, round > 0) {
                if bench.left() <= spare {
                    return aside.and_then(|edits| pruned(bench, edits));
                }
                let Some((outcome, judged)) = bench.judged_after(&edits) else { continue };
                match outcome.verdict {
                    Verdict::Met => return pruned(bench, edits),
                    Verdict::NotApplicable => aside = Some(plainer(aside, edits)),
                    Verdict::Failed(_) | Verdict::Unknown | Verdict::Open(_) => {
                        next.push(Course { edits, outcome, judged });
                    }
                    Verdict::Exempt(_) => {}
                }
            }
        }
        if aside.as_ref().is_some_and(|edits| edits.len() <= round) {
            break;
        }
        courses = furthest(next);
    }
    aside.and_then(|edits| pruned(bench, edits))
}

/// The fewer changes; of as few, that some record had not come.
fn plainer(known: Option<Vec<Edit>>, other: Vec<Edit>) -> Vec<Edit> {
    let size = |edits: &[Edit]| (edits.len(), !matches!(edits, [Edit::Drop { .. }]));
    match known {
        Some(known) if size(&known) <= size(&other) => known,
        Some(_) | None => other,
    }
}

/// Those that break latest, and of those that come to the same the first.
fn furthest(mut courses: Vec<Course>) -> Vec<Course> {
    let lies = |course: &Course| {
        let evidence = &course.outcome.evidence;
        let unknown = evidence.unknown.first().copied();
        (course.outcome.verdict, evidence.step, evidence.at, evidence.deadline, unknown)
    };
    let mut known = Vec::new();
    courses.retain(|course| {
        !known.contains(&lies(course)) && {
            known.push(lies(course));
            true
        }
    });
    courses.sort_by_key(|course| {
        let evidence = &course.outcome.evidence;
        Reverse(progress(course.outcome.verdict, evidence.step, evidence.at))
    });
    courses.truncate(COURSES);
    courses
}

/// How far it goes until something breaks: of a protocol the step, then the instant. What is open or unknown broke
/// nowhere yet.
fn progress(
    verdict: Verdict,
    step: Option<u16>,
    at: Option<Instant>,
) -> (bool, u16, Option<Instant>) {
    (!matches!(verdict, Verdict::Failed(_)), step.unwrap_or(0), at)
}

/// Leaves out what makes no difference.
fn pruned(bench: &mut Bench, mut made: Vec<Edit>) -> Option<Turn> {
    let to = bench.ask(&made)?;
    let mut at = 0;
    while at < made.len() && made.len() > 1 {
        let mut fewer = made.clone();
        fewer.remove(at);
        if bench.ask(&fewer) == Some(to) {
            made = fewer;
        } else {
            at += 1;
        }
    }
    if let [one] = made.as_slice() {
        let several = |rows: &[_]| rows.len() > 1;
        let smallest = match one {
            Edit::Drop { rows } => !several(rows),
            Edit::Add { .. } => true,
            _ => false,
        };
        return Some(Turn { edit: one.clone(), to, smallest, limit: None });
    }
    let to = bench.ask(&made)?;
    Some(Turn { edit: Edit::Together(made), to, smallest: true, limit: None })
}
