// The records that are searched: the document's own, and any number recombined from them. The same on every run and machine.

/** Reads the indicators of the document's text; five in a row are given a name of the document for their project. */
export function documentRecords(text) {
  const records = [];
  const names = [...text.matchAll(/^ {4,}(\S.*)$/gm)].map((match) => match[1].trim());
  const indicator =
    /\d+、\d-([^；]+)；\d+-([^；]+)；(.*?)；实施周期指标值:(.*?)；年度指标值:(.*?)[。；](?=\d+、\d-|[^\d])/g;
  for (const page of text.split('绩效目标表')) {
    for (const [, l1, l2, name, cycle, annual] of page.replace(/\s+/g, '').matchAll(indicator)) {
      const project = names[Math.floor(records.length / 5) % names.length];
      records.push({ id: records.length, project, l1, l2, name, cycle, annual });
    }
  }
  return records;
}

/** A small generator of numbers from 0 to 1 (Marsaglia's xorshift with 32 bits). */
function numbers(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const DISTRICTS = '江 河 山 海 湖 石 林 云 龙 凤 东 南 西 北 中 新 安 宁 平 丰'.split(' ');

/** `count` distinct variants of the texts in `base`: two of them crossed, and numbers changed. */
function pool(base, count, random, decorate) {
  const pick = () => base[Math.floor(random() * base.length)];
  const made = new Set(base);
  while (made.size < count) {
    const [a, b] = [pick(), pick()];
    const cut = Math.floor(random() * a.length);
    const crossed = random() < 0.5 ? a : a.slice(0, cut) + b.slice(Math.floor((b.length * cut) / a.length));
    made.add(decorate(crossed.replace(/\d/g, (digit) => (random() < 0.7 ? Math.floor(random() * 10) : digit))));
  }
  return [...made].slice(0, Math.max(count, 1));
}

/**
 * Yields `count` records in batches of 5,000, fresh from JSON.parse. `share` is how many of all strings are distinct.
 * With the document's own count its own records are given.
 */
export function* batches(records, count, share) {
  if (count <= records.length) {
    yield JSON.parse(JSON.stringify(records.slice(0, count)));
    return;
  }
  const random = numbers(0x2545f491);
  const distinct = 6 * count * share;
  const district = () => DISTRICTS[Math.floor(random() * 20)] + DISTRICTS[Math.floor(random() * 20)];
  const projects = pool(
    records.map((record) => record.project),
    distinct * 0.4,
    random,
    (name) => `${name.slice(0, 28)}（${district()}区${2015 + Math.floor(random() * 15)}年）`,
  );
  const names = pool(records.map((record) => record.name), distinct * 0.35, random, (name) =>
    random() < 0.5 ? name : `${district()}${name}`,
  );
  const values = pool(records.map((record) => record.annual), distinct * 0.25, random, (value) =>
    /\d/.test(value) ? value : `${value}${Math.floor(random() * 100)}次`,
  );
  // Every string is used; those at the front of their pool far more often.
  const skewed = (all, at) => (random() < 0.3 ? all[at % all.length] : all[Math.floor(random() ** 3 * all.length)]);
  let project = projects[0];
  for (let from = 0; from < count; from += 5000) {
    const batch = [];
    for (let id = from; id < Math.min(count, from + 5000); id++) {
      if (id % 5 === 0) project = skewed(projects, id / 5);
      const levels = records[Math.floor(random() * records.length)];
      const cycle = skewed(values, id);
      const annual = random() < 0.05 ? skewed(values, id + 1) : cycle;
      batch.push({ id, project, l1: levels.l1, l2: levels.l2, name: skewed(names, id), cycle, annual });
    }
    yield JSON.parse(JSON.stringify(batch));
  }
}
