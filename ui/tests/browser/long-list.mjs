// How a list of ten thousand lines behaves in a real browser: the time until it is shown, and the longest frame while it is
// scrolled from end to end and back. Prints both; `node ui/tests/browser/long-list.mjs`, with the page built before.

import { open } from './page.mjs';

const STEPS = 240;
const browser = await open();
for (const screen of ['list', 'home', 'shop']) {
  const page = await browser.visit(screen, { seed: 'huge', width: 1100, height: 760 });
  await page.locator('[data-testid=line]').first().waitFor();
  const shown = await page.evaluate(() => Math.round(performance.now()));
  await page.waitForTimeout(500);
  const frames = await page.evaluate(scrolled, STEPS);
  frames.sort((a, b) => a - b);
  const at = (share) => frames[Math.min(frames.length - 1, Math.floor(frames.length * share))];
  const rows = await page.locator('[data-testid=line]').count();
  const round = (ms) => `${ms.toFixed(1)} ms`;
  console.log(
    `${screen}: shown after ${shown} ms; ${frames.length} frames, median ${round(at(0.5))}, p95 ${round(at(0.95))}, worst ${round(at(1))}, over 50 ms: ${frames.filter((ms) => ms > 50).length}; ${rows} rows in the page`,
  );
  if (page.wrong.length > 0) console.log(page.wrong);
  await page.close();
}
await browser.close();

/** Scrolls by a window's height a frame, and in leaps; answers how long each frame took. */
async function scrolled(steps) {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const frames = [];
  const all = document.documentElement.scrollHeight - innerHeight;
  const ways = [
    (n) => n * 120,
    (n) => n * innerHeight,
    (n) => all - n * 400,
    (n) => (all * ((n * 37) % 100)) / 100,
  ];
  for (const way of ways) {
    let before = await frame();
    for (let n = 0; n < steps / ways.length; n += 1) {
      scrollTo(0, way(n));
      const now = await frame();
      frames.push(now - before);
      before = now;
    }
  }
  return frames;
}
