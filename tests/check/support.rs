//! Texts in, faults out.

use mot::check::program::Program;
use mot::check::{LoadError, Loader, check};
use mot::diagnostic::Checked;
use mot::diagnostic::Lang;
use mot::diagnostic::render::{Look, Worded, report};
use mot::source::{Sources, Span};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// Scripts that every text may use.
const SCRIPTS: [(&str, &str); 1] =
    [("urgency.rhai", "fn urgency(text) { if text.contains(\"now\") { 1 } else { 0 } }\n")];

/// Files by name, as `use` names them.
struct Files<'a>(&'a [(&'a str, &'a str)]);

impl Loader for Files<'_> {
    fn load(&mut self, path: &str, _from: &str) -> Result<(String, String), LoadError> {
        let found = self.0.iter().chain(&SCRIPTS).find(|(name, _)| *name == path);
        let (name, text) = found.ok_or_else(|| LoadError("no such file".to_owned()))?;
        Ok(((*name).to_owned(), (*text).to_owned()))
    }
}

/// Checks the first of several files.
pub(crate) fn check_files(files: &[(&str, &str)]) -> (Sources, Checked<Program>) {
    let mut sources = Sources::default();
    let entry = sources.add(files[0].0, files[0].1);
    let checked = check(&mut sources, entry, &mut Files(files));
    (sources, checked)
}

/// Checks one file, which may use itself as `example.mot`.
pub(crate) fn check_text(text: &str) -> (Sources, Checked<Program>) {
    check_files(&[("example.mot", text)])
}

/// All faults as people see them.
pub(crate) fn faults(sources: &Sources, checked: &Checked<Program>) -> String {
    report(sources, &checked.diagnostics, &Look::plain(Lang::En))
}

/// The program of a text without any fault or doubt.
pub(crate) fn sound(text: &str) -> Program {
    let (sources, checked) = check_text(text);
    assert!(checked.diagnostics.is_empty(), "{}", faults(&sources, &checked));
    checked.value
}

/// One fault: line, first column, columns (as a terminal shows them: Chinese takes two), code.
pub(crate) type Mark = (usize, usize, usize, String);

/// The faults that are marked in a text, and those that are found.
///
/// A marker is a comment line under the offending code: `#^^^ MOT0101` marks as many columns as
/// there are `^`, from that of the first. What follows the code in quotes is a part of the message.
/// A fault over several lines is marked by its first.
pub(crate) fn marked(text: &str) -> (BTreeSet<Mark>, BTreeSet<Mark>) {
    let (mut expected, mut words) = (BTreeSet::new(), Vec::new());
    let mut above = 0;
    for (at, line) in text.lines().enumerate() {
        let Some(marker) =
            line.trim_start().strip_prefix('#').filter(|it| it.trim_start().starts_with('^'))
        else {
            above = at;
            continue;
        };
        let carets = marker.chars().filter(|c| *c == '^').count();
        let first = line.chars().take_while(|c| *c != '^').count();
        let code = marker.split_whitespace().nth(1).unwrap_or_default().to_owned();
        if let Some((_, quoted)) = marker.split_once('"') {
            let part = quoted.trim_end().trim_end_matches('"').to_owned();
            words.push((above + 1, first + 1, code.clone(), part));
        }
        expected.insert((above + 1, first + 1, carets, code));
    }
    let (sources, checked) = check_text(text);
    let found = checked.diagnostics.iter().filter_map(|it| {
        let span = it.span?;
        let (line, column, length) = place(&sources, span);
        let worded = Worded::new(it, Lang::En);
        let said = format!("{} {}", worded.message, worded.help.unwrap_or_default());
        let place = (line, column, it.entry.id());
        let asked =
            words.iter().filter(|(l, c, code, _)| (*l, *c, code) == (place.0, place.1, &place.2));
        let parts: Vec<&str> = asked.map(|(_, _, _, part)| part.as_str()).collect();
        assert!(
            parts.is_empty() || parts.iter().any(|part| said.contains(part)),
            "`{said}` says none of {parts:?}"
        );
        Some((line, column, length, it.entry.id()))
    });
    (expected, found.collect())
}

/// Line, column and columns on that line.
fn place(sources: &Sources, span: Span) -> (usize, usize, usize) {
    let file = sources.file(span.file);
    let line = file.line(span.start);
    let before = &file.text[file.line_range(line).start..span.start as usize];
    let first = sources.text(span).lines().next().unwrap_or_default();
    (line + 1, before.width() + 1, first.width())
}
