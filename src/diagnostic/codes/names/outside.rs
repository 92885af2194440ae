//! Names of things outside a rule file: other files, roles of columns, currencies, zones.

use crate::diagnostic::{Entry, Severity, Wording};

/// Files that use each other.
pub static USE_CYCLE: Entry = Entry {
    code: 104,
    slug: "use-cycle",
    severity: Severity::Error,
    en: Wording {
        message: "files use each other in a circle: {loop}",
        label: "this closes the circle",
        labels: &[("use", "by way of this one")],
        help: &[("", "move what both need into a file of its own, and use that")],
        explain: "A file takes over all that another declares. If files use each other in a \
                  circle, none of them can be read on its own, and a change in one can change \
                  the meaning of all.\n\nMove what is shared into a file that uses none of the \
                  others.",
    },
    zh: Wording {
        message: "文件循环引用：{loop}",
        label: "这里使循环闭合",
        labels: &[("use", "经由此处")],
        help: &[("", "请把共用的内容移到单独的文件，再引用它")],
        explain: "引用一个文件，就接受了它声明的全部内容。若几个文件循环引用，就没有一个能单独读懂，改动其中一个可能改变所有文件的含义。\n\n请把共用的内容移到一个不引用其他几个的文件里。",
    },
    example: "use \"example.mot\"\n",
};

/// A used file that cannot be read.
pub static UNREADABLE_USE: Entry = Entry {
    code: 105,
    slug: "unreadable-use",
    severity: Severity::Error,
    en: Wording {
        message: "cannot read `{path}`: {reason}",
        label: "used here",
        labels: &[],
        help: &[
            ("", "a path is relative to the file that says `use`"),
            ("std", "the standard rules are: {known}"),
        ],
        explain: "The rules rest on a file that could not be read. What it declares is missing, \
                  so the rules cannot be judged.\n\nPaths are relative to the file that says \
                  `use`, and `.mot` may be left out. A path that begins with `std/` names one of \
                  the standard rules, which are part of the program.",
    },
    zh: Wording {
        message: "无法读取 `{path}`：{reason}",
        label: "在此引用",
        labels: &[],
        help: &[("", "路径相对于写 `使用` 的文件"), ("std", "标准规则有：{known}")],
        explain: "规则所依赖的文件读不到，它声明的内容就缺失了，因此规则无法评判。\n\n路径相对于写 `使用` 的文件，`.mot` 可以省略。以 `std/` 开头的路径是随程序附带的标准规则。",
    },
    example: "use \"std/nothing\"\n",
};

