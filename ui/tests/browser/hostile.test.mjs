// What others write is text: five hundred strings that would like to be something else, in every text field and in every
// place where a name comes from elsewhere. None runs, none asks for anything, none breaks the page.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from './page.mjs';

let browser;
before(async () => (browser = await open()));
after(() => browser.close());

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

test('five hundred strings in every text field of every screen', async () => {
  assert.equal(STRINGS.length, 500);
  let typed = 0;
  for (const screen of [
    'home',
    'list',
    'packets',
    'settings',
    'baskets',
    'product/04006381333931',
  ]) {
    const page = await browser.visit(`?fake=one#/${screen}`);
    const fields = page.locator(
      'main input:is([type=text], [type=search], :not([type])), main textarea',
    );
    const count = await fields.count();
    for (let n = 0; n < count; n += 1) {
      const field = fields.nth(n);
      for (const text of STRINGS) {
        if (!(await field.isVisible().catch(() => false))) break;
        await field.evaluate((input, value) => {
          input.value = value;
          input.dispatchEvent(new Event('input', { bubbles: true }));
        }, text);
        typed += 1;
      }
    }
    await nothingRan(page, screen);
    await page.close();
  }
  assert.ok(typed >= 2000, `${typed} were typed`);
});

test('five hundred strings put on a list are shown as they are', async () => {
  const page = await browser.visit('?fake=empty#/list');
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
    await page.evaluate((to) => (location.hash = `#/${to}`), screen);
    await page.waitForTimeout(250);
    await nothingRan(page, screen);
  }
  await page.close();
});

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
