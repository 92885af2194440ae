//! Cases.

use super::Generator;
use mot::syntax::words::Word;

impl Generator {
    pub(super) fn case(&mut self) {
        self.word(Word::Case);
        self.text();
        self.open();
        if !self.chance.once_in(4) {
            self.word(Word::Given);
            self.lines(4, Self::given);
        }
        if self.chance.once_in(3) {
            self.word(Word::AsOf);
            self.timestamp();
            self.end_line();
        }
        for _ in 0..self.chance.below(4) {
            self.word(Word::Then);
            self.outcome();
            self.end_line();
        }
        self.put("}");
        self.end_line();
    }

    pub(super) fn given(&mut self) {
        self.timestamp();
        self.maybe_title();
        for _ in 0..self.chance.below(4) {
            self.name();
            self.put("=");
            if self.chance.once_in(4) {
                self.put("-0.4");
            } else {
                self.operand();
            }
        }
    }

    fn owed(&mut self) {
        self.word(Word::Recovery);
        self.name();
        if self.chance.once_in(3) {
            self.word(Word::Occurrence);
            self.whole();
        }
        if self.chance.once_in(2) {
            self.word(Word::Do);
            self.name();
            if self.chance.once_in(2) {
                self.money();
            }
            if self.chance.once_in(2) {
                self.word(Word::ByWhom);
                self.name();
            }
        }
        match self.chance.below(3) {
            0 => {
                self.word(Word::Failed);
                self.one_word(&[Word::Late, Word::Missing, Word::Broken]);
            }
            1 => self.one_word(&[Word::Met, Word::Failed, Word::Open, Word::Unknown]),
            _ => {}
        }
    }

    pub(super) fn outcome(&mut self) {
        match self.chance.below(6) {
            0 => {
                self.word(Word::No);
                self.word(Word::Recovery);
                if self.chance.once_in(2) {
                    self.name();
                }
            }
            1 => {
                self.one_word(&[Word::Recovery, Word::Fact]);
                self.name();
            }
            5 => self.owed(),
            2 => {
                self.word(Word::No);
                self.word(Word::Fact);
                self.name();
            }
            _ => {
                self.path();
                if self.chance.once_in(3) {
                    self.word(Word::Occurrence);
                    self.whole();
                }
                match self.chance.below(3) {
                    0 => {
                        self.word(Word::Failed);
                        self.one_word(&[Word::Late, Word::Missing, Word::Broken]);
                    }
                    1 => {
                        self.word(Word::Open);
                        self.one_word(&[Word::Running, Word::Paused]);
                    }
                    _ => self.one_word(&[
                        Word::Met,
                        Word::Failed,
                        Word::Open,
                        Word::Unknown,
                        Word::Exempt,
                        Word::NotApplicable,
                    ]),
                }
            }
        }
    }
}
