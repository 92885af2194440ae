//! What was asked for on the command line and cannot be.

use crate::diagnostic::{Entry, Severity, Wording};

/// The command line is wrong.
pub static BAD_USAGE: Entry = Entry {
    code: 615,
    slug: "bad-usage",
    severity: Severity::Error,
    en: Wording {
        message: "wrong usage: {what}",
        label: "",
        labels: &[],
        help: &[("", "`mot --help` lists commands and options")],
        explain: "The command line could not be understood: an unknown command or option, a missing \
                  argument, or a value of the wrong form. Nothing was read.\n\n`mot --help` lists \
                  the commands, `mot judge --help` the options of one.",
    },
    zh: Wording {
        message: "用法有误：{what}",
        label: "",
        labels: &[],
        help: &[("", "`mot --help` 列出命令和选项")],
        explain: "无法理解命令行：未知的命令或选项、缺少参数，或值的形式不对。没有读取任何文件。\n\n`mot --help` 列出各命令，`mot judge --help` 列出某个命令的选项。",
    },
    example: "",
};

/// `-` was given more than once.
pub static STDIN_TWICE: Entry = Entry {
    code: 604,
    slug: "stdin-twice",
    severity: Severity::Error,
    en: Wording {
        message: "standard input can be read only once",
        label: "",
        labels: &[],
        help: &[("", "give `-` for one of the files, and a path for every other")],
        explain: "`-` stands for standard input. What was read from it for one argument is gone, so \
                  a second `-` would silently be empty.\n\nGive `-` once and name the other files.",
    },
    zh: Wording {
        message: "标准输入只能读取一次",
        label: "",
        labels: &[],
        help: &[("", "只对一个文件使用 `-`，其余请写路径")],
        explain: "`-` 表示标准输入。为一个参数读走的内容不会再出现，第二个 `-` 只会悄悄地为空。\n\n请只使用一次 `-`，其余文件写出路径。",
    },
    example: "",
};

/// `--as-of` is no time.
pub static BAD_AS_OF: Entry = Entry {
    code: 607,
    slug: "bad-as-of",
    severity: Severity::Error,
    en: Wording {
        message: "`{text}` is not a time",
        label: "",
        labels: &[],
        help: &[
            ("", "write `2026-11-02T18:00:00+08:00`, or without the offset for the service's zone"),
            (
                "ambiguous",
                "in {zone} this local time happens twice or not at all: add an offset, as in `+08:00`",
            ),
        ],
        explain: "`--as-of` says up to when records count; deadlines after it are still open. It is \
                  a date and time in the style of RFC 3339. Without an offset it is local time in \
                  the service's zone; a date alone is the start of that day.\n\nA local time that \
                  the change of clocks skips or repeats needs an offset.",
    },
    zh: Wording {
        message: "`{text}` 不是时间",
        label: "",
        labels: &[],
        help: &[
            ("", "请写成 `2026-11-02T18:00:00+08:00`；不写时差则按服务所在时区"),
            ("ambiguous", "在 {zone}，这个当地时间出现两次或不存在：请写明时差，如 `+08:00`"),
        ],
        explain: "`--as-of` 指明记录统计到何时为止；此后的期限仍算未到。它是 RFC 3339 样式的日期和时间。不写时差时按服务所在时区；只写日期表示当日开始。\n\n因时钟调整而跳过或重复的当地时间必须写明时差。",
    },
    example: "",
};

