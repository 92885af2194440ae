//! Rule files by chance: every construct of the language, in both languages mixed, with names that
//! are spelled like words, comments and blank lines. They need not mean anything: only their form is
//! asked for.

use mot::syntax::words::Word;

/// A source of chance (`SplitMix64`), so that a seed gives the same file for ever.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Once in `of` times.
    pub(crate) fn once_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    /// One of them.
    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// Writes one file.
pub(crate) struct Generator {
    chance: Chance,
    out: String,
    depth: usize,
}

/// A rule file for a seed.
pub(crate) fn rule_file(seed: u64) -> String {
    let mut generator = Generator { chance: Chance(seed), out: String::new(), depth: 0 };
    for _ in 0..=generator.chance.below(7) {
        generator.between();
        generator.item();
    }
    generator.between();
    generator.out
}

const NAMES: &[&str] = &[
    "vip",
    "answer",
    "wait",
    "等待",
    "金卡",
    "a1",
    "_x",
    "é",
    "客户",
    "customer",
    "事件",
    "time",
    "start",
    "count",
    "满意度",
    "s",
    "d",
    "m",
    "CNY",
    "`次`",
    "个",
    "元",
    "most",
    "least",
    "journey",
    "`then`",
];

impl Generator {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// A word with a blank before it.
    fn word(&mut self, word: Word) {
        let spelling = word.spelling();
        let written = match self.chance.below(4) {
            0 if !spelling.also.is_empty() => spelling.also[0],
            0 | 1 => spelling.en,
            _ => spelling.zh,
        };
        self.put(" ");
        self.put(written);
    }

    fn one_word(&mut self, words: &[Word]) {
        let word = self.chance.pick(words);
        self.word(word);
    }

    fn name_text(&mut self) -> String {
        if !self.chance.once_in(5) {
            return self.chance.pick(NAMES).to_owned();
        }
        // Any word is a name in backticks.
        let spelling = self.chance.pick(Word::ALL).spelling();
        let text = if self.chance.once_in(2) { spelling.en } else { spelling.zh };
        format!("`{}`", text.split(' ').next().unwrap_or("x"))
    }

    fn name(&mut self) {
        let name = self.name_text();
        self.put(" ");
        self.put(&name);
    }

    fn path(&mut self) {
        self.name();
        if self.chance.once_in(2) {
            self.put(".");
            let name = self.name_text();
            self.put(&name);
        }
    }

    fn text(&mut self) {
        let text = self.chance.pick(&[
            " \"answered\"",
            " “好的”",
            " \"\"",
            " \"a \\\"b\\\" \\\\ \\n \\u{4F60} # no comment\"",
            " \"🚀 { ( [\"",
            " ”反的“",
        ]);
        self.put(text);
    }

    fn maybe_title(&mut self) {
        if self.chance.once_in(3) {
            self.text();
        }
    }

    fn number(&mut self) {
        let number = self.chance.pick(&["0", "1", "2", "10", "0.5", "12.50", "007", "99"]);
        self.put(" ");
        self.put(number);
    }

    fn whole(&mut self) {
        let number = self.chance.pick(&[" 0", " 1", " 2", " 30"]);
        self.put(number);
    }

    fn length(&mut self) {
        self.number();
        let unit = self.chance.pick(&[
            "ms",
            "s",
            "m",
            "h",
            "d",
            "w",
            "秒",
            "分钟",
            "小时",
            "天",
            "周",
            " days",
            " 天",
            " business hours",
            "工作小时",
            "个工作日",
            "工作日",
            " calendar days",
            "个自然日",
            " business minute",
            " weeks",
        ]);
        self.put(unit);
    }

    fn money(&mut self) {
        self.number();
        let currency = self.chance.pick(&[" CNY", "元", " 元", " EUR", "USD"]);
        self.put(currency);
    }

    fn date(&mut self) {
        let date = self.chance.pick(&[" 2026-11-02", " 2024-02-29", " 1999-12-31"]);
        self.put(date);
    }

    fn timestamp(&mut self) {
        self.date();
        let clock = self.chance.pick(&[
            " 09:00",
            "T9:05:07",
            " 23:59:59.250",
            " 24:00",
            "T00:00:00Z",
            " 09:00+08:00",
            " 09:00:01-05:30",
        ]);
        self.put(clock);
    }

    fn limit(&mut self) {
        match self.chance.below(6) {
            0 => self.name(),
            1 => {
                self.put(" (");
                self.expr();
                self.put(")");
            }
            _ => self.length(),
        }
        if self.chance.once_in(5) {
            self.word(Word::InCalendar);
            self.name();
        }
    }

    fn maybe_within(&mut self) {
        if self.chance.once_in(3) {
            self.word(Word::Within);
            self.limit();
        }
    }

