// Runs in the page: fills an engine, asks it everything, and says how long each step took.

import { batches } from './records.mjs';
import { PINYIN, PLAIN, SIGNED, TYPED } from './queries.mjs';

const pause = () => new Promise((resolve) => setTimeout(resolve));

/** The longest that anything else had to wait while `work` ran, in milliseconds. */
async function longestTask(work) {
  let longest = 0;
  let last = performance.now();
  let over = false;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!over) channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
  await work();
  longest = Math.max(longest, performance.now() - last);
  over = true;
  return longest;
}

async function build(engine, records, count, share) {
  const times = { add: 0, longest: 0 };
  await engine.init();
  for (const batch of batches(records, count, share)) {
    await pause();
    const start = performance.now();
    await engine.add(batch);
    const took = performance.now() - start;
    times.add += took;
    times.longest = Math.max(times.longest, took);
  }
  await pause();
  const start = performance.now();
  times.longest = Math.max(times.longest, await longestTask(() => engine.finish()));
  times.finish = performance.now() - start;
  return times;
}

/** Asks each list `rounds` times; milliseconds of every single search. */
async function ask(engine, lists, rounds) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    for (const list of lists) {
      await engine.reset();
      for (const q of list) {
        const start = performance.now();
        await engine.search(q, 50);
        times.push({ q, ms: performance.now() - start });
      }
      await pause();
    }
  }
  return times;
}

/** Asks the engine's own part alone; for each query the middle of `rounds` times, which is what it takes when nothing else interferes. */
async function askBare(engine, lists, rounds) {
  const runs = lists.map((list) => list.map((q) => ({ q, all: [] })));
  for (let round = 0; round < rounds; round++) {
    for (const list of runs) {
      await engine.reset();
      for (const run of list) {
        const start = performance.now();
        engine.bare(run.q, 50);
        run.all.push(performance.now() - start);
      }
    }
    await pause();
  }
  return runs.flat().map(({ q, all }) => ({ q, ms: all.sort((a, b) => a - b)[all.length >> 1] }));
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** A row as a list shows it, its marks on it. */
function drawn(row, marks) {
  const item = document.createElement('li');
  for (const field of ['project', 'name', 'cycle', 'annual']) {
    const text = row[field];
    let from = 0;
    for (const { start, end } of marks.filter((mark) => mark.field === field)) {
      const mark = document.createElement('mark');
      mark.textContent = text.slice(start, end);
      item.append(text.slice(from, start), mark);
      from = end;
    }
    item.append(text.slice(from), ' ');
  }
  return item;
}

/** From a key to the frame after which its rows are on the screen, with what the engine marks in them. */
async function paint(engine, lists) {
  const list = document.body.appendChild(document.createElement('ol'));
  const times = [];
  for (const queries of lists) {
    await engine.reset();
    for (const q of queries) {
      await nextFrame();
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 16));
      const start = performance.now();
      const { rows, marks } = await engine.search(q, 50);
      const places = marks?.() ?? [];
      list.replaceChildren(...rows.map((row, at) => drawn(row, places[at] ?? [])));
      await nextFrame();
      await pause();
      times.push({ q, ms: performance.now() - start });
    }
  }
  list.remove();
  return times;
}

function bitset(ids, count) {
  const bits = new Uint8Array(Math.ceil(count / 8));
  for (const id of ids) bits[id >> 3] |= 1 << (id & 7);
  return bits;
}

const ones = (byte) => {
  let count = 0;
  for (let rest = byte; rest; rest &= rest - 1) count++;
  return count;
};

/**
 * What the texts themselves hold, looked at with `includes` and nothing of the engine: plain words all, '-' none, '|' either. For each
 * query also which records hold its words only after folding; there the engine may rightly find more.
 */
function scan(records, query) {
  const clauses = [];
  for (const word of query.replaceAll(' 或 ', '|').split(' ')) {
    clauses.push(word.split('|').map((part) => (part.startsWith('-') && part.length > 1 ? [part.slice(1), false] : [part, true])));
  }
  const texts = (record) => [record.project, record.l1, record.l2, record.name, record.cycle, record.annual];
  const plain = (text) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '').replace(/>=|≧/g, '≥').replace(/<=|≦/g, '≤');
  const strict = [];
  const loose = [];
  for (const record of records) {
    const own = texts(record);
    const holds = (fold) => {
      const all = own.map(fold);
      return clauses.every((any) => any.some(([word, wanted]) => all.some((text) => text.includes(fold(word))) === wanted));
    };
    if (holds((text) => text)) strict.push(record.id);
    if (holds(plain)) loose.push(record.id);
  }
  return { strict, loose };
}