/// `mot explain` was asked for a code that does not exist.
pub static UNKNOWN_CODE: Entry = Entry {
    code: 603,
    slug: "unknown-code",
    severity: Severity::Error,
    en: Wording {
        message: "there is no code `{code}`",
        label: "",
        labels: &[],
        help: &[
            ("", "`mot explain` lists all codes"),
            ("did_you_mean", "did you mean `{suggestion}`? `mot explain` lists all codes"),
        ],
        explain: "`mot explain` takes a code as it stands at the head of a message (`MOT0101`, or \
                  just `101`) or its short name (`unknown-name`). This is neither.\n\nWithout an \
                  argument it lists every code there is.",
    },
    zh: Wording {
        message: "没有代码 `{code}`",
        label: "",
        labels: &[],
        help: &[
            ("", "运行 `mot explain` 可列出全部代码"),
            ("did_you_mean", "是否想写 `{suggestion}`？运行 `mot explain` 可列出全部代码"),
        ],
        explain: "`mot explain` 接受消息开头的代码（`MOT0101`，或只写 `101`），也接受它的短名称（`unknown-name`）。给出的两者都不是。\n\n不带参数运行时会列出全部代码。",
    },
    example: "",
};

/// `mot explain` was asked for a journey that the logs do not hold.
pub static NO_SUCH_JOURNEY: Entry = Entry {
    code: 618,
    slug: "no-such-journey",
    severity: Severity::Error,
    en: Wording {
        message: "there is no journey `{name}` among the {count} of the logs",
        label: "",
        labels: &[],
        help: &[
            ("", "check its spelling, the logs, and `--as-of`: later records do not exist yet"),
            ("did_you_mean", "did you mean `{suggestion}`?"),
        ],
        explain: "`mot explain JOURNEY --rules RULES --log LOG` tells one journey: a value of the \
                  column that the rules read as `journey`, written exactly as it stands in the log. \
                  No record up to the as-of instant has this one.\n\nCheck its spelling, that its \
                  records are in the logs named, and that `--as-of` does not lie before them. A \
                  journey that is called like a code of a message (`101`) is reached as well: with \
                  `--rules` the name is always a journey.",
    },
    zh: Wording {
        message: "日志的 {count} 个旅程中没有 `{name}`",
        label: "",
        labels: &[],
        help: &[
            ("", "请检查写法、日志以及 `--as-of`：其后的记录视为尚不存在"),
            ("did_you_mean", "是否想写 `{suggestion}`？"),
        ],
        explain: "`mot explain 旅程 --rules 规则 --log 日志` 讲述一个旅程：规则读作 `旅程` 的那一列中的一个值，写法须与日志完全一致。截至时刻之前没有任何记录属于它。\n\n请检查写法、记录是否在所给的日志中，以及 `--as-of` 是否早于这些记录。与消息代码同名的旅程（如 `101`）同样可以查看：给出 `--rules` 时，名称总是旅程。",
    },
    example: "",
};

/// `mot explain --expectation` names none of the rules.
pub static NO_SUCH_EXPECTATION: Entry = Entry {
    code: 619,
    slug: "no-such-expectation",
    severity: Severity::Error,
    en: Wording {
        message: "the rules declare no expectation `{name}`",
        label: "",
        labels: &[],
        help: &[
            ("", "write `moment.expectation`, or the name of a moment or touchpoint"),
            ("did_you_mean", "did you mean `{suggestion}`?"),
        ],
        explain: "`--expectation` shows only some of the verdicts on a journey: those on one \
                  expectation, by its full name (`complaint.resolved`), or all of one moment or \
                  touchpoint (`complaint`). The rules declare nothing of this name.",
    },
    zh: Wording {
        message: "规则中没有期望 `{name}`",
        label: "",
        labels: &[],
        help: &[
            ("", "请写成 `关键时刻.期望`，或只写关键时刻、触点的名称"),
            ("did_you_mean", "是否想写 `{suggestion}`？"),
        ],
        explain: "`--expectation` 只显示旅程的部分结论：某一项期望（写全名，如 `投诉.解决`），或某个关键时刻、触点的全部期望（如 `投诉`）。规则中没有这个名称。",
    },
    example: "",
};

