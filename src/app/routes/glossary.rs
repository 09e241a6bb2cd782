use crate::app::components::own;
use crate::lang::{is_english, tr};
use crate::tr;
use leptos::prelude::*;

/// The form's terms, in words for who has never heard of them.
const TERMS: [(&str, &str); 9] = [
    (
        "绩效目标",
        "花钱之前写下的承诺：这笔钱要办成什么、办到什么程度。",
    ),
    ("绩效指标", "用来衡量目标的一件事：它的名称，和要达到的值。"),
    ("年度指标值", "这一条指标在预算年度内要达到的值。"),
    ("实施周期指标值", "这一条指标在项目整个期间要达到的值。"),
    (
        "产出、效益、满意度、成本指标",
        "表格对指标的分类：做出多少、带来什么、服务对象是否满意、花多少钱做成。",
    ),
    (
        "资金使用单位",
        "花这笔钱的单位；表里每个单位一行合计，下面是它的项目。",
    ),
    ("财政拨款", "由财政预算安排的钱。"),
    (
        "财政专户拨款",
        "由财政专户管理、按规定拨给单位的钱，如学费收入。",
    ),
    (
        "确定、可能、未能对应",
        "公开文件提取成文字后，行列对应丢失。能由金额相加等证明的是确定；文字明显支持的是可能；看不出来的不作声称。",
    ),
];

/// What the words mean; in English with the words of the form beside, by which they are found in it.
#[component]
pub(super) fn Glossary() -> impl IntoView {
    let term = |(word, meaning): (&'static str, &'static str)| {
        let official =
            is_english().then(|| view! { " " <span class="soft">{own(word.to_owned())}</span> });
        view! {
            <dt>{tr(word)} {official}</dt>
            <dd>{tr(meaning)}</dd>
        }
    };
    view! {
        <h2 id="terms">{tr!("名词")}</h2>
        <dl class="terms">{TERMS.map(term).into_iter().collect::<Vec<_>>()}</dl>
    }
}
