//! A text test, decided once per distinct word of its column.

use crate::ingest::{Batch, Column};
use crate::plan::{Datum, WordTest};
use crate::value::{Truth, Words};

/// The answers by word.
#[derive(Debug)]
pub(super) struct WordTable {
    answers: Vec<Answer>,
}

#[derive(Clone, Copy, Debug)]
enum Answer {
    NotAsked,
    No,
    Yes,
}

impl WordTable {
    pub(super) fn new(test: &WordTest, batch: &Batch, words: &Words) -> Self {
        let mut answers = vec![Answer::NotAsked; words.len()];
        if let Column::Text(cells) = &batch.columns[test.column.index()] {
            for word in cells.words() {
                let answer = &mut answers[word.index()];
                if matches!(answer, Answer::NotAsked) {
                    let passes = test.passes(words.text(word));
                    *answer = if passes { Answer::Yes } else { Answer::No };
                }
            }
        }
        Self { answers }
    }

    /// Whether a value of the column passes.
    pub(super) fn passes(&self, datum: Datum) -> Truth {
        let Datum::Word(word) = datum else { return Truth::Unknown };
        match self.answers.get(word.index()) {
            Some(Answer::Yes) => Truth::True,
            Some(Answer::No) => Truth::False,
            Some(Answer::NotAsked) | None => Truth::Unknown,
        }
    }
}
