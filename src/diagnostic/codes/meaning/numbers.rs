//! Counts, lengths, ranges and sizes that cannot be meant.

use crate::diagnostic::{Entry, Severity, Wording};

/// A length of nothing or less.
pub static NO_LENGTH: Entry = Entry {
    code: 311,
    slug: "no-length",
    severity: Severity::Error,
    en: Wording {
        message: "a limit must be longer than nothing",
        label: "no time at all",
        labels: &[],
        help: &[("", "write a positive length, such as `15m`")],
        explain: "A limit of no length, or a negative one, could never be kept.\n\nWrite a \
                  positive length. To forbid something altogether say `no P`.",
    },
    zh: Wording {
        message: "限时必须大于零",
        label: "没有时间",
        labels: &[],
        help: &[("", "请写正的时长，如 `15分钟`")],
        explain: "零或负的限时永远无法做到。\n\n请写正的时长。若要完全禁止，请写 `无 P`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 0s\n}\n",
};

/// A count of none.
pub static COUNT_OF_NONE: Entry = Entry {
    code: 312,
    slug: "count-of-none",
    severity: Severity::Error,
    en: Wording {
        message: "a count begins at 1",
        label: "counts nothing",
        labels: &[],
        help: &[
            ("", "for none at all say `no P`"),
            ("cases", "write how many cases there must be at least"),
            ("occurrence", "the first occurrence is 1"),
        ],
        explain: "`at least 0` is always so, and `at most 0` or `exactly 0` is better said as \
                  `no P`, which also says which record broke it.\n\nWrite a number from 1 on, or \
                  `no P`.",
    },
    zh: Wording {
        message: "计数从 1 开始",
        label: "什么也没有数",
        labels: &[],
        help: &[
            ("", "若一个也不许有，请写 `无 P`"),
            ("cases", "请写至少需要多少个案例"),
            ("occurrence", "第一次是 1"),
        ],
        explain: "`至少 0` 总是成立；`至多 0` 和 `恰好 0` 不如写成 `无 P`，它还会指出是哪条记录违反了。\n\n请写 1 以上的数，或写 `无 P`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: at most 0 \"transfer\"\n}\n",
};

/// More of something than can be handled.
pub static TOO_MANY: Entry = Entry {
    code: 334,
    slug: "too-many",
    severity: Severity::Error,
    en: Wording {
        message: "too many {what}: at most {most}",
        label: "beyond the limit",
        labels: &[],
        help: &[("", "split the file, or say it by a condition")],
        explain: "There is a limit to how many things of a kind one set of rules may have, so \
                  that checking always ends soon. Rules written by people do not come near \
                  it.\n\nSplit the rules, or say by a condition what is listed one by one.",
    },
    zh: Wording {
        message: "{what}太多：至多 {most}",
        label: "超出上限",
        labels: &[],
        help: &[("", "请拆分文件，或用条件来表达")],
        explain: "一套规则中每类对象的数目有上限，使检查总能很快结束。人写的规则不会接近它。\n\n请拆分规则，或用条件来表达逐一列出的内容。",
    },
    example: "calendar office {\n  mon..fri 09:00-18:00\n  closed 1990-01-01..2020-12-31\n}\n",
};

/// A definition that stands for too much.
pub static TOO_COMPLEX: Entry = Entry {
    code: 335,
    slug: "too-complex",
    severity: Severity::Error,
    en: Wording {
        message: "`{name}` stands for too large an expression",
        label: "too much, with all it rests on",
        labels: &[],
        help: &[("", "say it more simply")],
        explain: "A definition may rest on others, and these on more, until it stands for an \
                  expression that could not be judged in time. Rules written by people do not \
                  come near the limit.\n\nSay it more simply.",
    },
    zh: Wording {
        message: "`{name}` 所代表的表达式太大",
        label: "连同其所依赖的，太多了",
        labels: &[],
        help: &[("", "请写得简单些")],
        explain: "一个定义可以依赖其他定义，层层展开，直到它代表的表达式无法及时评判。人写的规则不会接近这个上限。\n\n请写得简单些。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  n : number\n}\nlet a = n + n\nlet b = a + a\nlet c = b + b\nlet d = c + c\nlet e = d + d\nlet f = e + e\nlet g = f + f\nlet h = g + g\nlet i = h + h\nlet j = i + i\nlet k = j + j\nlet l = k + k\n",
};

/// A range or list that holds nothing.
pub static EMPTY_RANGE: Entry = Entry {
    code: 336,
    slug: "empty-range",
    severity: Severity::Error,
    en: Wording {
        message: "nothing lies in it",
        label: "empty",
        labels: &[],
        help: &[("", "write the smaller end first")],
        explain: "A range runs from its smaller to its larger end, a scale from its lowest to \
                  its highest answer, and a list has at least one value.\n\nTurn the ends round, \
                  or write a value.",
    },
    zh: Wording {
        message: "其中什么也没有",
        label: "空的",
        labels: &[],
        help: &[("", "请把较小的一端写在前面")],
        explain: "范围从较小一端到较大一端，量表从最低到最高，列表至少有一个值。\n\n请调换两端，或写出取值。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  csat : 5..1\n}\n",
};

/// A length that does not come out even.
pub static UNEVEN_LENGTH: Entry = Entry {
    code: 337,
    slug: "uneven-length",
    severity: Severity::Error,
    en: Wording {
        message: "this length does not come out even",
        label: "too fine or too long",
        labels: &[],
        help: &[
            ("", "times are exact to the microsecond"),
            ("days", "days of a calendar are whole: write hours for a part of one"),
        ],
        explain: "Lengths are whole microseconds, and calendar and business days are whole days: \
                  half a business day has no fixed length.\n\nWrite a length that comes out \
                  even, such as `4 business hours`.",
    },
    zh: Wording {
        message: "这个时长除不尽",
        label: "太细或太长",
        labels: &[],
        help: &[("", "时间精确到微秒"), ("days", "日历上的天数必须是整天：不足一天请写小时")],
        explain: "时长以整微秒计，自然日和工作日以整天计：半个工作日没有固定的长度。\n\n请写整的时长，如 `4工作小时`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1.5 calendar days\n}\n",
};

/// Arithmetic without a result.
pub static NO_RESULT: Entry = Entry {
    code: 338,
    slug: "no-result",
    severity: Severity::Error,
    en: Wording {
        message: "this has no result",
        label: "divided by zero, or too large",
        labels: &[],
        help: &[("", "mend the numbers")],
        explain: "A constant is worked out when the file is read. This one divides by zero, is \
                  larger than any number that can be held exactly, or gives a part of a day \
                  where days are whole.\n\nMend the numbers.",
    },
    zh: Wording {
        message: "算不出结果",
        label: "除以零，或数值太大",
        labels: &[],
        help: &[("", "请改正数值")],
        explain: "常量在读取规则时算出。这里除以了零，或数值大到无法精确表示，或得出了不足一天的天数。\n\n请改正数值。",
    },
    example: "let share = 1 / 0\n",
};
