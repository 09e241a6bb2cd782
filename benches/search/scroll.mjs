// Runs in the page: shows the records in a list, filters it, scrolls it and drags its scroll bar, and says how long that took.

import { FIELDS } from './grids.mjs';
import { batches } from './records.mjs';

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** After the frame that shows what was done before. */
async function painted() {
  await frame();
  await new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(0);
  });
}

/** Moves the list in every frame for three seconds. The times between frames, and in how many a row was missing in the middle. */
async function move(scroller, to) {
  const times = [];
  let blank = 0;
  const box = scroller.getBoundingClientRect();
  const hasRow = (share) => {
    const at = document.elementFromPoint(box.left + box.width / 3, box.top + box.height * share);
    return at !== null && at.closest('tr, .tabulator-row') !== null;
  };
  let last = await frame();
  const end = last + 3_000;
  for (let step = 0; last < end; step++) {
    scroller.scrollTop = to(step);
    const now = await frame();
    times.push({ ms: now - last });
    // The list has had a whole frame to answer.
    if (![0.2, 0.5, 0.8].every(hasRow)) blank++;
    last = now;
  }
  return { times, blank };
}

/** Everything that is measured of one list. */
export async function scroll(grid, { count, share, queries }) {
  const records = [];
  for (const batch of batches(await (await fetch('/records.json')).json(), count, share)) records.push(...batch);
  const el = document.body.appendChild(document.createElement('div'));
  el.style.cssText = 'position:fixed;inset:0;height:100vh';
  await frame();
  let start = performance.now();
  // A list that has to be loaded first gives what shows it.
  const show = await grid.mount(el, records);
  if (show) {
    start = performance.now();
    await show();
  }
  await painted();
  const first = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const filtered = [];
  const wrong = [];
  const holds = (record, text) => FIELDS.some((field) => record[field].includes(text));
  const right = new Map(queries.map((text) => [text, records.filter((record) => holds(record, text)).length]));
  right.set(null, records.length);
  for (let round = 0; round < 5; round++) {
    for (const text of [...queries, null]) {
      await frame();
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 16));
      const start = performance.now();
      grid.filter(text);
      await painted();
      filtered.push({ q: text, ms: performance.now() - start });
      if (grid.rowCount() !== right.get(text)) wrong.push(`${text}: ${grid.rowCount()} instead of ${right.get(text)}`);
    }
  }
  const scroller = grid.scroller();
  const height = scroller.scrollHeight - scroller.clientHeight;
  const wheel = await move(scroller, (step) => step * 120);
  let state = 7;
  const anywhere = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return (state / 2 ** 32) * height;
  };
  const drag = await move(scroller, anywhere);
  return { first, filtered, wheel, drag, wrong };
}
