// The fixed set of queries. Each list is typed without a pause; between lists everything cached is dropped.

const prefixes = (text) => Array.from(text, (_, at) => text.slice(0, at + 1));

/** Queries that every engine is asked: one to four characters, numbers, two terms, nothing to be found. */
export const PLAIN = [
  ...'人 率 中 区 全 宣 度 9 %'.split(' '),
  ...'就业 培训 满意 补贴 完成 宣传 按时 12 98 ≥'.split(' '),
  ...'满意度 及时率 准确率 服务对 社会保 100 95% 90% 2/3'.split(' '),
  ...'就业补贴 社会保险 培训人数 服务对象 ≥95% 2025 100% 按时完成'.split(' '),
  ...['就业 满意度', '培训 100%', '人 ≥', '补贴 发放 及时', '资金 2025 数量'],
  ...['火星探测', '缺纸缺墨缺', '9999999', '就业 火星'],
].map((query) => [query]);

/** Terms as they are typed, character by character. */
export const TYPED = [prefixes('社会保险补贴'), prefixes('服务对象满意度'), prefixes('就业 满意')];

/** Pinyin, for the engine that knows it; the first two find nothing in the document, all others do. */
export const PINYIN = [
  ...['jiuyebutie', 'chongzu', 'butiefafang', 'btff', 'xuesheng满意', '满y度', 'peixun', 'shbx', 'manyidu', 'zhunquelv', 'aqsg'].map((q) => [q]),
  prefixes('yanglaobx').slice(1),
];

/** With words that must not stand there and alternatives: asked of the engine that reads them, and held to a look at every text. */
export const SIGNED = ['就业 -满意度', '-人', '培训|补贴', '人 -≥', '满意度 -100% -95%', '率 或 度'].map((query) => [query]);
