//! Expressions.

use super::Generator;
use mot::syntax::words::Word;

impl Generator {
    pub(super) fn expr(&mut self) {
        self.operand();
        for _ in 0..self.chance.below(4) {
            match self.chance.below(8) {
                0 => {
                    self.one_word(&[Word::And, Word::Or]);
                    self.soft_break();
                    self.operand();
                }
                1 => {
                    self.word(Word::And);
                    if self.chance.once_in(2) {
                        self.word(Word::Not);
                    }
                    self.comparison();
                }
                2 => {
                    let sign = self.chance.pick(&[" +", " -", " *", " /", " ×", "-", " ÷"]);
                    self.put(sign);
                    self.operand();
                }
                3 => {
                    self.word(Word::Of);
                    self.operand();
                }
                4 => {
                    self.word(Word::Where);
                    self.soft_break();
                    self.comparison();
                }
                _ => {
                    self.word(Word::Or);
                    self.comparison();
                }
            }
        }
    }

    pub(super) fn comparison(&mut self) {
        self.put(" (");
        self.operand();
        match self.chance.below(6) {
            0 => self.one_word(&[Word::IsKnown, Word::IsMissing]),
            1 => {
                self.word(Word::In);
                self.operand();
                self.put("..");
                self.operand();
            }
            2 => {
                self.one_word(&[Word::In, Word::Contains, Word::StartsWith, Word::EndsWith]);
                self.operand();
            }
            _ => {
                let sign = self.chance.pick(&[
                    " ==", " !=", " <", " <=", " >", " >=", " ≤", " ≥", " ≠", " ＝＝", "<", " ＜",
                ]);
                self.put(sign);
                self.operand();
            }
        }
        self.put(")");
    }

    pub(super) fn operand(&mut self) {
        self.depth += 1;
        match if self.depth > 4 { 5 } else { self.chance.below(14) } {
            0 => self.length(),
            1 => self.money(),
            2 => self.text(),
            3 => self.date(),
            4 => self.timestamp(),
            5 | 6 => self.path(),
            7 => {
                self.name();
                self.put("(");
                for at in 0..self.chance.below(3) {
                    if at > 0 {
                        self.comma();
                    }
                    self.expr();
                }
                self.put(")");
            }
            8 => {
                self.put(" [");
                for at in 0..self.chance.below(4) {
                    if at > 0 {
                        self.comma();
                    }
                    self.expr();
                }
                self.put("]");
            }
            9 => {
                let open = self.chance.pick(&[" (", " （"]);
                self.put(open);
                self.expr();
                self.put("）");
            }
            10 => {
                self.put(" -");
                self.operand();
            }
            11 => {
                self.number();
                let sign = self.chance.pick(&["%", "％", " %"]);
                self.put(sign);
            }
            12 => self.one_word(&[Word::True, Word::False]),
            _ => self.number(),
        }
        self.depth -= 1;
    }
}
