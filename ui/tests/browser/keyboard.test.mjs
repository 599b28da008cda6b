// Journeys with the keyboard alone: everything can be reached, the focus is seen and never lost, and what a screen reader
// would say is said.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserForTests, hasLines, SCREENS } from './page.mjs';

const browser = browserForTests();

/** What has the focus, told so that a person recognises it; nothing when it is lost. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const ring = (s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
    // the ring may be drawn by the label or row around a small control
    let shown = false;
    for (let e = element, n = 0; e && n < 4; e = e.parentElement, n += 1)
      shown ||= ring(getComputedStyle(e)) || getComputedStyle(e).boxShadow !== 'none';
    return {
      html: element.outerHTML.slice(0, 120),
      ring: shown,
      size: Math.min(box.width, box.height),
      hidden: style.visibility === 'hidden',
    };
  });

for (const screen of SCREENS) {
  test(`the focus walks through ${screen}, forward and back`, async () => {
    const page = await browser.visit(screen);
    const wanted = await page.evaluate(
      () =>
        document.querySelectorAll(
          'main button:not([disabled]), main input:not([type=radio]), main select, main a[href]',
        ).length,
    );
    const met = new Set();
    for (let n = 0; n < wanted * 2 + 40; n += 1) {
      await page.keyboard.press('Tab');
      const at = await focused(page);
      if (at === null) break; // past the end: the browser's own controls
      assert.ok(!at.hidden, `hidden, but focused: ${at.html}`);
      assert.ok(at.ring, `no visible ring: ${at.html}`);
      met.add(
        await page.evaluate(() => {
          const all = [...document.querySelectorAll('*')];
          return all.indexOf(document.activeElement);
        }),
      );
    }
    assert.ok(met.size >= Math.min(wanted, 5), `${met.size} of ${wanted} controls were met`);
    await page.keyboard.press('Shift+Tab');
    assert.deepEqual(page.wrong, []);
    await page.close();
  });
}

test('a price is noted in the details, shown in the row and added up below the list', async () => {
  const page = await browser.visit('list', { fresh: true });
  const row = page.locator('li[data-testid=line]', { hasText: 'Spinach' });
  const cost = page.locator('[data-testid=cost]');
  assert.match(await cost.innerText(), /€16.02[^]*4 of 19 have a price[^]*€6.99 in the trolley/);
  await row.getByRole('button', { name: 'Details of Spinach' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Price', { exact: true }).focus();
  await page.keyboard.type('1,29');
  await page.keyboard.press('Enter');
  await row.getByText('€1.29').waitFor();
  await cost.filter({ hasText: /€17.31[^]*5 of 19/ }).waitFor();
  assert.deepEqual(page.wrong, []);
  await page.close();
});

test('several lines that are pasted are a list, which one press takes back', async () => {
  const page = await browser.visit('list', { seed: 'empty', fresh: true });
  await page.locator('[data-testid=add]').focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Milk\n\nBread\r\nEggs\n');
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(paste);
  });
  const lines = page.locator('li[data-testid=line]');
  await lines.nth(2).waitFor();
  assert.equal(await page.locator('[data-testid=add]').inputValue(), '');
  await page.getByRole('button', { name: 'Take it all back' }).focus();
  await page.keyboard.press('Enter');
  await lines.first().waitFor({ state: 'detached' });
  assert.deepEqual(page.wrong, []);
  await page.close();
});

test('a line is added, counted up, ticked and all that undone, without a pointer', async () => {
  const page = await browser.visit('list', { seed: 'empty', fresh: true });
  const lines = page.locator('main li:has(input[type=checkbox])');
  await page.locator('main form input').first().focus();
  await page.keyboard.type('Oat drink', { delay: 90 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await lines.first().waitFor();
  assert.match(await lines.first().innerText(), /Oat drink/);
  await lines.first().locator('input[type=checkbox]').focus();
  await page.keyboard.press('Space');
  await page.waitForTimeout(400);
  assert.notEqual(await focused(page), null, 'the focus is kept when the ticked line folds away');
  await page.keyboard.press('Control+z');
  // The tick is undone, then the line, which is done again.
  await page.waitForFunction(
    () => document.querySelector('[data-testid=line] input[type=checkbox]')?.checked === false,
  );
  await page.keyboard.press('Control+z');
  await hasLines(page, 0);
  await page.keyboard.press('Control+Shift+z');
  await hasLines(page, 1);
  assert.deepEqual(page.wrong, []);
  await page.close();
});

test('a keyboard wedge scanner is heard anywhere, and types into no field', async () => {
  const page = await browser.visit('settings', { fresh: true });
  await page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
  );
  // Sent from inside the page: how fast they come is what tells a scanner, and a busy machine must not slow it down.
  await page.evaluate(() => {
    const press = (code, key) =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }),
      );
    for (const digit of '4006381333931') press(`Digit${digit}`, digit);
    press('Enter', 'Enter');
  });
  // The sighting is said.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[aria-live]')].some((one) => one.innerText.trim() !== ''),
  );
  assert.deepEqual(page.wrong, []);
  await page.close();
});

test('the focus goes to the heading of a screen that opens', async () => {
  const page = await browser.visit('home');
  for (const screen of ['list', 'history', 'settings']) {
    await page.locator(`nav a[href="#/${screen}"]`).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  }
  await page.close();
});

test('what was bought is bought again, and a file is brought in and taken back, without a pointer', async () => {
  const page = await browser.visit('list', { seed: 'one', fresh: true });
  const lines = page.locator('[data-testid=line]');
  const chips = page.getByRole('region', { name: 'Buy again' }).getByRole('button');
  await chips.first().waitFor();
  const count = await chips.count();
  await chips.first().focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (was) => document.querySelectorAll('[data-testid=line]').length > was,
    1,
  );
  assert.equal(await lines.count(), 2, 'a chip puts its thing on the list');
  // And is offered no more.
  await chips.nth(count - 1).waitFor({ state: 'detached' });
  assert.notEqual(await focused(page), null, 'the focus is kept when the chip goes');

  await page.getByRole('button', { name: 'More for this list' }).focus();
  await page.keyboard.press('Enter');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Bring in a list from a file' }).focus();
  await page.keyboard.press('Enter');
  const buffer = Buffer.from('name,quantity\nFlour,1\nEggs,1\nBread,lots\n');
  await (await chooser).setFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
  const back = page.getByRole('button', { name: 'Take it all back' });
  await back.waitFor();
  // What the file holds is on the list, also the row of which one field cannot be read.
  await hasLines(page, 5);
  assert.match(await page.getByRole('dialog').innerText(), /line 4/i, 'what was left out is said');
  await back.focus();
  await page.keyboard.press('Enter');
  await hasLines(page, 2);
  assert.deepEqual(page.wrong, []);
  await page.close();
});

test('a long list is shown in parts, and the focus walks from one into the next', async () => {
  const page = await browser.visit('list', { seed: 'huge' });
  await page.locator('[data-testid=line]').first().waitFor();
  const rows = await page.locator('[data-testid=line]').count();
  assert.ok(rows < 300, `${rows} rows of ten thousand stand in the page`);
  const boxes = page.locator('[data-testid=line] input[type=checkbox]');
  await boxes.first().focus();
  const met = new Set();
  // Five stops a row: the grip, the box, less, more, details.
  for (let n = 0; n < 200; n += 1) {
    await page.keyboard.press('Tab');
    met.add(
      await page.evaluate(() => document.activeElement?.closest('[data-line]')?.dataset.line),
    );
  }
  assert.ok(met.size > 30 && !met.has(undefined), `${met.size} rows were met one after the other`);
  assert.deepEqual(page.wrong, []);
  await page.close();
});
