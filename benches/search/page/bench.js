// Sets window.__bench for the page's address with ?bench=1: the engine behind plain calls. Nothing is loaded but the engine.
(() => {
  if (!new URLSearchParams(location.search).has('bench')) return;

  const SEPARATOR = '\u0001';
  const FIELDS = ['project', 'l1', 'l2', 'name', 'cycle', 'annual'];
  const loaded = new Promise((resolve) => {
    addEventListener('TrunkApplicationStarted', (event) => resolve(event.detail.wasm), { once: true });
  });
  let memory;
  let engine;
  let numeric = false;

  const idOf = (id) => (numeric ? Number(id) : id);

  // A task of its own for each slice, without the 4 ms that nested timers wait.
  const pause = () =>
    new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        resolve();
      };
      channel.port2.postMessage(0);
    });

  // Strings that rows have shown, so that a string crosses over once; dropped when they are many.
  const MOST_KEPT = 50_000;
  const texts = new Map();
  const ids = new Map();
  /** Brings the strings of rows over that are not here yet, all at once. */
  const bring = (found) => {
    if (texts.size > MOST_KEPT) texts.clear();
    if (ids.size > MOST_KEPT) ids.clear();
    const strings = [];
    const records = [];
    for (let at = 1; at < found.length; at += 8 + 3 * found[at + 7]) {
      if (!ids.has(found[at])) records.push(found[at]);
      for (let column = 1; column < 7; column++) {
        if (!texts.has(found[at + column])) strings.push(found[at + column]);
      }
    }
    if (records.length === 0 && strings.length === 0) return;
    const came = engine.texts(strings, records).split(SEPARATOR);
    strings.forEach((string, at) => texts.set(string, came[at]));
    records.forEach((record, at) => ids.set(record, idOf(came[strings.length + at])));
  };

  // Searches, so that the browser has compiled the engine at its best when the first is asked: it does so for code that
  // has run for a while, and a small index is searched in less than that.
  async function warm() {
    const end = performance.now() + 100;
    for (let round = 0; performance.now() < end; round++) {
      const until = performance.now() + 8;
      while (performance.now() < until) {
        for (const q of ['的', '1', '0%', '一二', '率率率', 'ab', 'zhong', '1 0']) window.__bench.search(q, 50);
        engine.reset();
      }
      await pause();
    }
  }

  window.__bench = {
    async init() {
      memory = (await loaded).memory;
      engine = new window.wasmBindings.Engine();
    },
    add(records) {
      if (records.length === 0) return;
      numeric = typeof records[0].id === 'number';
      const values = new Array(records.length * 7);
      let at = 0;
      for (const record of records) {
        values[at++] = record.id;
        values[at++] = record.project;
        values[at++] = record.l1;
        values[at++] = record.l2;
        values[at++] = record.name;
        values[at++] = record.cycle;
        values[at++] = record.annual;
      }
      engine.add(values.join(SEPARATOR));
    },
    async finish() {
      for (;;) {
        const until = performance.now() + 12;
        do {
          if (engine.step()) return warm();
        } while (performance.now() < until);
        await pause();
      }
    },
    search(q, limit) {
      const found = engine.search(q, limit);
      bring(found);
      const rows = [];
      const places = [];
      for (let at = 1; at < found.length; at += 8 + 3 * found[at + 7]) {
        rows.push({
          id: ids.get(found[at]),
          project: texts.get(found[at + 1]),
          l1: texts.get(found[at + 2]),
          l2: texts.get(found[at + 3]),
          name: texts.get(found[at + 4]),
          cycle: texts.get(found[at + 5]),
          annual: texts.get(found[at + 6]),
        });
        places.push(at + 7);
      }
      const mark = (at) => ({ field: FIELDS[found[at]], start: found[at + 1], end: found[at + 2] });
      const marksAt = (at) => Array.from({ length: found[at] }, (_, which) => mark(at + 1 + 3 * which));
      return { count: found[0], rows, marks: () => places.map(marksAt) };
    },
    all(q) {
      const ids = engine.all(q);
      return ids === '' ? [] : ids.split(SEPARATOR).map(idOf);
    },
    extraBytes: () => memory.buffer.byteLength,
    // The strings that were brought over stay: they are the records' own, not results.
    reset: () => engine.reset(),
    /** The engine's own part of a search: the call alone, without the rows as objects. */
    bare: (q, limit) => engine.search(q, limit).length,
    /** How many records a look at every string of every record finds: what search must give. */
    naive: (q) => engine.naive(q),
  };
})();
