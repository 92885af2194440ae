//! What cannot be read in a clause, and the slips that people make often.

use crate::diagnostic::{Entry, Severity, Wording};

/// What would fit, by the key that `syntax::fault` chooses.
const FITS_EN: &[(&str, &str)] = &[
    ("", "take it out, or see the form of this clause in the reference of the language"),
    ("did_you_mean", "did you mean `{suggestion}`?"),
    ("end", "what stands before is complete; begin a new line, or join the two with `and` or `or`"),
    (
        "requirement",
        "write a requirement: a condition such as `wait <= 20s`, or one such as `\"resolved\" \
         within 8h`, `no \"complaint\"`, `at most 2 \"transfer\"`, `follows clear`",
    ),
    ("length", "write a length of time such as `20s`, `15m`, `7 days` or `8 business hours`"),
    ("level", "write how much it matters: `must`, `should` or `delight`"),
    ("phase", "write a phase: `awareness`, `decision`, `service` or `aftercare`"),
    ("lane", "write a lane: `customer`, `front`, `back` or `support`"),
    ("reopens", "write what a new start does: `new`, `resume` or `ignore`"),
    (
        "verdict",
        "write a verdict: `met`, `failed` (`late`, `missing`, `broken`), `open` (`running`, \
         `paused`), `unknown`, `exempt` or `not applicable`",
    ),
    (
        "weekday",
        "write days such as `mon..fri` or `sat`, or `closed`, `open`, `timezone`, `holidays`",
    ),
    ("time", "write a date and a time such as `2026-11-02 09:00:15`"),
    ("hours", "write hours such as `09:00-18:00`, or `all day`"),
    ("date", "write a date such as `2026-11-02`"),
    (
        "type",
        "write a type: `text`, `number`, `flag`, `time`, `duration`, `money`, a scale such as \
         `1..5`, or `one of [a, b]`",
    ),
    ("scale", "a scale is written by its two ends alone: `1..5`"),
    ("epoch", "write the unit of the number: `s`, `ms`, `us` or `ns`"),
    ("percent", "write a percentage such as `95%`"),
    ("money", "write an amount with its currency such as `50 CNY`"),
    ("period", "write `day`, `week`, `month`, `quarter` or `year`"),
    (
        "brace",
        "after the name and the title comes `{`, and what belongs to it stands between `{` and `}`",
    ),
    ("cases", "say of what: `at least 30 cases`"),
    ("up_to", "write how much this level may spend: `up to 50 CNY`, or `without limit`"),
    ("for", "say what it recovers: `for complaint`"),
    ("when", "say when it holds: `when failed(complaint)`"),
    ("per", "say of whom or of what: `per customer`"),
    ("delay", "say after how long: `after 1 business day`"),
    ("has", "say what is asked of each of them: `has wait <= 20s`"),
    ("script", "say where the function is written: `from \"urgency.rhai\"`"),
    ("gives", "say what the function gives: `-> number`"),
    ("call", "write what is measured, such as `rate(answer.quick)` or `nps(score)`"),
    ("assign", "write `=` and what it stands for"),
    ("colon", "write `:` here"),
    ("arrow", "write `<-` and the column, or `:` and the type"),
    ("count", "write a whole number"),
    ("number", "write a number"),
    ("deadline", "write a time field, or `end of day` or `end of business day`"),
    ("value", "write a value: a field, a number, a quoted text, or an expression in brackets"),
    ("pattern", "say of what: `at most 2 \"transfer\"`"),
    ("operator", "compare it: `==`, `!=`, `<`, `<=`, `>` or `>=`"),
    ("names", "write a list of fields such as `[e1, e2]`"),
    ("choice", "write one of the values, a word or a quoted text"),
    ("column", "write the name of a column, in quotes if it is more than a word"),
    ("text", "write a text in quotes"),
    ("name", "write a name: letters, digits and `_`, not beginning with a digit"),
];

