//! The one table of words: every keyword, unit, weekday, phase and verdict with its one English and
//! one Chinese spelling. `grammar/words.pest` is written from it and the formatter reads it; a test
//! holds the three together.
//!
//! A word is a word *in its place*: English `by` is three words here, because Chinese says
//! `不晚于` of a deadline, `由` of a person and `按` of a field.

mod names;

pub use names::{FUNCTIONS, NAMES, YUAN, to_chinese, to_english};

use super::grammar::Rule;

/// How a word is spelled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spelling {
    /// English; a phrase has single blanks.
    pub en: &'static str,
    /// Chinese. `个` at the front is a measure word that may be left out when reading.
    pub zh: &'static str,
    /// Further English spellings that are read and never written (`minutes` for `m`).
    pub also: &'static [&'static str],
}

macro_rules! words {
    ($($(#[$doc:meta])* $word:ident $rule:ident $en:literal $zh:literal $([$($also:literal),*])?;)*) => {
        /// A word of the language, apart from how it is spelled.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[allow(missing_docs)]
        pub enum Word { $($(#[$doc])* $word),* }

        impl Word {
            /// Every word, in the order of the table.
            pub const ALL: &'static [Word] = &[$(Word::$word),*];

            /// How it is spelled.
            #[inline]
            pub fn spelling(self) -> Spelling {
                static SPELLINGS: &[Spelling] =
                    &[$(Spelling { en: $en, zh: $zh, also: &[$($($also),*)?] }),*];
                SPELLINGS[self as usize]
            }

            /// The rule's name in the grammar.
            pub fn rule_name(self) -> &'static str {
                match self { $(Word::$word => stringify!($rule)),* }
            }

            /// The word that a rule reads, if it reads one.
            pub(super) fn of(rule: Rule) -> Option<Word> {
                match rule { $(Rule::$rule => Some(Word::$word),)* _ => None }
            }
        }
    };
}

words! {
    // Declarations
    Use w_use "use" "使用";
    Service w_service "service" "服务";
    Calendar w_calendar "calendar" "日历";
    Record w_record "record" "记录";
    Segment w_segment "segment" "客群";
    Let w_let "let" "令";
    Step w_step "step" "步骤";
    Touchpoint w_touchpoint "touchpoint" "触点";
    Moment w_moment "moment" "关键时刻";
    Model w_model "model" "模型";
    Protocol w_protocol "protocol" "流程";
    Authority w_authority "authority" "授权";
    Conclude w_conclude "conclude" "推断";
    Recovery w_recovery "recovery" "补救";
    Standard w_standard "standard" "标准";
    Waive w_waive "waive" "豁免";
    Case w_case "case" "案例";
    Fn w_fn "fn" "函数";

    // Service and calendars
    Timezone w_timezone "timezone" "时区";
    Currency w_currency "currency" "货币";
    Closed w_closed "closed" "休息";
    OpenDay w_open_day "open" "营业";
    Holidays w_holidays "holidays" "节假日";
    Like w_like "like" "同";
    AllDay w_all_day "all day" "全天";
    Monday w_monday "mon" "周一";
    Tuesday w_tuesday "tue" "周二";
    Wednesday w_wednesday "wed" "周三";
    Thursday w_thursday "thu" "周四";
    Friday w_friday "fri" "周五";
    Saturday w_saturday "sat" "周六";
    Sunday w_sunday "sun" "周日";

    // Records
    TypeText w_type_text "text" "文本";
    TypeNumber w_type_number "number" "数字";
    TypeFlag w_type_flag "flag" "是否";
    TypeTime w_type_time "time" "时间";
    TypeDuration w_type_duration "duration" "时长";
    TypeMoney w_type_money "money" "金额";
    OneOf w_one_of "one of" "取自";
    InUnit w_in_unit "in" "单位";
    Format w_format "format" "格式";
    Zone w_zone "zone" "时区";
    Earlier w_earlier "earlier" "较早";
    Later w_later "later" "较晚";
    Epoch w_epoch "epoch" "纪元";

    // Units
    Millisecond w_millisecond "ms" "毫秒" ["milliseconds", "millisecond"];
    Microsecond w_microsecond "us" "微秒";
    Nanosecond w_nanosecond "ns" "纳秒";
    Second w_second "s" "秒" ["seconds", "second"];
    Minute w_minute "m" "分钟" ["minutes", "minute", "min"];
    Hour w_hour "h" "小时" ["hours", "hour"];
    Days w_days "d" "天" ["days", "day"];
    Weeks w_weeks "w" "周" ["weeks", "week"];
    CalendarDay w_calendar_day "calendar days" "个自然日" ["calendar day"];
    BusinessMinute w_business_minute "business minutes" "工作分钟" ["business minute"];
    BusinessHour w_business_hour "business hours" "工作小时" ["business hour"];
    BusinessDay w_business_day "business days" "个工作日" ["business day"];

    // Touchpoints and moments
    Phase w_phase "phase" "阶段";
    Awareness w_awareness "awareness" "认知";
    Decision w_decision "decision" "决策";
    InService w_in_service "service" "服务";
    Aftercare w_aftercare "aftercare" "售后";
    Lane w_lane "lane" "泳道";
    CustomerLane w_customer_lane "customer" "客户";
    Front w_front "front" "前台";
    Back w_back "back" "后台";
    Support w_support "support" "支持";
    When w_when "when" "当";
    From w_from "from" "从";
    To w_to "to" "到";
    At w_at "at" "在";
    EachJourney w_each_journey "each journey" "每次旅程";
    Per w_per "per" "每";
    Stake w_stake "stake" "关乎";
    Reopens w_reopens "reopens" "重开";
    New w_new "new" "新开";
    Resume w_resume "resume" "续接";
    Ignore w_ignore "ignore" "忽略";
    Expect w_expect "expect" "期望";
    Must w_must "must" "必须";
    Should w_should "should" "应当";
    Delight w_delight "delight" "惊喜";
    For w_for "for" "针对";
    InsteadOf w_instead_of "instead of" "取代";
    Toward w_toward "toward" "计入";
    Weight w_weight "weight" "权重";
    PausedWhile w_paused_while "paused while" "暂停于";

    // Requirements
    Within w_within "within" "限时";
    ByTime w_by_time "by" "不晚于";
    EndOfDay w_end_of_day "end of day" "当日结束";
    EndOfBusinessDay w_end_of_business_day "end of business day" "工作日结束";
    InCalendar w_in_calendar "in" "按";
    No w_no "no" "无";
    AtMost w_at_most "at most" "至多";
    AtLeast w_at_least "at least" "至少";
    Exactly w_exactly "exactly" "恰好";
    Every w_every "every" "每隔";
    Until w_until "until" "直到";
    Before w_before "before" "早于";
    After w_after "after" "晚于";
    RightAfter w_right_after "right after" "紧接";
    RightBefore w_right_before "right before" "紧先于";
    AlternatesWith w_alternates_with "alternates with" "交替于";
    AlternatesBefore w_alternates_before "alternates before" "交替早于";
    If w_if "if" "若有";
    ComesFirst w_comes_first "comes first" "居首";
    ComesLast w_comes_last "comes last" "居末";
    Each w_each "each" "每个";
    All w_all "all" "所有";
    Any w_any "any" "任一";
    Has w_has "has" "满足";
    Have w_have "have" "都满足";
    Follows w_follows "follows" "遵循";
    ByField w_by_field "by" "按";
    With w_with "with" "以";

    // Expressions
    And w_and "and" "且";
    Or w_or "or" "或";
    Not w_not "not" "非";
    In w_in "in" "属于";
    Contains w_contains "contains" "包含";
    StartsWith w_starts_with "starts with" "开头为";
    EndsWith w_ends_with "ends with" "结尾为";
    IsMissing w_is_missing "is missing" "缺失";
    IsKnown w_is_known "is known" "已知";
    Of w_of "of" "的";
    Where w_where "where" "其中";
    True w_true "true" "是";
    False w_false "false" "否";

    // Models, protocols, authority
    Expected w_expected "expected" "期望值";
    Perceived w_perceived "perceived" "感知值";
    InOrder w_in_order "in order" "按序";
    UpTo w_up_to "up to" "上限";
    WithoutLimit w_without_limit "without limit" "不限";

    // Recoveries
    Do w_do "do" "执行";
    ByWhom w_by_whom "by" "由";
    EscalateTo w_escalate_to "escalate to" "升级至";
    AfterDelay w_after_delay "after" "超过";
    DoneWhen w_done_when "done when" "完成标志";
    Paying w_paying "paying" "支付";
    Once w_once "once" "仅一次";
    Budget w_budget "budget" "预算";
    Afterwards w_afterwards "afterwards" "此后";
    EachDay w_each_day "day" "日";
    EachWeek w_each_week "week" "周";
    EachMonth w_each_month "month" "月";
    EachQuarter w_each_quarter "quarter" "季度";
    EachYear w_each_year "year" "年";

    // Standards and waivers
    Require w_require "require" "要求";
    Cases w_cases "cases" "例" ["case"];
    Confidence w_confidence "confidence" "置信度";
    Because w_because "because" "因为";
    ApprovedBy w_approved_by "approved by" "批准人";

    // Cases
    Given w_given "given" "给定";
    AsOf w_as_of "as of" "截至";
    Then w_then "then" "则";
    Occurrence w_occurrence "occurrence" "第";
    Fact w_fact "fact" "事实";
    Met w_met "met" "达标";
    Failed w_failed "failed" "未达标";
    Late w_late "late" "超时";
    Missing w_missing "missing" "未发生";
    Broken w_broken "broken" "违反";
    Open w_open "open" "待定";
    Running w_running "running" "计时中";
    Paused w_paused "paused" "暂停中";
    Unknown w_unknown "unknown" "未知";
    Exempt w_exempt "exempt" "豁免";
    NotApplicable w_not_applicable "not applicable" "不适用";
}

impl Word {
    /// The words that begin a declaration.
    pub const ITEMS: &'static [Word] = &[
        Word::Use,
        Word::Service,
        Word::Calendar,
        Word::Record,
        Word::Segment,
        Word::Let,
        Word::Step,
        Word::Touchpoint,
        Word::Moment,
        Word::Model,
        Word::Protocol,
        Word::Authority,
        Word::Conclude,
        Word::Recovery,
        Word::Standard,
        Word::Waive,
        Word::Case,
        Word::Fn,
    ];

    /// The words that a name in an expression cannot be spelled like without backticks: those that
    /// begin or follow an operand or a requirement.
    pub const RESERVED: &'static [Word] = &[
        Word::And,
        Word::Or,
        Word::Not,
        Word::In,
        Word::Contains,
        Word::Of,
        Word::Where,
        Word::True,
        Word::False,
        Word::For,
        Word::Toward,
        Word::Within,
        Word::ByTime,
        Word::ByWhom,
        Word::Every,
        Word::No,
        Word::Exactly,
        Word::Each,
        Word::All,
        Word::Any,
        Word::Has,
        Word::Have,
        Word::Follows,
        Word::Before,
        Word::After,
    ];

    /// The words that name a unit of length.
    pub const UNITS: &'static [Word] = &[
        Word::Millisecond,
        Word::Second,
        Word::Minute,
        Word::Hour,
        Word::Days,
        Word::Weeks,
        Word::CalendarDay,
        Word::BusinessMinute,
        Word::BusinessHour,
        Word::BusinessDay,
    ];

    /// Whether a text is this word, in either language.
    #[inline]
    pub fn is(self, text: &str) -> bool {
        let spelling = self.spelling();
        spelling.en == text || spelling.zh == text
    }

    /// Whether a name spelled so needs backticks, in either language.
    pub fn is_reserved(text: &str) -> bool {
        Self::RESERVED.iter().any(|word| word.is(text))
    }
}
