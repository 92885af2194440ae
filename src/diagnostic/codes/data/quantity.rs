//! Lengths, amounts and times: each of these makes the value missing.

use crate::diagnostic::{Entry, Severity, Wording};

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

/// A calendar that was asked about a year of which it does not know the holidays.
pub static UNKNOWN_HOLIDAYS: Entry = Entry {
    code: 562,
    slug: "unknown-holidays",
    severity: Severity::Warning,
    en: Wording {
        message: "the calendar `{calendar}` says nothing of the holidays of {year}",
        label: "",
        labels: &[],
        help: &[(
            "",
            "its holidays are those of {first} to {last}: write those of {year} as `closed` and `open` days into a calendar that it takes over with `holidays`",
        )],
        explain: "A calendar that takes over holidays with `holidays` knows those of the years from the \
                  first to the last that they speak of. This deadline or length reaches into another \
                  year: there the week alone counted, holidays as working days. The verdict may be \
                  wrong by those days.\n\nThe calendars in `std/calendars` say in their first lines \
                  until when they are published. Write the days that are still lacking into a calendar \
                  of your own and take it over as well, or take a newer version.",
    },
    zh: Wording {
        message: "日历 `{calendar}` 没有写明 {year} 年的节假日",
        label: "",
        labels: &[],
        help: &[(
            "",
            "它的节假日只有 {first} 年至 {last} 年：请把 {year} 年的写成 `休息` 日和 `营业` 日，放进它用 `节假日` 引用的日历",
        )],
        explain: "用 `节假日` 引用节假日的日历，只知道其中从第一年到最后一年的节假日。这里的时限或时长落到了别的年份：那里只按一周的时间计算，节假日也当作工作日，结论可能因此差几天。\n\n`std/calendars` 中的日历在开头写明公布到哪一年。请把还缺的日子写进自己的日历一并引用，或换用更新的版本。",
    },
    example: "",
};
