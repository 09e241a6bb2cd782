// How long reading the shipped document takes in Chromium: the built page's own reader, in its worker, by the worker's own clock.
// node benches/reader.mjs [folder of the build] [visits] [readings]
//
// Cold is the first reading of a browser that never saw the page. Warm are the readings of one worker that has read ten times before.
// Both are from the document's arrival until its checks are done and the answer is packed for the page.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../tools/serve.mjs';

const { chromium } = createRequire(new URL('../tests/e2e/', import.meta.url))('playwright-core');
const [dist = 'dist', visits = '7', readings = '100'] = process.argv.slice(2);
const DOCUMENT = 'data/000_77ffd663521916d3.txt';
const WARMING = 10;
/** What the reader says as it begins each step; 'answer' stands for the answer. */
const STEPS = ['Text', 'Cells', 'Links', 'Checks', 'answer'];

// Put before the worker's script: notes what the reader says, and when.
const CLOCK = `{
  const clock = new BroadcastChannel('clock');
  const post = self.postMessage.bind(self);
  let times = {};
  self.postMessage = (message, ...rest) => {
    const now = performance.now();
    times[typeof message === 'string' ? message : 'answer'] = now;
    if (typeof message !== 'string') { clock.postMessage(times); times = {}; }
    post(message, ...rest);
  };
}
`;

const root = mkdtempSync(join(tmpdir(), 'reader-'));
cpSync(dist, root, { recursive: true });
const reader = join(root, readdirSync(root).find((name) => /^reader-\w+\.js$/.test(name)));
writeFileSync(reader, CLOCK + readFileSync(reader, 'utf8'));
const { server, url } = await serve({ root });

/** One visit of a new browser: its first reading and, if asked for, the warm ones. */
async function visit(again) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ serviceWorkers: 'block' });
    await page.addInitScript(() => {
      window.clock = new BroadcastChannel('clock');
      window.heard = [];
      window.clock.onmessage = ({ data }) => window.heard.push(data);
    });
    await page.goto(url);
    await page.waitForFunction(() => window.heard.length === 1);
    await page.evaluate(readAgain, { again, name: DOCUMENT });
    return await page.evaluate(() => window.heard);
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
async function readAgain({ again, name }) {
  if (again === 0) return;
  const bytes = new Uint8Array(await (await fetch(name)).arrayBuffer());
  const reader = window.parts.reader();
  const next = (wanted) => new Promise((resolve) => { reader.onmessage = ({ data }) => wanted(data) && resolve(); });
  await next((data) => data === 'ready');
  for (let at = 0; at < again; at++) {
    reader.postMessage(bytes);
    await next((data) => typeof data !== 'string');
  }
  const enough = () => window.heard.length > again;
  while (!enough()) await new Promise((resolve) => setTimeout(resolve, 10));
}

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const whole = (times) => times.answer - times.Text;
const ms = (number) => number.toFixed(1).padStart(7);

function print(name, all) {
  const sums = all.map(whole);
  const steps = STEPS.slice(1).map((step, at) => middle(all.map((times) => times[step] - times[STEPS[at]])));
  const speed = statSync(join(root, DOCUMENT)).size / middle(sums) / 1000;
  console.log(`${name.padEnd(18)}|${ms(Math.min(...sums))} |${ms(middle(sums))} |${ms(Math.max(...sums))} | ${steps.map(ms).join(' |')} |${ms(speed)}`);
}

const cold = [];
let warm = [];
for (let at = 0; at < Number(visits); at++) {
  const last = at + 1 === Number(visits);
  const [first, ...rest] = await visit(last ? WARMING + Number(readings) : 0);
  cold.push(first);
  warm = rest.slice(WARMING);
}
console.log('Chromium, ms      |  least | middle |   most |    text |  cells |  links | checks and packing | MB/s');
print(`cold, ${visits} visits`, cold);
print(`warm, ${readings} readings`, warm);
server.close();
rmSync(root, { recursive: true });