/**
 * How many of the right records were found, and how many of the found ones are right, over all queries. Ours is asked what its search
 * finds (`hits`), not `all`, and held to an independent scan; records that hold the words only in another width or case or across
 * blanks are left out on both sides.
 */
async function compare(engine, records, count, oracle) {
  let [right, wanted, given] = [0, 0, 0];
  const queries = [...PLAIN, ...TYPED, ...(engine.hits ? SIGNED : [])].flat();
  for (const q of queries) {
    const found = bitset(await (engine.hits ? engine.hits(q) : engine.all(q)), count);
    const url = `/oracle/${encodeURIComponent(q)}`;
    if (oracle) await fetch(url, { method: 'PUT', body: found });
    let expected = found;
    let unsure = new Uint8Array(found.length);
    if (engine.hits) {
      const { strict, loose } = scan(records, q);
      expected = bitset(strict, count);
      const folded = bitset(loose, count);
      unsure = folded.map((byte, at) => byte ^ expected[at]);
    } else if (!oracle) {
      expected = new Uint8Array(await (await fetch(url)).arrayBuffer());
    }
    for (let at = 0; at < found.length; at++) {
      const sure = 0xff & ~unsure[at];
      right += ones(found[at] & expected[at] & sure);
      wanted += ones(expected[at] & sure);
      given += ones(found[at] & sure);
    }
  }
  return { recall: right / wanted, precision: right / given };
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One search after a pause as between two keys, the way a person types; the engine has been idle and its memory is cold. */
async function askPaused(engine, lists, ms) {
  const [times, bare] = [[], []];
  for (const list of lists) {
    await engine.reset();
    for (const q of list) {
      await wait(ms);
      const start = performance.now();
      await engine.search(q, 50);
      times.push({ q, ms: performance.now() - start });
    }
    await engine.reset();
    for (const q of list) {
      await wait(ms);
      const start = performance.now();
      engine.bare(q, 50);
      bare.push({ q, ms: performance.now() - start });
    }
  }
  return { times, bare };
}

/** Whether texts with characters that no form has come back as they went in, and are found by them. */
async function isExact(engine) {
  const odd = ['\u0001甲', '\uf001乙\u0002', '丙\u0001\u0003\uffff', '丁\0', '\u{1f600}戊', ''];
  const records = odd.map((text, at) => ({ id: `${text}${at}`, project: text, l1: odd[5 - at], l2: '', name: text, cycle: '己', annual: text }));
  await engine.init();
  await engine.add(records);
  await engine.finish();
  const { count, rows } = await engine.search('己', 50);
  const came = new Map(rows.map((row) => [row.id, row]));
  const same = records.every((record) => JSON.stringify(came.get(record.id)) === JSON.stringify(record));
  const all = engine.hits('己').join('|') === records.map((record) => record.id).join('|');
  const found = [...'甲乙丙丁戊'].every((word) => engine.search(word, 50).count === 2 && engine.hits(word).length === 2);
  return count === records.length && same && all && found;
}

/** Everything that is measured of one engine at one size. */
export async function run(engine, { count, share, rounds, oracle, ours, frames }) {
  const records = await (await fetch('/records.json')).json();
  const heapBefore = performance.memory?.usedJSHeapSize ?? 0;
  const exact = !ours || (await isExact(engine));
  const built = await build(engine, records, count, share);
  await ask(engine, [...PLAIN, ...TYPED].slice(0, 8), 2);
  const times = await ask(engine, [...PLAIN, ...TYPED], rounds);
  const pinyin = ours ? await ask(engine, PINYIN, rounds) : [];
  const bare = ours ? await askBare(engine, [...PLAIN, ...TYPED, ...PINYIN], 15) : [];
  const painted = frames ? await paint(engine, [...PLAIN, ...TYPED]) : [];
  const wrong = ours ? [...PLAIN, ...TYPED, ...PINYIN, ...SIGNED].flat().filter((q) => engine.search(q, 1).count !== engine.naive(q)) : [];
  const paused = ours ? await askPaused(engine, [...PLAIN, ...TYPED], 120) : null;
  let all = null;
  if (ours) all = [...batches(records, count, share)].flat();
  const found = await compare(engine, all, count, oracle);
  if (!exact) wrong.unshift('texts that hold a separator');
  return { built, paused, times, pinyin, bare, painted, found, wrong, bytes: await engine.extraBytes(), heapBefore };
}
