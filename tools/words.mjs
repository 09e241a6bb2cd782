// Makes of the catalogue what the page fetches: node tools/words.mjs [catalogue [file]]
//
// A line for each text: the Chinese, a tab, the English, and where it has a plural a tab and that. Of PO it knows what words/en.po has:
// comments, msgid, msgstr, and msgid_plural with msgstr[0] and msgstr[1]; the plural of a Chinese text is the text itself.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const [catalogue = 'words/en.po', file = 'target/words/english.txt'] = process.argv.slice(2);
const entries = [];
let field;
for (const [at, line] of readFileSync(catalogue, 'utf8').split('\n').entries()) {
  if (line.trim() === '' || line.startsWith('#')) continue;
  const [, name, quoted] = /^(?:(msgid|msgid_plural|msgstr|msgstr\[[01]\]) )?(".*")$/.exec(line) ?? [];
  if (quoted === undefined) throw new Error(`${catalogue}:${at + 1} is not understood: ${line}`);
  field = name ?? field;
  if (name === 'msgid') entries.push({});
  const entry = entries.at(-1);
  entry[field] = (entry[field] ?? '') + JSON.parse(quoted);
}
const lines = entries
  .filter(({ msgid }) => msgid !== '')
  .map((entry) => [entry.msgid, entry.msgstr ?? entry['msgstr[0]'], entry['msgstr[1]']].filter((text) => text !== undefined));
const faulty = lines.find((line) => line.length < 2 || line.some((text) => text === '' || /[\t\n]/.test(text)));
if (faulty) throw new Error(`${catalogue} has a text that cannot be used: ${faulty.join(' | ')}`);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, lines.map((line) => `${line.join('\t')}\n`).join(''));