const FITS_ZH: &[(&str, &str)] = &[
    ("", "请删去，或在语言参考中查看该子句的写法"),
    ("did_you_mean", "是否想写 `{suggestion}`？"),
    ("end", "前面的内容已经完整；请另起一行，或用 `且`、`或` 连接"),
    (
        "requirement",
        "请写出要求：条件如 `等待 <= 20秒`，或 `\"解决\" 限时 8小时`、`无 \"投诉\"`、`至多 2 次 \"转接\"`、\
         `遵循 clear`",
    ),
    ("length", "请写时长，如 `20秒`、`15分钟`、`7天`、`8工作小时`"),
    ("level", "请写重要程度：`必须`、`应当` 或 `惊喜`"),
    ("phase", "请写阶段：`认知`、`决策`、`服务` 或 `售后`"),
    ("lane", "请写泳道：`客户`、`前台`、`后台` 或 `支持`"),
    ("reopens", "请写再次开始时怎么办：`新开`、`续接` 或 `忽略`"),
    (
        "verdict",
        "请写结论：`达标`、`未达标`（`超时`、`未发生`、`违反`）、`待定`（`计时中`、`暂停中`）、`未知`、`豁免` \
         或 `不适用`",
    ),
    ("weekday", "请写星期，如 `周一..周五`、`周六`，或 `休息`、`营业`、`时区`、`节假日`"),
    ("time", "请写日期和时刻，如 `2026-11-02 09:00:15`"),
    ("hours", "请写时段，如 `09:00-18:00`，或 `全天`"),
    ("date", "请写日期，如 `2026-11-02`"),
    (
        "type",
        "请写类型：`文本`、`数字`、`是否`、`时间`、`时长`、`金额`，量表如 `1..5`，或 `取自 [甲, 乙]`",
    ),
    ("scale", "量表只写两端：`1..5`"),
    ("epoch", "请写该数字的单位：`秒`、`毫秒`、`微秒` 或 `纳秒`"),
    ("percent", "请写百分比，如 `95%`"),
    ("money", "请写带币种的金额，如 `50元` 或 `50 CNY`"),
    ("period", "请写 `日`、`周`、`月`、`季度` 或 `年`"),
    ("brace", "名称和标题之后应为 `{`，所属的内容写在 `{` 与 `}` 之间"),
    ("cases", "请写单位 `例`：`至少 30 例`"),
    ("up_to", "请写该级别可支配的金额：`上限 50元`，或 `不限`"),
    ("for", "请写补救的对象：`针对 投诉`"),
    ("when", "请写何时成立：`当 未达标(投诉)`"),
    ("per", "请写按谁或按什么：`每 客户`"),
    ("delay", "请写多久之后：`超过 1个工作日`"),
    ("has", "请写对其中每一个的要求：`满足 等待 <= 20秒`"),
    ("script", "请写函数所在的脚本：`从 \"urgency.rhai\"`"),
    ("gives", "请写函数的结果类型：`-> 数字`"),
    ("call", "请写要度量什么，如 `达标率(接听.快速)`、`净推荐值(推荐)`"),
    ("assign", "请写 `=` 和它所代表的内容"),
    ("colon", "请在此处写 `:`"),
    ("arrow", "请写 `<-` 和列名，或 `:` 和类型"),
    ("count", "请写整数"),
    ("number", "请写数字"),
    ("deadline", "请写时间字段，或 `当日结束`、`工作日结束`"),
    ("value", "请写一个值：字段、数字、引号中的文本，或括号中的表达式"),
    ("pattern", "请写对象：`至多 2 次 \"转接\"`"),
    ("operator", "请写比较符：`==`、`!=`、`<`、`<=`、`>` 或 `>=`"),
    ("names", "请写字段列表，如 `[e1, e2]`"),
    ("choice", "请写其中一个取值：一个词，或引号中的文本"),
    ("column", "请写列名；不止一个词时加引号"),
    ("text", "请写引号中的文本"),
    ("name", "请写名称：文字、数字和 `_`，不以数字开头"),
];

/// Something stands where it cannot.
pub static UNEXPECTED: Entry = Entry {
    code: 12,
    slug: "unexpected",
    severity: Severity::Error,
    en: Wording {
        message: "`{found}` does not belong here",
        label: "not expected here",
        labels: &[],
        help: FITS_EN,
        explain: "Up to this place the clause could be read; this does not continue it. The help \
                  says what would. Only this clause is left out: the others of the file are read \
                  and checked all the same.\n\nA name that is spelled like a word of the language is \
                  written in backticks: `` `within` ``.",
    },
    zh: Wording {
        message: "此处不应出现 `{found}`",
        label: "与前文接不上",
        labels: &[],
        help: FITS_ZH,
        explain: "该子句到此为止都能读懂，但这里的内容接不上。帮助信息说明了可以怎样写。只有这个子句不予采用，\
                  文件的其余部分照常读取和检查。\n\n与语言用词相同的名称要写在反引号中：`` `限时` ``。",
    },
    example: "let limit = 20s 30s\n",
};

/// The clause ends too soon.
pub static INCOMPLETE: Entry = Entry {
    code: 13,
    slug: "incomplete",
    severity: Severity::Error,
    en: Wording {
        message: "this ends too soon",
        label: "something is missing here",
        labels: &[],
        help: FITS_EN,
        explain: "The clause or declaration could be read to its end, but it is not complete. The \
                  help says what has to follow.\n\nA clause may go on in the next line if its line \
                  ends with a comma or an operator, or if the next begins with a word such as `and`, \
                  `for` or `until`.",
    },
    zh: Wording {
        message: "内容不完整",
        label: "此处缺少内容",
        labels: &[],
        help: FITS_ZH,
        explain: "该子句或声明到结尾都能读懂，但并不完整。帮助信息说明了后面还应写什么。\n\n一行以逗号或运算符结尾，\
                  或下一行以 `且`、`针对`、`直到` 等词开头时，子句可以延续到下一行。",
    },
    example: "segment vip =\n",
};

