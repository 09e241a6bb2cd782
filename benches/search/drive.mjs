// Runs in the page: fills an engine, asks it everything, and says how long each step took.

import { batches } from './records.mjs';
import { PINYIN, PLAIN, TYPED } from './queries.mjs';

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

/** From a key to the frame after which its rows are on the screen. */
async function paint(engine, lists) {
  const list = document.body.appendChild(document.createElement('ol'));
  const times = [];
  for (const queries of lists) {
    await engine.reset();
    for (const q of queries) {
      await nextFrame();
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 16));
      const start = performance.now();
      const { rows } = await engine.search(q, 50);
      list.replaceChildren(
        ...rows.map((row) => {
          const item = document.createElement('li');
          item.textContent = [row.project, row.name, row.cycle, row.annual].join(' ');
          return item;
        }),
      );
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

/** How many of the right records were found, and how many of the found ones are right, over all queries. */
async function compare(engine, count, oracle) {
  let [right, wanted, given] = [0, 0, 0];
  for (const q of [...PLAIN, ...TYPED].flat()) {
    const found = bitset(await engine.all(q), count);
    const url = `/oracle/${encodeURIComponent(q)}`;
    if (oracle) await fetch(url, { method: 'PUT', body: found });
    const expected = oracle ? found : new Uint8Array(await (await fetch(url)).arrayBuffer());
    for (let at = 0; at < found.length; at++) {
      right += ones(found[at] & expected[at]);
      wanted += ones(expected[at]);
      given += ones(found[at]);
    }
  }
  return { recall: right / wanted, precision: right / given };
}

/** Everything that is measured of one engine at one size. */
export async function run(engine, { count, share, rounds, oracle, ours, frames }) {
  const records = await (await fetch('/records.json')).json();
  const heapBefore = performance.memory?.usedJSHeapSize ?? 0;
  const built = await build(engine, records, count, share);
  await ask(engine, [...PLAIN, ...TYPED].slice(0, 8), 2);
  const times = await ask(engine, [...PLAIN, ...TYPED], rounds);
  const pinyin = ours ? await ask(engine, PINYIN, rounds) : [];
  const bare = ours ? await askBare(engine, [...PLAIN, ...TYPED, ...PINYIN], 15) : [];
  const painted = frames ? await paint(engine, [...PLAIN, ...TYPED]) : [];
  const wrong = ours ? [...PLAIN, ...TYPED, ...PINYIN].flat().filter((q) => engine.search(q, 1).count !== engine.naive(q)) : [];
  const found = await compare(engine, count, oracle);
  return { built, times, pinyin, bare, painted, found, wrong, bytes: await engine.extraBytes(), heapBefore };
}
