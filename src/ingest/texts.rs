//! A column of texts that is short where few of them differ: then a cell takes one byte, the number of its word among those of the column.

use super::batch::retain;
use crate::value::Word;
use std::borrow::Cow;
use std::ops::Range;

/// Texts as words, some of them missing.
#[derive(Clone, Debug)]
pub struct Texts(Form);

#[derive(Clone, Debug)]
enum Form {
    /// Which of the words each cell has, from 1; [`NONE`] where missing.
    Few {
        words: Vec<Word>,
        cells: Vec<u8>,
    },
    Many(Vec<Option<Word>>),
}

/// Marks a missing cell.
const NONE: u8 = 0;

impl Default for Texts {
    fn default() -> Self {
        Self(Form::Few { words: Vec::new(), cells: Vec::new() })
    }
}

impl Texts {
    /// The word in a row, if known.
    #[inline]
    pub fn get(&self, row: usize) -> Option<Word> {
        match &self.0 {
            Form::Few { words, cells } => Some(words[usize::from(cells[row].checked_sub(1)?)]),
            Form::Many(cells) => cells[row],
        }
    }

    /// Whether a row has a text.
    #[inline]
    pub fn is_known(&self, row: usize) -> bool {
        match &self.0 {
            Form::Few { cells, .. } => cells[row] != NONE,
            Form::Many(cells) => cells[row].is_some(),
        }
    }

    /// How many cells.
    pub fn len(&self) -> usize {
        match &self.0 {
            Form::Few { cells, .. } => cells.len(),
            Form::Many(cells) => cells.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The words of some rows, one after the other.
    pub fn list(&self, rows: Range<usize>) -> Cow<'_, [Option<Word>]> {
        match &self.0 {
            Form::Few { words, cells } => {
                cells[rows].iter().map(|cell| word(words, *cell)).collect()
            }
            Form::Many(cells) => Cow::Borrowed(&cells[rows]),
        }
    }

    /// Those of all rows.
    pub fn all(&self) -> Cow<'_, [Option<Word>]> {
        self.list(0..self.len())
    }

    /// Each of its words at least once, and perhaps some that no row has any more.
    pub(crate) fn words(&self) -> impl Iterator<Item = Word> {
        let (few, many) = match &self.0 {
            Form::Few { words, .. } => (&words[..], &[][..]),
            Form::Many(cells) => (&[][..], &cells[..]),
        };
        few.iter().copied().chain(many.iter().copied().flatten())
    }

    /// If few of them differ, these, and which of them each row has, from 1; 0, if it has none.
    pub(crate) fn few(&self) -> Option<(&[Word], &[u8])> {
        match &self.0 {
            Form::Few { words, cells } => Some((words, cells)),
            Form::Many(_) => None,
        }
    }

    /// How much memory the cells take.
    pub(super) fn bytes(&self) -> usize {
        match &self.0 {
            Form::Few { cells, .. } => cells.len(),
            Form::Many(cells) => size_of_val(&cells[..]),
        }
    }

    /// Adds a cell.
    pub fn push(&mut self, cell: Option<Word>) {
        match &mut self.0 {
            Form::Few { words, cells } => match cell.map_or(Some(NONE), |word| number(words, word))
            {
                Some(number) => cells.push(number),
                None => self.list_of_all().push(cell),
            },
            Form::Many(cells) => cells.push(cell),
        }
    }

    /// Adds the cells of another column; `words` are the words here of theirs, by number.
    pub(super) fn append(&mut self, more: &Self, words: &[Word]) {
        let more = more.all();
        let mut done = 0;
        if let Form::Few { words: own, cells } = &mut self.0 {
            let mut numbers = vec![NONE; words.len()];
            let before = cells.len();
            // Room is made for all at once, not looked for with every cell.
            cells.resize(before + more.len(), NONE);
            for (to, cell) in cells[before..].iter_mut().zip(&*more) {
                if let Some(word) = cell {
                    let known = &mut numbers[word.index()];
                    if *known == NONE {
                        let Some(number) = number(own, words[word.index()]) else { break };
                        *known = number;
                    }
                    *to = *known;
                }
                done += 1;
            }
            if done == more.len() {
                return;
            }
            cells.truncate(before + done);
        }
        let here = |word: Word| words[word.index()];
        self.list_of_all().extend(more[done..].iter().map(|cell| cell.map(here)));
    }

