//! Protocols, and requirements that follow them.

use super::clocks::{limit, pace};
use super::log::EVENTS;
use super::patterns::related;
use super::rng::Rng;
use super::rules::{Block, Names};

/// How the steps of a protocol are found in the records.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Found {
    /// They are events.
    ByName,
    /// They are values of a field.
    InField,
    /// A pattern is said for each.
    Bound,
}

/// A protocol, and how it is followed.
#[derive(Clone, Debug)]
pub struct Protocol {
    name: String,
    steps: Vec<&'static str>,
    found: Found,
}

/// At most two protocols.
pub fn protocols(rng: &mut Rng, names: &mut Names) -> Vec<Block> {
    let count = rng.weighted(&[(2, 0), (4, 1), (2, 2)]);
    (0..count)
        .map(|number| {
            let found = rng.of(&[Found::ByName, Found::InField, Found::Bound]);
            let mut steps = match found {
                Found::ByName | Found::Bound => EVENTS.to_vec(),
                Found::InField => vec!["x", "xy", "yx"],
            };
            rng.shuffle(&mut steps);
            steps.truncate(1 + rng.below(3));
            let lines = steps.iter().map(|step| {
                let pace = pace(rng);
                let within = match rng.below(2) {
                    0 => String::new(),
                    _ => format!(" within {}", limit(rng, pace)),
                };
                format!("{step} \"Step {step}\"{within}")
            });
            let lines = lines.collect();
            let order = rng.pick(&[" in order", ""]);
            let name = format!("w{number}");
            names.protocols.push(Protocol { name: name.clone(), steps, found });
            Block::braced(format!("protocol {name} \"Protocol {number}\"{order}"), lines)
        })
        .collect()
}

/// `follows PROTOCOL`
pub fn follows(rng: &mut Rng, names: &Names) -> String {
    let Protocol { name, steps, found } = rng.of(&names.protocols);
    match found {
        Found::ByName => format!("follows {name}"),
        Found::InField => format!("follows {name} by note"),
        Found::Bound => {
            let bound: Vec<String> =
                steps.iter().map(|step| format!("{step} = {}", related(rng, names))).collect();
            format!("follows {name} with {}", bound.join(", "))
        }
    }
}
