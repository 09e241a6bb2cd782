// Splits the built program in two, so that a first visit need not load the screens behind the first: node tools/split.mjs [folder]
//
// What only `later_screen` and `later_tables` (src/app/routes) lead to becomes FILE_later.wasm; the rest stays FILE_bg.wasm. Calls through the program's table
// cannot be followed: a function there that is named after a screen or a component that the first screen has not goes with the rest. In its
// place the first part has an import that src/app/parts.js provides. The tools that do such things need relocations or know nothing of
// reference types.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How the functions begin that lead to later screens; no other one does. */
const GATE = 'jixiao_lens::app::routes::later_';
/** A screen, a component, or what one of them says: a module of src/app/routes, src/app/components or src/view. */
const MODULE = /jixiao_lens::(?:app::routes|app::components|view)::([a-z]\w*)::/g;
/** What only later screens use, and is not named after them: crates, functions and kinds of elements. */
const THEIRS = new RegExp(
  String.raw`\b(?:idb|plotters\w*|wasm_streams)::|\bcore::fmt::float::|<f(?:32|64) as core::fmt::|jixiao_lens::app::(?:finding|nav::use_filter|nav::use_place)::|view::filter::Sort\b|jixiao_lens::lang::english::|` +
    String.raw`\bview::keyed::|\bMountable>::elements$|\bany_view::elements::|\binto_any(?:_attr)?::rebuild\b|\binto_any_attr::(?:clone|keys)::|\bnode_ref::NodeRef<[\w:]*::Table>|\bgen_Html(?:Canvas|Dialog|Table|TextArea)Element\b|\bVec<[\w:]*View<[\w:]*HtmlElement<[\w:]*::(?:Td|Th),|` +
    String.raw`\belements::(?:Article|Aside|Canvas|Caption|Details|Figure|Dialog|Fieldset|Kbd|Legend|Mark|Ol|Option_|Pre|Progress|Select|Strong|Summary|Textarea)\b|` +
    String.raw`\bkey::(?:Accept|Aria(?:Controls|Expanded|Haspopup|Invalid|Pressed|Roledescription|Rowindex|Sort)|Colspan|Disabled|Inputmode|Max|Min|Open|Readonly|Rows|Value)\b|` +
    String.raw`\bRenderEffect(?:State)?<(?:tachys::view::iterators|either_of::Either<tachys::(?:view::iterators|html)|\(web_sys[\w:]*::(?:Element, (?:wasm_bindgen::JsValue|&str|bool)|DomTokenList))|` +
    String.raw`\bOutput = (?:bool|alloc::vec::Vec<leptos|core::option::Option<leptos.* as tachys::view::Render>::build)|into_any::build::<alloc::sync::Arc<.*Output = core::option::Option<|\bas tachys::html::class::IntoClass>|\bhtml::property::|` +
    String.raw`\bMemoInner<(?:jixiao_lens::view::filter::|\(?core::option::Option<|alloc::vec::Vec<usize>|usize).*update_if_necessary|` +
    String.raw`\bhtml::event::(?:blur|change|close|focusin|focusout|mousemove|pointerdown|toggle)\b`,
);
/** Those of the first screen and of what stands around all. One that is left out stops the program where the rest is not here. */
const FIRST = (
  'overview lost bar checks failure_view figures_row notices_view own search_box shell unit_choice units_table ' +
  'address currency figures filter notices words'
).split(' ');
/**
 * What a library makes for one screen can come out like what it makes for another; the compiler then keeps one of them, under either's name.
 * These did: a first visit called them. tests/e2e/parts.spec.ts fails when there are more.
 */
