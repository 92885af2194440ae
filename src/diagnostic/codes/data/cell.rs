//! Single values: each of these makes the value missing.

use crate::diagnostic::{Entry, Severity, Wording};

/// A cell that is no number.
pub static BAD_NUMBER: Entry = Entry {
    code: 531,
    slug: "bad-number",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is no number",
        label: "",
        labels: &[],
        help: &[(
            "",
            "write digits with a decimal point, such as `12.5`; leave unknown cells empty",
        )],
        explain: "The column is read as numbers, and this cell is none. Its value is missing, and \
                  what rests on it is unknown.\n\nNumbers are written `12`, `-0.5` or `1.5e3`. \
                  Write what is not known as an empty cell, not as `n/a` or `-`.",
    },
    zh: Wording {
        message: "`{value}` 不是数字",
        label: "",
        labels: &[],
        help: &[("", "请写带小数点的数字，如 `12.5`；未知的单元格请留空")],
        explain: "此列按数字读取，而这个单元格不是数字。该值视为缺失，依据它的结论为未知。\n\n数字写作 `12`、`-0.5` 或 `1.5e3`。不知道的值请留空，不要写 `n/a` 或 `-`。",
    },
    example: "",
};

/// A number with separators between its digits.
pub static GROUPED_NUMBER: Entry = Entry {
    code: 532,
    slug: "grouped-number",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` has separators between its digits",
        label: "",
        labels: &[],
        help: &[("", "write it without: `1234.5`, not `1,234.5` or `1.234,5`")],
        explain: "`1,234` is one thousand or one and a quarter, depending on where it was written. \
                  A guess could turn a failure into a pass, so the value is missing.\n\nExport \
                  numbers without separators and with a decimal point.",
    },
    zh: Wording {
        message: "`{value}` 的数字之间有分隔符",
        label: "",
        labels: &[],
        help: &[("", "请去掉分隔符：写 `1234.5`，不要写 `1,234.5` 或 `1.234,5`")],
        explain: "`1,234` 在不同地方可以是一千多，也可以是一点二三四。猜错就可能把失败当成达标，因此该值视为缺失。\n\n导出数字时请不要使用千位分隔符，小数点用 `.`。",
    },
    example: "",
};

/// A number, length or time beyond what is computed exactly.
pub static LARGE_NUMBER: Entry = Entry {
    code: 533,
    slug: "large-number",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is too large to compute with exactly",
        label: "",
        labels: &[],
        help: &[("", "check the unit; numbers go up to 28 digits, times to the year 9999")],
        explain: "Numbers and amounts are computed exactly with up to 28 digits, times and lengths \
                  in microseconds within the years -9999 to 9999. This value is beyond that, which \
                  usually means a wrong unit (milliseconds read as seconds) or a wrong column.",
    },
    zh: Wording {
        message: "`{value}` 过大，无法精确计算",
        label: "",
        labels: &[],
        help: &[("", "请检查单位；数字最多 28 位，时间最晚到 9999 年")],
        explain: "数字和金额以最多 28 位精确计算，时间和时长以微秒计算，范围为公元前 9999 年至公元 9999 年。此值超出范围，通常是单位不对（把毫秒读成秒）或列不对。",
    },
    example: "",
};

/// NaN or infinity.
pub static NOT_FINITE: Entry = Entry {
    code: 534,
    slug: "not-finite",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is no finite number",
        label: "",
        labels: &[],
        help: &[("", "leave unknown cells empty (`null` in JSON)")],
        explain: "Some programs write `NaN` or `Infinity` where they have no value. Nothing \
                  compares with them, so the value is missing.\n\nWrite an empty cell, or `null` \
                  in JSON.",
    },
    zh: Wording {
        message: "`{value}` 不是有限的数字",
        label: "",
        labels: &[],
        help: &[("", "未知的单元格请留空（JSON 中写 `null`）")],
        explain: "有些程序在没有值时写 `NaN` 或 `Infinity`。它们无法比较，因此该值视为缺失。\n\n请留空，JSON 中写 `null`。",
    },
    example: "",
};

/// A score outside of its scale.
pub static OFF_SCALE: Entry = Entry {
    code: 535,
    slug: "off-scale",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is off the scale {low}..{high}",
        label: "",
        labels: &[],
        help: &[("", "check the scale in the `record` block, or the column it is read from")],
        explain: "The field was declared with a scale, and this value lies outside. It may come \
                  from another survey, or stand for \"no answer\" (often 0, 9 or 99); counted in, \
                  it would falsify every mean and every share. The value is missing.\n\nCorrect the \
                  scale, or leave unanswered questions empty.",
    },
    zh: Wording {
        message: "`{value}` 超出量表 {low}..{high}",
        label: "",
        labels: &[],
        help: &[("", "请检查 `记录` 块中的量表，或所读的列")],
        explain: "该字段声明了量表，而此值在量表之外。它可能来自另一份问卷，也可能表示“未回答”（常写作 0、9 或 99）；若计算在内，均值和比例都会失真。该值视为缺失。\n\n请改正量表，未回答的题目请留空。",
    },
    example: "",
};

/// A value that is none of those declared.
pub static NOT_ONE_OF: Entry = Entry {
    code: 536,
    slug: "not-one-of",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is none of {values}",
        label: "",
        labels: &[],
        help: &[("", "write it as one of them, or declare it in the `record` block")],
        explain: "The field was declared as one of a few values, and this is another. Capital and \
                  small letters are different. The value is missing; were it kept, no rule would \
                  ever match it and no one would notice.\n\nAdd the value to `one of [...]`, or \
                  correct the log.",
    },
    zh: Wording {
        message: "`{value}` 不在 {values} 之中",
        label: "",
        labels: &[],
        help: &[("", "请改为其中之一，或在 `记录` 块中声明它")],
        explain: "该字段声明为几个值之一，而这是另一个值。大小写视为不同。该值视为缺失；若保留它，没有规则会匹配到它，也没有人会发觉。\n\n请把该值加入声明的列表，或改正日志。",
    },
    example: "",
};

/// A value that is nearly one of those declared.
pub static MISSPELT_VALUE: Entry = Entry {
    code: 537,
    slug: "misspelt-value",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is none of {values}: did you mean `{suggestion}`?",
        label: "",
        labels: &[],
        help: &[("", "write it as declared, or declare this spelling in the `record` block")],
        explain: "The field was declared as one of a few values, and this is nearly one of them. \
                  Capital and small letters are different. Nothing is guessed: the value is \
                  missing.\n\nCorrect the log, or the spelling in `one of [...]`.",
    },
    zh: Wording {
        message: "`{value}` 不在 {values} 之中：是否想写 `{suggestion}`？",
        label: "",
        labels: &[],
        help: &[("", "请按声明的写法书写，或在 `记录` 块中声明这种写法")],
        explain: "该字段声明为几个值之一，而此值与其中一个很接近。大小写视为不同。这里不作猜测，该值视为缺失。\n\n请改正日志，或改正声明列表中的写法。",
    },
    example: "",
};

/// A cell that is no length of time.
pub static BAD_DURATION: Entry = Entry {
    code: 541,
    slug: "bad-duration",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is no length of time",
        label: "",
        labels: &[],
        help: &[("", "write a number, `20s`, `1h30m`, `01:30:00` (hours first) or `PT1H30M`")],
        explain: "The column is read as lengths of time, and this cell is none. Lengths are plain \
                  numbers in the declared unit (`duration in s`), numbers with units (`20s`, \
                  `1h30m`, `2天`), `hours:minutes:seconds`, or ISO 8601 (`PT15M`). `15:30` is not \
                  read, since it may mean minutes or hours; months and years have no fixed \
                  length. The value is missing.",
    },
    zh: Wording {
        message: "`{value}` 不是时长",
        label: "",
        labels: &[],
        help: &[("", "请写数字、`20秒`、`1小时30分`、`01:30:00`（时在前）或 `PT1H30M`")],
        explain: "此列按时长读取，而这个单元格不是时长。时长可以是所声明单位的数字（如单位为秒）、带单位的数字（`20s`、`1h30m`、`2天`）、`时:分:秒`，或 ISO 8601（`PT15M`）。`15:30` 可能是分秒也可能是时分，因此不读；月和年没有固定长度。该值视为缺失。",
    },
    example: "",
};

/// A plain number where no unit was declared.
pub static UNITLESS_DURATION: Entry = Entry {
    code: 542,
    slug: "unitless-duration",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is a length of time without a unit",
        label: "",
        labels: &[],
        help: &[("", "declare the unit in the `record` block: `{column}: duration in s`")],
        explain: "The log gives a plain number for a length of time, and the `record` block does \
                  not say in which unit: 90 may be seconds or minutes. The value is missing.\n\n\
                  Declare it, for example `wait: duration in s <- wait_s`.",
    },
    zh: Wording {
        message: "`{value}` 是没有单位的时长",
        label: "",
        labels: &[],
        help: &[("", "请在 `记录` 块中声明 `{column}` 的单位，如秒")],
        explain: "日志中的时长只是一个数字，而 `记录` 块没有说明单位：90 可能是秒，也可能是分钟。该值视为缺失。\n\n请在 `记录` 块中为该字段声明单位。",
    },
    example: "",
};

/// A length below nothing.
pub static NEGATIVE_DURATION: Entry = Entry {
    code: 543,
    slug: "negative-duration",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is a negative length of time",
        label: "",
        labels: &[],
        help: &[("", "check the clocks of the systems that wrote it")],
        explain: "Nobody waits for less than nothing: a negative length comes from clocks that do \
                  not agree, or from an end and a start that were swapped. It would meet every \
                  limit, so it is a finding, and the value is missing.",
    },
    zh: Wording {
        message: "`{value}` 是负的时长",
        label: "",
        labels: &[],
        help: &[("", "请检查写入日志的各系统时钟是否一致")],
        explain: "等待时间不可能小于零：负的时长来自不一致的时钟，或起止颠倒。它会“满足”任何时限，因此作为数据问题报告，该值视为缺失。",
    },
    example: "",
};

/// A cell that is no amount.
pub static BAD_MONEY: Entry = Entry {
    code: 544,
    slug: "bad-money",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is no amount of money",
        label: "",
        labels: &[],
        help: &[("", "write `12.50` or `12.50 {currency}`")],
        explain: "The column is read as money, and this cell is no amount. Amounts are plain \
                  numbers, or a number and a three-letter currency code: `12.50 CNY`. Signs such \
                  as `$` and `¥` belong to several currencies and are not read. The value is \
                  missing.",
    },
    zh: Wording {
        message: "`{value}` 不是金额",
        label: "",
        labels: &[],
        help: &[("", "请写 `12.50` 或 `12.50 {currency}`")],
        explain: "此列按金额读取，而这个单元格不是金额。金额写作数字，或数字加三个字母的货币代码：`12.50 CNY`。`$`、`¥` 等符号为多种货币共用，因此不读。该值视为缺失。",
    },
    example: "",
};

/// An amount in another currency.
pub static OTHER_CURRENCY: Entry = Entry {
    code: 545,
    slug: "other-currency",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is not in {currency}",
        label: "",
        labels: &[],
        help: &[("", "convert it before it is judged, or read it into a field of its own")],
        explain: "The field holds amounts of one currency, and this one is in another. Amounts of \
                  different currencies do not compare, and there is no rate to convert them by. \
                  The value is missing.",
    },
    zh: Wording {
        message: "`{value}` 的货币不是 {currency}",
        label: "",
        labels: &[],
        help: &[("", "请先换算再评判，或读入另一个字段")],
        explain: "该字段的金额都是同一种货币，而此处是另一种。不同货币的金额不能比较，这里也没有汇率可供换算。该值视为缺失。",
    },
    example: "",
};

/// A cell that is neither yes nor no.
pub static BAD_FLAG: Entry = Entry {
    code: 546,
    slug: "bad-flag",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is neither yes nor no",
        label: "",
        labels: &[],
        help: &[("", "write `true`/`false`, `yes`/`no`, `1`/`0` or `是`/`否`")],
        explain: "The column is read as yes or no, and this cell is neither. The value is missing. \
                  Leave it empty where it is not known.",
    },
    zh: Wording {
        message: "`{value}` 既不是“是”也不是“否”",
        label: "",
        labels: &[],
        help: &[("", "请写 `true`/`false`、`yes`/`no`、`1`/`0` 或 `是`/`否`")],
        explain: "此列按“是/否”读取，而这个单元格两者都不是。该值视为缺失。不知道时请留空。",
    },
    example: "",
};

/// A cell that is no time.
pub static BAD_TIME: Entry = Entry {
    code: 551,
    slug: "bad-time",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is no time of the form {form}",
        label: "",
        labels: &[],
        help: &[(
            "",
            "write it in that form, or declare another: `format \"%d/%m/%Y %H:%M\"`, `epoch ms`",
        )],
        explain: "The column is read as times of the form that the `record` block declares, and \
                  this cell is none, or names a day or hour that no calendar has. The value is \
                  missing; a record whose own time cannot be read is set aside and counted.\n\n\
                  Without a declaration times are RFC 3339: `2026-11-02T09:00:15+08:00`, also with \
                  a blank for `T`, and without the offset as local time of the zone. Other forms \
                  are declared: `at: time <- created format \"%d/%m/%Y %H:%M\" zone \
                  \"Europe/Rome\"`, or `epoch s`, `ms`, `us`, `ns`.",
    },
    zh: Wording {
        message: "`{value}` 不是 {form} 形式的时间",
        label: "",
        labels: &[],
        help: &[("", "请按此形式书写，或声明其他格式，如 `format \"%d/%m/%Y %H:%M\"`、`epoch ms`")],
        explain: "此列按 `记录` 块声明的形式读取时间，而这个单元格不符，或写了不存在的日期或钟点。该值视为缺失；若是记录本身的时间，则该记录搁置不用并计数。\n\n不声明时，时间为 RFC 3339 格式：`2026-11-02T09:00:15+08:00`，`T` 也可写作空格；不带时差时为所在时区的当地时间。其他形式需要声明，例如格式 \"%d/%m/%Y %H:%M\" 加时区，或以秒、毫秒、微秒、纳秒计的纪元时间。",
    },
    example: "",
};

