import type { Page } from '@playwright/test';
import { expect, test } from './support';

const SCREENS = ['./', 'projects', 'indicators?kind=at_least', 'source?page=3', 'method', 'open'];

test('headings go down one step at a time, under one of the first order, in the landmarks', async ({ page }) => {
  for (const screen of SCREENS) {
    await page.goto(screen);
    await expect(page.locator('main h1')).toBeVisible();
    await page.waitForLoadState('networkidle');
    for (const landmark of ['banner', 'main', 'contentinfo'] as const) await expect(page.getByRole(landmark)).toHaveCount(1);
    const steps = await page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((h) => h.checkVisibility()).map((h) => Number(h.tagName[1])));
    expect(steps.filter((step) => step === 1), screen).toHaveLength(1);
    steps.forEach((step, at) => expect(step - (steps[at - 1] ?? 0), `${screen}: ${steps}`).toBeLessThanOrEqual(1));
  }
});

/** As WCAG 1.4.12 has it. The policy forbids a style sheet of ours in the page; the browser's own hand may. */
const spaceOut = (page: Page) =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
    document.adoptedStyleSheets = [sheet];
    dispatchEvent(new Event('resize'));
  });

test('at 400 % a row in a window says all that it says, spaced out too, in large letters and in English', async ({ page }) => {
  test.setTimeout(90_000);
  await page.setViewportSize({ width: 320, height: 1200 });
  for (const look of ['', 'elder=1', 'lang=en', 'elder=1&lang=en']) {
    await page.goto(`indicators?${look}`);
    await expect(page.locator('table.windowed .value').first()).toBeVisible();
    for (const isSpaced of [false, true]) {
      if (isSpaced) await spaceOut(page);
      const cut = await page.evaluate(async () => {
        const found = new Set<string>();
        let rows = 0;
        for (let top = 0; top < 20_000; top += 2500) {
          scrollTo(0, top);
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          for (const row of document.querySelectorAll('table.windowed tbody:not(.blank) tr')) {
            rows += 1;
            for (const part of [row, ...row.querySelectorAll('.cell, .cell > a, .annual')]) {
              if (part.scrollHeight > part.clientHeight + 2) found.add(`${part.className}: ${part.textContent!.slice(0, 30)}`);
            }
          }
        }
        return { rows: rows > 30, cut: [...found] };
      });
      expect(cut, `${look} ${isSpaced}`).toEqual({ rows: true, cut: [] });
    }
  }
});

test('nothing is cut or covered when a reader spaces the text out', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const screen of SCREENS) {
    await page.goto(screen);
    await expect(page.locator('main h1')).toBeVisible();
    await page.waitForLoadState('networkidle');
    await spaceOut(page);
    const cut = await page.evaluate(() => {
      const found: string[] = [];
      if (document.documentElement.scrollWidth > innerWidth) found.push(`${document.documentElement.scrollWidth} px wide`);
      for (const element of document.querySelectorAll('main *, header *, footer *')) {
        const { overflow, overflowX } = getComputedStyle(element);
        const hides = overflow === 'hidden' || overflowX === 'hidden' || overflow === 'clip';
        if (hides && !element.closest('.unseen, svg, thead, input') && element.checkVisibility() && element.scrollWidth > element.clientWidth + 1) {
          found.push(`${element.tagName}.${element.className}: ${element.textContent?.trim().slice(0, 20)}`);
        }
      }
      return found;
    });
    expect(cut, screen).toEqual([]);
  }
});

test('in forced colours the focus is seen, and what is chosen is told by more than its colour', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('projects?unit=none');
  await expect(page.locator('table.projects tbody tr').first()).toBeVisible();
  const stops = await page.evaluate(() => document.querySelectorAll('a, button, input, select, summary').length);
  expect(stops).toBeGreaterThan(20);
  for (let presses = 0; presses < 25; presses += 1) {
    await page.keyboard.press('Tab');
    const [what, seen] = await page.evaluate(() => {
      const element = document.activeElement!;
      const ringed = [element, element.parentElement!, element.closest('label, th, td, tr') ?? element].some((each) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(each);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
      });
      return [`${element.tagName}.${element.className}`, element === document.body || ringed];
    });
    expect(seen, what).toBe(true);
  }
  await expect(page.getByRole('navigation', { name: '主导航' }).locator('[aria-current=page]')).toHaveText('项目');
});