const SHARED =
  /^jixiao_lens::order::|^<*reactive_graph::computed::(?:arc_memo::ArcMemo<(?:bool|alloc::string::String)>>::new<.*FnOnce<\(core::option::Option<&|inner::MemoInner<.*> as reactive_graph::graph::\w+::\w+>::(?!update_if_necessary))/;
/** The path of a function of ours that shows or says something. */
const OWN = /^[<&]*jixiao_lens::(?:app|lang)::[\w:]*/;
/** What words a panic, which no visit is meant to see. It goes with the rest wherever it is called from. Before that is here, and in the reader, which has none, a panic ends the program without its words; the report has the calls. */
const PANIC =
  /^core::(?:str::slice_error_fail|slice::index::slice_index_fail$|panicking::assert_failed)|^std::panicking::panic_with_hook$|PanicHookInfo as|^<(?:core::fmt::Formatter>::debug_|core::fmt::builders::)|^<&?(?:str|char|[iu](?:size|\d+)|core::ops::range::Range<usize>|core::panic::location::Location) as core::fmt::Debug>/;
/** Streams that a script could read from the program. It makes none; the program's table leads to them all the same. */
const UNUSED = /\binto_underlying_\w+::/;
const FEATURES = ['simd', 'bulk-memory', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue', 'nontrapping-float-to-int'].map(
  (feature) => `--enable-${feature}`,
);

/** Reads a number as wasm writes it; moves `at.offset` behind it. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at.offset++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}

const written = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...written(value >> 7)]);

/** The names of a program's functions, by index, without the hashes of crates. */
function namesOf(bytes) {
  const [section] = WebAssembly.Module.customSections(new WebAssembly.Module(bytes), 'name');
  const names = new Map();
  const at = { offset: 0 };
  const part = new Uint8Array(section ?? []);
  while (at.offset < part.length) {
    const kind = part[at.offset++];
    const end = number(part, at) + at.offset;
    for (let left = kind === 1 ? number(part, at) : 0; left > 0; left--) {
      const index = number(part, at);
      const length = number(part, at);
      const name = new TextDecoder().decode(part.subarray(at.offset, (at.offset += length)));
      names.set(index, name.replaceAll(/\[[0-9a-f]{1,16}\]/g, ''));
    }
    at.offset = end;
  }
  return names;
}

/** The program with its functions named f0, f1 and so on, which can be told from everything else in its text. */
function numbered(bytes, count) {
  const kept = [bytes.subarray(0, 8)];
  const at = { offset: 8 };
  while (at.offset < bytes.length) {
    const start = at.offset;
    const isCustom = bytes[at.offset++] === 0;
    const length = number(bytes, at);
    at.offset += length;
    if (!isCustom) kept.push(bytes.subarray(start, at.offset));
  }
  const names = [];
  for (let index = 0; index < count; index++) {
    const name = Buffer.from(`f${index}`);
    names.push(...written(index), ...written(name.length), ...name);
  }
  const functions = [...written(count), ...names];
  const body = [4, ...Buffer.from('name'), 1, ...written(functions.length), ...functions];
  return Buffer.concat([...kept, Buffer.from([0, ...written(body.length), ...body])]);
}

/** The top-level items of a program's text, by kind. */
function itemsOf(text) {
  const items = { type: [], import: [], global: [], memory: [], data: [], table: [], elem: [], export: [], func: [] };
  for (const item of text.replace(/\n\)\s*$/, '').split(/\n(?= \()/).slice(1)) {
    const kind = /^ \((\w+)/.exec(item)[1];
    items[kind === 'rec' ? 'type' : kind].push(item);
  }
  return items;
}

const functionsIn = (item) => [...item.matchAll(/\$(f\d+)/g)].map(([, id]) => id);
const idOf = (item) => /\$([^\s()]+)/.exec(item)[1];

/** A function's type as an import states it, from its definition or its import. */
function signature(item) {
  const head = item.startsWith(' (import') ? item : item.split('\n', 1)[0];
  const type = /\(type \$\w+\)/.exec(head)?.[0] ?? '';
  const params = [...head.matchAll(/\(param ([^)]*)\)/g)].map(([, param]) => param.replace(/^\$\S+ /, ''));
  const result = /\(result [^)]*\)/.exec(head)?.[0] ?? '';
  return `${type}${params.length ? ` (param ${params.join(' ')})` : ''} ${result}`;
}

/** Everything that `roots` lead to without passing through `gates`. */
function reached(calls, roots, gates) {
  const seen = new Set();
  const open = [...roots];
  while (open.length > 0) {
    const id = open.pop();
    if (seen.has(id) || gates.has(id)) continue;
    seen.add(id);
    open.push(...(calls.get(id) ?? []));
  }
  return seen;
}

/** The ids of the functions that can come later. */
function laterOf(items, nameOf) {
  const calls = new Map(items.func.map((item) => [idOf(item), functionsIn(item)]));
  const gates = new Set([...calls.keys()].filter((id) => nameOf(id).startsWith(GATE)));
  if (gates.size === 0) throw new Error(`${GATE} is not in the program`);
  const isLater = (name) => THEIRS.test(name) || [...name.matchAll(MODULE)].some(([, module]) => !FIRST.includes(module));
  const roots = new Set(items.export.flatMap(functionsIn));
  for (const id of items.elem.flatMap(functionsIn)) (isLater(nameOf(id)) && !SHARED.test(nameOf(id)) ? gates : roots).add(id);
  for (const id of calls.keys()) if (PANIC.test(nameOf(id)) || isLater(`${OWN.exec(nameOf(id))?.[0]}::`)) gates.add(id);
  const first = reached(calls, roots, gates);
  return new Set([...calls.keys()].filter((id) => !first.has(id)));
}

/**
 * Gives what the page's script lends the program short names, in both: wasm-bindgen's end in digests, which no compression shortens. That makes
 * 7 kB of what a first visit loads.
 */
