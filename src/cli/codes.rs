//! What a code means, with the smallest file that shows it.

use crate::diagnostic::codes::{self, usage};
use crate::diagnostic::render::{self, Look};
use crate::diagnostic::{Diagnostic, Entry, Lang, Severity, suggest};
use std::fmt::Write;

/// The page of a code, or the list of all.
pub(super) fn explained(code: Option<&str>, look: &Look) -> Result<String, Diagnostic> {
    match code {
        None => Ok(list(look.lang)),
        Some(code) => Ok(page(find(code).ok_or_else(|| unknown(code))?, look)),
    }
}

fn find(code: &str) -> Option<&'static Entry> {
    let text = code.trim().to_ascii_lowercase();
    let digits = text.strip_prefix("mot").unwrap_or(&text);
    match digits.parse::<u16>() {
        Ok(number) => codes::find(number),
        Err(_) => codes::all().find(|entry| entry.slug == text),
    }
}

/// With the nearest there is: by number if it looks like one, else by name.
fn unknown(code: &str) -> Diagnostic {
    let text = code.trim().to_ascii_lowercase();
    let number = text.strip_prefix("mot").unwrap_or(&text).parse::<u16>().ok();
    let nearest = match number {
        Some(number) => codes::all().min_by_key(|entry| entry.code.abs_diff(number)).map(Entry::id),
        None => suggest::nearest(&text, codes::all().map(|entry| entry.slug)).map(str::to_owned),
    };
    let diagnostic = Diagnostic::nowhere(&usage::UNKNOWN_CODE).arg("code", code);
    match nearest {
        Some(nearest) => diagnostic.arg("suggestion", nearest).help("did_you_mean"),
        None => diagnostic,
    }
}

fn list(lang: Lang) -> String {
    let width = codes::all().map(|entry| entry.slug.len()).max().unwrap_or(0);
    let mut text = String::new();
    for entry in codes::all() {
        let message = sketch(entry.wording(lang).message);
        let _ = writeln!(text, "{}  {:width$}  {message}", entry.id(), entry.slug);
    }
    text
}

fn page(entry: &Entry, look: &Look) -> String {
    let severity = match (entry.severity, look.lang) {
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "警告",
    };
    let wording = entry.wording(look.lang);
    let message = sketch(wording.message);
    let mut text = format!("{severity} {} {}: {message}\n\n", entry.id(), entry.slug);
    for line in wording.explain.lines() {
        text.push_str(&textwrap::fill(line, look.width.min(PAGE_WIDTH)));
        text.push('\n');
    }
    text.push_str(&example(entry, look));
    text
}

/// A message with its placeholders left open.
fn sketch(message: &str) -> String {
    let mut text = String::new();
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        text.push('…');
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    text + rest
}

/// Lines longer than this are hard to read.
const PAGE_WIDTH: usize = 88;

/// The smallest file that shows it, and what is said about it.
fn example(entry: &Entry, look: &Look) -> String {
    if entry.example.is_empty() {
        return String::new();
    }
    let mut text = match look.lang {
        Lang::En => "\nThe smallest file that shows it:\n\n".to_owned(),
        Lang::Zh => "\n能重现它的最小文件：\n\n".to_owned(),
    };
    for line in entry.example.lines() {
        let _ = writeln!(text, "{}", format!("    {line}").trim_end());
    }
    let (sources, mut diagnostics) = super::rules::check_text("example.mot", entry.example);
    diagnostics.retain(|diagnostic| diagnostic.entry.code == entry.code);
    diagnostics.truncate(1);
    text.push('\n');
    text.push_str(&render::drawn(&sources, &diagnostics, look));
    text
}