/// `--memory` or `--sorted-by-journey` with rules that look at the whole log.
pub static NEEDS_WHOLE_LOG: Entry = Entry {
    code: 624,
    slug: "needs-whole-log",
    severity: Severity::Error,
    en: Wording {
        message: "these rules cannot be judged with `{option}`: they look at the whole log at once",
        label: "",
        labels: &[],
        help: &[
            ("", "leave out `{option}`"),
            (
                "limits",
                "leave out `{option}`, or judge without `once per`, `budget` and limits of `authority` per a field",
            ),
            ("afterwards", "leave out `{option}`, or judge without `afterwards`"),
            ("scripts", "leave out `{option}`, or judge without script functions"),
            ("per", "leave out `{option}`, or judge without moments `per` a field"),
            ("streams", "leave out `{option}`, or ask for a report: `--format text` or `json`"),
        ],
        explain: "With `--memory` a log that is larger is divided into portions, each with all records \
                  of its journeys, which are judged one after the other; with `--sorted-by-journey` every \
                  journey is judged as soon as it ends. That gives the same report \
                  where a journey is judged by its own records.\n\nLimits that reach beyond a journey \
                  (`once per`, `budget`, what a level may spend on a customer) are settled over the whole \
                  log in the order of time; what became of a customer `afterwards` may be on any journey; and \
                  failures of scripts are counted once for the whole log. Verdicts that are written one \
                  a line come in the order of the log, in which portions are not; and moments `per` a field have \
                  records of many journeys. All of that needs the whole log in memory.",
    },
    zh: Wording {
        message: "这些规则要同时查看整份日志，不能使用 `{option}`",
        label: "",
        labels: &[],
        help: &[
            ("", "请去掉 `{option}`"),
            (
                "limits",
                "请去掉 `{option}`，或去掉规则中的 `每…一次`、`预算` 以及按字段计的 `授权` 限额",
            ),
            ("afterwards", "请去掉 `{option}`，或去掉规则中的 `事后`"),
            ("scripts", "请去掉 `{option}`，或去掉规则中的脚本函数"),
            ("per", "请去掉 `{option}`，或去掉按字段评判的关键时刻"),
            ("streams", "请去掉 `{option}`，或改为输出报告：`--format text` 或 `json`"),
        ],
        explain: "使用 `--memory` 时，较大的日志会分成若干份，每份包含其旅程的全部记录，逐份评判；使用 `--sorted-by-journey` 时，每个旅程一结束就评判。只要每个旅程只凭自己的记录评判，报告就完全相同。\n\n跨旅程的限制（每客户一次、预算、某一级别对一位客户的限额）要按时间顺序对整份日志结算；补救之后客户的情况可能出现在任何旅程中；脚本的失败对整份日志只计一次。逐行输出的判定按日志的顺序排列，而各份并不按此顺序；按字段评判的关键时刻包含许多旅程的记录。这些都需要整份日志在内存中。",
    },
    example: "",
};

/// `--sorted-by-journey` on a stream, without `--as-of`.
pub static NEEDS_AS_OF: Entry = Entry {
    code: 625,
    slug: "needs-as-of",
    severity: Severity::Error,
    en: Wording {
        message: "`--sorted-by-journey` needs `--as-of` where a log can be read only once",
        label: "",
        labels: &[],
        help: &[("", "say up to when records count, as in `--as-of 2026-11-28T18:00:00+08:00`")],
        explain: "What is still open is judged as of a time: the latest in the logs, unless `--as-of` says another. With \
                  `--sorted-by-journey` journeys are judged while the logs are read, so their latest time must be \
                  known before. Files are read twice for that. Standard input and pipes can be read only once.\n\n\
                  Say the time with `--as-of`, which also saves the first reading of files.",
    },
    zh: Wording {
        message: "日志只能读取一次时，`--sorted-by-journey` 需要 `--as-of`",
        label: "",
        labels: &[],
        help: &[("", "请写明记录截至何时，如 `--as-of 2026-11-28T18:00:00+08:00`")],
        explain: "尚未了结的事项按某一时刻评判：默认为日志中最晚的时间，或由 `--as-of` 指定。使用 `--sorted-by-journey` 时边读取边评判，因此必须事先知道最晚的时间；文件为此要读两遍，而标准输入和管道只能读一遍。\n\n请用 `--as-of` 写明时间，这样文件也只需读一遍。",
    },
    example: "",
};