/// A local time that was there twice.
pub static AMBIGUOUS_TIME: Entry = Entry {
    code: 552,
    slug: "ambiguous-time",
    severity: Severity::Error,
    en: Wording {
        message: "the local time `{value}` came twice in {zone}",
        label: "",
        labels: &[],
        help: &[(
            "",
            "log times with an offset, or declare `earlier` or `later` in the `record` block",
        )],
        explain: "When clocks are set back, an hour of local time comes twice, and a time without \
                  an offset may mean either. An hour decides many a promise, so it is not guessed: \
                  the value is missing.\n\nLog times with their offset, or declare `earlier` or \
                  `later` with the time in the `record` block.",
    },
    zh: Wording {
        message: "当地时间 `{value}` 在 {zone} 出现了两次",
        label: "",
        labels: &[],
        help: &[(
            "",
            "请在日志中写明时差，或在 `记录` 块中声明取 `earlier`（较早）或 `later`（较晚）",
        )],
        explain: "钟表回拨时，有一个小时的当地时间会出现两次，不带时差的时间可能是其中任何一次。一个小时足以决定承诺是否兑现，因此不作猜测，该值视为缺失。\n\n请在日志中写明时差，或在 `记录` 块中声明取较早还是较晚的一次。",
    },
    example: "",
};

