//! Verdicts over all worlds.

use super::courses::Course;
use super::expressions::Scene;
use super::forms::{Class, Outcome, Situation};
use super::lengths::{Doubt, InForce};
use super::occurrences::{Occurrence, end_pattern, occurred};
use super::records::Story;
use super::worlds::{Role, TooManyWorlds, World};
use mot::check::program::{
    Anchor, Expectation, ExpectationId, Owner, PatternId, Requirement, RequirementKind, Subject,
    Target, Waiver, WaiverId,
};
use mot::syntax::ast::Level;
use mot::unit::Date;
use mot::value::Truth;
use std::collections::BTreeSet;

/// One possible way an expectation came out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Possible {
    /// The exception that applied.
    pub exception: Option<u16>,
    /// The waiver that exempts it.
    pub waiver: Option<WaiverId>,
    pub outcome: Outcome,
}

/// All the ways it may have come out, each once, and what they agree on. The first is the one in which no doubtful
/// record matches and no doubtful exception applies.
#[derive(Clone, Debug)]
pub struct Ways {
    pub expectation: ExpectationId,
    pub class: Class,
    pub possible: Vec<Possible>,
    /// The clock that is shown of the first.
    pub course: Option<Course>,
}

/// One time something occurred, judged.
#[derive(Clone, Debug)]
pub struct Told {
    pub owner: Owner,
    /// In the world in which no doubtful record ends it; all worlds share the start.
    pub occurrence: Occurrence,
    /// Whether other worlds end it elsewhere.
    pub end_in_doubt: bool,
    pub verdict: Class,
    pub outcomes: Vec<Ways>,
}

/// All that is told about one owner in one story.
#[derive(Clone, Debug)]
pub struct Account {
    pub told: Vec<Told>,
    /// Records that may start something: certainly or, where ends are in doubt, perhaps undecided.
    pub undecided: BTreeSet<usize>,
    pub ends_in_doubt: bool,
}

/// Judges every occurrence of a touchpoint or moment.
pub fn account(story: &Story, owner: Owner) -> Result<Account, TooManyWorlds> {
    let ends = end_pattern(story.program, owner).map(|end| (Role::End, end)).into_iter().collect();
    let worlds = World::all(story, &ends, 0)?;
    let starts_by_world: Vec<BTreeSet<usize>> = worlds
        .iter()
        .map(|world| occurred(story, owner, world).occurrences.iter().map(|o| o.first).collect())
        .collect();
    let somewhere: BTreeSet<usize> = starts_by_world.iter().flatten().copied().collect();
    let everywhere = |start: &usize| starts_by_world.iter().all(|starts| starts.contains(start));
    let mut undecided: BTreeSet<usize> =
        worlds.iter().flat_map(|world| occurred(story, owner, world).undecided).collect();
    undecided.extend(somewhere.iter().filter(|start| !everywhere(start)));
    let told = somewhere.iter().filter(|start| everywhere(start));
    let told = told.map(|&start| tell(story, owner, start, &worlds)).collect::<Result<_, _>>()?;
    Ok(Account { told, undecided, ends_in_doubt: worlds.len() > 1 })
}

fn tell(
    story: &Story,
    owner: Owner,
    start: usize,
    worlds: &[World],
) -> Result<Told, TooManyWorlds> {
    let at_ends: Vec<Occurrence> =
        worlds.iter().map(|world| starting_at(story, owner, start, world)).collect();
    let program = story.program;
    let ids = match owner {
        Owner::Touchpoint(id) => &program.touchpoints[id.index()].expectations,
        Owner::Moment(id) => &program.moments[id.index()].expectations,
    };
    let outcomes =
        ids.iter().map(|&id| ways(story, owner, start, id)).collect::<Result<Vec<_>, _>>()?;
    Ok(Told {
        owner,
        end_in_doubt: at_ends.iter().any(|occurrence| occurrence.end != at_ends[0].end),
        occurrence: at_ends[0].clone(),
        verdict: whole(story, &outcomes),
        outcomes,
    })
}

fn starting_at(story: &Story, owner: Owner, start: usize, world: &World) -> Occurrence {
    let occurrences = occurred(story, owner, world).occurrences;
    occurrences.into_iter().find(|occurrence| occurrence.first == start).unwrap()
}

/// Failed if a `must` failed, else unknown, open, met, exempt if one is, else not applicable.
fn whole(story: &Story, outcomes: &[Ways]) -> Class {
    let musts: Vec<Class> = outcomes
        .iter()
        .filter(|ways| story.program.expectations[ways.expectation.index()].level == Level::Must)
        .map(|ways| ways.class)
        .collect();
    [Class::Failed, Class::Unknown, Class::Open, Class::Met, Class::Exempt]
        .into_iter()
        .find(|class| musts.contains(class))
        .unwrap_or(Class::NotApplicable)
}