/// The colon after an expectation's name.
pub static MISSING_COLON: Entry = Entry {
    code: 14,
    slug: "missing-colon",
    severity: Severity::Error,
    en: Wording {
        message: "a `:` is missing after `{name}`",
        label: "`:` belongs here",
        labels: &[],
        help: &[("", "write `{name}:` and then what is required")],
        explain: "An expectation has a name and perhaps a title, then a colon, then what is \
                  required: `expect must quick \"Answered quickly\": wait <= 20s`. An exception is \
                  written the same way: `for vip: wait <= 10s`.\n\nAdd the colon.",
    },
    zh: Wording {
        message: "`{name}` 之后缺少 `:`",
        label: "此处应有 `:`",
        labels: &[],
        help: &[("", "请写 `{name}:`，再写要求")],
        explain: "期望先写名称（可加标题），再写冒号，然后写要求：`期望 必须 快速 \"快速接听\": 等待 <= 20秒`。\
                  例外也这样写：`针对 vip: 等待 <= 10秒`。\n\n请补上冒号。",
    },
    example: "touchpoint answer {\n  when event == \"answered\"\n  expect must quick wait <= 20s\n}\n",
};

/// One `=` where two are meant.
pub static SINGLE_EQUALS: Entry = Entry {
    code: 15,
    slug: "single-equals",
    severity: Severity::Error,
    en: Wording {
        message: "a comparison is written `==`",
        label: "one `=` gives a name",
        labels: &[],
        help: &[("", "write `==`")],
        explain: "One `=` says what a name stands for (`segment vip = …`); two ask whether values \
                  are the same (`event == \"answered\"`). Keeping them apart means that neither can \
                  be mistaken for the other.\n\nWrite `==`.",
    },
    zh: Wording {
        message: "比较相等应写作 `==`",
        label: "一个 `=` 用于命名",
        labels: &[],
        help: &[("", "请写 `==`")],
        explain: "一个 `=` 表示名称代表什么（`客群 vip = …`），两个 `==` 表示询问是否相等\
                  （`事件 == \"接听\"`）。两者分开，就不会混淆。\n\n请写 `==`。",
    },
    example: "segment vip = tier = \"gold\"\n",
};

/// `20 s`
pub static BLANK_BEFORE_UNIT: Entry = Entry {
    code: 16,
    slug: "blank-before-unit",
    severity: Severity::Error,
    en: Wording {
        message: "no blank goes between `{number}` and `{unit}`",
        label: "write this without a blank",
        labels: &[],
        help: &[("", "write `{number}{unit}`")],
        explain: "The short units `ms s m h d w` stand right after their number, so that they \
                  cannot be taken for names: `20s`, `15m`, `24h`. Long units may have a blank: `7 \
                  days`, `8 business hours`.\n\nTake the blank out.",
    },
    zh: Wording {
        message: "`{number}` 与 `{unit}` 之间不留空格",
        label: "请去掉空格",
        labels: &[],
        help: &[("", "请写 `{number}{unit}`")],
        explain: "短单位 `ms s m h d w` 紧跟在数字之后，以免被当作名称：`20s`、`15m`、`24h`。长单位前可以有空格：\
                  `7 days`、`8 business hours`。中文单位有无空格均可：`20秒`。\n\n请去掉空格。",
    },
    example: "let limit = 20 s\n",
};

/// A unit that is none.
pub static UNKNOWN_UNIT: Entry = Entry {
    code: 17,
    slug: "unknown-unit",
    severity: Severity::Error,
    en: Wording {
        message: "`{unit}` is no unit",
        label: "neither a unit of time nor a currency",
        labels: &[],
        help: &[
            (
                "",
                "use `ms`, `s`, `m`, `h`, `d`, `w`, `calendar days`, `business hours`, `business days`, `%`, or a currency such as `CNY`",
            ),
            ("did_you_mean", "did you mean `{suggestion}`?"),
            ("currency", "if it is a currency, write it in capitals: `{suggestion}`"),
        ],
        explain: "A number may have a unit of time (`20s`, `15m`, `7 days`, `7 calendar days`, `8 \
                  business hours`), a percent sign, or a currency of three capitals (`50 CNY`). \
                  Nothing else can follow it at once.\n\nUse one of these units.",
    },
    zh: Wording {
        message: "`{unit}` 不是单位",
        label: "既不是时间单位，也不是币种",
        labels: &[],
        help: &[
            (
                "",
                "请用 `毫秒`、`秒`、`分钟`、`小时`、`天`、`周`、`个自然日`、`工作小时`、`个工作日`、`%`，或币种如 `元`、`CNY`",
            ),
            ("did_you_mean", "是否想写 `{suggestion}`？"),
            ("currency", "如果是币种，请用大写：`{suggestion}`"),
        ],
        explain: "数字后面可以跟时间单位（`20秒`、`15分钟`、`7天`、`7个自然日`、`8工作小时`）、百分号，或三个大写字母的\
                  币种（`50 CNY`，人民币也可写 `50元`）。其他内容不能直接跟在数字后面。\n\n请使用上述单位。",
    },
    example: "let limit = 20secs\n",
};

