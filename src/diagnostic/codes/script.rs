//! Functions written as scripts: reading them (0701–0709), and calling them (0711–0719), which is a doubt about the
//! script and stops no run, unless all calls together take too much (0715).

use crate::diagnostic::{Entry, Severity, Wording};

/// All of them, in order.
pub static ALL: &[&Entry] = &[
    &UNREADABLE,
    &TOO_LARGE,
    &SYNTAX,
    &STATEMENT,
    &NO_FUNCTION,
    &PARAMETERS,
    &FAILED,
    &OVERRUN,
    &OTHER_TYPE,
    &OTHER_VALUE,
    &EXHAUSTED,
];

/// A script file that cannot be read.
pub static UNREADABLE: Entry = Entry {
    code: 701,
    slug: "unreadable-script",
    severity: Severity::Error,
    en: Wording {
        message: "cannot read the script `{path}`: {reason}",
        label: "the function is said to be there",
        labels: &[],
        help: &[
            ("", "a path is relative to the rule file that says `fn`"),
            ("std", "the standard scripts are: {known}"),
        ],
        explain: "A function declared with `fn` is written in a script file beside the rule file, and that \
                  file could not be read. Nothing that calls the function could be decided, so the \
                  rules are refused.\n\nPaths are relative to the rule file that says `fn`. A path \
                  that begins with `std/` names one of the scripts that are part of the program.",
    },
    zh: Wording {
        message: "无法读取脚本 `{path}`：{reason}",
        label: "据此函数应在该脚本中",
        labels: &[],
        help: &[("", "路径相对于写 `函数` 的规则文件"), ("std", "标准脚本有：{known}")],
        explain: "用 `函数` 声明的函数写在规则文件旁的脚本里，而该脚本读不到。凡调用它的都无法判定，因此拒绝整个规则文件。\n\n路径相对于写 `函数` 的规则文件。以 `std/` 开头的路径是随程序附带的脚本。",
    },
    example: "fn urgency(remark: text) -> number from \"nothing.rhai\"\n",
};

/// A script of unreasonable size.
pub static TOO_LARGE: Entry = Entry {
    code: 702,
    slug: "script-too-large",
    severity: Severity::Error,
    en: Wording {
        message: "the script is larger than {most} KB",
        label: "",
        labels: &[],
        help: &[("", "keep only the functions that rules call, and put data into the log")],
        explain: "Scripts are for the few conditions that rules cannot say. One of this size is a \
                  program or a table of data, and is not read.\n\nKeep only the functions that rules \
                  call. A large table belongs into the log, as a column.",
    },
    zh: Wording {
        message: "脚本超过 {most} KB",
        label: "",
        labels: &[],
        help: &[("", "请只保留规则调用的函数，把数据放进日志")],
        explain: "脚本只用来写规则说不出的少数条件。这么大的脚本是一个程序或一张数据表，因此不读取。\n\n请只保留规则调用的函数；大的数据表应作为一列放进日志。",
    },
    example: "",
};

/// Not a script.
pub static SYNTAX: Entry = Entry {
    code: 703,
    slug: "script-syntax",
    severity: Severity::Error,
    en: Wording {
        message: "the script cannot be read: {reason}",
        label: "here",
        labels: &[],
        help: &[(
            "",
            "mend the script; of rhai there are no modules, no closures, no `eval` and no `print`",
        )],
        explain: "The script is not well formed, or uses what scripts may not use. Scripts are written in \
                  rhai (https://rhai.rs) without modules, closures, function pointers, `eval`, `print`, \
                  files, clocks and random numbers: a verdict must rest on the log and the rules \
                  alone. Variables must be declared with `let` before they are used, and \
                  expressions may be nested 32 deep.\n\nThe reason after the colon is rhai's own.",
    },
    zh: Wording {
        message: "无法读懂脚本：{reason}",
        label: "在此处",
        labels: &[],
        help: &[("", "请改正脚本；脚本中没有模块、闭包、`eval` 和 `print`")],
        explain: "脚本不合语法，或用了不允许的东西。脚本用 rhai（https://rhai.rs）书写，但没有模块、闭包、函数指针、`eval`、`print`、文件、时钟和随机数：结论只能依据日志和规则。变量须先用 `let` 声明，表达式最多嵌套 32 层。\n\n冒号后的原因是 rhai 的原话。",
    },
    example: "fn urgency(remark: text) -> number from \"example.mot\"\n",
};