    /// Keeps the first `length` cells; if that is none, no word is remembered.
    pub fn truncate(&mut self, length: usize) {
        match &mut self.0 {
            Form::Few { words, cells } => {
                cells.truncate(length);
                if length == 0 {
                    words.clear();
                }
            }
            Form::Many(cells) => cells.truncate(length),
        }
    }

    /// Keeps the cells that are marked.
    pub(super) fn retain(&mut self, marked: &[bool]) {
        match &mut self.0 {
            Form::Few { cells, .. } => retain(cells, marked),
            Form::Many(cells) => retain(cells, marked),
        }
    }

    /// Changes cells as one would in a plain list.
    pub fn edit(&mut self, change: impl FnOnce(&mut Vec<Option<Word>>)) {
        change(self.list_of_all());
    }

    /// A list of all cells, from now on.
    fn list_of_all(&mut self) -> &mut Vec<Option<Word>> {
        if let Form::Few { .. } = &self.0 {
            self.0 = Form::Many(self.all().into_owned());
        }
        match &mut self.0 {
            Form::Many(cells) => cells,
            Form::Few { .. } => unreachable!("it is a list now"),
        }
    }

    /// A list of all cells.
    pub(super) fn into_list(self) -> Vec<Option<Word>> {
        match self.0 {
            Form::Many(cells) => cells,
            Form::Few { .. } => self.all().into_owned(),
        }
    }
}

impl From<Vec<Option<Word>>> for Texts {
    /// Of cells as they are.
    fn from(cells: Vec<Option<Word>>) -> Self {
        Self(Form::Many(cells))
    }
}

impl FromIterator<Option<Word>> for Texts {
    fn from_iter<I: IntoIterator<Item = Option<Word>>>(cells: I) -> Self {
        let mut texts = Self::default();
        cells.into_iter().for_each(|cell| texts.push(cell));
        texts
    }
}

fn word(words: &[Word], cell: u8) -> Option<Word> {
    Some(words[usize::from(cell.checked_sub(1)?)])
}

/// The number of a word among those of a column, from 1, new or known; `None`: they are too many.
fn number(words: &mut Vec<Word>, word: Word) -> Option<u8> {
    if let Some(at) = words.iter().position(|other| *other == word) {
        return u8::try_from(at + 1).ok();
    }
    let number = u8::try_from(words.len() + 1).ok()?;
    words.push(word);
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::Texts;
    use crate::value::Word;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn gives_back_what_was_put_in(
            most in prop_oneof![Just(3_usize), Just(300), Just(600)],
            first in prop::collection::vec(prop::option::of(0_usize..600), 0..400),
            second in prop::collection::vec(prop::option::of(0_usize..600), 0..400),
            listed in any::<bool>(),
            marked in prop::collection::vec(any::<bool>(), 800),
        ) {
            let words = |cells: &[Option<usize>]| -> Vec<Option<Word>> {
                cells.iter().map(|cell| cell.map(|at| Word::at(at % most))).collect()
            };
            let (first, second) = (words(&first), words(&second));
            let more: Texts =
                if listed { second.clone().into() } else { second.iter().copied().collect() };
            let moved: Vec<Word> = (0..most).map(|at| Word::at(most - 1 - at)).collect();
            let mut column: Texts = first.iter().copied().collect();
            column.append(&more, &moved);
            let second = second.iter().map(|cell| cell.map(|word| moved[word.index()]));
            let all: Vec<Option<Word>> = first.iter().copied().chain(second).collect();
            prop_assert_eq!(column.len(), all.len());
            prop_assert_eq!(&*column.all(), &all[..]);
            for (row, cell) in all.iter().enumerate() {
                prop_assert_eq!(column.get(row), *cell);
                prop_assert_eq!(column.is_known(row), cell.is_some());
            }
            if let Some((words, cells)) = column.few() {
                prop_assert!(words.len() < 256 && cells.len() == all.len());
            }
            for cell in all.iter().flatten() {
                prop_assert!(column.words().any(|word| word == *cell));
            }
            column.retain(&marked[..all.len()]);
            let kept = all.iter().zip(&marked).filter(|(_, marked)| **marked);
            prop_assert_eq!(column.all().into_owned(), kept.map(|(cell, _)| *cell).collect::<Vec<_>>());
        }
    }
}
