// What a person does with the page, from the first packet to the basket, and what another program does meanwhile.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { browserForTests, goTo, hasLines } from './page.mjs';
import { packetPhoto } from './photo.mjs';
import { PROGRAM } from './server.mjs';

const browser = browserForTests();
const run = promisify(execFile);

/** A command of another program on the home of the page's one. */
const beside = (page, ...words) =>
  run(PROGRAM, words, { env: { ...process.env, TRUG_HOME: page.server.home } });

test('the demo comes to the list and is said, and undo takes the last packet away', async () => {
  const page = await browser.visit('home', { seed: 'empty', fresh: true });
  await page.getByTestId('demo').click();
  const lines = page.locator('[data-testid=line]');
  await lines.first().waitFor({ timeout: 20_000 });
  await page.waitForFunction(
    () => document.querySelector('[data-testid=spoken]').textContent.trim() !== '',
  );
  await page.getByText('The demo is over').first().waitFor({ timeout: 60_000 });
  const count = await lines.count();
  assert.ok(count >= 2, `${count} packets of the demo came to the list`);
  await page.keyboard.press('Control+z');
  await page.waitForFunction(
    (before) => document.querySelectorAll('[data-testid=line]').length < before,
    count,
  );
  assert.deepEqual(page.wrong, []);
  await page.close();
});

test('a packet that nobody knows waits until it is given a name', async () => {
  const page = await browser.visit('packets', { fresh: true });
  const forms = page.locator('main form:has(input[name=name])');
  const before = await forms.count();
  assert.ok(before > 0);
  await forms.first().locator('input[name=name]').fill('Grandma’s jam');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (count) => document.querySelectorAll('main input[name=name]').length < count,
    before,
  );
  await goTo(page, 'list');
  await page.locator('[data-testid=line]', { hasText: 'Grandma’s jam' }).waitFor();
  assert.deepEqual(page.wrong, []);
  await page.close();
});

test('the shop is asked before anything is sent, and asked again after a change', async () => {
  const page = await browser.visit('baskets/practice', { fresh: true });
  const push = page.getByTestId('push');
  await page.getByTestId('rehearse').click();
  await page.getByTestId('rehearsal').waitFor();
  await beside(page, 'list', 'add', 'Beside soap');
  await page.waitForFunction(() => document.querySelector('[data-testid=push]').disabled);
  await page.getByTestId('rehearse').click();
  await page.waitForFunction(() => !document.querySelector('[data-testid=push]').disabled);
  await push.click();
  await page.getByTestId('pushed').waitFor();
  assert.deepEqual(page.wrong, []);
  await page.close();
});

test('what another program adds is there within a second, and nothing is disturbed', async () => {
  const page = await browser.visit('list', { fresh: true });
  const field = page.locator('[data-testid=add]');
  await field.focus();
  await page.keyboard.type('oat dr');
  await page.keyboard.press('ArrowLeft');
  const { y } = await page.evaluate(() => (scrollTo(0, 60), { y: scrollY }));
  const line = page.locator('[data-testid=line]', { hasText: 'Beside soap' });
  await beside(page, 'list', 'add', 'Beside soap');
  const began = Date.now();
  await line.waitFor();
  const took = Date.now() - began;
  assert.ok(took < 1000, `it took ${took} ms`);
  const now = await page.evaluate(() => {
    const { value, selectionStart, dataset } = document.activeElement;
    return { value, selectionStart, id: dataset.testid, y: scrollY };
  });
  assert.deepEqual(now, { value: 'oat dr', selectionStart: 5, id: 'add', y });
  assert.deepEqual(page.wrong, []);
  await page.close();
});

test('a half-typed note stays when another program changes the same line', async () => {
  const page = await browser.visit('list', { fresh: true });
  await page.getByRole('button', { name: 'Details of Spinach' }).click();
  const note = page.locator('dialog [name=note]');
  await note.focus();
  await page.keyboard.type('only fre');
  await beside(page, 'list', 'set', 'Spinach', '--note', 'the frozen one');
  await beside(page, 'list', 'add', 'Beside soap');
  await page
    .locator('[data-testid=line]', { hasText: 'Beside soap' })
    .waitFor({ state: 'attached' });
  assert.equal(await note.inputValue(), 'only fre');
  assert.equal(await page.evaluate(() => document.activeElement.name), 'note');
  assert.deepEqual(page.wrong, []);
  await page.close();
});

test('a page without its token says which address to open', async () => {
  const page = await browser.visit('home');
  assert.doesNotMatch(page.url(), /token/, 'the token is not in the address bar');
  await page.reload();
  await page.getByRole('heading', { name: 'Open the address that Trug printed' }).waitFor();
  assert.deepEqual(page.wrong, []);
  await page.close();
});

/** What a shopper lets go over the page. */
const drop = (page, files) =>
  page.evaluate((given) => {
    const data = new DataTransfer();
    for (const { name, type, bytes } of given) {
      data.items.add(new File([Uint8Array.from(bytes)], name, { type }));
    }
    const event = (kind) =>
      new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
    for (const kind of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(event(kind));
  }, files);

test('a photo that is chosen is read, and what is dropped is read and imported', async () => {
  const page = await browser.visit('home', { seed: 'empty', fresh: true });
  const lines = page.locator('[data-testid=line]');
  const photo = packetPhoto();
  const choice = page.waitForEvent('filechooser');
  await page.getByTestId('photo').click();
  const file = { name: 'packet.jpg', mimeType: 'image/jpeg', buffer: photo };
  await (await choice).setFiles([file]);
  await lines.first().waitFor({ timeout: 20_000 });
  assert.equal(await lines.count(), 1);
  await drop(page, [
    { name: 'packet.jpg', type: 'image/jpeg', bytes: [...photo] },
    { name: 'list.txt', type: 'text/plain', bytes: [...Buffer.from('3 lemons\nchalk\n')] },
  ]);
  await lines.filter({ hasText: 'chalk' }).waitFor({ timeout: 20_000 });
  await hasLines(page, 3);
  assert.equal(await page.locator('.zone').count(), 0, 'the place for dropping has gone');
  await drop(page, [{ name: 'none.jpg', type: 'image/jpeg', bytes: [1, 2, 3] }]);
  await page.getByText('none.jpg is not a picture').first().waitFor({ timeout: 20_000 });
  assert.deepEqual(page.wrong, []);
  await page.close();
});

test('an address of the home network is connected with the shopper’s word and not without', async () => {
  const page = await browser.visit('baskets', { fresh: true, refusals: true });
  await page.getByRole('button', { name: 'Connect a basket' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[name=name]').fill('Pantry');
  const address = dialog.locator('input[name=place]');
  const word = dialog.getByTestId('home-network');
  await address.fill('https://shop.example');
  assert.equal(await word.count(), 0);
  await address.fill('http://192.168.178.20:9283');
  await word.waitFor();
  const connect = dialog.getByRole('button', { name: 'Connect a basket' });
  await connect.click();
  await page.getByText('This address may not be contacted').first().waitFor({ state: 'attached' });
  assert.equal(await dialog.locator('input[name=name]').inputValue(), 'Pantry');
  await word.check();
  await connect.click();
  await page.waitForFunction(() => location.hash.includes('/baskets/Pantry'));
  assert.deepEqual(page.wrong, []);
  await page.close();
});

test('the state of the data is shown', async () => {
  const page = await browser.visit('about');
  await page.getByTestId('health').getByText('History: in order').waitFor();
  assert.deepEqual(page.wrong, []);
  await page.close();
});
