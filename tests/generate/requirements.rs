//! Expectations in every form that is judged, as text.

use super::clocks::{self, Pace};
use super::log::LENGTHS;
use super::models;
use super::patterns::{related, state_condition};
use super::protocols;
use super::rng::Rng;
use super::rules::{Names, Part};

/// Whose expectations they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Touchpoint,
    Moment,
}

/// Up to three expectations with their exceptions; the lines are added.
pub fn expectations(
    rng: &mut Rng,
    names: &Names,
    lines: &mut Vec<String>,
    place: Place,
) -> Vec<Part> {
    (0..=rng.below(3))
        .map(|number| {
            let name = format!("e{number}");
            let level = rng.weighted(&[(5, "must"), (2, "should"), (1, "delight")]);
            let form = form(rng, names, place);
            let requirement = requirement(rng, names, form);
            lines.push(format!("expect {level} {name}: {requirement}"));
            exceptions(rng, names, (form, &requirement), lines);
            lines.extend(models::toward(rng));
            let clock = matches!(
                form,
                Form::Within
                    | Form::FieldWithin
                    | Form::By
                    | Form::FieldBy
                    | Form::Paced(_)
                    | Form::Cadence(_)
            );
            Part { name, clock }
        })
        .collect()
}

/// The forms of a requirement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Threshold,
    Within,
    FieldWithin,
    By,
    FieldBy,
    No,
    Count,
    Order,
    OwnOrder,
    Paced(Pace),
    Cadence(Pace),
    ByEnd,
    Further,
    Follows,
}

fn form(rng: &mut Rng, names: &Names, place: Place) -> Form {
    let follows = if names.protocols.is_empty() { 0 } else { 4 };
    let own = if place == Place::Touchpoint { 3 } else { 0 };
    let pace = clocks::pace(rng);
    rng.weighted(&[
        (3, Form::Threshold),
        (4, Form::Within),
        (1, Form::FieldWithin),
        (2, Form::By),
        (2, Form::FieldBy),
        (3, Form::No),
        (3, Form::Count),
        (3, Form::Order),
        (own, Form::OwnOrder),
        (5, Form::Paced(pace)),
        (3, Form::Cadence(pace)),
        (1, Form::ByEnd),
        (9, Form::Further),
        (follows, Form::Follows),
    ])
}

fn requirement(rng: &mut Rng, names: &Names, form: Form) -> String {
    let length = rng.of(&LENGTHS).1;
    match form {
        Form::Threshold => state_condition(rng, names),
        Form::Within => {
            let after = if rng.chance(35) {
                format!(" after {}", related(rng, names))
            } else {
                String::new()
            };
            format!("{} within {length}{after}", related(rng, names))
        }
        Form::FieldWithin => format!("closed within {length}"),
        Form::By => {
            format!("{} by {}", related(rng, names), rng.pick(&["promised", "closed"]))
        }
        Form::FieldBy => "closed by promised".to_owned(),
        Form::No => format!("no {}{}", related(rng, names), window(rng, names)),
        Form::Count => {
            format!("{} {}{}", bound(rng), related(rng, names), window(rng, names))
        }
        Form::Order => {
            let order = rng.pick(&["before", "after"]);
            format!("{} {order} {}", related(rng, names), related(rng, names))
        }
        Form::OwnOrder => format!("{} {}", related(rng, names), rng.pick(&["before", "after"])),
        Form::Paced(pace) => clocks::paced(rng, names, pace),
        Form::Cadence(pace) => clocks::cadence(rng, names, pace),
        Form::ByEnd => clocks::by_end(rng, names),
        Form::Further => clocks::order(rng, names),
        Form::Follows => protocols::follows(rng, names),
    }
}

fn bound(rng: &mut Rng) -> String {
    match rng.below(3) {
        0 => format!("at most {}", 1 + rng.below(2)),
        1 => format!("at least {}", 1 + rng.below(3)),
        _ => format!("exactly {}", 1 + rng.below(2)),
    }
}

fn window(rng: &mut Rng, names: &Names) -> String {
    let pace = clocks::mostly_elapsed(rng);
    let length = match pace {
        Pace::Elapsed => rng.of(&LENGTHS).1.to_owned(),
        _ => clocks::limit(rng, pace),
    };
    let side = rng.pick(&["after", "before"]);
    match rng.below(4) {
        0 => String::new(),
        1 => format!(" within {length}"),
        2 => format!(" {side} {}", related(rng, names)),
        _ => format!(" within {length} {side} {}", related(rng, names)),
    }
}

/// Exceptions for one or two segments; where both could hold, one comes `instead of` the other.
fn exceptions(rng: &mut Rng, names: &Names, general: (Form, &str), lines: &mut Vec<String>) {
    if names.segments.is_empty() || !rng.chance(40) {
        return;
    }
    let mut segments = names.segments.clone();
    rng.shuffle(&mut segments);
    let first = segments[0].clone();
    lines.push(format!("  for {first}: {}", change(rng, names, general)));
    if segments.len() > 1 && rng.chance(50) {
        let second = &segments[1];
        let change = change(rng, names, general);
        lines.push(format!("  for {second} instead of {first}: {change}"));
    }
}

fn change(rng: &mut Rng, names: &Names, (form, general): (Form, &str)) -> String {
    let whole = rng.chance(25);
    // The same thing awaited, in the other of the two forms that wait.
    let promised = matches!(form, Form::By | Form::FieldBy | Form::ByEnd);
    if let Some((p, _)) = general.split_once(" by ").filter(|_| promised && rng.chance(20)) {
        let pace = clocks::pace(rng);
        return format!("{p} within {}", clocks::limit(rng, pace));
    }
    let awaits = matches!(form, Form::Within | Form::FieldWithin | Form::Paced(_));
    if let Some((p, _)) = general.split_once(" within ").filter(|_| awaits && rng.chance(10)) {
        let by = rng.pick(&["promised", "end of day", "end of business day in night"]);
        return format!("{p} by {by}");
    }
    match form {
        Form::Paced(pace) => clocks::change(rng, names, pace),
        Form::Cadence(pace) => clocks::cadence_change(rng, pace),
        _ if whole => requirement(rng, names, form),
        Form::Within | Form::FieldWithin => format!("within {}", rng.of(&LENGTHS).1),
        Form::By | Form::FieldBy => "by promised + 1m".to_owned(),
        Form::Count => bound(rng),
        Form::Threshold
        | Form::No
        | Form::Order
        | Form::OwnOrder
        | Form::ByEnd
        | Form::Further
        | Form::Follows => requirement(rng, names, form),
    }
}
