//! The units that the form uses, and how far each can be trusted without a comparator.

use crate::order;
use std::sync::LazyLock;

/// What may follow a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// Counts things and may be followed by what it counts: '家医院'.
    Counter,
    /// Complete in itself: '人次', '元', '小时'.
    Whole,
    /// A unit only beside a comparator: 'h', '日', '区' can as well be part of a name or a date.
    Weak,
}

const COUNTERS: &str = "个 家 名 项 份 本 套 台 辆 所 间 件 宗 条 种 门 篇 座 处 支 对 户 只 头 棵 株 块 张 幅 册 部 艘 架 枚 盏 \
    口 眼 道 扇 把 笔 例 群 箱 瓶 袋 盒 桶 车 列 匹 尊 片 批 场 起 期 节 堂 位 员 轮 届 床 则 首 集";

const WHOLES: &str = "% ‰ ‱ 次 人 人次 人日 人天 人月 人时 个人 人份 人(次) 家次 户次 台次 车次 班次 架次 艘次 件次 场次 批次 项次 例次 篇次 宗次 \
    点次 次数 频次 台套 台(套) 套(台) 台/套 件套 个次 头次 只次 亩次 课次 趟 回 遍 版次 单 票 \
    元 角 分 万元 亿元 美元 港元 港币 欧元 日元 元整 百分点 个百分点 个点 倍 成 度 \
    年 个年度 个学年 个学期 个月 个季度 周 个星期 星期 个周 天 个工作日 工作日 个自然日 自然日 个日历天 日历天 日历日 个小时 小时 \
    工时 学时 个学时 课时 个课时 学分 分钟 秒 秒钟 毫秒 微秒 人年 个班 个组 个队 个区 个县 个市 个镇 个村 个校 个站 \
    平方米 平方公里 平方千米 平米 立方米 立方 方 亩 公顷 公里 千米 米 厘米 毫米 微米 海里 延米 里 km2 \
    吨 公斤 千克 克 毫克 微克 斤 升 毫升 标煤 吨标煤 吨标准煤 标箱 标准箱 车公里 人公里 吨公里 \
    千瓦 千瓦时 兆瓦 兆瓦时 瓦 瓦时 千伏 千伏安 伏 安 分贝 摄氏度 ℃ °C 帕 千帕 兆帕 焦 千焦 勒克斯 赫兹 兆赫 千赫 \
    床位 张床位 个床位 个车位 车位 泊位 个泊位 学位 个学位 座位 席 岁 周岁 字 万字 页 行 字节 节点 端口 点位 用户 坪 桩 \
    ㎡ m2 m3 ㎥ ㎞ ㎏ ㎎ ㎝ ㎜ km kg mg ml mm cm hm2 GB TB MB KB PB Mbps Gbps kW kWh kw kwh MW MWh kV dB ms min lx mg/L mg/l \
    微克/立方米 毫克/立方米 毫克/升";

const WEAK: &str = "区 层 日 h s 站 栏 栋 幢 段 组 队 班";

/// Units by their first character, longest first.
static UNITS: LazyLock<Vec<(&'static str, Class)>> = LazyLock::new(|| {
    let mut units: Vec<(&str, Class)> = Vec::new();
    for (list, class) in [
        (COUNTERS, Class::Counter),
        (WHOLES, Class::Whole),
        (WEAK, Class::Weak),
    ] {
        for unit in list.split_whitespace() {
            units.push((unit, class));
        }
    }
    order::sort_by(&mut units, |(a, _), (b, _)| {
        let lengths = b.chars().count().cmp(&a.chars().count());
        a.chars().next().cmp(&b.chars().next()).then(lengths)
    });
    units
});

/// The longest unit that begins at `at`: its class and its end.
pub(super) fn unit(chars: &[char], at: usize) -> Option<(Class, usize)> {
    let first = chars.get(at).copied();
    let from = UNITS.partition_point(|(unit, _)| unit.chars().next() < first);
    let units = &UNITS[from..];
    let to = units.partition_point(|(unit, _)| unit.chars().next() <= first);
    super::lexicon::find(chars, at, &units[..to]).filter(|(_, end)| !splits_a_word(chars, at, *end))
}

/// A Latin unit ends where its letters end: 'm' is not the unit of '5mA'.
fn splits_a_word(chars: &[char], at: usize, end: usize) -> bool {
    let latin = |i: usize| chars.get(i).is_some_and(char::is_ascii_alphanumeric);
    end > at && latin(end - 1) && latin(end)
}

/// Words of rank, order and naming: a number before them is never a quantity.
pub(super) fn ranks(c: char) -> bool {
    matches!(
        c,
        '级' | '等'
            | '档'
            | '星'
            | '号'
            | '版'
            | '代'
            | '流'
            | '甲'
            | '型'
            | '类'
            | '月'
            | '点'
            | '时'
            | '股'
            | '线'
            | '路'
            | '组'
            | '季'
            | '刻'
            | '折'
    )
}

/// Whether a Chinese numeral of one character before this unit counts: '一次' does, '一期', '一本' and '二级' name things.
pub(super) fn counts_small(unit: &str) -> bool {
    const SAFE: &str = "次 个 家 名 人 人次 份 件 场 场次 天 周 年 个月 个工作日 工作日 小时 个小时 分钟 秒 元 % ‰ 篇 台 台套 套 辆 条 间 所 倍 万元 亿元 遍 座";
    SAFE.split_whitespace().any(|safe| safe == unit)
}

/// The denominators of a rate: '月' in '2次/月' and '每月'.
pub(super) fn denominator(chars: &[char], at: usize) -> Option<usize> {
    const WORDS: &str = "半年 半月 季度 季 月 月度 周 年度 年 学年 学期 日 天 人 户 亩 人次 次 场 场次 班 班次 期 生 村 社区 批 批次 小时 分钟 分 秒 \
        公里 千米 平方公里 平方米 ㎡ m2 m3 立方米 公顷 吨 公斤 千克 升 辆 台 台套 家 间 套 件 项 份 张 床 床日 亩次 车 车次 宗 例 课时 学时 节 块 标箱 篇 区 县 镇 街道 校 园 队 h d s kg km g L 斤 平米 人份 例次 台次 架次 户次 家次 名 位 个 本 册 棵 株 座 栋 工作日 人天 人日";
    WORDS
        .split_whitespace()
        .filter(|word| super::lexicon::starts(chars, at, word))
        .map(|word| at + word.chars().count())
        .max()
        .filter(|end| !splits_a_word(chars, at, *end))
}
