//! What several suites share.

/// A fenced block of a Markdown text.
pub struct Snippet<'t> {
    /// The line of its first line of text, from 1.
    pub line: usize,
    /// The words after the language.
    pub words: Vec<&'t str>,
    /// The text between the fences.
    pub text: String,
}

/// The fenced blocks of one language.
pub fn snippets<'t>(markdown: &'t str, language: &str) -> Vec<Snippet<'t>> {
    let mut found = Vec::new();
    let mut open: Option<(bool, Snippet<'t>)> = None;
    for (number, line) in markdown.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                let mut words = info.split_whitespace();
                let wanted = words.next() == Some(language);
                let words = words.collect();
                open = Some((wanted, Snippet { line: number + 2, words, text: String::new() }));
            }
            (Some(_), Some(_)) => {
                found.extend(open.take().filter(|(wanted, _)| *wanted).map(|(_, snippet)| snippet));
            }
            (Some((_, snippet)), None) => {
                snippet.text.push_str(line);
                snippet.text.push('\n');
            }
            (None, None) => {}
        }
    }
    found
}