test('who asked for less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const screen of SCREENS) {
    await page.goto(screen);
    await expect(page.locator('main h1')).toBeVisible();
    const moving = await page.evaluate(() =>
      document.getAnimations().filter((animation) => animation.playState === 'running').length
      + [...document.querySelectorAll('*')].filter((element) => getComputedStyle(element).scrollBehavior === 'smooth').length);
    expect(moving, screen).toBe(0);
  }
});

for (const [width, least, query] of [[1440, 44, ''], [390, 44, ''], [1440, 60, 'elder=1'], [390, 60, 'elder=1']] as const) {
  test(`what can be pressed is ${least} px at least on a page ${width} px wide`, async ({ page }) => {
    // Every pixel around hundreds of links is asked what is there.
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 900 });
    for (const screen of [...SCREENS, 'projects', 'charts?q=%E5%85%BB%E8%80%81', 'findings', 'compare', `compare?name=${encodeURIComponent('一次性创业资助人数')}`, 'compare?p=p6ta1b1x16&p=pycvrf240q', 'p5gqsc1t0m?at=9', 'nowhere']) {
      await page.goto(query ? `${screen}${screen.includes('?') ? '&' : '?'}${query}` : screen);
      await expect(page.locator('main h1')).toBeVisible();
      await page.waitForLoadState('networkidle');
      // What a finger hits, not what a box measures: from the middle of what is seen as far as the same thing answers.
      const small = await page.evaluate((least) => {
        const found: string[] = [];
        for (const element of document.querySelectorAll('a, button, select, summary, textarea, canvas, input:not([type=file]), [role=button]')) {
          if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || element.closest('.unseen, .skip, [hidden]')) continue;
          if (element.closest('thead') && getComputedStyle(element.closest('thead')!).clipPath !== 'none') continue;
          // The words of the text itself, which the arrow keys go through, and links within the sentences at the page's end.
          if (element.closest('pre, footer')) continue;
          element.scrollIntoView({ block: 'center' });
          // Of what goes on in a second line the longer piece.
          const [{ x, y, width, height }] = [...element.getClientRects()].sort((a, b) => b.width - a.width);
          const [left, top] = [x + Math.min(width / 2, 40), y + height / 2];
          const hit = (across: number, down: number) => {
            const there = document.elementFromPoint(left + across, top + down);
            return there !== null && (element.contains(there) || there.closest('label')?.contains(element) === true);
          };
          const reach = (across: number, down: number) => {
            let far = 0;
            while (far < 60 && hit(across * (far + 1), down * (far + 1))) far += 1;
            return far;
          };
          const size = [reach(-1, 0) + 1 + reach(1, 0), reach(0, -1) + 1 + reach(0, 1)];
          // A whole point may lie on either side of an edge.
          if (!hit(0, 0) || Math.min(...size) < least - 1.5) {
            found.push(`${element.tagName} in .${element.closest('[class]')?.className} ${element.textContent?.trim().slice(0, 12)}: ${size.join(' x ')}`);
          }
        }
        return [...new Set(found)];
      }, least);
      expect(small, `${screen} at ${width}`).toEqual([]);
    }
  });
}

test('how many answer is said aloud, once, when it changes', async ({ page }) => {
  await page.goto('projects');
  const tally = page.getByRole('status').filter({ hasText: '/ 237 个项目' });
  await expect(tally).toHaveCount(1);
  await page.getByRole('searchbox', { name: '搜索项目' }).fill('培训');
  await expect(tally).toContainText(/^\s*\d+ \/ 237 个项目/);
});