/// A share without its sign.
pub static MISSING_PERCENT: Entry = Entry {
    code: 18,
    slug: "missing-percent",
    severity: Severity::Error,
    en: Wording {
        message: "a `%` is missing after `{number}`",
        label: "a percentage",
        labels: &[],
        help: &[("", "write `{number}%`")],
        explain: "Weights of a model and confidence are percentages and are written with their \
                  sign, so that 11 and 11% cannot be mixed up.\n\nAdd the percent sign.",
    },
    zh: Wording {
        message: "`{number}` 之后缺少 `%`",
        label: "应为百分比",
        labels: &[],
        help: &[("", "请写 `{number}%`")],
        explain: "模型的权重和置信度都是百分比，必须写出百分号，以免 11 与 11% 混淆。\n\n请补上百分号。",
    },
    example: "model servqual {\n  reliability 100\n}\n",
};

/// A name spelled like a word that expressions need.
pub static RESERVED_NAME: Entry = Entry {
    code: 19,
    slug: "reserved-name",
    severity: Severity::Error,
    en: Wording {
        message: "`{found}` is a word of the language",
        label: "a name is expected here",
        labels: &[],
        help: &[("", "choose another name, or write it in backticks wherever it is used")],
        explain: "A few words that begin or follow a value cannot be names as they stand, in either \
                  language: `and`, `or`, `not`, `in`, `no`, `by`, `within`, `before`, `after` and \
                  the like. In backticks any word is a name.\n\nChoose another name, or write the \
                  backticks.",
    },
    zh: Wording {
        message: "`{found}` 是语言的用词",
        label: "此处应为名称",
        labels: &[],
        help: &[("", "请换一个名称，或在每次使用时都写在反引号中")],
        explain: "少数出现在值之前或之后的词不能直接用作名称，两种语言都是如此：`且`、`或`、`非`、`属于`、`无`、\
                  `限时`、`早于`、`晚于` 等。写在反引号中的任何词都是名称。\n\n请换一个名称，或加上反引号。",
    },
    example: "segment all = tier == \"gold\"\n",
};

/// A part that was said before.
pub static SAID_TWICE: Entry = Entry {
    code: 20,
    slug: "said-twice",
    severity: Severity::Error,
    en: Wording {
        message: "this is said twice",
        label: "said before in the same clause or case",
        labels: &[],
        help: &[("", "keep one of the two")],
        explain: "This part may stand once. With two of them it would be open which one counts, and \
                  nobody should be judged by the one that was overlooked.\n\nTake one of them out.",
    },
    zh: Wording {
        message: "重复书写",
        label: "同一子句或案例中已经写过",
        labels: &[],
        help: &[("", "请只保留其中一处")],
        explain: "这一部分只能写一次。写了两次就不清楚以哪个为准，而不应有人因被忽略的那一处而受到评判。\n\n\
                  请删去其中一处。",
    },
    example: "waive complaint.informed because \"a letter\" because \"a visit\"\n",
};

/// `a < b < c`
pub static CHAINED: Entry = Entry {
    code: 21,
    slug: "chained-comparison",
    severity: Severity::Error,
    en: Wording {
        message: "comparisons do not chain",
        label: "a second comparison of the same value",
        labels: &[],
        help: &[("", "write `a <= b and b <= c`, or `b in a..c`")],
        explain: "`1 <= csat <= 5` would compare the answer of the first comparison with 5, which \
                  is never what is meant.\n\nWrite both comparisons with `and`, or ask whether the \
                  value lies in a range: `csat in 1..5`.",
    },
    zh: Wording {
        message: "比较不能连写",
        label: "这是第二个比较",
        labels: &[],
        help: &[("", "请写 `a <= b 且 b <= c`，或 `b 属于 a..c`")],
        explain: "`1 <= csat <= 5` 会把第一个比较的结果与 5 相比，这绝不是本意。\n\n请用 `且` 写出两个比较，\
                  或询问是否在范围之内：`csat 属于 1..5`。",
    },
    example: "segment sad = 1 <= csat <= 2\n",
};
