//! The words of departments that do not exist. None of them is in the shipped document's line of business.

use super::{departments, more_departments};

/// How the value of a measure is written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unit {
    /// A share in percent.
    Rate,
    /// A count with its unit.
    Count(&'static str),
    /// As few as possible.
    Few(&'static str),
    /// By a date.
    Date,
    /// Words.
    Words(&'static str),
}

/// What a project is about.
#[derive(Debug)]
pub(crate) struct Topic {
    /// As it stands in a project's name.
    pub(crate) full: &'static str,
    /// The short word for it, as goals and indicators say it.
    pub(crate) core: &'static str,
    /// Clauses of its goal.
    pub(crate) aims: [&'static str; 3],
    /// Its indicators.
    pub(crate) measures: [(&'static str, Unit); 3],
}

/// A department of a city.
#[derive(Debug)]
pub(crate) struct Department {
    /// Its name after the city's.
    pub(crate) name: &'static str,
    /// Its units: the name after the city's, and the short form that project names use.
    pub(crate) units: &'static [(&'static str, &'static str)],
    pub(crate) topics: &'static [Topic],
}

pub(crate) const DEPARTMENTS: [&Department; 14] = [
    &departments::TRANSPORT,
    &departments::HEALTH,
    &departments::WATER,
    &departments::EDUCATION,
    &departments::AGRICULTURE,
    &departments::POLICE,
    &departments::CULTURE,
    &departments::WELFARE,
    &more_departments::HOUSING,
    &more_departments::MARKET,
    &more_departments::EMERGENCY,
    &more_departments::SCIENCE,
    &more_departments::SPORT,
    &more_departments::ENVIRONMENT,
];

/// Cities and their districts.
pub(crate) const CITIES: [(&str, &[&str]); 4] = [
    (
        "澜州市",
        &[
            "云溪区",
            "望湖区",
            "青枫区",
            "石塘区",
            "南坪区",
            "东渚区",
            "栖霞县",
            "安澜县",
            "新垦区",
            "梅岭区",
            "白鹭区",
        ],
    ),
    (
        "临岳市",
        &[
            "岳麓坪区",
            "兰亭区",
            "双桥区",
            "古渡区",
            "凤台区",
            "长汀县",
            "松山湾区",
            "霁月区",
        ],
    ),
    (
        "清越市",
        &[
            "碧湖区",
            "丹霞区",
            "金沙洲区",
            "河西区",
            "龙泉驿县",
            "紫云区",
            "平川区",
            "沙溪县",
            "桂林路区",
        ],
    ),
    (
        "海曲市",
        &["潮音区", "渔港区", "盐田圩区", "灯塔区", "南澳县", "虹桥区"],
    ),
];

/// What every department also does; the words of one are the words of all.
pub(crate) const HOUSEKEEPING: [Topic; 8] = [
    Topic {
        full: "业务用房物业管理",
        core: "物业管理",
        aims: [
            "为办公场所提供保洁、保安和绿化服务",
            "营造整洁安全的办公环境",
            "及时处理水电和电梯报修",
        ],
        measures: [
            ("物业管理服务面积", Unit::Count("平方米")),
            ("保洁覆盖率", Unit::Rate),
            ("电梯维保次数", Unit::Count("次/月")),
        ],
    },
    Topic {
        full: "信息化运维",
        core: "运维",
        aims: [
            "保障各信息系统稳定运行",
            "缩短故障处理时间",
            "提高网络安全防护能力",
        ],
        measures: [
            ("巡检完成率", Unit::Rate),
            ("系统故障恢复时间", Unit::Few("小时")),
            ("运维人员数量", Unit::Count("人")),
        ],
    },
    Topic {
        full: "办公设备购置",
        core: "购置",
        aims: ["更换到期报废的办公设备", "满足日常办公需要", "提高工作效率"],
        measures: [
            ("购置设备数量", Unit::Count("台")),
            ("设备验收合格率", Unit::Rate),
            ("设备到位时间", Unit::Date),
        ],
    },
    Topic {
        full: "机构运行辅助经费",
        core: "辅助",
        aims: [
            "缓解在编人员不足的压力",
            "保证窗口和后勤岗位有人",
            "提高辅助人员业务能力",
        ],
        measures: [
            ("辅助人员数量", Unit::Count("人")),
            ("人员到岗率", Unit::Rate),
            ("考核合格率", Unit::Rate),
        ],
    },
    Topic {
        full: "房屋维护维修",
        core: "维修",
        aims: [
            "消除房屋安全隐患",
            "修复屋面渗漏和外墙脱落",
            "延长建筑使用年限",
        ],
        measures: [
            ("维修面积", Unit::Count("平方米")),
            ("工程验收合格率", Unit::Rate),
            ("完工时间", Unit::Date),
        ],
    },
    Topic {
        full: "专项业务工作经费",
        core: "业务工作",
        aims: [
            "完成上级下达的年度任务",
            "规范内部管理和档案工作",
            "加强政策宣传和业务培训",
        ],
        measures: [
            ("培训场次", Unit::Count("场")),
            ("任务完成率", Unit::Rate),
            ("编印材料数量", Unit::Count("册")),
        ],
    },
    Topic {
        full: "法律顾问及审计服务",
        core: "法律顾问",
        aims: ["防范合同和诉讼风险", "规范财务收支管理", "提高依法决策水平"],
        measures: [
            ("出具法律意见数量", Unit::Count("份")),
            ("审计项目数量", Unit::Count("个")),
            ("合同审查率", Unit::Rate),
        ],
    },
    Topic {
        full: "公务用车租赁",
        core: "用车",
        aims: [
            "满足基层巡查和应急出行需要",
            "压减车辆运行成本",
            "保障重大活动交通服务",
        ],
        measures: [
            ("租赁车辆数量", Unit::Count("辆")),
            ("车辆完好率", Unit::Rate),
            ("单车年度成本", Unit::Few("万元")),
        ],
    },
];

/// Closing clauses that say nothing of the project; they stand in many goals of a table.
pub(crate) const CLOSERS: [&str; 34] = [
    "确保各项工作顺利开展",
    "提高财政资金使用效益",
    "不断提升公共服务水平",
    "推动全市事业高质量发展",
    "增强群众的获得感和满意度",
    "为业务开展提供有力保障",
    "切实维护群众合法权益",
    "促进社会和谐稳定",
    "进一步完善长效管理机制",
    "达到预期绩效目标",
    "提升管理服务能力和水平",
    "全面完成年度工作任务",
    "保障单位正常运转",
    "发挥示范带动作用",
    "改善工作环境和服务条件",
    "保证设备设施完好可用",
    "加强项目过程监管和资金管理",
    "健全内部控制和风险防范机制",
    "满足业务发展和管理需要",
    "提高从业人员业务水平",
    "推进信息系统互联互通和数据共享",
    "强化安全生产责任落实",
    "优化资源配置和工作流程",
    "降低运行成本和能源消耗",
    "形成可复制可推广的经验做法",
    "按合同约定及时支付款项",
    "做到专款专用、手续完备",
    "为全市经济社会发展提供支撑",
    "保障重点任务按期完成",
    "积极回应市民诉求和社会关切",
    "提高应急处置和综合协调能力",
    "加快补齐基础设施建设短板",
    "营造良好的社会氛围",
    "巩固和扩大已有建设成果",
];

/// Indicators that any project may have.
pub(crate) const COMMON_MEASURES: [(&str, Unit); 12] = [
    ("验收合格率", Unit::Rate),
    ("预算执行率", Unit::Rate),
    ("资金支付及时率", Unit::Rate),
    ("按时完成率", Unit::Rate),
    ("有效投诉次数", Unit::Few("次")),
    ("安全事故发生次数", Unit::Few("起")),
    ("完成时间", Unit::Date),
    ("社会影响", Unit::Words("社会反响良好")),
    ("长效管理机制", Unit::Words("建立健全")),
    ("成本控制", Unit::Words("不超过预算批复数")),
    ("设备利用率", Unit::Rate),
    ("政策知晓率", Unit::Rate),
];
