//! Rule texts and places in them: small, `Copy` ids and spans that every later stage can carry.

use std::fmt;

/// A rule file, by its position in [`Sources`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct FileId(pub u16);

/// A half-open byte range of one rule file.
///
/// `Debug` prints nothing of the position: two trees whose debug texts are equal differ at most in
/// where they were written, which is how "formatting never changes the tree" is tested.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// The file it lies in.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end` of `file`.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        Self { file, start: start as u32, end: end as u32 }
    }

    /// From the start of `self` to the end of `other`, which lies in the same file.
    pub fn to(self, other: Self) -> Self {
        Self { file: self.file, start: self.start, end: other.end.max(self.end) }
    }

    /// The empty range just after `self`.
    pub fn after(self) -> Self {
        Self { file: self.file, start: self.end, end: self.end }
    }

    /// The bytes it covers, as an index range.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("_")
    }
}

impl fmt::Debug for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("_")
    }
}

/// One rule file: what it is called in messages, and its text (UTF-8, as spans count it).
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The name shown to people: a path, `std/clear`, or `<stdin>`.
    pub name: String,
    /// The text that spans index.
    pub text: String,
    line_starts: Vec<u32>,
}

impl SourceFile {
    /// 0-based line of a byte offset.
    pub fn line(&self, offset: u32) -> usize {
        self.line_starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The bytes of a 0-based line, its line break among them; the last line, if there are fewer.
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let line = line.min(self.line_starts.len() - 1);
        let end = self.line_starts.get(line + 1).map_or(self.text.len(), |&end| end as usize);
        self.line_starts[line] as usize..end
    }

    /// 1-based line and column (in characters) of a byte offset.
    pub fn line_column(&self, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        let start = self.line_range(line).start;
        let end = (offset as usize).min(self.text.len());
        let column = self.text.get(start..end).map_or(0, |text| text.chars().count());
        (line as u32 + 1, column as u32 + 1)
    }
}

/// All rule files of one run, the entry file first.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a file and returns its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let starts =
            text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1);
        let line_starts = std::iter::once(0).chain(starts).collect();
        self.files.push(SourceFile { name: name.into(), text, line_starts });
        FileId((self.files.len() - 1) as u16)
    }

    /// The file behind an id of this collection.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The text that a span covers.
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or("")
    }

    /// Every file with its id, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(i, file)| (FileId(i as u16), file))
    }
}