/// A field without a type that is no role.
pub static UNKNOWN_ROLE: Entry = Entry {
    code: 109,
    slug: "unknown-role",
    severity: Severity::Error,
    en: Wording {
        message: "`{name}` is not a role, and it has no type",
        label: "only a role may stand without a type",
        labels: &[],
        help: &[
            ("", "write a type, as in `{name} : text`; the roles are: {known}"),
            (
                "did_you_mean",
                "did you mean `{suggestion}`? otherwise write a type, as in `{name} : text`",
            ),
            ("currency", "an amount says its currency with `in`: `money in {name}`"),
        ],
        explain: "A line of `record` without a type is one of the roles that the program knows: journey, time, event, customer, agent, channel (旅程 时间 事件 客户 坐席 渠道). Every other field says its type, so that values can be read and compared.\n\nMend the spelling of the role, or write the field's type.",
    },
    zh: Wording {
        message: "`{name}` 不是角色，又没有写类型",
        label: "只有角色可以不写类型",
        labels: &[],
        help: &[
            ("", "请写出类型，如 `{name} : 文本`；角色有：{known}"),
            ("did_you_mean", "是否想写 `{suggestion}`？否则请写出类型，如 `{name} : 文本`"),
            ("currency", "金额的币种写在 `单位` 之后：`金额 单位 {name}`"),
        ],
        explain: "`记录` 中不写类型的行，必须是程序认识的角色：旅程、时间、事件、客户、坐席、渠道（journey time event customer agent channel）。其他字段都要写出类型，才能读取和比较。\n\n请改正角色的拼写，或写出字段的类型。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  chanel\n}\n",
};

/// A role that something rests on.
pub static MISSING_ROLE: Entry = Entry {
    code: 110,
    slug: "missing-role",
    severity: Severity::Error,
    en: Wording {
        message: "no field has the role {role}",
        label: "this needs it",
        labels: &[],
        help: &[(
            "",
            "add a line to `record` that says which column it is, as in `journey <- ticket_id` or `time <- created_at`",
        )],
        explain: "Touchpoints and moments are found in the records of a journey, in the order of \
                  time: the record must say which columns hold the journey and the time. A \
                  quoted event, as in `from \"complaint\"`, also needs to know which column \
                  holds the event.\n\nAdd the role to `record`, with the column it is read from.",
    },
    zh: Wording {
        message: "没有字段担任角色{role}",
        label: "这里需要它",
        labels: &[],
        help: &[(
            "",
            "请在 `记录` 中加一行说明是哪一列，如 `旅程 <- 工单号` 或 `时间 <- 发生时间`",
        )],
        explain: "触点和关键时刻要在同一旅程的记录中按时间先后寻找：`记录` 必须说明哪一列是旅程，哪一列是时间。加引号的事件，如 `从 \"投诉\"`，还要知道哪一列是事件。\n\n请在 `记录` 中加上这个角色及其所在的列。",
    },
    example: "record {\n  journey <- id\n  status : text\n}\ntouchpoint answer {\n  when status == \"answered\"\n  expect must known: status is known\n}\n",
};

/// A currency that does not exist.
pub static UNKNOWN_CURRENCY: Entry = Entry {
    code: 111,
    slug: "unknown-currency",
    severity: Severity::Error,
    en: Wording {
        message: "unknown currency `{name}`",
        label: "not a code of ISO 4217",
        labels: &[],
        help: &[
            ("", "write the three letters of the currency, such as `CNY`, `EUR` or `USD`"),
            ("did_you_mean", "did you mean `{suggestion}`?"),
        ],
        explain: "Amounts are of a currency, written as its code of ISO 4217: three capital \
                  letters. Amounts in different currencies never compare.\n\nWrite the code of \
                  the currency.",
    },
    zh: Wording {
        message: "未知的币种 `{name}`",
        label: "不是 ISO 4217 代码",
        labels: &[],
        help: &[
            ("", "请写币种的三个字母，如 `CNY`、`EUR`、`USD`"),
            ("did_you_mean", "是否想写 `{suggestion}`？"),
        ],
        explain: "金额都有币种，用 ISO 4217 的三个大写字母表示。不同币种的金额不能比较。\n\n请写出币种代码。",
    },
    example: "service \"Care\" {\n  currency RMB\n}\n",
};

/// A time zone that does not exist.
pub static UNKNOWN_ZONE: Entry = Entry {
    code: 112,
    slug: "unknown-zone",
    severity: Severity::Error,
    en: Wording {
        message: "unknown time zone `{name}`",
        label: "not a name of the IANA database",
        labels: &[],
        help: &[
            ("", "write a name such as `Asia/Shanghai`, `Europe/Rome` or `UTC`"),
            ("did_you_mean", "did you mean `{suggestion}`?"),
        ],
        explain: "Time zones are named as in the IANA database, by a region and a city, since \
                  only these say when clocks are set forward and back. Abbreviations such as CST \
                  mean several zones.\n\nWrite the IANA name of the zone.",
    },
    zh: Wording {
        message: "未知的时区 `{name}`",
        label: "不是 IANA 数据库中的名称",
        labels: &[],
        help: &[
            ("", "请写如 `Asia/Shanghai`、`Europe/Rome` 或 `UTC` 的名称"),
            ("did_you_mean", "是否想写 `{suggestion}`？"),
        ],
        explain: "时区用 IANA 数据库中的名称，由地区和城市组成，只有它说明何时拨快、何时拨慢。CST 之类的缩写可指好几个时区。\n\n请写出时区的 IANA 名称。",
    },
    example: "service \"Care\" {\n  timezone \"Asia/Shanghay\"\n}\n",
};
