//! Names of a rule file, and what they stand for.

use crate::diagnostic::{Entry, Severity, Wording};

/// A name that nothing declares.
pub static UNKNOWN_NAME: Entry = Entry {
    code: 101,
    slug: "unknown-name",
    severity: Severity::Error,
    en: Wording {
        message: "unknown {kind} `{name}`",
        label: "nothing of this name is declared",
        labels: &[],
        help: &[
            ("", "declare it, or use one of: {known}"),
            ("did_you_mean", "did you mean `{suggestion}`?"),
            ("none", "declare it first"),
            ("verdict", "an expectation is no value: ask for its verdict, as in `failed({name})`"),
        ],
        explain: "A name is used here that no declaration of this file, or of the files it uses, \
                  gives a meaning. A rule with an unknown name could never be judged, so the \
                  file is refused.\n\nMend the spelling, or declare the name.",
    },
    zh: Wording {
        message: "未知的{kind} `{name}`",
        label: "没有声明过这个名称",
        labels: &[],
        help: &[
            ("", "请先声明它，或使用其中之一：{known}"),
            ("did_you_mean", "是否想写 `{suggestion}`？"),
            ("none", "请先声明它"),
            ("verdict", "期望本身不是值：请询问它的评判，如 `未达标({name})`"),
        ],
        explain: "这里用到的名称，在本文件及其引用的文件中都没有声明。含有未知名称的规则无法评判，因此整个文件不予接受。\n\n请改正拼写，或补上声明。",
    },
    example: "record {\n  journey <- id\n  time <- at\n}\nsegment vip = tire == \"gold\"\n",
};

/// A name that is declared twice.
pub static DUPLICATE_NAME: Entry = Entry {
    code: 102,
    slug: "duplicate-name",
    severity: Severity::Error,
    en: Wording {
        message: "`{name}` is declared twice",
        label: "declared again here",
        labels: &[("earlier", "first declared here")],
        help: &[("", "rename one of the two, or take one away")],
        explain: "Two declarations of one kind have the same name, so that a rule that uses the \
                  name could mean either. Fields, segments, steps, values, touchpoints and facts \
                  share their names, because all of them stand in expressions; calendars, \
                  models, protocols, recoveries and standards have names of their own.\n\nRename \
                  one of them. If both say the same, take one away.",
    },
    zh: Wording {
        message: "`{name}` 声明了两次",
        label: "在此再次声明",
        labels: &[("earlier", "首次声明在此")],
        help: &[("", "请改掉其中一个的名称，或删去一个")],
        explain: "同一类声明中有两个同名，使用这个名称的规则就可能指其中任何一个。字段、客群、步骤、取值、触点和事实都用在表达式里，因此共用一套名称；日历、模型、流程、补救和标准各有自己的名称。\n\n请改掉其中一个的名称；若两者相同，删去一个即可。",
    },
    example: "record {\n  journey <- id\n  time <- at\n}\nlet limit = 20s\nlet limit = 30s\n",
};

