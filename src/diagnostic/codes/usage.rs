//! Faults of the command line and its surroundings: files, options, output, and how much of a log
//! could be used. None of them lies in a rule file.

mod cases;
mod logs;

pub use cases::CASE_SCRIPT_FAILED;
pub use logs::{NO_LOGS, TOO_MANY_LOGS};

use crate::diagnostic::{Entry, Severity, Wording};

/// All of them, in order.
pub static ALL: &[&Entry] = &[
    &UNREADABLE,
    &UNWRITABLE,
    &UNKNOWN_CODE,
    &STDIN_TWICE,
    &UNFORMATTED,
    &NO_CASE,
    &BAD_AS_OF,
    &OWN_FAULT,
    &TOO_LARGE,
    &NOTHING_EVALUATED,
    &TOO_MUCH_BAD_DATA,
    &UNDECIDED,
    &OVERWRITES_INPUT,
    &NO_RULES,
    &BAD_USAGE,
    &UNFORMATTABLE,
    &CASE_FAILED,
    &NO_SUCH_JOURNEY,
    &NO_SUCH_EXPECTATION,
    &WAIVER_EXPIRED,
    &NO_LOGS,
    &TOO_MANY_LOGS,
    &CASE_SCRIPT_FAILED,
];

/// A file cannot be read.
pub static UNREADABLE: Entry = Entry {
    code: 601,
    slug: "unreadable-file",
    severity: Severity::Error,
    en: Wording {
        message: "cannot read `{path}`: {reason}",
        label: "",
        labels: &[],
        help: &[("", "check the path and who may read it")],
        explain: "A rule file or log named on the command line could not be opened or read to its \
                  end. Nothing is judged: a verdict on part of the data could look like a pass.\n\n\
                  Check the spelling of the path, that the file exists, and that you may read it.",
    },
    zh: Wording {
        message: "无法读取 `{path}`：{reason}",
        label: "",
        labels: &[],
        help: &[("", "请检查路径以及读取权限")],
        explain: "命令行给出的规则文件或日志无法打开，或无法完整读取。此时不作任何评判：只看到部分数据的结论可能被误认为达标。\n\n请检查路径拼写、文件是否存在，以及您是否有读取权限。",
    },
    example: "",
};