/// Something beside functions.
pub static STATEMENT: Entry = Entry {
    code: 704,
    slug: "statement-in-script",
    severity: Severity::Error,
    en: Wording {
        message: "a script holds functions only",
        label: "this is outside of every function",
        labels: &[],
        help: &[("", "move it into the function that needs it")],
        explain: "Rules call the functions of a script; what stands outside of them would never run, \
                  and functions cannot see it.\n\nMove it into the function that needs it, or into a \
                  function of its own that returns it.",
    },
    zh: Wording {
        message: "脚本里只能有函数",
        label: "这一句在所有函数之外",
        labels: &[],
        help: &[("", "请移到需要它的函数里")],
        explain: "规则调用脚本里的函数；写在函数之外的语句永远不会运行，函数也看不到它。\n\n请移到需要它的函数里，或写成一个返回它的函数。",
    },
    example: "",
};

/// No function of that name.
pub static NO_FUNCTION: Entry = Entry {
    code: 705,
    slug: "no-such-script-function",
    severity: Severity::Error,
    en: Wording {
        message: "the script has no function `{name}`",
        label: "declared here",
        labels: &[],
        help: &[
            ("", "the script has: {known}"),
            ("none", "write it there: `fn {name}(…) { … }`"),
            ("did_you_mean", "did you mean `{suggestion}`? the script has: {known}"),
        ],
        explain: "`fn NAME(…) -> TYPE from \"FILE\"` calls the function of that name in the script. \
                  There is none by this name.\n\nMend the name on either side: they must be the \
                  same, capital letters among them.",
    },
    zh: Wording {
        message: "脚本中没有函数 `{name}`",
        label: "在此声明",
        labels: &[],
        help: &[
            ("", "脚本中有：{known}"),
            ("none", "请在脚本中写上：`fn {name}(…) { … }`"),
            ("did_you_mean", "是否想写 `{suggestion}`？脚本中有：{known}"),
        ],
        explain: "`函数 名称(…) -> 类型 从 \"文件\"` 调用脚本中同名的函数，而脚本中没有这个名称。\n\n请改正其中一边：两边的名称必须相同，包括大小写。",
    },
    example: "fn feeling(remark: text) -> number from \"std/sentiment.rhai\"\n",
};

/// Another number of parameters.
pub static PARAMETERS: Entry = Entry {
    code: 706,
    slug: "script-parameters",
    severity: Severity::Error,
    en: Wording {
        message: "the script's `{name}` has another number of parameters: {found}, not {expected}",
        label: "parameters here: {expected}",
        labels: &[("script", "parameters in the script: {found}")],
        help: &[("", "declare as many parameters as the script's function has")],
        explain: "The rule file declares the function with another number of parameters than the script \
                  has. Calling it would always fail.\n\nDeclare as many as the script's function \
                  has, in the same order; their names may differ.",
    },
    zh: Wording {
        message: "`{name}` 在脚本中的参数个数是 {found}，这里声明的是 {expected}",
        label: "这里声明了 {expected} 个",
        labels: &[("script", "脚本中写了 {found} 个")],
        help: &[("", "请声明与脚本函数同样多的参数")],
        explain: "规则文件声明的参数个数与脚本中的不同，调用总会失败。\n\n请按同样的顺序声明同样多的参数；参数名可以不同。",
    },
    example: "fn sentiment(remark: text, tone: text) -> -1..1 from \"std/sentiment.rhai\"\n",
};

/// A call that failed.
pub static FAILED: Entry = Entry {
    code: 711,
    slug: "script-failed",
    severity: Severity::Warning,
    en: Wording {
        message: "`{function}` failed: {reason}",
        label: "here",
        labels: &[],
        help: &[("", "mend the script, or let it return a value for this case too")],
        explain: "The script stopped at an error: a `throw`, a division by zero, a function or variable \
                  that is not there, a value of the wrong type. For these arguments the function's \
                  value is not known, and what rests on it is unknown, never met.\n\nThe report says for \
                  how many different arguments it happened, and shows one of them.",
    },
    zh: Wording {
        message: "`{function}` 运行出错：{reason}",
        label: "在此处",
        labels: &[],
        help: &[("", "请改正脚本，或让它在这种情况下也返回一个值")],
        explain: "脚本因错误而停下：`throw`、除以零、没有这个函数或变量、值的类型不对。对这些参数，函数的值不可知，依赖它的结论为未知，绝不算达标。\n\n报告会说明有多少组不同的参数如此，并给出其中一组。",
    },
    example: "",
};

