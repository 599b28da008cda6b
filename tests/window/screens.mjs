// Pictures of the real window, to be looked at: every screen, light and dark, English and German, and a few narrow ones.
// They go to `target/screens/window`. A picture of a single colour is a fault; all else is for eyes.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inWindow, SCRATCH, TARGET, until, whatIsMissing } from './driver.mjs';

const FOLDER = join(TARGET, 'screens', 'window');
/** A code that no catalogue has: GS1 keeps the range for examples. */
const UNKNOWN = '9524000059109';
const WORDS = {
  milk: '2000 ml',
  bread: null,
  eggs: '6',
  tomatoes: '500 g',
  butter: null,
  coffee: null,
};
const ROUTES = [
  'home',
  'list',
  'shop',
  'packets',
  'baskets',
  'baskets/practice',
  'history',
  'settings',
  'camera',
  'about',
  'print',
];
const LOOKS = [
  { name: 'light', change: { theme: 'light', language: 'en' } },
  { name: 'dark', change: { theme: 'dark', language: 'en' } },
  { name: 'german', change: { theme: 'light', language: 'de' } },
  { name: 'german-dark', change: { theme: 'dark', language: 'de' } },
];

const missing = whatIsMissing();
if (missing) {
  console.error(missing);
  process.exit(1);
}
mkdirSync(FOLDER, { recursive: true });
await inWindow({ home: join(SCRATCH, 'home') }, async (page) => {
  await until(
    page,
    'the first page',
    `return document.querySelector('[data-testid=skip]') !== null`,
    true,
  );
  await page.picture(join(FOLDER, 'first-start.png'));
  await page.click('[data-testid=skip]');
  await sleep(500);
  await page.picture(join(FOLDER, 'empty.png'));
  const gtin = await fill(page);
  for (const look of LOOKS) {
    await invoke(page, 'settings_set', look.change);
    await page.reload();
    for (const route of [...ROUTES, `product/${gtin}`]) await take(page, route, look.name);
  }
  await page.resize(400, 860);
  for (const route of ROUTES) await take(page, route, 'german-dark-narrow');
});
console.log(FOLDER);

/** Packets, words, a packet that nobody knows, a rehearsed basket; answers a product's code. */
async function fill(page) {
  await page.click('[data-testid=demo]');
  await until(
    page,
    'three lines',
    `return document.querySelectorAll('[data-testid=line]').length`,
    3,
  );
  const { lists } = await invoke(page, 'lists_all', {});
  const list = lists[0].id;
  for (const [what, quantity] of Object.entries(WORDS)) {
    await invoke(page, 'line_add', { list, what, quantity });
  }
  await invoke(page, 'scan_code', { code: UNKNOWN, by: 'hand' });
  const { lines } = await invoke(page, 'list_show', { list });
  await invoke(page, 'line_check', {
    list,
    line: lines.at(4).id,
    checked: true,
  });
  const tomatoes = lines.find(({ name }) => name === 'tomatoes').id;
  await invoke(page, 'favourite_set', {
    list,
    line: tomatoes,
    favourite: true,
    name: 'Every week',
  });
  await invoke(page, 'line_remove', { list, line: tomatoes });
  await invoke(page, 'practice_start', {});
  const product = lines.find((line) => line.gtin !== null);
  return product.gtin;
}

async function take(page, route, look) {
  await page.run('location.hash = arguments[0]', `#/${route}`);
  await sleep(400);
  if (route === 'baskets/practice') {
    await until(
      page,
      'the shop can be asked',
      `return document.querySelector('[data-testid=rehearse]')?.disabled === false`,
      true,
    );
    await page.click('[data-testid=rehearse]');
    await until(
      page,
      'the answers',
      `return document.querySelectorAll('[data-testid=answer]').length > 0`,
      true,
    );
  }
  if (route === 'camera') {
    await until(
      page,
      'the camera was looked at',
      `return document.querySelector('[aria-labelledby=verdict]')?.ariaBusy`,
      'false',
    );
  }
  if (route === 'home') {
    await page.click('[data-testid=demo]');
    await until(
      page,
      'a packet is seen',
      `return document.querySelector('[data-testid=sighting]') !== null`,
      true,
    );
  }
  await page.picture(join(FOLDER, `${look}-${route.replaceAll('/', '-')}.png`));
  if (route === 'home') await page.click('[data-testid=stop]');
}

/** One of the window's commands, as its page would give it. */
function invoke(page, command, args) {
  return page.wait(
    `const done = arguments[2];
     window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]).then(done, (error) => done({ error }));`,
    command,
    args,
  );
}