/// Output cannot be written.
pub static UNWRITABLE: Entry = Entry {
    code: 602,
    slug: "unwritable-output",
    severity: Severity::Error,
    en: Wording {
        message: "cannot write `{path}`: {reason}",
        label: "",
        labels: &[],
        help: &[("", "choose another place with `-o FILE`, or make room there")],
        explain: "The result could not be written in full: the folder does not exist, may not be \
                  written to, or the disk is full. The exit code is 2, since whoever reads the \
                  output would see only part of it.\n\nWrite somewhere else, or make room.",
    },
    zh: Wording {
        message: "无法写入 `{path}`：{reason}",
        label: "",
        labels: &[],
        help: &[("", "请用 `-o 文件` 换一个位置，或清理出空间")],
        explain: "结果没有完整写出：目录不存在、没有写入权限，或者磁盘已满。由于读取者只能看到一部分，退出码为 2。\n\n请换一个位置，或清理出空间。",
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

/// `mot fmt --check` found a file that is not formatted.
pub static UNFORMATTED: Entry = Entry {
    code: 605,
    slug: "not-formatted",
    severity: Severity::Error,
    en: Wording {
        message: "`{file}` is not formatted",
        label: "",
        labels: &[],
        help: &[("", "run `mot fmt {file}`")],
        explain: "`mot fmt --check` compares each file with what `mot fmt` would write and changes \
                  nothing. This file differs, if only in blanks. The exit code is 1.\n\nRun `mot \
                  fmt` on it: comments are kept, and the meaning never changes.",
    },
    zh: Wording {
        message: "`{file}` 的格式不规范",
        label: "",
        labels: &[],
        help: &[("", "请运行 `mot fmt {file}`")],
        explain: "`mot fmt --check` 把每个文件与 `mot fmt` 的输出相比较，不作任何修改。这个文件与之不同，哪怕只差空格。退出码为 1。\n\n请对它运行 `mot fmt`：注释会保留，含义不会改变。",
    },
    example: "",
};

/// `mot test` found no case.
pub static NO_CASE: Entry = Entry {
    code: 606,
    slug: "no-case",
    severity: Severity::Warning,
    en: Wording {
        message: "`{file}` has no case to run",
        label: "",
        labels: &[],
        help: &[("", "add a `case \"…\" { given { … } then … }` to it")],
        explain: "`mot test` runs the `case` blocks of rule files. A file without any was not \
                  tested at all, which must not look like success: if no file has a case, the exit \
                  code is 4.\n\nAdd a case: a few records, and what must come out.",
    },
    zh: Wording {
        message: "`{file}` 中没有可运行的用例",
        label: "",
        labels: &[],
        help: &[("", "请加上 `案例 \"…\" { … }`")],
        explain: "`mot test` 运行规则文件中的用例。没有用例的文件等于完全没有测试，不应看起来像通过：所有文件都没有用例时，退出码为 4。\n\n请加上用例：几条记录，以及应当得出的结论。",
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

/// mot itself failed.
pub static OWN_FAULT: Entry = Entry {
    code: 608,
    slug: "own-fault",
    severity: Severity::Error,
    en: Wording {
        message: "mot stopped on a fault of its own: {what}",
        label: "",
        labels: &[],
        help: &[(
            "",
            "please report the command and this line; nothing it printed before is a result",
        )],
        explain: "This is a bug in mot, not in your rules or your data. The run ended with exit code \
                  2 so that it cannot be taken for a pass.\n\nPlease report the command, the \
                  message, and if you can the smallest files that show it.",
    },
    zh: Wording {
        message: "mot 因自身故障而中止：{what}",
        label: "",
        labels: &[],
        help: &[("", "请报告所用命令和本行内容；此前的输出不能当作结果")],
        explain: "这是 mot 自身的缺陷，与您的规则和数据无关。运行以退出码 2 结束，以免被当作达标。\n\n请报告所用命令、消息，以及能重现问题的最小文件。",
    },
    example: "",
};

/// A rule file beyond what spans can address.
pub static TOO_LARGE: Entry = Entry {
    code: 609,
    slug: "file-too-large",
    severity: Severity::Error,
    en: Wording {
        message: "`{path}` is too large for a rule file",
        label: "",
        labels: &[],
        help: &[("", "rule files may have up to 64 MiB; split it with `use`")],
        explain: "A rule file may have up to 64 MiB. What is larger is hardly a rule file: perhaps \
                  a log was given in its place.\n\nGive the rule file first and the logs after it, \
                  or split the rules over several files with `use`.",
    },
    zh: Wording {
        message: "`{path}` 太大，不像规则文件",
        label: "",
        labels: &[],
        help: &[("", "规则文件最大 64 MiB；请用 `使用` 拆分")],
        explain: "规则文件最大 64 MiB。更大的多半不是规则文件，也许误给了日志。\n\n请先写规则文件再写日志，或用 `使用` 把规则拆成几个文件。",
    },
    example: "",
};

/// No occurrence of anything was judged.
pub static NOTHING_EVALUATED: Entry = Entry {
    code: 610,
    slug: "nothing-evaluated",
    severity: Severity::Error,
    en: Wording {
        message: "nothing was evaluated: no touchpoint and no moment occurred in the log (records: {records})",
        label: "",
        labels: &[],
        help: &[("", "compare the events and conditions of the rules with what the log holds")],
        explain: "The log was read, but none of its records is a touchpoint or starts a moment of \
                  these rules, so no expectation was ever put to the test. That is no success; the \
                  exit code is 4.\n\nUsually an event is spelled differently in the log, a column \
                  is bound to the wrong field, or the log belongs to other rules.",
    },
    zh: Wording {
        message: "没有评判任何内容：{records} 条记录中没有出现任何触点或关键时刻",
        label: "",
        labels: &[],
        help: &[("", "请对照日志内容检查规则中的事件和条件")],
        explain: "日志已读取，但没有一条记录属于这些规则的触点，也没有开始任何关键时刻，因此没有检验过任何期望。这不算达标，退出码为 4。\n\n通常是事件在日志中写法不同、列绑定到了错误的字段，或者日志与规则不配套。",
    },
    example: "",
};

/// More faults in the data than `--max-bad` allows.
pub static TOO_MUCH_BAD_DATA: Entry = Entry {
    code: 611,
    slug: "too-much-bad-data",
    severity: Severity::Error,
    en: Wording {
        message: "the data cannot be trusted: {bad} of {read} records have faults, {allowed} allowed",
        label: "",
        labels: &[],
        help: &[("", "mend the data, or allow more with `--max-bad 5%` (or a number of records)")],
        explain: "Records without a journey or time are set aside, and cells that cannot be read are \
                  missing. Beyond a certain share the verdicts no longer say anything about the \
                  service, good or bad. `--max-bad` is that limit: a number of records or a \
                  percentage, 1% if not given. The report is still written, but the exit code is 3, \
                  whatever the verdicts are.\n\nThe report lists the faults with file and line.",
    },
    zh: Wording {
        message: "数据不可信：{read} 条记录中有 {bad} 条存在问题，最多允许 {allowed}",
        label: "",
        labels: &[],
        help: &[("", "请修正数据，或用 `--max-bad 5%`（或记录条数）放宽限制")],
        explain: "没有旅程或时间的记录会被搁置，无法读取的单元格按缺失处理。超过一定比例后，结论已不能说明服务的好坏。`--max-bad` 就是这个限度：记录条数或百分比，未给出时为 1%。报告照常写出，但无论结论如何，退出码都是 3。\n\n报告会列出问题所在的文件和行。",
    },
    example: "",
};

/// Standards or moments that could not be decided.
pub static UNDECIDED: Entry = Entry {
    code: 612,
    slug: "undecided",
    severity: Severity::Error,
    en: Wording {
        message: "nothing failed, but {what}",
        label: "",
        labels: &[],
        help: &[("", "the report says what was missing: more cases, a field, or time")],
        explain: "A standard with too few cases is inconclusive, and a moment whose data is not there \
                  is unknown; neither counts as met. Where nothing failed but a declared standard is \
                  inconclusive, or no standard is declared and not one moment was decided, the exit \
                  code is 4: this is neither a pass nor a failure.\n\nJudge more data, log the field \
                  that is missing, or lower `at least N cases` knowingly.",
    },
    zh: Wording {
        message: "没有不达标，但{what}",
        label: "",
        labels: &[],
        help: &[("", "报告中写明了缺少什么：更多个案、某个字段，或者时间")],
        explain: "个案太少的标准无法下结论，缺少数据的关键时刻属于未知；两者都不算达标。没有不达标、但有已声明的标准无法下结论时，或者没有声明标准且没有一个关键时刻得到判定时，退出码为 4：既不是通过，也不是失败。\n\n请评判更多数据，记录缺失的字段，或在明知的情况下降低最少个案数。",
    },
    example: "",
};

/// `-o` names one of the inputs.
pub static OVERWRITES_INPUT: Entry = Entry {
    code: 613,
    slug: "overwrites-input",
    severity: Severity::Error,
    en: Wording {
        message: "`-o {path}` would overwrite what is judged",
        label: "",
        labels: &[],
        help: &[("", "write the result to another file")],
        explain: "The output file is also a rule file or log of the same command. Writing the result \
                  would destroy it.\n\nName another file after `-o`.",
    },
    zh: Wording {
        message: "`-o {path}` 会覆盖被评判的文件",
        label: "",
        labels: &[],
        help: &[("", "请把结果写到另一个文件")],
        explain: "输出文件同时也是本命令的规则文件或日志，写出结果会毁掉它。\n\n请在 `-o` 之后写另一个文件。",
    },
    example: "",
};

/// A folder without rule files.
pub static NO_RULES: Entry = Entry {
    code: 614,
    slug: "no-rule-files",
    severity: Severity::Error,
    en: Wording {
        message: "`{path}` holds no rule file",
        label: "",
        labels: &[],
        help: &[("", "rule files end in `.mot`")],
        explain: "For a folder, every file below it that ends in `.mot` is taken. There is none, so \
                  nothing would be looked at, which must not look like success.\n\nName the file \
                  itself if it is called otherwise.",
    },
    zh: Wording {
        message: "`{path}` 中没有规则文件",
        label: "",
        labels: &[],
        help: &[("", "规则文件以 `.mot` 结尾")],
        explain: "给出目录时，会处理其下所有以 `.mot` 结尾的文件。这里一个也没有，等于什么都没看，不应看起来像通过。\n\n如果文件名不同，请直接写出该文件。",
    },
    example: "",
};

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

/// `mot fmt` met a file it cannot format.
pub static UNFORMATTABLE: Entry = Entry {
    code: 616,
    slug: "not-formattable",
    severity: Severity::Error,
    en: Wording {
        message: "`{file}` was left as it is, since it has errors",
        label: "",
        labels: &[],
        help: &[("", "mend the errors above first")],
        explain: "`mot fmt` writes a file anew from what it understood. With errors in it, part of \
                  the text was not understood and would be lost, so the file is not touched.\n\n\
                  Mend the errors, then format.",
    },
    zh: Wording {
        message: "`{file}` 存在错误，未作改动",
        label: "",
        labels: &[],
        help: &[("", "请先改正上面的错误")],
        explain: "`mot fmt` 按理解到的内容重新写出文件。文件有错误时，部分内容没有被理解，重写会丢失，因此不作改动。\n\n请先改正错误，再整理格式。",
    },
    example: "",
};

/// A case did not come out as it says.
pub static CASE_FAILED: Entry = Entry {
    code: 617,
    slug: "case-failed",
    severity: Severity::Error,
    en: Wording {
        message: "case \"{case}\": {seen}",
        label: "the case says this",
        labels: &[],
        help: &[("", "mend the rule, or what the case expects of it")],
        explain: "A `case` gives a few records and says what must come out of judging them. Something \
                  else came out. Either a rule does not mean what its author thinks, or it was \
                  changed on purpose and the case is out of date.\n\nThe message says what came out, \
                  with the evidence; lines in it are lines of the rule file, where the case gives \
                  the records.",
    },
    zh: Wording {
        message: "用例“{case}”：{seen}",
        label: "用例是这样说的",
        labels: &[],
        help: &[("", "请改正规则，或改正用例的期望")],
        explain: "用例给出几条记录，并说明评判后应当得出什么。实际得出的不同：要么规则的含义与作者所想不符，要么规则是有意修改的而用例没有跟上。\n\n消息说明了实际结果和依据；其中的行号是规则文件中用例给出记录的行。",
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

/// `check --as-of` found a waiver whose last day is over.
pub static WAIVER_EXPIRED: Entry = Entry {
    code: 620,
    slug: "waiver-expired",
    severity: Severity::Warning,
    en: Wording {
        message: "this waiver held until {until}, which is over on {day}",
        label: "it exempts nothing that starts later",
        labels: &[],
        help: &[("", "take it out, or have it approved anew until a later day")],
        explain: "An exemption has a last day, so that someone looks at it again. `mot check --as-of DAY` \
                  tells of every waiver whose last day is before that day. Without `--as-of` none is \
                  told of: what a rule file means does not depend on the day on which it is read.\n\nTake \
                  the waiver out, or have it approved anew. While old logs are still judged it may stay: \
                  it goes on exempting what started in its time.",
    },
    zh: Wording {
        message: "此豁免有效至 {until}，到 {day} 已过期",
        label: "此后开始的都不再豁免",
        labels: &[],
        help: &[("", "请删除它，或重新批准并写明新的截止日期")],
        explain: "豁免有截止日期，好让人重新审视它。`mot check --as-of 日期` 会指出截止日期早于该日的每一项豁免。不写 `--as-of` 则不指出：规则文件的含义不取决于阅读它的那一天。\n\n请删除它，或重新批准。若还要评判旧日志，可以保留：它对有效期内开始的仍然豁免。",
    },
    example: "",
};
