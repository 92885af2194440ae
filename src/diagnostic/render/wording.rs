//! The table's wording with its placeholders filled in.

use crate::diagnostic::codes::terms;
use crate::diagnostic::{Diagnostic, Entry, Finding, Lang, Wording};

/// All that is said about one fault, in one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Worded {
    /// What is wrong.
    pub message: String,
    /// Words at the primary span.
    pub label: Option<String>,
    /// Words at the further spans, in the diagnostic's order.
    pub labels: Vec<Option<String>>,
    /// What to do.
    pub help: Option<String>,
}

impl Worded {
    /// What a diagnostic says.
    pub fn new(diagnostic: &Diagnostic, lang: Lang) -> Self {
        let wording = diagnostic.entry.wording(lang);
        let fill = |template: &str| fill(template, &diagnostic.args, lang);
        Self {
            message: fill(wording.message),
            label: said(fill(wording.label)),
            labels: (diagnostic.labels.iter())
                .map(|(_, key)| find(wording.labels, key).map(fill).and_then(said))
                .collect(),
            help: help(wording, diagnostic.help).map(fill).and_then(said),
        }
    }

    /// What is wrong with a record.
    pub fn message_of(finding: &Finding, lang: Lang) -> String {
        message(finding.entry, &finding.args, lang)
    }
}

/// An entry's message.
pub(super) fn message(entry: &Entry, args: &[(&'static str, String)], lang: Lang) -> String {
    fill(entry.wording(lang).message, args, lang)
}

fn help(wording: &Wording, key: &str) -> Option<&'static str> {
    find(wording.help, key).or_else(|| find(wording.help, ""))
}

fn find(words: &[(&'static str, &'static str)], key: &str) -> Option<&'static str> {
    words.iter().find(|(name, _)| *name == key).map(|(_, words)| *words)
}

fn said(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// Fills `{name}` placeholders in one pass, so that a brace in the user's words stays a brace.
///
/// A value in backticks is the user's word and stays as it is. Any other value may be a word of
/// ours (a kind of thing, a unit): then it is said in the reader's language, see [`terms`].
fn fill(template: &str, args: &[(&'static str, String)], lang: Lang) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        let known = rest.find('}').and_then(|close| {
            let value = args.iter().find(|(name, _)| *name == &rest[1..close]);
            value.map(|(_, value)| (close, value))
        });
        let Some((close, value)) = known else {
            text.push('{');
            rest = &rest[1..];
            continue;
        };
        let quoted = text.ends_with('`') && rest[close + 1..].starts_with('`');
        text.push_str(if quoted { value } else { terms::say(value, lang) });
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    visible(&text)
}

/// Control characters made harmless: the user's words must not steer the terminal.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => '\n',
            '\t' => ' ',
            _ if c.is_control() || super::excerpt::is_bidi_control(c) => '\u{fffd}',
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::fill;
    use crate::diagnostic::Lang;

    #[test]
    fn words_of_ours_are_translated_and_words_of_the_user_are_not() {
        let args = [("kind", "field".to_owned()), ("name", "field".to_owned())];
        assert_eq!(fill("unknown {kind} `{name}`", &args, Lang::En), "unknown field `field`");
        assert_eq!(fill("未知的{kind} `{name}`", &args, Lang::Zh), "未知的字段 `field`");
    }

    #[test]
    fn a_brace_in_a_value_is_no_placeholder() {
        let args = [("a", "{b}".to_owned()), ("b", "x".to_owned())];
        assert_eq!(fill("{a} {b} {c} {", &args, Lang::En), "{b} x {c} {");
    }

    #[test]
    fn the_users_words_do_not_steer_the_terminal() {
        let args = [("name", "a\u{1b}[31mb\u{202e}".to_owned())];
        assert_eq!(fill("`{name}`", &args, Lang::En), "`a\u{fffd}[31mb\u{fffd}`");
    }
}
