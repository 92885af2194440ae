//! Calendars and records.

use super::Generator;
use mot::syntax::words::Word;

impl Generator {
    pub(super) fn weekday(&mut self) {
        self.one_word(&[Word::Monday, Word::Wednesday, Word::Friday, Word::Sunday]);
    }

    pub(super) fn hours(&mut self) {
        let hours = self.chance.pick(&[
            " 09:00-18:00",
            " 9:00 - 12:00， 13:00-24:00",
            " 22：00-06：00",
            " 00:00-24:00",
            " 08:30:15-08:31",
        ]);
        if self.chance.once_in(4) { self.word(Word::AllDay) } else { self.put(hours) }
    }

    pub(super) fn calendar_entry(&mut self) {
        match self.chance.below(6) {
            0 | 1 => {
                self.weekday();
                if self.chance.once_in(2) {
                    self.put("..");
                    self.weekday();
                }
                if self.chance.once_in(3) {
                    self.comma();
                    self.weekday();
                }
                if !self.chance.once_in(4) {
                    self.hours();
                }
            }
            2 | 3 => {
                let open = self.chance.once_in(2);
                self.word(if open { Word::OpenDay } else { Word::Closed });
                self.date();
                if self.chance.once_in(2) {
                    self.put("..");
                    self.date();
                }
                if open {
                    match self.chance.below(3) {
                        0 => self.hours(),
                        1 => {
                            self.word(Word::Like);
                            self.weekday();
                        }
                        _ => {}
                    }
                }
                self.maybe_title();
            }
            4 => {
                self.word(Word::Timezone);
                self.text();
            }
            _ => {
                self.word(Word::Holidays);
                self.name();
            }
        }
    }

    pub(super) fn field(&mut self) {
        self.name();
        if self.chance.once_in(2) {
            self.colon();
            self.ty();
        }
        if self.chance.once_in(2) {
            let arrow = self.chance.pick(&[" <-", " ←"]);
            self.put(arrow);
            let column = self.chance.pick(&[" created_at", " \"a b\"", " 时间", " in", " \"x\""]);
            self.put(column);
        }
        match self.chance.below(6) {
            0 => {
                self.word(Word::Format);
                self.text();
            }
            1 => {
                self.word(Word::Epoch);
                self.one_word(&[Word::Microsecond, Word::Nanosecond]);
            }
            2 => {
                self.word(Word::Zone);
                self.text();
                self.one_word(&[Word::Earlier, Word::Later]);
            }
            _ => {}
        }
    }

    pub(super) fn ty(&mut self) {
        match self.chance.below(7) {
            0 => self.one_word(&[Word::TypeText, Word::TypeNumber, Word::TypeFlag, Word::TypeTime]),
            1 => self.word(Word::TypeDuration),
            2 => {
                self.word(Word::TypeDuration);
                self.word(Word::InUnit);
                self.one_word(&[Word::Second, Word::Minute, Word::BusinessHour, Word::CalendarDay]);
            }
            3 => {
                self.word(Word::TypeMoney);
                if self.chance.once_in(2) {
                    self.word(Word::InUnit);
                    self.put(" EUR");
                }
            }
            4 => self.put(" -1..1.5"),
            5 => self.put(" 0 .. 10"),
            _ => {
                self.word(Word::OneOf);
                self.put(" [a, in，\"b c\", 事件 ]");
            }
        }
    }
}