fn ways(
    story: &Story,
    owner: Owner,
    start: usize,
    id: ExpectationId,
) -> Result<Ways, TooManyWorlds> {
    let expectation = &story.program.expectations[id.index()];
    let mut patterns: BTreeSet<(Role, PatternId)> =
        end_pattern(story.program, owner).map(|end| (Role::End, end)).into_iter().collect();
    patterns.extend(patterns_of(&expectation.requirement));
    for exception in &expectation.exceptions {
        patterns.extend(patterns_of(&exception.requirement));
    }
    let mut possible: Vec<Possible> = Vec::new();
    let worlds = World::all(story, &patterns, start)?;
    for world in &worlds {
        let occurrence = starting_at(story, owner, start, world);
        for doubt in [Doubt::Certain, Doubt::Least, Doubt::Most] {
            let occurrence = occurrence.clone();
            let situation = Situation { story, occurrence, world, doubt };
            for way in in_world(&situation, owner, id, expectation) {
                if !possible.contains(&way) {
                    possible.push(way);
                }
            }
        }
    }
    let classes: BTreeSet<Class> = possible.iter().map(|way| way.outcome.class).collect();
    let class = match classes.first() {
        Some(&class) if classes.len() == 1 => class,
        _ => Class::Unknown,
    };
    let course = match class {
        Class::Unknown | Class::Exempt => None,
        Class::Met | Class::Failed | Class::Open | Class::NotApplicable => {
            let occurrence = starting_at(story, owner, start, &worlds[0]);
            let doubt = Doubt::Certain;
            let situation = Situation { story, occurrence, world: &worlds[0], doubt };
            let scene = Scene::of(story, situation.seen(&expectation.requirement));
            let in_force = situation.may_apply(expectation, &scene);
            in_force.last().and_then(|own| situation.course(expectation, *own))
        }
    };
    Ok(Ways { expectation: id, class, possible, course })
}

/// Every way an expectation may come out in one world: exceptions and waivers may be in doubt there too.
fn in_world(
    situation: &Situation,
    owner: Owner,
    id: ExpectationId,
    expectation: &Expectation,
) -> Vec<Possible> {
    let program = situation.story.program;
    let seen = situation.seen(&expectation.requirement);
    let scene = Scene::of(situation.story, seen);
    let mut possible = Vec::new();
    for one in situation.may_apply(expectation, &scene).into_iter().rev() {
        let InForce { exception, .. } = one;
        let outcome = situation.judge(expectation, one);
        possible.push(Possible { exception, waiver: None, outcome });
    }
    for (number, waiver) in program.waivers.iter().enumerate() {
        let holds = waived(situation, owner, id, waiver, &scene);
        let exempt = Possible {
            exception: None,
            waiver: Some(WaiverId(number as u16)),
            outcome: Outcome::of(Class::Exempt),
        };
        match holds {
            Truth::True => return vec![exempt],
            Truth::Unknown => possible.push(exempt),
            Truth::False => {}
        }
    }
    possible
}

fn waived(
    situation: &Situation,
    owner: Owner,
    id: ExpectationId,
    waiver: &Waiver,
    scene: &Scene,
) -> Truth {
    let concerns = waiver.target == Target::Expectation(id)
        || match owner {
            Owner::Touchpoint(id) => waiver.target == Target::Touchpoint(id),
            Owner::Moment(id) => waiver.target == Target::Moment(id),
        };
    let zone = &situation.story.program.service.zone;
    let start = situation.story.time(situation.occurrence.first);
    if !concerns || day(start, zone) > waiver.until {
        return Truth::False;
    }
    waiver.when.as_ref().map_or(Truth::True, |when| scene.truth(when))
}

/// The local day of an instant.
pub fn day(instant: mot::unit::Instant, zone: &str) -> Date {
    let zoned = jiff::Timestamp::from_microsecond(instant.0).unwrap().in_tz(zone).unwrap();
    Date { year: zoned.year(), month: zoned.month() as u8, day: zoned.day() as u8 }
}

fn patterns_of(requirement: &Requirement) -> Vec<(Role, PatternId)> {
    let of_subject = |subject: &Subject| match subject {
        Subject::Pattern(pattern) => Some(*pattern),
        Subject::Time(_) => None,
    };
    let of_anchor = |anchor: &Option<Anchor>| anchor.map(|anchor| anchor.pattern);
    let patterns = match &requirement.kind {
        RequirementKind::Within { subject, after, .. } => [of_subject(subject), *after],
        RequirementKind::By { subject, .. } => [of_subject(subject), None],
        RequirementKind::No { pattern, anchor, .. }
        | RequirementKind::Count { pattern, anchor, .. } => [Some(*pattern), of_anchor(anchor)],
        RequirementKind::Order { pattern, other, .. } => [Some(*pattern), *other],
        RequirementKind::Every { pattern, until, .. } => [Some(*pattern), *until],
        RequirementKind::Quantified { pattern, .. } => [Some(*pattern), None],
        RequirementKind::Holds(_) => [None, None],
        RequirementKind::Follows { steps, .. } => {
            let steps = steps.iter().enumerate();
            return steps.map(|(number, step)| (Role::Step(number as u16), *step)).collect();
        }
    };
    let [p, q] = patterns;
    let p = p.map(|pattern| (Role::P, pattern));
    p.into_iter().chain(q.map(|pattern| (Role::Q, pattern))).collect()
}
