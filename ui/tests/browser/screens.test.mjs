// Every screen in every state: nothing thrown, nothing asked for elsewhere, nothing axe objects to, nothing wider than the
// page. With TRUG_SCREENS=FOLDER each is written there as a picture, to be looked at.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { browserForTests, goTo, keepDirection, SCREENS } from './page.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = process.env.TRUG_SCREENS;

const GERMAN = { language: 'de' };

/** Each state: what the program has, what goes wrong, and how it is looked at. */
const STATES = {
  empty: { seed: 'empty' },
  one: { seed: 'one' },
  many: { seed: 'many' },
  'many-dark': { seed: 'many', dark: true },
  'many-german': { seed: 'many', settings: GERMAN },
  'many-narrow': { seed: 'many', width: 360, height: 740 },
  'german-narrow-dark': { seed: 'many', settings: GERMAN, width: 360, height: 740, dark: true },
  'long-narrow': { seed: 'long', width: 360, height: 740 },
  long: { seed: 'long' },
  'many-zoomed': { seed: 'many', zoom: 2 },
  'right-to-left': { seed: 'rtl', rtl: true },
  'right-to-left-narrow': { seed: 'rtl', rtl: true, width: 360, height: 740 },
  offline: { seed: 'many', faults: ['shop-silent'] },
  'camera-absent': { seed: 'one', faults: ['camera-absent'] },
  'camera-dark-german': {
    seed: 'one',
    faults: ['camera-too-dark'],
    settings: { ...GERMAN, theme: 'dark' },
  },
  broken: { seed: 'many', faults: ['store-full'] },
  locked: { seed: 'many', faults: ['home-locked'] },
  hostile: {
    seed: 'hostile',
    faults: ['camera-working', 'camera-name=<img src=x onerror=alert(1)>'],
  },
};

const browser = browserForTests();

for (const [state, how] of Object.entries(STATES)) {
  test(`every screen, ${state}`, async (t) => {
    const page = await browser.visit(SCREENS[0], how);
    await page.evaluate(axe);
    for (const screen of SCREENS) await t.test(screen, () => looksRight(page, state, screen));
    await page.close();
  });
}

test('what points along the line is turned round where it is read from the right', async () => {
  const page = await browser.visit('baskets/practice', { rtl: true });
  const seen = await page.evaluate(() => [
    getComputedStyle(document.querySelector('svg.along')).transform,
    getComputedStyle(document.querySelector('.back')).direction,
  ]);
  assert.deepEqual(seen, ['matrix(-1, 0, 0, 1, 0, 0)', 'rtl']);
  await keepDirection(page, 'ltr');
  const turned = await page.evaluate(
    () => getComputedStyle(document.querySelector('svg.along')).transform,
  );
  assert.equal(turned, 'none');
  await page.close();
});

async function looksRight(page, state, screen) {
  page.wrong.length = 0;
  await goTo(page, screen);
  if (pictures) await picture(page, state, screen);
  assert.deepEqual(page.wrong, [], 'nothing is thrown, violated or asked for elsewhere');
  assert.deepEqual(await tooWide(page), [], 'nothing is wider than the page');
  const { violations } = await page.evaluate(() =>
    axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  assert.deepEqual(violations.map(told), []);
  assert.equal(
    await page.title(),
    await page.title().then((title) => title.replace('owned', '')),
    'no name ran as a script',
  );
}

function told({ id, help, nodes }) {
  return `${id}: ${help}: ${nodes
    .map(
      (node) =>
        `${node.html.slice(0, 160)} (${node.any
          .map((a) => a.message)
          .join('; ')
          .slice(0, 200)})`,
    )
    .slice(0, 3)
    .join(' | ')}`;
}

async function picture(page, state, screen) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({
    path: join(pictures, `${screen.replaceAll('/', '-')}-${state}.png`),
    fullPage: state !== 'huge',
  });
}

/** Elements that stick out of the page sideways, unless something around them scrolls. */
function tooWide(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.right > width + 1 || box.left < -1);
      })
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 140));
  });
}
