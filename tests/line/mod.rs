//! The whole line as the command runs it: text to program to plan, bytes to records to verdicts, what is owed and
//! what was measured.

pub mod shown;

#[path = "../support/scripts.rs"]
mod scripts;

use mot::check::check;
use mot::check::program::{FieldId, Key};
use mot::diagnostic::{Diagnostic, Lang, Place};
use mot::ingest::{Input, Log, Wanted, read};
use mot::judge::verdict::{JourneyVerdicts, Row};
use mot::measure::{Measure, StandardResult};
use mot::plan::{Plan, plan};
use mot::recover::Recoveries;
use mot::run::Run;
use mot::source::Sources;
use mot::syntax::parse;
use mot::unit::Instant;
use scripts::Scripts;
use std::io::Cursor;
use std::num::NonZero;
use std::sync::Arc;

/// Everything that comes of a rule file and a log.
pub struct Line {
    pub plan: Arc<Plan>,
    pub log: Log,
    pub journeys: Vec<LineJourney>,
    pub standards: Vec<StandardResult>,
}

/// One journey, or one value of the field that moments are `per`.
pub struct LineJourney {
    pub key: String,
    pub per: Option<FieldId>,
    pub verdicts: JourneyVerdicts,
    pub recoveries: Recoveries,
}

impl Line {
    /// The line of the log on which a record stands.
    pub fn place(&self, row: Row) -> u32 {
        self.log.batch.places.at(row as usize).line
    }
}

/// Judges logs in JSON Lines by a rule file; without `as_of` as of their latest record.
pub fn run(rules: &str, logs: Vec<String>, as_of: Option<Instant>) -> Result<Line, String> {
    planned(rules)?.run(logs, as_of)
}

/// Judges any bytes; their format is that of their name's ending, else it is guessed.
pub fn run_bytes(
    rules: &str,
    logs: Vec<(String, Vec<u8>)>,
    as_of: Option<Instant>,
) -> Result<Line, String> {
    planned(rules)?.run_bytes(logs, as_of)
}

/// A rule file that can be judged by.
pub struct Planned {
    pub plan: Arc<Plan>,
    pub sources: Sources,
}

/// Reads and checks a rule file; else what is wrong with it.
pub fn planned(rules: &str) -> Result<Planned, String> {
    let mut sources = Sources::default();
    let entry = sources.add("generated.mot", rules);
    let checked = check(&mut sources, entry, &mut Scripts);
    if checked.has_errors() {
        return Err(shown(&checked.diagnostics, &sources));
    }
    let plan = plan(&Arc::new(checked.value)).map_err(|refused| shown(&refused, &sources))?;
    Ok(Planned { plan: Arc::new(plan), sources })
}

impl Planned {
    /// Judges logs in JSON Lines.
    pub fn run(&self, logs: Vec<String>, as_of: Option<Instant>) -> Result<Line, String> {
        let named = |(number, log): (usize, String)| (format!("{number}.jsonl"), log.into_bytes());
        self.run_bytes(logs.into_iter().enumerate().map(named).collect(), as_of)
    }

    /// Reads any bytes, of records up to an instant.
    pub fn read(
        &self,
        logs: Vec<(String, Vec<u8>)>,
        until: Option<Instant>,
    ) -> Result<Log, String> {
        let Self { plan, sources } = self;
        let inputs =
            logs.into_iter().map(|(name, log)| Input::new(name, Cursor::new(log))).collect();
        let words = plan.words.clone();
        read(inputs, &Wanted::of(plan, until), words, &mut |_| {})
            .map_err(|faults| shown(&faults, sources))
    }

    /// Judges any bytes.
    pub fn run_bytes(
        &self,
        logs: Vec<(String, Vec<u8>)>,
        as_of: Option<Instant>,
    ) -> Result<Line, String> {
        let Self { plan, .. } = self;
        let log = self.read(logs, as_of)?;
        let program = Arc::clone(&plan.program);
        let measure = Measure::new(&program);
        let mut tallies = measure.start();
        let mut journeys = Vec::new();
        let run = Run::new(plan, &log, as_of);
        run.journeys(NonZero::<usize>::MIN, |journey| {
            journey.count(&measure, &mut tallies);
            let per = match plan.keys[journey.verdicts.whose.key.index()].key {
                Key::Journey => None,
                Key::Field(field) => Some(field),
            };
            let (verdicts, recoveries) = (journey.verdicts.clone(), journey.recoveries.clone());
            journeys.push(LineJourney { key: journey.name(), per, verdicts, recoveries });
        });
        drop(run);
        let standards = measure.standards(&tallies);
        Ok(Line { plan: Arc::clone(plan), log, journeys, standards })
    }
}

/// A rule file in the canonical layout and one language.
pub fn format(rules: &str, lang: Lang) -> String {
    let parsed = parse(Sources::default().add("generated.mot", rules), rules);
    assert!(!parsed.has_errors(), "cannot be read:\n{rules}");
    mot::syntax::format(&parsed.value, rules, Some(lang))
}

fn shown(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let one = |fault: &Diagnostic| {
        let at = fault.span.map_or("", |span| sources.text(span));
        format!("{} {} {:?} at `{at}`", fault.entry.id(), fault.entry.slug, fault.args)
    };
    diagnostics.iter().filter(|fault| fault.is_error()).map(one).collect::<Vec<_>>().join("\n")
}

/// The name of a record by its line alone.
pub fn by_line(place: Place) -> String {
    (place.line - 1).to_string()
}