    /// A line break where a clause goes on, sometimes with a comment.
    fn soft_break(&mut self) {
        match self.chance.below(12) {
            0 => self.put("\n        "),
            1 => self.put("   # 中间的注释\n        "),
            _ => {}
        }
    }

    fn comma(&mut self) {
        let comma = self.chance.pick(&[",", "，", "、", " ,"]);
        self.put(comma);
        self.soft_break();
    }

    fn expr(&mut self) {
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

    fn comparison(&mut self) {
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

    fn operand(&mut self) {
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

    fn colon(&mut self) {
        let colon = self.chance.pick(&[":", "：", " :"]);
        self.put(colon);
        self.soft_break();
    }

    /// Ends a line: perhaps with a comment, perhaps with a blank line after.
    fn end_line(&mut self) {
        match self.chance.below(8) {
            0 => self.put("  # 注释 with words\n"),
            1 => self.put(" ; # after a mark\r\n"),
            2 => self.put("\n\n\n"),
            3 => self.put("\n   # a line of its own\n"),
            _ => self.put("\n"),
        }
    }

    fn between(&mut self) {
        match self.chance.below(5) {
            0 => self.put("\n"),
            1 => self.put("# 单独一行\n\n# another\n"),
            2 => self.put("\n\n\n"),
            _ => {}
        }
    }

    fn open(&mut self) {
        match self.chance.below(6) {
            0 => self.put(" ｛ # at the brace\n"),
            1 => self.put("\n{\n"),
            _ => self.put(" {\n"),
        }
    }

    fn lines(&mut self, most: usize, line: impl Fn(&mut Self)) {
        self.open();
        for _ in 0..self.chance.below(most + 1) {
            line(self);
            self.end_line();
        }
        self.put("}");
        self.end_line();
    }

    /// Parts of which several may share a line.
    fn parts(&mut self, most: usize, part: impl Fn(&mut Self)) {
        let one_line = self.chance.once_in(2);
        if one_line {
            self.put(" {");
        } else {
            self.open();
        }
        for _ in 0..=self.chance.below(most) {
            part(self);
            if !one_line && self.chance.once_in(2) {
                self.end_line();
            }
        }
        self.put(" }");
        self.end_line();
    }

    fn item(&mut self) {
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

    fn head(&mut self) {
        self.name();
        self.maybe_title();
    }

    fn service_clause(&mut self) {
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

    fn weekday(&mut self) {
        self.one_word(&[Word::Monday, Word::Wednesday, Word::Friday, Word::Sunday]);
    }

    fn hours(&mut self) {
        let hours = self.chance.pick(&[
            " 09:00-18:00",
            " 9:00 - 12:00， 13:00-24:00",
            " 22：00-06：00",
            " 00:00-24:00",
            " 08:30:15-08:31",
        ]);
        if self.chance.once_in(4) { self.word(Word::AllDay) } else { self.put(hours) }
    }

    fn calendar_entry(&mut self) {
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

    fn field(&mut self) {
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

    fn ty(&mut self) {
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

    fn clause(&mut self) {
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

    fn expect(&mut self) {
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

    fn end_line_within(&mut self) {
        let end = self.chance.pick(&["\n   ", "  # im Satz\n   ", "\n\n  ", " ", "\n # 独行\n "]);
        self.put(end);
    }

    fn change(&mut self) {
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

    fn bound(&mut self) {
        self.one_word(&[Word::AtMost, Word::AtLeast, Word::Exactly]);
        self.whole();
        let times = self.chance.pick(&["", " 次", "次"]);
        self.put(times);
    }

    fn by(&mut self) {
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

    fn requirement(&mut self) {
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

    fn window(&mut self) {
        self.maybe_within();
        if self.chance.once_in(3) {
            self.one_word(&[Word::Before, Word::After]);
            self.operand();
        }
    }

    fn follows(&mut self) {
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

    fn facet(&mut self) {
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

    fn level(&mut self) {
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

    fn recovery_clause(&mut self) {
        match self.chance.below(10) {
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
                self.word(Word::DoneWhen);
                self.operand();
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
            _ => self.action(),
        }
    }

    fn action(&mut self) {
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
    }

    fn name_in_amount(&mut self) {
        self.name();
        self.put(" *");
        self.number();
    }

    fn maybe_within_first(&mut self) {
        self.word(Word::Within);
        self.limit();
        self.word(Word::ByWhom);
        self.name();
    }

    fn require(&mut self) {
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

    fn waive_or_fn(&mut self) {
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

    fn case(&mut self) {
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

    fn given(&mut self) {
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

    fn outcome(&mut self) {
        match self.chance.below(5) {
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
