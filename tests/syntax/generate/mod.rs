//! Rule files by chance: every construct of the language, in both languages mixed, with names that
//! are spelled like words, comments and blank lines. They need not mean anything: only their form is
//! asked for.

mod block;
mod case;
mod expression;
mod item;
mod record;
mod recovery;

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
}
