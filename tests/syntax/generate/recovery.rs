//! Recoveries and standards.

use super::Generator;
use mot::syntax::words::Word;

impl Generator {
    pub(super) fn recovery_clause(&mut self) {
        match self.chance.below(11) {
            0 => {
                self.word(Word::When);
                self.expr();
            }
            1 => {
                self.word(Word::InsteadOf);
                self.name();
                if self.chance.once_in(2) {
                    self.word(Word::When);
                    self.expr();
                }
            }
            2 => {
                self.word(Word::EscalateTo);
                self.name();
                self.word(Word::AfterDelay);
                self.limit();
            }
            3 => {
                self.done_when();
            }
            4 => {
                self.word(Word::Once);
                self.word(Word::Per);
                self.name();
                if self.chance.once_in(2) {
                    self.word(Word::Per);
                    self.limit();
                }
            }
            5 => {
                self.word(Word::Budget);
                self.money();
                self.word(Word::Per);
                self.one_word(&[Word::EachDay, Word::EachMonth, Word::EachQuarter, Word::EachYear]);
            }
            6 => {
                self.word(Word::Afterwards);
                self.operand();
                if self.chance.once_in(2) {
                    self.word(Word::Within);
                    self.limit();
                }
            }
            _ => self.action(),
        }
    }

    pub(super) fn action(&mut self) {
        self.word(Word::Do);
        self.head();
        if self.chance.once_in(2) {
            match self.chance.below(3) {
                0 => self.money(),
                1 => self.name_in_amount(),
                _ => self.put(" 10% of (2 * order_value)"),
            }
        }
        if self.chance.once_in(3) {
            self.comma();
            self.word(Word::AtLeast);
            self.money();
        }
        if self.chance.once_in(3) {
            self.comma();
            self.word(Word::AtMost);
            self.money();
        }
        if self.chance.once_in(2) {
            self.maybe_within_first();
        }
        if self.chance.once_in(3) {
            self.comma();
            self.done_when();
        }
    }

    fn done_when(&mut self) {
        self.word(Word::DoneWhen);
        self.operand();
        if self.chance.once_in(2) {
            self.word(Word::ByWhom);
            self.name();
        }
        if self.chance.once_in(2) {
            self.word(Word::Paying);
            self.name();
        }
    }

    pub(super) fn name_in_amount(&mut self) {
        self.name();
        self.put(" *");
        self.number();
    }

    pub(super) fn maybe_within_first(&mut self) {
        self.word(Word::Within);
        self.limit();
        self.word(Word::ByWhom);
        self.name();
    }

    pub(super) fn require(&mut self) {
        self.word(Word::Require);
        self.name();
        self.put("(");
        self.operand();
        self.put(") >=");
        self.operand();
        if self.chance.once_in(2) {
            self.comma();
            self.word(Word::AtLeast);
            self.whole();
            self.word(Word::Cases);
        }
        if self.chance.once_in(2) {
            self.comma();
            self.word(Word::Per);
            if self.chance.once_in(2) {
                self.one_word(&[Word::EachDay, Word::EachWeek, Word::EachMonth, Word::EachYear]);
            } else {
                self.name();
            }
        }
        if self.chance.once_in(3) {
            self.comma();
            self.word(Word::With);
            self.put(" 95%");
            self.word(Word::Confidence);
        }
    }
}
