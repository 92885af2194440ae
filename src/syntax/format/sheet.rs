//! Lines of output, with comments and blank lines put back where they stood in the source.

use crate::source::Span;
use crate::syntax::ast::Comment;
use unicode_width::UnicodeWidthStr;

/// What is written so far, and how far the source is used up.
pub(super) struct Sheet<'a> {
    text: &'a str,
    comments: &'a [Comment],
    lines: Vec<Line<'a>>,
    indent: usize,
    /// End, in the source, of what was written last.
    at: u32,
    /// Nothing was written in this file or block yet.
    fresh: bool,
}

/// A line, or the lines of one clause, and the comment behind it.
struct Line<'a> {
    text: String,
    comment: Option<&'a str>,
}

impl Line<'_> {
    fn shares_column(&self, next: &Self) -> bool {
        let margin = |line: &Self| line.text.len() - line.text.trim_start().len();
        self.comment.is_some() && next.comment.is_some() && margin(self) == margin(next)
    }

    /// Of the last line, where the comment stands.
    fn width(&self) -> usize {
        self.text.rsplit('\n').next().unwrap_or("").width()
    }
}

impl<'a> Sheet<'a> {
    /// An empty one for a source text with these comments.
    pub(super) fn new(text: &'a str, comments: &'a [Comment]) -> Self {
        Self { text, comments, lines: Vec::new(), indent: 0, at: 0, fresh: true }
    }

    /// Blanks that lines begin with here.
    pub(super) fn margin(&self) -> usize {
        self.indent * 2
    }

    /// Writes what stands at a place of the source, after the comments before and inside it, and
    /// followed by the comment that ends its line.
    pub(super) fn put(&mut self, span: Span, line: &str) {
        self.comments_before(span.end);
        self.gap(span.start);
        self.line(line);
        self.at = self.at.max(span.end);
        self.trail();
    }

    /// Writes a head and, between braces, its inside.
    pub(super) fn block(
        &mut self,
        whole: Span,
        head: &str,
        head_end: u32,
        inside: impl FnOnce(&mut Self),
    ) {
        let span = Span { end: head_end, ..whole };
        self.comments_before(span.end);
        self.gap(span.start);
        self.line(&format!("{head} {{"));
        self.at = self.at.max(span.end);
        self.trail_if(|between| {
            let after = between.rsplit(['{', '｛']).next().unwrap_or("");
            after.len() < between.len() && after.trim().is_empty() && is_line(between)
        });
        self.indent += 1;
        self.fresh = true;
        inside(self);
        self.comments_before(whole.end);
        self.indent -= 1;
        self.fresh = false;
        self.line("}");
        self.at = self.at.max(whole.end);
        self.trail();
    }

    /// Lets `inside` write one step further in.
    pub(super) fn indented(&mut self, inside: impl FnOnce(&mut Self)) {
        self.indent += 1;
        inside(self);
        self.indent -= 1;
    }

    /// Whether two neighbours stand on one line of the source, nothing but blanks between.
    pub(super) fn share_line(&self, first: Span, second: Span) -> bool {
        let between = self.between(first.end, second.start);
        !between.contains(['\n', '\r']) && !self.has_comment(first.start, second.end)
    }

    /// Whether a blank line or a comment of its own keeps two neighbours apart.
    pub(super) fn apart(&self, first: Span, second: Span) -> bool {
        let mut start = first.end;
        if let Some(comment) = self.comments.iter().find(|comment| comment.span.start >= start)
            && comment.span.start < second.start
            && trails(self.between(start, comment.span.start))
        {
            start = comment.span.end;
        }
        self.has_comment(start, second.end) || has_blank_line(self.between(start, second.start))
    }

    /// Whether what a span covers stands on one line without a comment.
    pub(super) fn is_one_line(&self, span: Span) -> bool {
        !self.between(span.start, span.end).contains(['\n', '\r'])
            && !self.has_comment(span.start, span.end)
    }

    /// All lines, once the comments at the end are written too.
    pub(super) fn finish(mut self) -> String {
        self.comments_before(u32::MAX);
        let mut out = String::with_capacity(self.text.len());
        // Comments behind neighbouring lines stand in one column.
        for run in self.lines.chunk_by(Line::shares_column) {
            let column = run.iter().map(Line::width).max().unwrap_or(0);
            for line in run {
                out.push_str(&line.text);
                if let Some(comment) = line.comment {
                    out.extend(std::iter::repeat_n(' ', column - line.width() + 2));
                    out.push_str(comment);
                }
                out.push('\n');
            }
        }
        out
    }

    fn has_comment(&self, start: u32, end: u32) -> bool {
        let at = self.comments.partition_point(|comment| comment.span.start < start);
        self.comments.get(at).is_some_and(|comment| comment.span.start < end)
    }

    fn between(&self, start: u32, end: u32) -> &'a str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    fn comments_before(&mut self, end: u32) {
        while let Some((comment, rest)) = self.comments.split_first()
            && comment.span.start < end
        {
            self.gap(comment.span.start);
            self.line(&comment.text);
            self.at = self.at.max(comment.span.end);
            self.comments = rest;
        }
    }

    /// The comment that stands behind what was just written, in the same line of the source.
    fn trail(&mut self) {
        self.trail_if(trails);
    }

    fn trail_if(&mut self, trails: impl Fn(&str) -> bool) {
        if let Some((comment, rest)) = self.comments.split_first()
            && comment.span.start >= self.at
            && trails(self.between(self.at, comment.span.start))
        {
            if let Some(line) = self.lines.last_mut() {
                line.comment = Some(&comment.text);
            }
            self.at = comment.span.end;
            self.comments = rest;
        }
    }

    /// One blank line, if the source has any here.
    fn gap(&mut self, start: u32) {
        if !self.fresh && has_blank_line(self.between(self.at, start)) {
            self.lines.push(Line { text: String::new(), comment: None });
        }
        self.fresh = false;
    }

    fn line(&mut self, line: &str) {
        let margin = " ".repeat(self.margin());
        self.lines.push(Line { text: margin + line, comment: None });
    }
}

/// Whether only blanks and marks that the layout drops stand before a comment in its line.
fn trails(between: &str) -> bool {
    let dropped = |c: char| c.is_whitespace() || matches!(c, ';' | '；' | ',' | '，' | '、');
    is_line(between) && between.chars().all(dropped)
}

fn is_line(between: &str) -> bool {
    !between.contains(['\n', '\r'])
}

fn has_blank_line(between: &str) -> bool {
    let lines: Vec<&str> = between.split('\n').collect();
    lines.len() > 2 && lines[1..lines.len() - 1].iter().any(|line| line.trim().is_empty())
}
