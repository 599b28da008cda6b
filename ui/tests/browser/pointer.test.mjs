// What is done with a pointer alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserForTests } from './page.mjs';

const browser = browserForTests();

test('a line of a long aisle is dragged from one piece of the list into another', async () => {
  const page = await browser.visit('list', { seed: 'huge', height: 1100 });
  const ids = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('[data-line]')].map((row) => row.dataset.line),
    );
  await page.waitForFunction(() => document.querySelectorAll('[data-line]').length > 14);
  const before = await ids();
  const row = (id) => page.locator(`[data-line="${id}"]`);
  const grip = await row(before[1]).locator('.grip').boundingBox();
  await page.mouse.move(grip.x + 5, grip.y + 10);
  await page.mouse.down();
  // Onto the lower half of the last row of the first piece: there the next piece begins.
  const target = await row(before[7]).boundingBox();
  await page.mouse.move(grip.x + 5, target.y + target.height - 6, { steps: 6 });
  await page.mouse.up();
  await page.waitForFunction(
    (id) =>
      [...document.querySelectorAll('[data-line]')].findIndex((row) => row.dataset.line === id) > 2,
    before[1],
  );
  const after = await ids();
  assert.deepEqual(
    after.slice(0, 9),
    [before[0], ...before.slice(2, 8), before[1], before[8]],
    'it stands where it was let go, and not at the end of the aisle',
  );
  assert.deepEqual(page.wrong, []);
  await page.close();
});
