//! Scripts that mean harm, or that were written in a hurry: each is held, and says why.
//!
//! Bounds are in operations, not in seconds: what ends within [`OPERATIONS`] on one machine does so on every machine.

#[path = "scripts/border.rs"]
mod border;
#[path = "scripts/chance.rs"]
mod chance;
#[path = "scripts/hostile.rs"]
mod hostile;
#[path = "scripts/judged.rs"]
mod judged;

use mot::diagnostic::Diagnostic;
use mot::script::{Kind, Script};
use mot::source::{FileId, Sources};
use mot::value::Value;

/// What reading a script finds wrong: code, line and column, reason.
fn refused(text: &str) -> String {
    let (mut sources, file) = (Sources::default(), FileId(0));
    sources.add("test.rhai", text);
    match Script::compile(file, text) {
        Ok(_) => "nothing".to_owned(),
        Err(fault) => said(&sources, &fault),
    }
}

/// What a function `f` gives, or why it gives nothing.
fn called(text: &str, arguments: &[Value], returns: &Kind) -> Result<Value, String> {
    let (mut sources, file) = (Sources::default(), FileId(0));
    sources.add("test.rhai", text);
    let script = Script::compile(file, text).map_err(|fault| said(&sources, &fault))?;
    script.call("f", arguments, returns).map_err(|fault| said(&sources, &fault))
}

fn said(sources: &Sources, fault: &Diagnostic) -> String {
    let span = fault.span.expect("a place in the script");
    let (line, column) = sources.file(span.file).line_column(span.start);
    let reason = fault.args.iter().filter(|(key, _)| matches!(*key, "reason" | "found"));
    let reason: Vec<&str> = reason.map(|(_, reason)| reason.as_str()).collect();
    format!("{} {line}:{column} {}", fault.entry.slug, reason.join(" "))
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}
