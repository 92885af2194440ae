//! Touchpoints, moments and what they expect.

use super::Generator;
use mot::syntax::words::Word;

impl Generator {
    pub(super) fn clause(&mut self) {
        match self.chance.below(14) {
            0 => {
                self.word(Word::Phase);
                self.one_word(&[Word::Awareness, Word::Decision, Word::InService, Word::Aftercare]);
            }
            1 => {
                self.word(Word::Phase);
                self.word(Word::InService);
                self.word(Word::Lane);
                self.one_word(&[Word::CustomerLane, Word::Front, Word::Back, Word::Support]);
            }
            2 => {
                self.word(Word::When);
                self.expr();
            }
            3 => {
                self.word(Word::From);
                self.operand();
                if self.chance.once_in(2) {
                    self.word(Word::To);
                    self.operand();
                }
            }
            4 => {
                self.word(Word::At);
                self.put(" (");
                self.operand();
                self.put(")");
            }
            5 => self.word(Word::EachJourney),
            6 => {
                self.word(Word::Per);
                self.name();
            }
            7 => {
                self.word(Word::Stake);
                self.operand();
            }
            8 => {
                self.word(Word::Reopens);
                self.one_word(&[Word::New, Word::Resume, Word::Ignore]);
            }
            _ => self.expect(),
        }
    }

    pub(super) fn expect(&mut self) {
        self.word(Word::Expect);
        self.one_word(&[Word::Must, Word::Should, Word::Delight]);
        self.head();
        self.colon();
        self.requirement();
        for _ in 0..self.chance.below(3) {
            self.end_line_within();
            if self.chance.once_in(2) {
                self.word(Word::Toward);
                self.path();
                if self.chance.once_in(2) {
                    self.word(Word::Weight);
                    self.number();
                }
            } else {
                self.word(Word::For);
                self.name();
                if self.chance.once_in(3) {
                    self.word(Word::InsteadOf);
                    self.name();
                    self.comma();
                    self.name();
                }
                self.colon();
                self.change();
            }
        }
    }

    pub(super) fn end_line_within(&mut self) {
        let end = self.chance.pick(&["\n   ", "  # im Satz\n   ", "\n\n  ", " ", "\n # 独行\n "]);
        self.put(end);
    }

    pub(super) fn change(&mut self) {
        match self.chance.below(5) {
            0 => {
                self.one_word(&[Word::Within, Word::Every]);
                self.limit();
            }
            1 => self.by(),
            2 => self.bound(),
            _ => self.requirement(),
        }
    }

    pub(super) fn bound(&mut self) {
        self.one_word(&[Word::AtMost, Word::AtLeast, Word::Exactly]);
        self.whole();
        let times = self.chance.pick(&["", " 次", "次"]);
        self.put(times);
    }

    pub(super) fn by(&mut self) {
        self.word(Word::ByTime);
        if self.chance.once_in(2) {
            self.operand();
            return;
        }
        self.one_word(&[Word::EndOfDay, Word::EndOfBusinessDay]);
        if self.chance.once_in(2) {
            self.word(Word::InCalendar);
            self.name();
        }
    }

    pub(super) fn requirement(&mut self) {
        match self.chance.below(12) {
            0 => self.expr(),
            1 => {
                self.operand();
                self.word(Word::Within);
                self.limit();
                if self.chance.once_in(2) {
                    self.word(Word::After);
                    self.operand();
                }
            }
            2 => {
                self.operand();
                self.by();
            }
            3 => {
                self.word(Word::No);
                self.operand();
                self.window();
            }
            4 => {
                self.bound();
                self.operand();
                self.window();
            }
            5 => {
                self.operand();
                self.word(Word::Every);
                self.limit();
                if self.chance.once_in(2) {
                    self.word(Word::Until);
                    self.operand();
                }
            }
            6 => {
                self.operand();
                self.one_word(&[
                    Word::Before,
                    Word::After,
                    Word::RightAfter,
                    Word::RightBefore,
                    Word::AlternatesWith,
                    Word::AlternatesBefore,
                    Word::If,
                ]);
                if self.chance.once_in(2) {
                    self.operand();
                }
                self.maybe_within();
            }
            7 => {
                self.operand();
                self.one_word(&[Word::ComesFirst, Word::ComesLast]);
            }
            8 => {
                self.word(Word::No);
                self.operand();
                self.one_word(&[Word::RightAfter, Word::RightBefore, Word::If]);
                if self.chance.once_in(2) {
                    self.operand();
                }
            }
            9 => {
                self.one_word(&[Word::Each, Word::All, Word::Any]);
                self.operand();
                self.one_word(&[Word::Has, Word::Have]);
                self.expr();
            }
            _ => self.follows(),
        }
        if self.chance.once_in(4) {
            self.comma();
            self.word(Word::PausedWhile);
            self.expr();
        }
    }

    pub(super) fn window(&mut self) {
        self.maybe_within();
        if self.chance.once_in(3) {
            self.one_word(&[Word::Before, Word::After]);
            self.operand();
        }
    }

    pub(super) fn follows(&mut self) {
        self.word(Word::Follows);
        self.name();
        match self.chance.below(3) {
            0 => {
                self.word(Word::ByField);
                self.name();
            }
            1 => {
                self.word(Word::With);
                self.name();
                self.put(" =");
                self.operand();
                self.comma();
                self.name();
                self.put("＝");
                self.operand();
            }
            _ => {}
        }
    }
}
