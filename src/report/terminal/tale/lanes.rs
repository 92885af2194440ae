//! Episodes as bars beside the records: which lane each takes, and by which letter it is known.

use super::marks::Marks;
use crate::report::story::{Occurrence, Span, Story};

/// So many bars stand beside each other; further episodes have a letter and no bar.
const LANES: usize = 6;

/// The bars of a story.
pub(super) struct Lanes {
    bars: Vec<Bar>,
    width: usize,
    letters: Vec<Option<char>>,
}

struct Bar {
    lane: usize,
    letter: char,
    start: usize,
    /// The record that ends it, or the last one.
    end: usize,
    open: bool,
    /// From the record that had ended it to the one that opened it again.
    gaps: Vec<(usize, usize)>,
}

impl Lanes {
    pub(super) fn of(story: &Story) -> Self {
        let last = story.records.len().saturating_sub(1);
        let mut lanes = Self { bars: Vec::new(), width: 0, letters: Vec::new() };
        let mut busy_until: Vec<Option<usize>> = Vec::new();
        let mut letters = ('A'..='Z').chain('a'..='z');
        for occurrence in &story.occurrences {
            let letter = lasts(occurrence).then(|| letters.next()).flatten();
            lanes.letters.push(letter);
            let Some(letter) = letter else { continue };
            let (start, end) = (occurrence.start, occurrence.end.unwrap_or(last));
            let free = busy_until.iter().position(|until| until.is_none_or(|until| until < start));
            let lane = free.unwrap_or(busy_until.len());
            if lane >= LANES {
                continue;
            }
            busy_until.resize(busy_until.len().max(lane + 1), None);
            busy_until[lane] = Some(end);
            let open = occurrence.span == Span::Episode && occurrence.end.is_none();
            let gaps = occurrence.reopened.iter();
            let gaps = gaps.map(|one| (one.end.unwrap_or(one.start), one.start)).collect();
            lanes.bars.push(Bar { lane, letter, start, end, open, gaps });
        }
        lanes.width = busy_until.len();
        lanes
    }

    /// The letter of an occurrence that lasts.
    pub(super) fn letter(&self, occurrence: usize) -> Option<char> {
        self.letters.get(occurrence).copied().flatten()
    }

    /// Whether a bar is drawn at all.
    pub(super) fn any(&self) -> bool {
        self.width > 0
    }

    /// The bars beside a record; `below`: beside what is said under it, or, after the last record, beside the end.
    pub(super) fn beside(&self, record: usize, below: bool, marks: Marks) -> String {
        let mut cells = vec![' '; self.width];
        for bar in &self.bars {
            let cell = if record < bar.start || record > bar.end {
                continue;
            } else if record == bar.end && below {
                if !bar.open {
                    continue;
                }
                marks.open
            } else if record == bar.start && !below {
                bar.letter
            } else if record == bar.end && !bar.open {
                marks.end
            } else {
                bar.between(record, below, marks)
            };
            cells[bar.lane] = cell;
        }
        cells.into_iter().flat_map(|cell| [cell, ' ']).collect()
    }
}

impl Bar {
    /// Between its first and last record: on, or ended until it is opened again.
    fn between(&self, record: usize, below: bool, marks: Marks) -> char {
        for (ended, again) in &self.gaps {
            if record == *again && !below {
                return marks.again;
            }
            if record == *ended && !below {
                return marks.end;
            }
            if *ended <= record && record < *again {
                return marks.open;
            }
        }
        marks.on
    }
}

/// Whether it takes more than one record.
fn lasts(occurrence: &Occurrence) -> bool {
    occurrence.span != Span::Record
}