/// A call that would not end.
pub static OVERRUN: Entry = Entry {
    code: 712,
    slug: "script-overran",
    severity: Severity::Warning,
    en: Wording {
        message: "`{function}` was stopped: {reason}",
        label: "here",
        labels: &[],
        help: &[("", "do less: a call may take {operations} operations, and texts 20000 bytes")],
        explain: "Every call of a script is limited, so that no script can hold up or exhaust a run: \
                  50000 operations, calls 16 deep, texts of 20000 bytes, arrays and maps of 500 \
                  elements, 256 variables. Operations are counted, not time, so that the verdict is the \
                  same on every machine. A call beyond a limit is stopped; its value is not known, and \
                  what rests on it is unknown, never met.\n\nA loop that never ends is the usual cause.",
    },
    zh: Wording {
        message: "`{function}` 被中止：{reason}",
        label: "在此处",
        labels: &[],
        help: &[("", "请减少计算：一次调用最多 {operations} 步，文本最长 20000 字节")],
        explain: "每次调用脚本都有限制，使任何脚本都不能拖住或耗尽一次运行：50000 步运算，16 层调用，20000 字节的文本，500 个元素的数组和映射，256 个变量。计的是步数而不是时间，因此在任何机器上结论都相同。超出限制的调用被中止，其值不可知，依赖它的结论为未知，绝不算达标。\n\n最常见的原因是循环不会结束。",
    },
    example: "",
};

/// A value of another type.
pub static OTHER_TYPE: Entry = Entry {
    code: 713,
    slug: "script-returned-other-type",
    severity: Severity::Warning,
    en: Wording {
        message: "`{function}` returned {found} instead of {expected}",
        label: "this function",
        labels: &[],
        help: &[("", "let every way through the function end in a value of the declared type")],
        explain: "The rule file says what the function returns, and the script returned something \
                  else. `nothing` is what a function returns whose last statement has no value, such as \
                  an `if` without `else`. The value is not known, and what rests on it is unknown, \
                  never met.",
    },
    zh: Wording {
        message: "`{function}` 返回的是 {found}，而不是{expected}",
        label: "这个函数",
        labels: &[],
        help: &[("", "请让函数的每条路径都以所声明类型的值结束")],
        explain: "规则文件声明了函数返回什么，而脚本返回了别的。若最后一条语句没有值（如没有 `else` 的 `if`），返回的就是空。该值不可知，依赖它的结论为未知，绝不算达标。",
    },
    example: "",
};

/// A value out of the declared ones.
pub static OTHER_VALUE: Entry = Entry {
    code: 714,
    slug: "script-returned-other-value",
    severity: Severity::Warning,
    en: Wording {
        message: "`{function}` returned `{found}`, which the declared type does not have",
        label: "this function",
        labels: &[],
        help: &[(
            "",
            "return a value of the declared scale, list or currency, or declare it wider",
        )],
        explain: "The rule file declares a scale, a list of texts or an amount in one currency, and the \
                  script returned a value outside of it. The value is not known, and what rests on it \
                  is unknown, never met.",
    },
    zh: Wording {
        message: "`{function}` 返回了 `{found}`，不在所声明的类型之内",
        label: "这个函数",
        labels: &[],
        help: &[("", "请返回所声明的分值、列表或货币之内的值，或把声明放宽")],
        explain: "规则文件声明了分值范围、一组文本或某种货币的金额，而脚本返回了范围之外的值。该值不可知，依赖它的结论为未知，绝不算达标。",
    },
    example: "",
};

/// All calls together took too much.
pub static EXHAUSTED: Entry = Entry {
    code: 715,
    slug: "scripts-exhausted",
    severity: Severity::Error,
    en: Wording {
        message: "scripts took more than {most} operations over the whole log",
        label: "",
        labels: &[],
        help: &[(
            "",
            "let scripts do less, or ask them less often; or allow more with `--max-script-operations`",
        )],
        explain: "Each call of a script is limited, and so are all calls of a run together: a log with \
                  millions of different remarks could otherwise keep a machine busy for days. Counted are \
                  the operations of all different calls, and 1000 more for each call; one that is made \
                  again with the same arguments counts once. Whether the limit is passed does not depend \
                  on the machine or on the number of threads.\n\nWhich calls come first does, so no part of the \
                  log can be judged in their place: nothing is reported, and the run ends in 4.\n\nPut \
                  cheap conditions before the call (`event == \"call\" and urgency(remark) > 0.5`), make the \
                  script shorter, or allow more with `--max-script-operations`.",
    },
    zh: Wording {
        message: "对整个日志，脚本的运算超过 {most} 步",
        label: "",
        labels: &[],
        help: &[("", "请减少脚本的计算或调用；或用 `--max-script-operations` 放宽")],
        explain: "每次调用脚本都有限制，一次运行的全部调用合起来也有：否则，有几百万条不同留言的日志可以让机器忙上几天。计入的是所有不同调用的步数，每次调用另加 1000 步；参数相同的重复调用只计一次。是否超出与机器和线程数无关。\n\n但哪些调用在先与线程有关，因此不能只评判其中一部分日志：不出报告，以 4 结束。\n\n请把便宜的条件写在调用之前（`事项 == \"来电\" 且 urgency(留言) > 0.5`），缩短脚本，或用 `--max-script-operations` 放宽。",
    },
    example: "",
};
