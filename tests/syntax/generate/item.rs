//! Declarations, and the small ones whole.

use super::Generator;
use mot::syntax::words::Word;

impl Generator {
    pub(super) fn item(&mut self) {
        match self.chance.below(18) {
            0 => {
                self.word(Word::Use);
                self.text();
                self.end_line();
            }
            1 => {
                self.word(Word::Service);
                self.maybe_title();
                self.lines(3, Self::service_clause);
            }
            2 => {
                self.word(Word::Calendar);
                self.head();
                self.lines(5, Self::calendar_entry);
            }
            3 => {
                self.word(Word::Record);
                self.lines(6, Self::field);
            }
            4 | 5 => {
                self.one_word(&[Word::Segment, Word::Let, Word::Step]);
                self.head();
                self.put(" =");
                self.soft_break();
                self.expr();
                self.end_line();
            }
            6 | 7 => {
                self.word(Word::Touchpoint);
                self.head();
                self.lines(6, Self::clause);
            }
            8 | 9 => {
                self.word(Word::Moment);
                self.head();
                self.lines(6, Self::clause);
            }
            10 => {
                self.word(Word::Model);
                self.head();
                self.parts(4, Self::facet);
            }
            11 => {
                self.word(Word::Protocol);
                self.head();
                if self.chance.once_in(2) {
                    self.word(Word::InOrder);
                }
                self.parts(4, |it| {
                    it.head();
                    it.maybe_within();
                });
            }
            12 => {
                self.word(Word::Authority);
                self.parts(3, Self::level);
            }
            13 => {
                self.word(Word::Conclude);
                self.head();
                self.word(Word::When);
                self.expr();
                self.end_line();
            }
            14 => {
                self.word(Word::Recovery);
                self.head();
                self.word(Word::For);
                self.name();
                if self.chance.once_in(3) {
                    self.comma();
                    self.name();
                }
                self.lines(6, Self::recovery_clause);
            }
            15 => {
                self.word(Word::Standard);
                self.head();
                self.lines(4, Self::require);
            }
            16 => self.waive_or_fn(),
            _ => self.case(),
        }
    }

    pub(super) fn head(&mut self) {
        self.name();
        self.maybe_title();
    }

    pub(super) fn service_clause(&mut self) {
        match self.chance.below(3) {
            0 => {
                self.word(Word::Timezone);
                self.text();
            }
            1 => {
                self.word(Word::Currency);
                let currency = self.chance.pick(&[" CNY", " EUR", " 元"]);
                self.put(currency);
            }
            _ => {
                self.word(Word::Calendar);
                self.name();
            }
        }
    }

    pub(super) fn facet(&mut self) {
        self.head();
        if self.chance.once_in(2) {
            let share = self.chance.pick(&[" 11%", " -12.5％", " 0 %"]);
            self.put(share);
        }
        for word in [Word::Expected, Word::Perceived] {
            if self.chance.once_in(3) {
                self.word(word);
                self.put(" [");
                self.name();
                self.comma();
                self.name();
                self.put(" ]");
            }
        }
    }

    pub(super) fn level(&mut self) {
        self.head();
        if self.chance.once_in(3) {
            self.word(Word::WithoutLimit);
        } else {
            self.word(Word::UpTo);
            self.money();
        }
        if self.chance.once_in(3) {
            self.comma();
            self.money();
            self.word(Word::Per);
            self.name();
            if self.chance.once_in(2) {
                self.word(Word::Per);
                self.length();
            }
        }
    }

    pub(super) fn waive_or_fn(&mut self) {
        if self.chance.once_in(2) {
            self.word(Word::Waive);
            self.path();
            if self.chance.once_in(2) {
                self.word(Word::When);
                self.expr();
                self.put("\n ");
            }
            if self.chance.once_in(2) {
                self.word(Word::Until);
                self.date();
            }
            if self.chance.once_in(2) {
                self.word(Word::ApprovedBy);
                self.text();
            }
            self.word(Word::Because);
            self.text();
        } else {
            self.word(Word::Fn);
            self.name();
            self.put("(");
            self.name();
            self.colon();
            self.ty();
            self.put(") ->");
            self.ty();
            self.word(Word::From);
            self.text();
        }
        self.end_line();
    }
}