/// A name of something else than is asked for.
pub static WRONG_KIND: Entry = Entry {
    code: 103,
    slug: "wrong-kind",
    severity: Severity::Error,
    en: Wording {
        message: "`{name}` is a {found}, not a {expected}",
        label: "a {expected} is asked for here",
        labels: &[],
        help: &[("", "name a {expected} here, or declare one")],
        explain: "The name is declared, but as another kind of thing than this place can use: \
                  `for` takes a segment, `per` a field, `failed` a touchpoint, a moment or an \
                  expectation.\n\nName the right thing, or declare one of that kind.",
    },
    zh: Wording {
        message: "`{name}` 是{found}，不是{expected}",
        label: "这里需要{expected}",
        labels: &[],
        help: &[("", "请在此写{expected}的名称，或先声明一个")],
        explain: "这个名称已经声明，但它所指的种类不能用在这里：`针对` 后面是客群，`每` 后面是字段，`未达标` 里面是触点、关键时刻或期望。\n\n请写对名称，或声明一个相应种类的名称。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\ntouchpoint answer {\n  when event == \"answered\"\n  expect must known: event is known\n    for event: event is missing\n}\n",
};

/// Definitions that rest on each other.
pub static DEFINITION_CYCLE: Entry = Entry {
    code: 106,
    slug: "definition-cycle",
    severity: Severity::Error,
    en: Wording {
        message: "`{name}` rests on itself: {loop}",
        label: "this definition needs its own value",
        labels: &[("member", "by way of this one")],
        help: &[("", "break the circle: say one of them without the others")],
        explain: "A segment, step, value, touchpoint or calendar is defined by names that in the \
                  end lead back to it, so that its meaning could never be worked out.\n\nWrite \
                  one of the definitions in the circle without the others.",
    },
    zh: Wording {
        message: "`{name}` 依赖自身：{loop}",
        label: "这个定义需要它自己的值",
        labels: &[("member", "经由此处")],
        help: &[("", "请打破循环：其中一个不要再引用其他几个")],
        explain: "一个客群、步骤、取值、触点或日历，由一串名称定义，而这些名称最终又回到它自己，因此它的含义永远无法得出。\n\n请把循环中的某一个改写成不依赖其他几个的形式。",
    },
    example: "record {\n  journey <- id\n  time <- at\n}\nsegment a = not b\nsegment b = not a\n",
};

/// Facts that rest on each other.
pub static FACT_CYCLE: Entry = Entry {
    code: 107,
    slug: "fact-cycle",
    severity: Severity::Error,
    en: Wording {
        message: "the fact `{name}` rests on itself: {loop}",
        label: "this fact needs its own truth",
        labels: &[("member", "by way of this one")],
        help: &[("", "break the circle: conclude one of them from verdicts and fields alone")],
        explain: "Facts are concluded one after another, each from verdicts, fields and facts \
                  concluded before it. Facts that rest on each other in a circle have no first \
                  one.\n\nConclude one of the facts in the circle without the others.",
    },
    zh: Wording {
        message: "事实 `{name}` 依赖自身：{loop}",
        label: "这个事实需要它自己先成立",
        labels: &[("member", "经由此处")],
        help: &[("", "请打破循环：其中一个只由评判和字段得出")],
        explain: "事实是依次得出的，每一个只能依据评判、字段和此前得出的事实。彼此循环依赖的事实没有起点。\n\n请让循环中的某一个事实不依赖其他几个。",
    },
    example: "record {\n  journey <- id\n  time <- at\n}\nconclude a when not b\nconclude b when not a\n",
};

/// Exceptions or recoveries that come in place of each other.
pub static INSTEAD_CYCLE: Entry = Entry {
    code: 108,
    slug: "instead-cycle",
    severity: Severity::Error,
    en: Wording {
        message: "`{name}` comes in place of itself: {loop}",
        label: "in a circle with the others, none comes first",
        labels: &[("member", "by way of this one")],
        help: &[("", "take away one `instead of`, so that one of them comes first")],
        explain: "`instead of` says which of two exceptions or recoveries wins where both could \
                  apply. In a circle each would give way to the next, and none would be \
                  left.\n\nTake away one `instead of` in the circle.",
    },
    zh: Wording {
        message: "`{name}` 取代了自身：{loop}",
        label: "彼此循环取代，谁也不在先",
        labels: &[("member", "经由此处")],
        help: &[("", "请去掉一处 `取代`，使其中一个在先")],
        explain: "`取代` 说明两个例外或两个补救都可能适用时以哪个为准。若循环取代，每一个都让位给下一个，最后一个也不剩。\n\n请去掉循环中的一处 `取代`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nrecovery a for complaint {\n  instead of b\n  do call\n}\nrecovery b for complaint {\n  instead of a\n  do write\n}\n",
};

/// A text that a field of a list cannot hold.
pub static NOT_IN_LIST: Entry = Entry {
    code: 113,
    slug: "not-in-list",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is not one of the values listed",
        label: "no record can say this",
        labels: &[],
        help: &[
            ("", "use one of: {known}"),
            ("did_you_mean", "did you mean `{suggestion}`?"),
            ("none", "the list is empty: add the value to it"),
        ],
        explain: "The field is declared with the list of the texts it can hold, and this text is \
                  not in the list: a rule that asks for it would never hold.\n\nMend the \
                  spelling, or add the value to the field's list.",
    },
    zh: Wording {
        message: "`{value}` 不在所列的取值之中",
        label: "没有记录会是这个值",
        labels: &[],
        help: &[
            ("", "请使用其中之一：{known}"),
            ("did_you_mean", "是否想写 `{suggestion}`？"),
            ("none", "列表为空：请先把这个值加进去"),
        ],
        explain: "该字段声明时列出了它可能的取值，而这里的文本不在其中：要求它的规则永远不会成立。\n\n请改正拼写，或把它加进字段的取值列表。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  tier : one of [standard, gold]\n}\nsegment vip = tier == \"golden\"\n",
};

/// A clause that may be said once.
pub static REPEATED_CLAUSE: Entry = Entry {
    code: 114,
    slug: "repeated-clause",
    severity: Severity::Error,
    en: Wording {
        message: "{clause} is said twice",
        label: "said again here",
        labels: &[("earlier", "first said here")],
        help: &[("", "keep one of the two")],
        explain: "This may be said once, as two could contradict each other. A moment has one of \
                  `from`, `at` and `each journey`; a program has one time zone, one currency, \
                  one default calendar and one `authority`.\n\nKeep one of the two.",
    },
    zh: Wording {
        message: "{clause} 写了两次",
        label: "在此再次写出",
        labels: &[("earlier", "首次写在此处")],
        help: &[("", "请只保留其中一处")],
        explain: "这一项只能写一次，写两次可能互相矛盾。一个关键时刻只能有 `从`、`在`、`每次旅程` 之一；整个程序只能有一个时区、一个币种、一个默认日历和一个 `授权`。\n\n请只保留其中一处。",
    },
    example: "service \"Care\" {\n  currency CNY\n  currency EUR\n}\n",
};

/// A function with the name of one that is built in.
pub static BUILT_IN_NAME: Entry = Entry {
    code: 115,
    slug: "built-in-name",
    severity: Severity::Error,
    en: Wording {
        message: "the function `{name}` is built in",
        label: "this name is taken",
        labels: &[],
        help: &[("", "give your function another name")],
        explain: "The language has a function of this name, so that a call would not mean \
                  yours.\n\nGive your function another name.",
    },
    zh: Wording {
        message: "函数 `{name}` 是语言自带的",
        label: "这个名称已被占用",
        labels: &[],
        help: &[("", "请给自己的函数另取一个名称")],
        explain: "语言中已有同名的函数，调用时不会用到这里声明的这个。\n\n请给自己的函数另取一个名称。",
    },
    example: "fn days(a: number) -> number from \"std/sentiment.rhai\"\n",
};

/// An exception in place of a segment that has none.
pub static INSTEAD_OF_NOTHING: Entry = Entry {
    code: 116,
    slug: "instead-of-nothing",
    severity: Severity::Error,
    en: Wording {
        message: "there is no exception `for {name}` to come in place of",
        label: "this segment has no exception here",
        labels: &[],
        help: &[(
            "",
            "write `for {name}:` beside this exception, or take away `instead of {name}`",
        )],
        explain: "`for A instead of B` says that the exception for A wins where both segments \
                  hold. The expectation has no exception for B.\n\nAdd the exception for B, or \
                  take away `instead of`.",
    },
    zh: Wording {
        message: "没有可供取代的例外 `针对 {name}`",
        label: "这里没有针对该客群的例外",
        labels: &[],
        help: &[("", "请在旁边写上 `针对 {name}：`，或去掉 `取代 {name}`")],
        explain: "`针对 A 取代 B` 表示两个客群都成立时以 A 的例外为准。这个期望没有针对 B 的例外。\n\n请补上针对 B 的例外，或去掉 `取代`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  wait : duration in s\n  tier : text\n}\nsegment gold = tier == \"gold\"\nsegment night = tier == \"night\"\ntouchpoint answer {\n  when event == \"answered\"\n  expect must quick: wait <= 20s\n    for gold instead of night: wait <= 10s\n}\n",
};

/// Recoveries that wait for each other.
pub static ATTEMPT_CYCLE: Entry = Entry {
    code: 117,
    slug: "attempt-cycle",
    severity: Severity::Error,
    en: Wording {
        message: "whether `{name}` is owed rests on itself: {loop}",
        label: "waits for what waits for it",
        labels: &[("member", "by way of this one")],
        help: &[("", "break the circle: let one of them not ask what became of the others")],
        explain: "A recovery may wait for what became of another (`when failed(first_try)`), and gives way \
                  to one that comes in its place (`instead of`). In a circle none could be decided \
                  first.\n\nTake one of the conditions in the circle away. A second try needs no \
                  `instead of`: it is owed beside the first.",
    },
    zh: Wording {
        message: "`{name}` 是否应做，取决于它自身：{loop}",
        label: "等待着等待它的",
        labels: &[("member", "经由此处")],
        help: &[("", "请打破循环：其中一个不要再问其他几个的结果")],
        explain: "补救可以等待另一个补救的结果（`当 未达标(首次)`），也会让位给取代它的补救（`取代`）。若成循环，哪一个也无法先定。\n\n请去掉循环中的一个条件。再次补救不需要 `取代`：它与前一次并列。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nrecovery first for complaint {\n  do call\n}\nrecovery second for complaint {\n  instead of first when failed(first)\n  do visit\n}\n",
};
