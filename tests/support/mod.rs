//! What several suites share.

/// A fenced block of a Markdown text.
pub(crate) struct Snippet<'t> {
    /// The line of its first line of text, from 1.
    pub(crate) line: usize,
    /// The first word after the fence.
    pub(crate) language: &'t str,
    /// The words after the language.
    pub(crate) words: Vec<&'t str>,
    /// The text between the fences.
    pub(crate) text: String,
}

/// Every fenced block, in order.
pub(crate) fn snippets(markdown: &str) -> impl Iterator<Item = Snippet<'_>> {
    let mut found = Vec::new();
    let mut open: Option<Snippet<'_>> = None;
    for (number, line) in markdown.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                let mut words = info.split_whitespace();
                let language = words.next().unwrap_or_default();
                let words = words.collect();
                open = Some(Snippet { line: number + 2, language, words, text: String::new() });
            }
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(snippet), None) => {
                snippet.text.push_str(line);
                snippet.text.push('\n');
            }
            (None, None) => {}
        }
    }
    found.into_iter()
}