/// A local time that never was.
pub static SKIPPED_TIME: Entry = Entry {
    code: 553,
    slug: "skipped-time",
    severity: Severity::Error,
    en: Wording {
        message: "the local time `{value}` never came in {zone}",
        label: "",
        labels: &[],
        help: &[(
            "",
            "log times with an offset, or declare `earlier` or `later` in the `record` block",
        )],
        explain: "When clocks are set forward, an hour of local time is skipped. A time within it \
                  shows that the log's clock or the declared zone is wrong, so it is not guessed: \
                  the value is missing.\n\nLog times with their offset, correct the zone, or \
                  declare `earlier` or `later` with the time in the `record` block.",
    },
    zh: Wording {
        message: "当地时间 `{value}` 在 {zone} 并不存在",
        label: "",
        labels: &[],
        help: &[(
            "",
            "请在日志中写明时差，或在 `记录` 块中声明取 `earlier`（较早）或 `later`（较晚）",
        )],
        explain: "钟表拨快时，有一个小时的当地时间被跳过。落在其中的时间说明日志的时钟或声明的时区有误，因此不作猜测，该值视为缺失。\n\n请在日志中写明时差，改正时区，或在 `记录` 块中声明取较早还是较晚的时刻。",
    },
    example: "",
};

/// An object or array where one value is wanted.
pub static NESTED_VALUE: Entry = Entry {
    code: 554,
    slug: "nested-value",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is an object or a list, not one value",
        label: "",
        labels: &[],
        help: &[("", "name the value inside with a dot: `<- \"{column}.KEY\"`")],
        explain: "The JSON key holds an object or a list where one value is wanted. The value is \
                  missing.\n\nA value inside of objects is named by its path: `<- \
                  \"ticket.status\"`. Lists are not read.",
    },
    zh: Wording {
        message: "`{value}` 是对象或列表，不是单个值",
        label: "",
        labels: &[],
        help: &[("", "请用点号指明其中的值：`<- \"{column}.键\"`")],
        explain: "此 JSON 键的值是对象或列表，而这里需要单个值。该值视为缺失。\n\n对象内部的值用路径表示：`<- \"ticket.status\"`。列表不读取。",
    },
    example: "",
};

