//! Reports with the source beside the message, drawn by miette.

use super::excerpt::{Excerpt, Excerpts};
use super::{Look, Worded};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::source::Sources;
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles,
};
use std::fmt;

/// Of more faults than this only the first are drawn; the rest are counted.
const MOST: usize = 100;

/// All diagnostics as a text, ending in a line that counts them if they lie in rule files; empty if
/// there are none.
pub fn report(sources: &Sources, diagnostics: &[Diagnostic], look: &Look) -> String {
    let mut text = drawn(sources, diagnostics, look);
    if diagnostics.iter().any(|diagnostic| diagnostic.span.is_some()) {
        text.push_str(&summary(diagnostics, look.lang));
    }
    text
}

/// The same without the last line, each report followed by an empty line.
pub fn drawn(sources: &Sources, diagnostics: &[Diagnostic], look: &Look) -> String {
    let mut text = String::new();
    let excerpts = Excerpts::new(sources);
    for diagnostic in diagnostics.iter().take(MOST) {
        draw(&mut text, &excerpts, diagnostic, look);
        text.push('\n');
    }
    text
}

fn draw(text: &mut String, excerpts: &Excerpts<'_>, diagnostic: &Diagnostic, look: &Look) {
    let drawn = Drawn::new(excerpts, diagnostic, look.lang);
    let mut report = String::new();
    handler(look)
        .render_report(&mut report, &drawn)
        .expect("writing to a string cannot fail, and every span was clipped to its file");
    if look.lang == Lang::Zh {
        report = report.replacen("  help: ", "  帮助：", 1);
    }
    for line in report.lines() {
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

fn handler(look: &Look) -> GraphicalReportHandler {
    let theme = GraphicalTheme {
        characters: if look.unicode {
            ThemeCharacters::unicode()
        } else {
            ThemeCharacters::ascii()
        },
        styles: if look.colour { ThemeStyles::ansi() } else { ThemeStyles::none() },
    };
    GraphicalReportHandler::new_themed(theme)
        .with_width(look.width.max(40))
        .with_urls(false)
        .with_context_lines(1)
        .without_syntax_highlighting()
}

/// `2 errors, 1 warning`, and how to learn more.
fn summary(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let error = diagnostics.iter().find(|diagnostic| diagnostic.is_error());
    let Some(first) = error.or(diagnostics.first()) else { return String::new() };
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let warnings = diagnostics.len() - errors;
    let more = diagnostics.len().saturating_sub(MOST);
    let id = first.entry.id();
    let mut parts = Vec::new();
    match lang {
        Lang::En => {
            let plural =
                |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
            if errors > 0 {
                parts.push(plural(errors, "error"));
            }
            if warnings > 0 {
                parts.push(plural(warnings, "warning"));
            }
            if more > 0 {
                parts.push(format!("the last {more} not shown"));
            }
            format!("{}; `mot explain {id}` says more\n", parts.join(", "))
        }
        Lang::Zh => {
            if errors > 0 {
                parts.push(format!("{errors} 个错误"));
            }
            if warnings > 0 {
                parts.push(format!("{warnings} 个警告"));
            }
            if more > 0 {
                parts.push(format!("最后 {more} 个未显示"));
            }
            format!("{}；详情请运行 `mot explain {id}`\n", parts.join("，"))
        }
    }
}

/// A diagnostic as miette sees it. Its help is always last and its words are already chosen.
struct Drawn<'a> {
    code: String,
    severity: Severity,
    worded: Worded,
    excerpt: Option<Excerpt<'a>>,
    labels: Vec<LabeledSpan>,
}

impl<'a> Drawn<'a> {
    fn new(excerpts: &'a Excerpts<'a>, diagnostic: &Diagnostic, lang: Lang) -> Self {
        let mut worded = Worded::new(diagnostic, lang);
        let severity = match (diagnostic.entry.severity, lang) {
            (Severity::Error, Lang::En) => "error",
            (Severity::Warning, Lang::En) => "warning",
            (Severity::Error, Lang::Zh) => "错误",
            (Severity::Warning, Lang::Zh) => "警告",
        };
        let code = format!("{severity} {}", diagnostic.entry.id());
        let excerpt = diagnostic.span.map(|span| excerpts.around(span.file));
        let mut labels = Vec::new();
        if let (Some(span), Some(excerpt)) = (diagnostic.span, &excerpt) {
            let at = excerpt.locate(span);
            labels.push(LabeledSpan::new_primary_with_span(worded.label.take(), at));
            for ((span, _), words) in diagnostic.labels.iter().zip(&mut worded.labels) {
                labels.push(LabeledSpan::new_with_span(words.take(), excerpt.locate(*span)));
            }
        }
        Self { code, severity: diagnostic.entry.severity, worded, excerpt, labels }
    }
}

impl miette::Diagnostic for Drawn<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.worded.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.worded.message)
    }
}

impl fmt::Debug for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.worded.message)
    }
}

impl std::error::Error for Drawn<'_> {}
