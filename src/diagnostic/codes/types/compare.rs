//! Values that do not go together.

use crate::diagnostic::{Entry, Severity, Wording};

/// Another type than is asked for.
pub static WRONG_TYPE: Entry = Entry {
    code: 201,
    slug: "wrong-type",
    severity: Severity::Error,
    en: Wording {
        message: "{expected} is asked for, this is {found}",
        label: "this is {found}",
        labels: &[],
        help: &[
            ("", "write {expected} here"),
            ("event", "did you mean the event? write `event == {text}`"),
        ],
        explain: "This place needs a value of one type, and what stands here is of another. \
                  Types are checked when the file is read, so that no rule can fail on it while \
                  a log is judged.\n\nWrite a value of the right type, or change the type of the \
                  field in `record`.",
    },
    zh: Wording {
        message: "这里需要{expected}，写的却是{found}",
        label: "这是{found}",
        labels: &[],
        help: &[("", "请在此写{expected}"), ("event", "是否指事件？请写 `事件 == {text}`")],
        explain: "这里需要某一类型的值，写的却是另一类型。类型在读取规则文件时检查，因此评判日志时不会再出这种错。\n\n请写类型正确的值，或改正 `记录` 中字段的类型。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  wait : duration in s\n}\nsegment slow = wait\n",
};

/// A bare number where the other side has a unit.
pub static MISSING_UNIT: Entry = Entry {
    code: 202,
    slug: "missing-unit",
    severity: Severity::Error,
    en: Wording {
        message: "`{number}` has no unit, and {found} is asked for",
        label: "write a unit here",
        labels: &[],
        help: &[
            ("", "write a unit: `{number}s`, `{number}m` or `{number}h`"),
            ("known", "write `{suggestion}`"),
        ],
        explain: "A length of time or an amount of money is compared with a bare number, which \
                  could be seconds or hours, yuan or dollars. The rule says which.\n\nWrite the \
                  number with its unit, such as `20s`, `8 business hours` or `50 CNY`.",
    },
    zh: Wording {
        message: "`{number}` 没有单位，这里需要{found}",
        label: "请在此写单位",
        labels: &[],
        help: &[
            ("", "请写单位：`{number}秒`、`{number}分钟` 或 `{number}小时`"),
            ("known", "请写 `{suggestion}`"),
        ],
        explain: "时长或金额与一个光秃秃的数字相比，它可以是秒也可以是小时，可以是元也可以是美元。规则必须说清楚。\n\n请写上单位，如 `20秒`、`8工作小时` 或 `50 CNY`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  wait : duration in s\n}\nsegment slow = wait <= 20\n",
};

/// A number and a percentage.
pub static NUMBER_FOR_PERCENT: Entry = Entry {
    code: 203,
    slug: "number-for-percent",
    severity: Severity::Error,
    en: Wording {
        message: "a number and a percentage do not go together",
        label: "one of them is a share, the other is not",
        labels: &[],
        help: &[
            ("", "write both as numbers or both as percentages"),
            ("number", "a percentage is asked for: write `{suggestion}`"),
            ("percent", "a number is asked for: `{suggestion}` is the same share as a number"),
        ],
        explain: "`95%` is the share 0.95, while `95` is a number. A rate of 0.93 is not below \
                  95 in the way that was meant, so the two are never compared.\n\nWrite the \
                  percent sign where a share is meant, and leave it out where a number is.",
    },
    zh: Wording {
        message: "数值与百分比不能放在一起",
        label: "一个是比例，另一个不是",
        labels: &[],
        help: &[
            ("", "请都写成数值，或都写成百分比"),
            ("number", "这里需要百分比：请写 `{suggestion}`"),
            ("percent", "这里需要数值：同样的比例写作 `{suggestion}`"),
        ],
        explain: "`95%` 是比例 0.95，而 `95` 是数值。0.93 的达标率并不是那个意义上的“小于 95”，因此两者从不比较。\n\n表示比例时写上百分号，表示数值时不要写。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nstandard quarter {\n  require rate(complaint) >= 95\n}\n",
};

/// Different kinds of time.
pub static MIXED_TIME: Entry = Entry {
    code: 204,
    slug: "mixed-time",
    severity: Severity::Error,
    en: Wording {
        message: "{left} and {right} do not mix",
        label: "these are different kinds of time",
        labels: &[],
        help: &[
            ("", "write both in the same kind of time"),
            ("days", "a business day has no fixed number of hours: write business hours"),
        ],
        explain: "There are three kinds of length: elapsed time (`24h` is 24 hours of true \
                  time), calendar days (`1 calendar day` ends at the same local time) and \
                  business time (only while a calendar is open). None has a fixed length in \
                  another, so they are neither compared nor added.\n\nWrite both lengths in the \
                  same kind. `elapsed(a, b, office)` measures business time between two \
                  instants.",
    },
    zh: Wording {
        message: "{left}与{right}不能混用",
        label: "这是不同种类的时间",
        labels: &[],
        help: &[("", "请用同一种时间来写"), ("days", "一个工作日没有固定的小时数：请写工作小时")],
        explain: "时长有三种：自然时长（`24小时` 就是实际的 24 小时）、自然日（`1个自然日` 到次日同一时刻为止）和工作时间（只计日历开放的时段）。它们之间没有固定换算，因此既不比较，也不相加。\n\n请把两个时长写成同一种。`历时(a, b, office)` 计算两个时刻之间的工作时间。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  wait : duration in s\n}\nsegment slow = wait > 2 calendar days\n",
};

/// Amounts of different currencies.
pub static CURRENCIES: Entry = Entry {
    code: 205,
    slug: "different-currencies",
    severity: Severity::Error,
    en: Wording {
        message: "amounts in {left} and {right} do not go together",
        label: "different currencies",
        labels: &[],
        help: &[("", "write both in one currency")],
        explain: "Amounts in different currencies have no fixed ratio, so they are neither \
                  compared nor added nor held against each other's limits.\n\nWrite both amounts \
                  in one currency; `money in EUR` gives a field its currency.",
    },
    zh: Wording {
        message: "{left} 与 {right} 的金额不能放在一起",
        label: "币种不同",
        labels: &[],
        help: &[("", "请用同一币种来写")],
        explain: "不同币种的金额没有固定比率，因此不比较，不相加，也不能互为上限。\n\n请把两个金额写成同一币种；`金额 单位 EUR` 指定字段的币种。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  fee : money in EUR\n}\nsegment dear = fee > 50 CNY\n",
};

/// An amount without a currency.
pub static NO_CURRENCY: Entry = Entry {
    code: 206,
    slug: "no-currency",
    severity: Severity::Error,
    en: Wording {
        message: "an amount of which currency?",
        label: "neither this field nor the service names one",
        labels: &[],
        help: &[("", "write `money in CNY` here, or `currency CNY` in `service`")],
        explain: "Amounts in a log are mostly plain numbers. The field says their currency, or \
                  else the service does.\n\nWrite the currency of the field, or that of the \
                  service.",
    },
    zh: Wording {
        message: "是哪种货币的金额？",
        label: "字段和服务都没有写币种",
        labels: &[],
        help: &[("", "请在此写 `金额 单位 CNY`，或在 `服务` 中写 `货币 CNY`")],
        explain: "日志里的金额大多是纯数字，其币种由字段说明，否则由服务说明。\n\n请写出字段的币种，或服务的币种。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  fee : money\n}\n",
};

/// Values of two types.
pub static NOT_ALIKE: Entry = Entry {
    code: 207,
    slug: "not-alike",
    severity: Severity::Error,
    en: Wording {
        message: "{left} and {right} do not compare",
        label: "two different types",
        labels: &[],
        help: &[("", "compare values of one type")],
        explain: "A comparison holds two values of one type against each other. These two are of \
                  different types, so it could only fail or be false by accident.\n\nCompare the \
                  field with a value of its own type, or change its type in `record`.",
    },
    zh: Wording {
        message: "{left}与{right}不能比较",
        label: "两种不同的类型",
        labels: &[],
        help: &[("", "请比较同一类型的值")],
        explain: "比较的两边必须是同一类型。这两个类型不同，结果只会出错，或碰巧为假。\n\n请用字段自己类型的值来比较，或改正它在 `记录` 中的类型。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  wait : duration in s\n}\nsegment slow = wait == \"long\"\n",
};

/// A type without an order.
pub static NO_ORDER: Entry = Entry {
    code: 208,
    slug: "no-order",
    severity: Severity::Error,
    en: Wording {
        message: "{found} has no order",
        label: "neither more nor less",
        labels: &[],
        help: &[("", "compare with `==` or `!=`, or list the values: `in [gold, platinum]`")],
        explain: "Texts and conditions are equal or different, but none is more than another: a \
                  comparison by the alphabet would hardly be what is meant.\n\nUse `==`, `!=` or \
                  `in`.",
    },
    zh: Wording {
        message: "{found}没有大小之分",
        label: "无所谓大于或小于",
        labels: &[],
        help: &[("", "请用 `==`、`!=`，或列出取值：`属于 [金卡, 白金]`")],
        explain: "文本和条件只有相同与不同，没有大小；按字母顺序比较多半不是本意。\n\n请使用 `==`、`!=` 或 `属于`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  tier : one of [standard, gold]\n}\nsegment vip = tier >= \"gold\"\n",
};

/// A value that is not fixed when the file is read.
pub static NOT_FIXED: Entry = Entry {
    code: 210,
    slug: "not-fixed",
    severity: Severity::Error,
    en: Wording {
        message: "this must be fixed when the file is read",
        label: "depends on the records",
        labels: &[],
        help: &[
            ("", "write a length, or the name of a `let` that is one"),
            (
                "days",
                "days of a calendar can be limits, but they cannot be calculated with a field",
            ),
            ("target", "write the target as a number, percentage, length or amount"),
            ("case", "write the value as the log would hold it"),
        ],
        explain: "Limits, lists and targets are fixed: they are the same for every journey, so \
                  that a report can say what was promised. What differs by customer is said by \
                  an exception (`for SEGMENT`), what was promised to one of them by a time field \
                  (`by promised`).\n\nWrite a constant, or a `let` that stands for one.",
    },
    zh: Wording {
        message: "这里必须是读取规则时就确定的值",
        label: "取决于记录",
        labels: &[],
        help: &[
            ("", "请写时长，或代表时长的 `令` 名称"),
            ("days", "日历上的天数可以作限时，但不能与字段一起运算"),
            ("target", "请把目标写成数值、百分比、时长或金额"),
            ("case", "请写日志中会有的值"),
        ],
        explain: "限时、列表和目标都是固定的，对每个旅程都一样，报告才能说明承诺了什么。因客户而异的，用例外（`针对 客群`）来写；对某位客户单独承诺的，用时间字段（`不晚于 承诺时间`）。\n\n请写常量，或代表常量的 `令`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  wait : duration in s\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within wait\n}\n",
};

/// Types that arithmetic does not join.
pub static NO_ARITHMETIC: Entry = Entry {
    code: 218,
    slug: "no-arithmetic",
    severity: Severity::Error,
    en: Wording {
        message: "there is no arithmetic of {left} and {right}",
        label: "these cannot be calculated with",
        labels: &[],
        help: &[(
            "",
            "times may be subtracted, lengths and amounts added, and both multiplied by a number or a percentage",
        )],
        explain: "Only some types can be calculated with: numbers; amounts of one currency; \
                  lengths of one kind; a time and a length; and anything of these times or \
                  divided by a number or percentage.\n\nMend the expression, or declare the \
                  field as the type it is.",
    },
    zh: Wording {
        message: "{left}与{right}不能运算",
        label: "这两者无法计算",
        labels: &[],
        help: &[("", "时间可以相减，时长和金额可以相加，二者都可以乘以数值或百分比")],
        explain: "只有某些类型可以运算：数值；同币种的金额；同种类的时长；时间与时长；以及它们与数值或百分比的乘除。\n\n请改正表达式，或把字段声明成它本来的类型。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  tier : text\n}\nsegment odd = tier + 1 > 2\n",
};

/// A list or range that nothing is sought in.
pub static LIST_OUTSIDE_IN: Entry = Entry {
    code: 221,
    slug: "list-outside-in",
    severity: Severity::Error,
    en: Wording {
        message: "a list or range stands only after `in`",
        label: "nothing is sought in it here",
        labels: &[],
        help: &[("", "write `field in [a, b]` or `field in 0..6`")],
        explain: "A list or a range is no value of its own: it is what a value is sought \
                  in.\n\nPut it after `in`.",
    },
    zh: Wording {
        message: "列表或范围只能写在 `属于` 之后",
        label: "这里没有在其中查找什么",
        labels: &[],
        help: &[("", "请写 `字段 属于 [a, b]` 或 `字段 属于 0..6`")],
        explain: "列表和范围本身不是值，而是用来在其中查找某个值的。\n\n请把它写在 `属于` 之后。",
    },
    example: "record {\n  journey <- id\n  time <- at\n}\nlet tiers = [gold, platinum]\n",
};

/// `in` without a list or range.
pub static LIST_NEEDED: Entry = Entry {
    code: 222,
    slug: "list-needed",
    severity: Severity::Error,
    en: Wording {
        message: "`in` needs a list or a range",
        label: "this is neither",
        labels: &[],
        help: &[("", "write `in [a, b]` or `in 0..6`; for a single value use `==`")],
        explain: "`in` asks whether a value is one of a list or lies in a range.\n\nWrite a list \
                  or a range, or use `==`.",
    },
    zh: Wording {
        message: "`属于` 之后需要列表或范围",
        label: "这里两者都不是",
        labels: &[],
        help: &[("", "请写 `属于 [a, b]` 或 `属于 0..6`；单个值用 `==`")],
        explain: "`属于` 询问一个值是否在列表之中或范围之内。\n\n请写列表或范围，或改用 `==`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  tier : text\n}\nsegment vip = tier in \"gold\"\n",
};
