// The engines beside which ours is measured, each behind the same calls. They find the records in which every word of the query
// stands in one of the six texts, as far as they can.

const FIELDS = ['project', 'l1', 'l2', 'name', 'cycle', 'annual'];
const words = (q) => q.split(/\s+/).filter(Boolean);
const joined = (record) => FIELDS.map((field) => record[field]).join('\u0001');
const heap = () => performance.memory?.usedJSHeapSize ?? 0;

/** Filters an array with String.includes. */
export function scan() {
  const records = [];
  const matches = (record, terms) => terms.every((term) => FIELDS.some((field) => record[field].includes(term)));
  const find = (q) => {
    const terms = words(q);
    return records.filter((record) => matches(record, terms));
  };
  return {
    init() {},
    add: (batch) => records.push(...batch),
    finish() {},
    search(q, limit) {
      const found = find(q);
      return { count: found.length, rows: found.slice(0, limit) };
    },
    all: (q) => find(q).map((record) => record.id),
    extraBytes: heap,
    reset() {},
  };
}

/** The same over one joined text a record, which takes the best of what the runtime can do. */
export function joinedScan() {
  const records = [];
  const texts = [];
  const find = (q) => {
    const terms = words(q);
    const found = [];
    for (let at = 0; at < texts.length; at++) {
      if (terms.every((term) => texts[at].includes(term))) found.push(at);
    }
    return found;
  };
  return {
    init() {},
    add(batch) {
      for (const record of batch) {
        records.push(record);
        texts.push(joined(record));
      }
    },
    finish() {},
    search(q, limit) {
      const found = find(q);
      return { count: found.length, rows: found.slice(0, limit).map((at) => records[at]) };
    },
    all: (q) => find(q).map((at) => records[at].id),
    extraBytes: heap,
    reset() {},
  };
}

/** MiniSearch with two-character tokens. */
export function miniSearch() {
  const records = [];
  let index;
  const grams = (text) => {
    const all = [];
    for (const word of words(text.toLowerCase())) {
      const chars = Array.from(word);
      chars.forEach((char, at) => all.push(char + (chars[at + 1] ?? '')));
    }
    return all;
  };
  const asked = (text) => {
    const all = [];
    for (const word of words(text.toLowerCase())) {
      const chars = Array.from(word);
      if (chars.length === 1) all.push(word);
      for (let at = 0; at + 1 < chars.length; at++) all.push(chars[at] + chars[at + 1]);
    }
    return all;
  };
  const options = { tokenize: asked, combineWith: 'AND', prefix: (term) => Array.from(term).length === 1 };
  return {
    async init() {
      const { default: MiniSearch } = await import('/node_modules/minisearch/dist/es/index.js');
      index = new MiniSearch({ fields: FIELDS, tokenize: grams, processTerm: (term) => term });
    },
    add(batch) {
      for (const record of batch) records[record.id] = record;
      index.addAll(batch);
    },
    finish() {},
    search(q, limit) {
      const found = index.search(q, options);
      return { count: found.length, rows: found.slice(0, limit).map((hit) => records[hit.id]) };
    },
    all: (q) => index.search(q, options).map((hit) => hit.id),
    extraBytes: heap,
    reset() {},
  };
}

/** FlexSearch with its encoder for Chinese. */
export function flexSearch() {
  const records = [];
  let index;
  const find = (q, limit) => index.search(q, { limit, suggest: false });
  return {
    async init() {
      const { default: FlexSearch } = await import('/node_modules/flexsearch/dist/flexsearch.bundle.module.min.mjs');
      index = new FlexSearch.Index({ tokenize: 'strict', encoder: FlexSearch.Charset.CJK, context: false });
    },
    add(batch) {
      for (const record of batch) {
        records[record.id] = record;
        index.add(record.id, joined(record));
      }
    },
    finish() {},
    search(q, limit) {
      const found = find(q, records.length);
      return { count: found.length, rows: found.slice(0, limit).map((id) => records[id]) };
    },
    all: (q) => find(q, records.length),
    extraBytes: heap,
    reset() {},
  };
}

/** SQLite's FTS5 with its trigram tokenizer; words of one or two characters it can only look for row by row. */
export function sqlite() {
  let db;
  const where = (q) => {
    const terms = words(q);
    const quote = (term) => `'%${term.replace(/[%_\\]/g, '\\$&').replaceAll("'", "''")}%'`;
    const plain = terms.every((term) => !/[%_\\]/.test(term));
    return terms.map((term) => `text LIKE ${quote(term)}${plain ? '' : " ESCAPE '\\'"}`).join(' AND ');
  };
  const rows = (sql) => db.exec({ sql, returnValue: 'resultRows', rowMode: 'array' });
  return {
    async init() {
      const { default: start } = await import('/node_modules/@sqlite.org/sqlite-wasm/index.mjs');
      const api = await start({ print() {}, printErr() {} });
      db = new api.oo1.DB(':memory:');
      this.bytes = () => api.wasm.heap8u().byteLength;
      db.exec("CREATE VIRTUAL TABLE records USING fts5(text, tokenize='trigram', detail='full')");
      db.exec('BEGIN');
    },
    add(batch) {
      const insert = db.prepare('INSERT INTO records(rowid, text) VALUES (?, ?)');
      for (const record of batch) insert.bind([record.id + 1, joined(record)]).stepReset();
      insert.finalize();
    },
    finish() {
      db.exec('COMMIT');
    },
    search(q, limit) {
      const count = rows(`SELECT count(*) FROM records WHERE ${where(q)}`)[0][0];
      const found = rows(`SELECT rowid, text FROM records WHERE ${where(q)} LIMIT ${limit}`);
      return {
        count,
        rows: found.map(([id, text]) => {
          const [project, l1, l2, name, cycle, annual] = text.split('\u0001');
          return { id: id - 1, project, l1, l2, name, cycle, annual };
        }),
      };
    },
    all: (q) => rows(`SELECT rowid FROM records WHERE ${where(q)}`).map(([id]) => id - 1),
    extraBytes() {
      return this.bytes();
    },
    reset() {},
  };
}