/// Bytes or escapes that are no text.
pub static NOT_UNICODE: Entry = Entry {
    code: 555,
    slug: "not-unicode",
    severity: Severity::Error,
    en: Wording {
        message: "this cell is no valid text: `{value}`",
        label: "",
        labels: &[],
        help: &[("", "save the log as UTF-8")],
        explain: "The bytes of this cell are not text in the encoding of the log, or a JSON escape \
                  names half a character. The value is missing.\n\nLogs are read as UTF-8, or as \
                  UTF-16 or GB18030 where their beginning shows it. Save other encodings as UTF-8.",
    },
    zh: Wording {
        message: "此单元格不是有效的文本：`{value}`",
        label: "",
        labels: &[],
        help: &[("", "请将日志另存为 UTF-8")],
        explain: "此单元格的字节不是日志编码下的文本，或 JSON 转义只写了半个字符。该值视为缺失。\n\n日志按 UTF-8 读取；若开头表明是 UTF-16 或 GB18030，则按其读取。其他编码请另存为 UTF-8。",
    },
    example: "",
};

/// An end that lies before its start.
pub static REVERSED_TIMES: Entry = Entry {
    code: 561,
    slug: "reversed-times",
    severity: Severity::Warning,
    en: Wording {
        message: "`{end}` lies before `{start}`",
        label: "",
        labels: &[],
        help: &[("", "check which of the two times is wrong in the log")],
        explain: "Something ends before it starts. One of the two times is wrong, and the length \
                  between them would meet every limit. Computed lengths (`elapsed`) are missing \
                  then; a promise that is judged by the end alone (`by`) keeps its verdict, and \
                  the finding is shown beside it.",
    },
    zh: Wording {
        message: "`{end}` 早于 `{start}`",
        label: "",
        labels: &[],
        help: &[("", "请查明日志中哪一个时间有误")],
        explain: "结束早于开始，两个时间中必有一个不对，其间的时长会“满足”任何时限。此时计算出的时长视为缺失；只看结束时间的承诺仍保留结论，并在旁边列出此问题。",
    },
    example: "",
};
