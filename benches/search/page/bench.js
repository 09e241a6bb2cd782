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
  const holdsSeparator = (text) => typeof text === 'string' && text.includes(SEPARATOR);
  /** A character that stands in none of the texts, so that it can part them. */
  const separatorOf = (texts) => {
    if (!texts.some(holdsSeparator)) return SEPARATOR;
    const all = texts.join('');
    let code = 2;
    while (all.includes(String.fromCharCode(code))) code++;
    return String.fromCharCode(code);
  };
  /** Texts that begin with what parts them. */
  const parted = (texts) => (texts === '' ? [] : texts.slice(1).split(texts[0]));

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
    const came = parted(engine.texts(strings, records));
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

  /** The app's list over records of any number: first rows at once, the text to filter by in idle moments. */
  function grid(loaded) {
    const STYLE = `
      .bench-list { height: 100%; min-height: 20rem; overflow: auto; overflow-anchor: none; }
      .bench-list table { width: 100%; table-layout: fixed; border-spacing: 0; font: 14px/1.4 sans-serif; }
      .bench-list thead th { position: sticky; top: 0; background: Canvas; text-align: start; }
      .bench-list tbody tr { height: 48px; }
      .bench-list :is(td, tbody th) { padding: 4px 8px; border-bottom: 1px solid #ddd; text-align: start; font-weight: 400; vertical-align: top; }
      .bench-list div { max-height: 40px; overflow: hidden; }
      .bench-list .blank { display: block; }`;
    const HEADS = ['项目', '一级指标', '二级指标', '指标', '实施周期指标值', '年度指标值'];
    let all = [];
    let list;
    let scroller;
    let taken = 0;
    let count = 0;
    const blank = document.createElement('tr');
    for (const at of HEADS.keys()) {
      const cell = blank.appendChild(document.createElement(at === 0 ? 'th' : 'td'));
      const room = cell.appendChild(document.createElement('div'));
      if (at === 0) Object.assign(room.appendChild(document.createElement('a')), { tabIndex: -1 });
    }
    const fill = (row, record) => {
      const { project, l1, l2, name, cycle, annual } = all[record];
      let cell = row.firstElementChild;
      cell.firstElementChild.firstElementChild.textContent = project;
      for (const text of [l1, l2, name, cycle, annual]) {
        cell = cell.nextElementSibling;
        cell.firstElementChild.textContent = text;
      }
    };
    // What parts fields and records stands in no text: two that are no characters take its place.
    const bare = (text) => text.replace(/[\u0001\u0002]/g, (c) => (c === SEPARATOR ? '\ufffe' : '\uffff'));
    const take = (upto) => {
      const part = all.slice(taken, upto).map((record) => FIELDS.map((field) => bare(record[field])).join(SEPARATOR));
      if (part.length > 0) list.add(part.join('\u0002'));
      taken = Math.max(taken, upto);
    };
    const takeInIdleMoments = (records) => {
      if (records !== all || taken >= all.length) return;
      take(Math.min(all.length, taken + 1_000));
      requestIdleCallback(() => takeInIdleMoments(records), { timeout: 50 });
    };
    return {
      async mount(el, records) {
        await loaded;
        list?.free();
        [all, taken, count] = [records, 0, records.length];
        if (!document.getElementById('bench-list')) {
          document.head.append(Object.assign(document.createElement('style'), { id: 'bench-list', textContent: STYLE }));
        }
        const heads = HEADS.map((head) => `<th scope="col">${head}</th>`).join('');
        el.innerHTML = `<div class="bench-list"><table tabindex="-1"><thead><tr>${heads}</tr></thead>
          <tbody class="blank"></tbody><tbody></tbody><tbody class="blank"></tbody></table></div>`;
        scroller = el.firstElementChild;
        list = window.wasmBindings.List.of(scroller.firstElementChild, scroller, blank, fill);
        list.show(count);
        requestIdleCallback(() => takeInIdleMoments(records), { timeout: 200 });
      },
      /** Shows the records in one of whose fields `text` stands as written; all of them for null. */
      filter(text) {
        if (text === null || text === '') {
          count = all.length;
          list.show(count);
        } else {
          take(all.length);
          count = list.filter(bare(text));
        }
        scroller.scrollTop = 0;
      },
      rowCount: () => count,
      scroller: () => scroller,
    };
  }

  window.__bench = {
    async init() {
      memory = (await loaded).memory;
      engine?.free();
      texts.clear();
      ids.clear();
      numeric = false;
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
      const separator = separatorOf(values);
      engine.add(values.join(separator), separator);
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
      return parted(engine.all(q)).map(idOf);
    },
    /** What the engine itself finds, every record: `search` without its limit. */
    hits(q) {
      return parted(engine.hits(q)).map(idOf);
    },
    extraBytes: () => memory.buffer.byteLength,
    reset() {
      engine.reset();
      texts.clear();
      ids.clear();
    },
    /** The engine's own part of a search: the call alone, without the rows as objects. */
    bare: (q, limit) => engine.search(q, limit).length,
    grid: grid(loaded),
    /** How many records a look at every string of every record finds: what search must give. */
    naive: (q) => engine.naive(q),
  };
})();
