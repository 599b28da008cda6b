// What others write is text: five hundred strings that would like to be something else, in every text field and in every
// place where a name comes from elsewhere. None runs, none asks for anything, none breaks the page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserForTests, goTo, SCREENS } from './page.mjs';

const browser = browserForTests();

const SEEDS = [
  '<script>document.title="owned"</script>',
  '<img src=x onerror=document.title="owned">',
  '"><svg onload=document.title="owned">',
  "'-document.title='owned'-'",
  'javascript:document.title="owned"',
  '</textarea><script>document.title="owned"</script>',
  '{{constructor.constructor("document.title=\'owned\'")()}}',
  '${document.title="owned"}',
  '{@html "<b onclick=alert(1)>"}',
  '<!--',
  ']]>',
  '&lt;b&gt;',
  '&#x3C;script&#x3E;',
  '<iframe src=//example.org>',
  '<link rel=stylesheet href=//example.org/x.css>',
  '<base href=//example.org/>',
  '<meta http-equiv=refresh content=0;url=//example.org>',
  '<object data=//example.org>',
  '<form action=//example.org><button>x',
  '<style>*{display:none}</style>',
  '<a href=//example.org ping=//example.org>x</a>',
  'http://example.org/x.png',
  '//example.org',
  'data:text/html,<script>alert(1)</script>',
  '\u202Eevil\u202C',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '\u2028',
  '\u0007\u001B[31m',
  '%00',
  '%s%n%x',
  '../../../../etc/passwd',
  "'; DROP TABLE lines; --",
  '" OR 1=1 --',
  '-1',
  '1e309',
  'NaN',
  'null',
  'undefined',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  '=1+1',
  '@SUM(A1)',
  '+cmd|x',
  'ﷺ'.repeat(40),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
  '👩‍👩‍👧‍👦'.repeat(30),
  'a'.repeat(5000),
  ' '.repeat(300),
  '\t\n\r',
  '٠١٢٣',
  '１２３',
];

/** Five hundred: each seed as it is, and wrapped in ways that have got past filters. */
const STRINGS = SEEDS.flatMap((seed) => [
  seed,
  `x${seed}y`,
  `"${seed}"`,
  `<b>${seed}</b>`,
  seed.toUpperCase(),
  encodeURIComponent(seed.replace(/[\uD800-\uDFFF]/g, '')),
  `${seed}\u200F`,
  `<${seed}>`,
  `{${seed}}`,
  ` ${seed} `,
]).slice(0, 500);

/** What has to be pressed before some fields are there: the screen, then button by button. */
const BEHIND = [
  ['list', 'More for this list', 'Rename the list'],
  ['list', 'More for this list', 'Copy the list'],
  ['list', 'More for this list', 'Order of the aisles'],
  ['list', /^Details of/],
  ['product/04006381333931', 'Call it something else'],
  ['baskets', 'Connect a basket'],
  ['settings', 'Delete everything'],
];

test('five hundred strings in every text field of every screen and dialog', async () => {
  assert.equal(STRINGS.length, 500);
  let typed = 0;
  for (const [screen, ...buttons] of [...SCREENS.map((screen) => [screen]), ...BEHIND]) {
    const page = await browser.visit(screen);
    for (const name of buttons) {
      const exact = typeof name === 'string';
      await page.getByRole('button', { name, exact }).first().click();
    }
    const within = buttons.length > 0 ? 'dialog' : 'main';
    const fields = page.locator(
      `${within} input:is([type=text], [type=search], :not([type])), ${within} textarea`,
    );
    // What is behind a button may have to be asked for first.
    if (buttons.length > 0) await fields.first().waitFor();
    const count = await fields.count();
    assert.ok(count > 0 || buttons.length === 0, `no field behind ${buttons}`);
    for (let n = 0; n < count; n += 1) {
      typed += await fields.nth(n).evaluate(async (input, strings) => {
        for (const text of strings) {
          input.value = text;
          input.dispatchEvent(new Event('input', { bubbles: true }));
          await Promise.resolve();
        }
        return strings.length;
      }, STRINGS);
    }
    await page.waitForTimeout(150);
    await nothingRan(page, [screen, ...buttons].join(', '));
    await page.close();
  }
  assert.ok(typed >= 8000, `${typed} were typed`);
});

test('what a file, a shop, a camera and look-alikes call themselves is shown as it is', async () => {
  const page = await browser.visit('list', {
    seed: 'hostile',
    faults: ['camera-working', 'camera-name=<img src=x onerror=alert(1)>'],
    fresh: true,
  });
  await page.getByRole('button', { name: 'More for this list' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Bring in a list from a file' }).click();
  await (await chooser).setFiles(fileOf(`<img src=x onerror=alert(1)> too\n${STRINGS[1]}\n`));
  await page.getByRole('button', { name: 'Take it all back' }).waitFor();
  await nothingRan(page, 'a file');
  await page.keyboard.press('Escape');
  for (const screen of SCREENS) {
    await goTo(page, screen);
    await nothingRan(page, screen);
  }
  await goTo(page, 'baskets/practice');
  await page.getByRole('button', { name: 'Ask the shop' }).click();
  await page.locator('[data-testid=answer]').first().waitFor();
  await nothingRan(page, 'what the shop answers');
  await page.close();
});

test('five hundred strings put on a list are shown as they are', async () => {
  const page = await browser.visit('list', {
    seed: 'empty',
    fresh: true,
    refusals: true,
  });
  const field = page.locator('main form input').first();
  for (const text of STRINGS.filter((text) => text.trim() !== '').filter((_, n) => n % 5 === 0)) {
    await field.evaluate((input, value) => {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.form.requestSubmit();
    }, text);
    await page.waitForTimeout(5);
  }
  await page.waitForTimeout(300);
  assert.ok((await page.locator('main li').count()) > 30, 'they are on the list');
  for (const screen of ['home', 'shop', 'print', 'history', 'list']) {
    await goTo(page, screen);
    await nothingRan(page, screen);
  }
  await page.close();
});

/** A text file for a chooser. */
function fileOf(text) {
  return { name: '<b>list.txt', mimeType: 'text/plain', buffer: Buffer.from(text) };
}

async function nothingRan(page, where) {
  assert.deepEqual(page.wrong, [], where);
  assert.doesNotMatch(await page.title(), /owned/, where);
  const strangers = await page.evaluate(
    () =>
      document.querySelectorAll(
        'main :is(script, iframe, object, embed, base, meta, link, style, form[action], img[src^="http"], [onerror], [onload], [onclick])',
      ).length,
  );
  assert.equal(strangers, 0, `elements that a name brought along on ${where}`);
}
