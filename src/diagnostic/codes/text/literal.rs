//! Dates, times, numbers and texts that cannot be.

use crate::diagnostic::{Entry, Severity, Wording};

/// A date that is in no calendar.
pub static NO_SUCH_DATE: Entry = Entry {
    code: 22,
    slug: "no-such-date",
    severity: Severity::Error,
    en: Wording {
        message: "there is no date `{found}`",
        label: "not a day of the calendar",
        labels: &[],
        help: &[
            ("day", "that month has {days} days; write the year, month and day as `2026-11-02`"),
            ("month", "a year has the months 01 to 12; write year, month and day as `2026-11-02`"),
        ],
        explain: "Dates are written year, month, day, with two digits for month and day: \
                  `2026-11-02`. This one does not exist, so it could never be judged.\n\nCorrect the \
                  day or the month.",
    },
    zh: Wording {
        message: "日期 `{found}` 不存在",
        label: "日历上没有这一天",
        labels: &[],
        help: &[
            ("day", "该月有 {days} 天；请按年、月、日书写，如 `2026-11-02`"),
            ("month", "月份为 01 至 12；请按年、月、日书写，如 `2026-11-02`"),
        ],
        explain: "日期按年、月、日书写，月和日各两位：`2026-11-02`。这个日期并不存在，因此无法据以评判。\n\n\
                  请改正日或月。",
    },
    example: "waive complaint.informed because \"a letter\" approved by \"care\" until 2026-02-30\n",
};

/// A time of day that no clock shows.
pub static NO_SUCH_TIME: Entry = Entry {
    code: 23,
    slug: "no-such-time",
    severity: Severity::Error,
    en: Wording {
        message: "there is no time `{found}`",
        label: "no clock shows this",
        labels: &[],
        help: &[
            ("", "hours go from 00 to 23, minutes and seconds to 59; the end of a day is `24:00`"),
            ("start", "a day begins at `00:00`; `24:00` is only written as an end"),
            ("offset", "an offset from UTC goes up to 18 hours, as in `+08:00`"),
        ],
        explain: "Times of day are written `09:00` or `09:00:15`, from `00:00` to `24:00`, which is \
                  the end of the day. An offset from UTC may follow a date and time, as in \
                  `2026-11-02 09:00+08:00`.\n\nCorrect the hour, minute or second.",
    },
    zh: Wording {
        message: "时刻 `{found}` 不存在",
        label: "时钟上没有这个时刻",
        labels: &[],
        help: &[
            ("", "小时为 00 至 23，分和秒至 59；一天的结束写作 `24:00`"),
            ("start", "一天从 `00:00` 开始；`24:00` 只用作结束"),
            ("offset", "与 UTC 的时差最多 18 小时，如 `+08:00`"),
        ],
        explain: "时刻写作 `09:00` 或 `09:00:15`，范围为 `00:00` 至 `24:00`（一天的结束）。日期和时刻之后可写\
                  与 UTC 的时差，如 `2026-11-02 09:00+08:00`。\n\n请改正时、分或秒。",
    },
    example: "calendar office {\n  mon..fri 09:00-25:00\n}\n",
};

/// More digits than can be held exactly.
pub static NUMBER_TOO_LARGE: Entry = Entry {
    code: 24,
    slug: "number-too-large",
    severity: Severity::Error,
    en: Wording {
        message: "the number has too many digits",
        label: "more than can be held exactly",
        labels: &[],
        help: &[("", "write at most 28 digits; a count is at most 4294967295")],
        explain: "Numbers are kept exactly, never rounded, with up to 28 digits. A number that does \
                  not fit is refused rather than changed.\n\nWrite fewer digits. A threshold of this \
                  size is mostly a slip of the keyboard.",
    },
    zh: Wording {
        message: "数字位数过多",
        label: "无法精确保存",
        labels: &[],
        help: &[("", "最多写 28 位；计数最大为 4294967295")],
        explain: "数字按原值精确保存，从不取整，最多 28 位。放不下的数字会被拒绝，而不会被改动。\n\n请减少位数。\
                  这么大的阈值多半是误按键盘所致。",
    },
    example: "let limit = 99999999999999999999999999999999\n",
};

/// A backslash before something it means nothing with.
pub static BAD_ESCAPE: Entry = Entry {
    code: 25,
    slug: "bad-escape",
    severity: Severity::Error,
    en: Wording {
        message: "a backslash in this text stands before something it means nothing with",
        label: "in this text",
        labels: &[],
        help: &[(
            "",
            "write `\\\\` for a backslash; known are `\\\"`, `\\\\`, `\\n`, `\\r`, `\\t` and `\\u{4F60}`",
        )],
        explain: "In a quoted text a backslash begins an escape: `\\\"` is a quote, `\\\\` a \
                  backslash, `\\n` a line break, `\\r` a carriage return, `\\t` a tab and \
                  `\\u{4F60}` the character with that code. Others are kept free rather than \
                  guessed.\n\nFor a plain backslash write two.",
    },
    zh: Wording {
        message: "文本中的反斜杠后面跟着没有意义的字符",
        label: "在这段文本中",
        labels: &[],
        help: &[(
            "",
            "反斜杠本身写作 `\\\\`；可用的有 `\\\"`、`\\\\`、`\\n`、`\\r`、`\\t` 和 `\\u{4F60}`",
        )],
        explain: "引号文本中的反斜杠表示转义：`\\\"` 是引号，`\\\\` 是反斜杠，`\\n` 是换行，`\\r` 是回车，`\\t` \
                  是制表符，`\\u{4F60}` 是该编码的字符。其余的写法保留不用，也不作猜测。\n\n要写反斜杠本身，\
                  请写两个。",
    },
    example: "use \"std\\clear\"\n",
};
