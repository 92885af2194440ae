//! Where the cells and lines of a table's text end, all found in one run, as if nothing in it were quoted. Rows without a quote need
//! no more than that to be cut.

use crate::ingest::stream::marks::{Byte, bits, blocks};

/// The ends of cells and lines of one text, given row by row.
#[derive(Default)]
pub(super) struct Ends {
    /// Where cells end, at what parts them or ends the line; those from `count` on mean nothing.
    cells: Vec<u32>,
    count: usize,
    /// How many cells have ended when each line does.
    lines: Vec<u32>,
    quotes: Vec<u32>,
    /// The next of each.
    cell: usize,
    line: usize,
    quote: usize,
}

const BLOCK: usize = 64;

impl Ends {
    /// Finds those of a text.
    pub(super) fn find(&mut self, text: &[u8], delimiter: u8, newline: u8) {
        (self.count, self.cell, self.line, self.quote) = (0, 0, 0, 0);
        self.lines.clear();
        self.quotes.clear();
        let (parts, lines, quotes) = (Byte(delimiter), Byte(newline), Byte(b'"'));
        blocks(text, |begin, block| {
            let (parts, lines) = (bits(block, parts), bits(block, lines));
            let (mut line, mut quotes) = (lines, bits(block, quotes));
            while line != 0 {
                let before = (line & line.wrapping_neg()) - 1;
                let cells = ((parts | lines) & before).count_ones() as usize;
                self.lines.push((self.count + cells + 1) as u32);
                line &= line - 1;
            }
            while quotes != 0 {
                self.quotes.push((begin + quotes.trailing_zeros() as usize) as u32);
                quotes &= quotes - 1;
            }
            self.add(begin, parts | lines);
        });
    }

    #[inline]
    fn add(&mut self, begin: usize, mut ends: u64) {
        if self.cells.len() < self.count + BLOCK {
            self.cells.resize(2 * self.cells.len() + 64 * BLOCK, 0);
        }
        let Some(room) = self.cells[self.count..].first_chunk_mut::<BLOCK>() else { return };
        let mut count = 0;
        while ends != 0 {
            room[count % BLOCK] = (begin + ends.trailing_zeros() as usize) as u32;
            ends &= ends - 1;
            count += 1;
        }
        self.count += count;
    }

    /// Where the cells of the next rows end, up to so many and as far as each line has so many cells and no quote.
    pub(super) fn rows(&mut self, width: usize, most: usize) -> &[u32] {
        let from = self.cell;
        let quote = self.quotes.get(self.quote).copied().unwrap_or(u32::MAX);
        let (mut to, mut rows) = (from, 0);
        for line in self.lines[self.line..].iter().take(most) {
            let next = to + width;
            if *line as usize != next || self.cells[next - 1] > quote {
                break;
            }
            (to, rows) = (next, rows + 1);
        }
        self.cell = to;
        self.line += rows;
        &self.cells[from..to]
    }

    /// Goes on with the line that begins at a position, further on than all that was given.
    pub(super) fn seek(&mut self, position: usize) {
        let behind = |ends: &[u32], from: usize| {
            let those = ends[from..].iter();
            from + those.take_while(|end| (**end as usize) < position).count()
        };
        self.cell = behind(&self.cells[..self.count], self.cell);
        self.quote = behind(&self.quotes, self.quote);
        let before = self.lines[self.line..].iter();
        self.line += before.take_while(|end| **end as usize <= self.cell).count();
    }
}

#[cfg(test)]
mod tests {
    use super::Ends;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_of_one_width_come_together(widths in prop::collection::vec(1..4_usize, 0..12), most in 0..5_usize) {
            let text: String = widths.iter().map(|width| ",".repeat(width - 1) + "\n").collect();
            let mut ends = Ends::default();
            ends.find(text.as_bytes(), b',', b'\n');
            let mut rest = &widths[..];
            while let Some(width) = rest.first() {
                let alike = rest.iter().take(most.max(1)).take_while(|other| *other == width).count();
                prop_assert_eq!(ends.rows(*width, most.max(1)).len(), alike * width);
                rest = &rest[alike..];
            }
        }

        #[test]
        fn rows_without_quotes_are_cut_wherever_one_begins(text in "([a,\"\r]{0,30}\n){0,12}[a,\"]{0,80}") {
            let mut ends = Ends::default();
            ends.find(text.as_bytes(), b',', b'\n');
            let mut at = 0;
            for line in text.split_inclusive('\n') {
                let content = line.strip_suffix('\n');
                let width = line.matches(',').count() + 1;
                let mut want: Vec<u32> = line.match_indices(',').map(|(end, _)| (at + end) as u32).collect();
                want.push((at + line.len() - 1) as u32);
                prop_assert!(ends.rows(width + 1, 9).is_empty());
                match ends.rows(width, 1) {
                    [] => prop_assert!(content.is_none_or(|line| line.contains('"'))),
                    found => {
                        prop_assert!(content.is_some_and(|line| !line.contains('"')));
                        prop_assert_eq!(found, &want[..]);
                    }
                }
                at += line.len();
                ends.seek(at);
            }
        }
    }
}
