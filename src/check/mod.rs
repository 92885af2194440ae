//! Tree to [`program::Program`]: names, types, units, exceptions. The last stage to see the ast.
//!
//! One file per pass, in the order in which [`check`] runs them; doubts that refuse nothing are in
//! `lints`, one file each. Every fault of every file is reported at once; an expression with a fault
//! has no type, which silences all that would follow from it.

mod afterwards;
mod attempt;
mod authority;
mod block;
mod calendar;
mod case;
mod compete;
mod context;
mod currency;
mod date;
mod declare;
mod define;
mod exception;
mod expr;
mod function;
mod graph;
mod key;
mod library;
mod limit;
mod lints;
mod load;
mod lookup;
mod lost;
mod metric;
mod model;
mod names;
mod owed_so;
mod pattern;
pub mod program;
mod protocol;
mod record;
mod recovery;
mod requirement;
mod rests;
mod roles;
mod satisfy;
mod script;
mod service;
mod standard;
mod target;
mod ty;
mod waive;

pub use library::{LIBRARY, SCRIPTS};
pub use load::{LoadError, Loader, NoFiles};

use crate::diagnostic::{Checked, Diagnostic};
use crate::source::{FileId, Sources};
use context::Check;
use lost::Lost;
use program::Program;

/// Understands a rule file and all that it uses.
///
/// `loader` is asked for used files other than `std/…`; their texts are added to `sources`. The
/// program is complete and can be judged if no diagnostic is an error.
pub fn check(sources: &mut Sources, entry: FileId, loader: &mut dyn Loader) -> Checked<Program> {
    let loaded = load::load(sources, entry, loader);
    let scripts = script::load(sources, &loaded.value, loader);
    let lost = Lost::new(sources, &loaded.value, &loaded.diagnostics);
    let mut check = Check::new(sources, entry, &loaded.value, &scripts.value, lost);
    check.service();
    check.declare();
    check.calendars();
    check.records();
    check.functions();
    check.define();
    check.models();
    check.protocols();
    check.authority();
    check.blocks();
    check.fact_keys();
    check.recoveries();
    check.overruns();
    check.standards();
    check.waivers();
    check.cases();
    check.needed_roles();
    lints::run(&mut check, loaded.has_errors() || scripts.has_errors());
    let (value, found) = check.finish();
    let mut diagnostics = loaded.diagnostics;
    diagnostics.extend(scripts.diagnostics);
    diagnostics.extend(found);
    in_order(&mut diagnostics);
    Checked { value, diagnostics }
}

/// By place, each fault once: a requirement that exceptions share is looked at for each of them.
fn in_order(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.entry.code));
    diagnostics.dedup_by(|a, b| {
        a.span == b.span && a.entry.code == b.entry.code && a.args == b.args && a.labels == b.labels
    });
}
