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

  const marksOf = (text) =>
    text
      .split(';')
      .slice(0, -1)
      .map((mark) => {
        const [field, start, end] = mark.split(',').map(Number);
        return { field: FIELDS[field], start, end };
      });

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
          if (engine.step()) return;
        } while (performance.now() < until);
        await pause();
      }
    },
    search(q, limit) {
      const values = engine.search(q, limit).split(SEPARATOR);
      const rows = [];
      const marks = [];
      for (let at = 1; at < values.length; at += 8) {
        rows.push({
          id: idOf(values[at]),
          project: values[at + 1],
          l1: values[at + 2],
          l2: values[at + 3],
          name: values[at + 4],
          cycle: values[at + 5],
          annual: values[at + 6],
        });
        marks.push(values[at + 7]);
      }
      return { count: Number(values[0]), rows, marks: () => marks.map(marksOf) };
    },
    all(q) {
      const ids = engine.all(q);
      return ids === '' ? [] : ids.split(SEPARATOR).map(idOf);
    },
    extraBytes: () => memory.buffer.byteLength,
    reset: () => engine.reset(),
    /** How many records a look at every string of every record finds: what search must give. */
    naive: (q) => engine.naive(q),
  };
})();