function shorten(items, script) {
  let text = readFileSync(script, 'utf8');
  items.import = items.import.map((item, at) =>
    item.replace(/"(__wb\w+)"/, (_, name) => {
      if (!text.includes(name)) throw new Error(`${script} does not have ${name}`);
      text = text.replaceAll(name, `$${at.toString(36)}`);
      return `"$${at.toString(36)}"`;
    }),
  );
  items.export = items.export.map((item, at) =>
    item.replace(/"(wasm_bindgen_\w+)"/, (_, name) => {
      text = text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `$e${at.toString(36)}`);
      return `"$e${at.toString(36)}"`;
    }),
  );
  // The classes of the streams that nothing asks for: see UNUSED.
  text = text.replace(/export class (IntoUnderlying\w+)[^]*?\b\1\.prototype\.free\)?;/g, '');
  text = text.replace(/const IntoUnderlying\w+Finalization = [^]*?;\n/g, '');
  writeFileSync(script, text);
}

/** The texts of both parts. */
function parts(items, later) {
  const isLater = (item) => later.has(idOf(item));
  const [rest, kept] = [items.func.filter(isLater), items.func.filter((item) => !isLater(item))];
  const exports = [];
  const shared = (kind, id) => {
    // As short as they can be: there are hundreds.
    const name = `_${exports.length.toString(36)}`;
    exports.push(` (export "${name}" (${kind} $${id}))`);
    return `"${name}"`;
  };
  const from = (kind, id, type) => ` (import "p" ${shared(kind, id)} (${kind} $${id} ${type}))`;

  const wanted = new Set(rest.flatMap(functionsIn).filter((id) => !later.has(id)));
  const given = [...items.import, ...kept].filter((item) => wanted.has(functionsIn(item)[0]));
  const globals = items.global.map((item) => from('global', idOf(item), /\$\S+ (\(mut \w+\)|\w+)/.exec(item)[1]));
  const tables = items.table.map((item) => from('table', idOf(item), /\$\S+ (.*)\)/.exec(item)[1]));
  const memories = items.memory.map((item) => from('memory', idOf(item), /\$\S+ (.*)\)/.exec(item)[1]));
  const imports = given.map((item) => from('func', functionsIn(item)[0], signature(item)));
  const places = items.elem.flatMap((item) => {
    const [, table, offset] = /\(table (\$\w+)\) \(i32\.const (\d+)\)/.exec(item) ?? [null, `$${idOf(items.table[0])}`, /\(i32\.const (\d+)\)/.exec(item)[1]];
    return functionsIn(item).flatMap((id, at) => (later.has(id) ? [` (elem (table ${table}) (i32.const ${Number(offset) + at}) func $${id})`] : []));
  });

  const called = new Set([...kept.flatMap(functionsIn), ...items.elem.flatMap(functionsIn)].filter((id) => later.has(id)));
  const open = rest.filter((item) => called.has(idOf(item)));
  const placeholders = open.map((item, at) => ` (import "p" "${at.toString(36)}" (func $${idOf(item)} ${signature(item)}))`);
  const handles = open.map((item, at) => ` (export "${at.toString(36)}" (func $${idOf(item)}))`);
  const text = (...lists) => ['(module', ...lists.flat(), ')'].join('\n');
  const { type, global, memory, data, table, elem } = items;
  return {
    first: text(type, items.import, placeholders, global, memory, data, table, elem, items.export, exports, kept),
    later: text(type, memories, tables, globals, imports, places, handles, rest),
  };
}

function split(file, folder) {
  const bytes = readFileSync(file);
  const names = namesOf(bytes);
  const at = (name) => join(folder, name);
  const run = (tool, ...given) => execFileSync(tool, given, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  writeFileSync(at('whole.wasm'), numbered(bytes, Math.max(...names.keys()) + 1));
  const items = itemsOf(run('wasm-dis', ...FEATURES, at('whole.wasm')));
  const nameOf = (id) => names.get(Number(id.slice(1))) ?? '';
  items.func = items.func.map((item) => (UNUSED.test(nameOf(idOf(item))) ? `${item.split('\n', 1)[0]}\n  (unreachable)\n )` : item));
  const later = laterOf(items, nameOf);
  shorten(items, file.replace('_bg.wasm', '.js'));
  if (process.env.SHOW) for (const id of later) console.log(nameOf(id));
  for (const [name, text] of Object.entries(parts(items, later))) {
    writeFileSync(at('part.wat'), text);
    run('wasm-as', ...FEATURES, at('part.wat'), '-o', at('part.wasm'));
    const finished = file.replace('_bg.wasm', name === 'first' ? '_bg.wasm' : '_later.wasm');
    // Once more, for what each part has no use for by itself: 1 kB less of the first. Nothing of ours lies in the first 1 kB of memory: there the stack ends.
    run('wasm-opt', ...FEATURES, '--low-memory-unused', '-Oz', '--one-caller-inline-max-function-size=30', at('part.wasm'), '-o', finished);
  }
}

const dist = process.argv[2] ?? 'dist';
const program = readdirSync(dist).find((name) => /^jixiao-lens-.*_bg\.wasm$/.test(name));
const folder = mkdtempSync(join(tmpdir(), 'split-'));
try {
  split(join(dist, program), folder);
} finally {
  rmSync(folder, { recursive: true });
}
