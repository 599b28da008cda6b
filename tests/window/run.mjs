// The real window, driven through WebKitWebDriver with plain W3C requests: it starts on an empty
// list, the demo comes to the list, undo and typing work, the practice shop is rehearsed and filled,
// and a second start finds everything again. It needs a display (xvfb-run) and a session bus; what is
// missing is named. No packages.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');
const BINARY = join(TARGET, 'debug', 'trug-window');
const SCREENS = join(TARGET, 'screens');
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const PATIENCE_MS = 30_000;

const SCRATCH = mkdtempSync(join(tmpdir(), 'trug-window-'));
const HOME = join(SCRATCH, 'home');
let passed = 0;
let failed = 0;

/** Does one thing that must hold; a failure is told and counted, and the journey goes on. */
async function check(what, action) {
  try {
    await action();
    passed += 1;
    console.log(`ok      ${what}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${what}\n        ${error.message}`);
  }
}

function expect(got, wanted, what) {
  const [g, w] = [JSON.stringify(got), JSON.stringify(wanted)];
  if (g !== w) throw new Error(`${what}: ${g} instead of ${w}`);
}

async function main() {
  const missing = whatIsMissing();
  if (missing) throw new Error(missing);
  mkdirSync(SCREENS, { recursive: true });
  const lines = await inWindow({ LC_ALL: 'C.UTF-8' }, [], firstStart);
  const dark = { LC_ALL: 'C.UTF-8', GTK_THEME: 'Adwaita:dark' };
  await inWindow(dark, [], (page) => secondStart(page, lines));
  await inWindow({ LC_ALL: 'C.UTF-8' }, [photo()], thirdStart);
}

/** Opens the window, does something in it, and closes it, whatever comes of it. */
async function inWindow(environment, args, action) {
  const driver = await startDriver(environment);
  try {
    const page = await open(driver, args);
    try {
      return await action(page);
    } finally {
      await page.close();
    }
  } finally {
    await driver.end();
  }
}

/** A picture with a packet in it: one of the demo's, which is a row of whole JPEGs. */
function photo() {
  const clip = readFileSync(join(ROOT, 'assets/demo.mjpeg'));
  const [start, end] = [Buffer.from([0xff, 0xd8, 0xff]), Buffer.from([0xff, 0xd9])];
  const from = clip.indexOf(start, Math.floor(clip.length / 6));
  const file = join(SCRATCH, 'packet.jpg');
  writeFileSync(file, clip.subarray(from, clip.indexOf(end, from) + 2));
  return file;
}

function whatIsMissing() {
  if (!existsSync(BINARY)) {
    return `${BINARY} is not there: build it with \`cargo build -p trug-window\``;
  }
  if (spawnSync('WebKitWebDriver', ['--version']).error) {
    return 'WebKitWebDriver is not there: install the package webkit2gtk-driver';
  }
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'there is no display: run this within `xvfb-run -a dbus-run-session --`';
  }
  return null;
}

async function firstStart(page) {
  await check('the first page can be skipped, and then the list is empty', async () => {
    await until(page, 'the first page', THERE('skip'), true);
    await page.screenshot('0-welcome');
    await page.click('[data-testid=skip]');
    await until(page, 'the list is loaded', LISTS, 1);
    expect(await page.run(LINES), [], 'lines');
    await page.screenshot('1-empty');
  });
  await check('the page may not do what no command allows', async () => {
    const refused = await page.wait(`
      const ask = (name, args) => window.__TAURI_INTERNALS__.invoke(name, args)
        .then(() => 'allowed', () => 'refused');
      Promise.all([ask('plugin:event|listen', { event: 'x', target: { kind: 'Any' }, handler: 0 }),
        ask('plugin:window|set_title', { value: 'x' }), ask('no_such_command', {})])
        .then(arguments[arguments.length - 1]);`);
    expect(refused, ['refused', 'refused', 'refused'], 'calls');
    expect(
      await page.wait(`
      fetch('https://example.com/').then(() => 'sent', () => 'refused').then(arguments[0]);`),
      'refused',
      'a request to the network',
    );
  });
  await check('the demo shows its picture, and three named products come to the list', async () => {
    await page.click('[data-testid=demo]');
    await until(page, 'a picture is drawn', PAINTED, true);
    console.log(`        ${await page.wait(PICTURES)} pictures a second`);
    await until(page, 'three lines', `${LINES}.length`, 3);
    await page.screenshot('2-demo');
    const names = await page.run(LINES);
    const nameless = names.filter((name) => /^\d+$/.test(name));
    expect(nameless, [], 'lines without a name');
  });
  await check('undo takes one away', async () => {
    await page.click('[data-testid=undo]');
    await until(page, 'two lines', `${LINES}.length`, 2);
  });
  await check('redo brings it back, by its key', async () => {
    await page.press(['\uE009', '\uE008', 'z']);
    await until(page, 'three lines', `${LINES}.length`, 3);
  });
  await check('typing "milk" adds it', async () => {
    await page.type('[data-testid=add]', 'milk\uE007');
    await until(page, 'milk is the last line', `${LINES}.at(-1)`, 'milk');
    await until(
      page,
      'the field is empty again',
      'return document.querySelector("[data-testid=add]").value',
      '',
    );
  });
  await check('a wrong check digit is told with the next step, and adds nothing', async () => {
    await page.type('[data-testid=add]', '4006381333932\uE007');
    await until(
      page,
      'an alert',
      'return document.querySelector("[role=alert] strong") !== null',
      true,
    );
    expect((await page.run(LINES)).length, 4, 'lines');
    await page.screenshot('3-trouble');
    await page.click('[role=alert] button');
    await page.run(
      'const f = document.querySelector("[data-testid=add]"); f.value = ""; f.dispatchEvent(new Event("input"));',
    );
  });
  await check('more of a line, and a tick, are kept', async () => {
    await page.click('[data-testid=line]:first-child .amount button:last-child');
    await until(page, 'a quantity of 2', QUANTITY, '2');
    await page.click('[data-testid=line] input[type=checkbox]');
    await until(page, 'the ticked line folds away', TICKED, true);
    await page.click('[data-testid=ticked]');
    await page.click('li.checked input[type=checkbox]');
    await until(page, 'no ticked line', TICKED, false);
  });
  await check('the practice shop says what it would do with each line', async () => {
    await page.run('location.hash = "#/baskets"');
    await until(page, 'the offer to practise', THERE('practice'), true);
    await page.click('[data-testid=practice]');
    await until(page, 'the shop can be asked', READY('rehearse'), true);
    await page.click('[data-testid=rehearse]');
    await until(page, 'four answers', ANSWERS, 4);
  });
  await check('a push fills the basket', async () => {
    await page.click('[data-testid=push]');
    await until(page, 'the basket has rows', FILLED, true);
    await page.screenshot('4-practice');
    await page.run('location.hash = "#/home"');
    await until(page, 'the list is shown again', `${LINES}.length`, 4);
  });
  await check('the page fits 400 pixels', async () => {
    await page.resize(400, 900);
    expect(
      await page.run('return document.documentElement.scrollWidth <= innerWidth'),
      true,
      'fits',
    );
    await page.screenshot('5-narrow');
    await page.run('scrollTo(0, 800)');
    await page.screenshot('6-narrow-list');
  });
  return page.run(LINES);
}

async function secondStart(page, before) {
  await check('a second start finds the list again', async () => {
    await until(page, 'all lines', `${LINES}.length`, before.length);
    expect(await page.run(LINES), before, 'lines');
    expect(await page.run(QUANTITY), '2', 'quantity');
  });
  await check('it is dark where the system is', async () => {
    const dark = 'return matchMedia("(prefers-color-scheme: dark)").matches';
    expect(await page.run(dark), true, 'dark');
    await page.screenshot('7-dark');
  });
  await check('undo works across the start', async () => {
    await page.click('[data-testid=undo]');
    await until(page, 'a ticked line', TICKED, true);
  });
  await check('the practice shop still holds what was put into the basket', async () => {
    await page.run('location.hash = "#/baskets/practice"');
    await until(page, 'the basket has rows', FILLED, true);
    await page.screenshot('8-dark-practice');
  });
  await nothingWentWrong(page);
}

async function thirdStart(page) {
  await check('a photo that is named at the start is read and shown', async () => {
    await until(
      page,
      'a packet was seen',
      'return document.querySelector("[data-testid=sighting]") !== null',
      true,
    );
    await until(page, 'its picture is drawn', PAINTED, true);
    await page.screenshot('9-photo');
  });
  await check('the camera says what it is doing, whether there is one or not', async () => {
    const words = 'return document.querySelector(".camera [role=status]").textContent';
    const before = await page.run(words);
    await page.click('[data-testid=start]');
    await until(page, 'other words', `${words} !== ${JSON.stringify(before)}`, true);
    await sleep(1000);
    console.log(`        ${await page.run(words)}`);
    await page.click('[data-testid=stop]');
    await until(page, 'it can be started again', CAN_START, true);
  });
  await nothingWentWrong(page);
}

async function nothingWentWrong(page) {
  await check('nothing went wrong that was not asked for', async () => {
    const alert = await page.run('return document.querySelector("[role=alert]").textContent');
    expect(alert.trim(), '', 'alert');
  });
}

/** Counts what is drawn in two seconds; no time is asserted. */
const PICTURES = `
  const drawn = CanvasRenderingContext2D.prototype.drawImage;
  let count = 0;
  CanvasRenderingContext2D.prototype.drawImage = function (...args) {
    count += 1;
    return drawn.apply(this, args);
  };
  const done = arguments[0];
  setTimeout(() => {
    CanvasRenderingContext2D.prototype.drawImage = drawn;
    done(count / 2);
  }, 2000);`;
const THERE = (what) => `return document.querySelector("[data-testid=${what}]") !== null`;
const READY = (what) =>
  `return document.querySelector("[data-testid=${what}]")?.disabled === false`;
const CAN_START = THERE('start');
const TICKED = THERE('ticked');
const LISTS = 'return document.querySelectorAll("[data-testid=lists] option").length - 1';
const ANSWERS = 'return document.querySelectorAll("[data-testid=answer]").length';
const FILLED = 'return document.querySelectorAll("[data-testid=basket] tbody tr").length > 0';
const QUANTITY = 'return document.querySelector("[data-testid=quantity]").textContent';
const LINES =
  'return [...document.querySelectorAll("[data-testid=line] .what .name:first-child")].map((e) => e.textContent)';
const PAINTED = `
  const canvas = document.querySelector('canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return new Set(data.filter((_, at) => at % 4 === 0)).size > 16;`;

/** Asks the page until it answers as wanted. */
async function until(page, what, script, wanted) {
  const end = Date.now() + PATIENCE_MS;
  let got;
  do {
    got = await page.run(script);
    if (JSON.stringify(got) === JSON.stringify(wanted)) return;
    await sleep(100);
  } while (Date.now() < end);
  throw new Error(`${what}: still ${JSON.stringify(got)} after ${PATIENCE_MS / 1000} s`);
}

async function startDriver(more) {
  const runtime = mkdtempSync(join(SCRATCH, 'runtime-'));
  const port = await freePort();
  const child = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    env: {
      ...process.env,
      TAURI_WEBVIEW_AUTOMATION: 'true',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      XDG_RUNTIME_DIR: runtime,
      TRUG_HOME: HOME,
      ...more,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const base = `http://127.0.0.1:${port}`;
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const status = await fetch(`${base}/status`).catch(() => null);
    if (status?.ok) return { base, end: () => ended(child) };
    await sleep(100);
  }
  child.kill();
  throw new Error(`WebKitWebDriver did not answer within ${PATIENCE_MS / 1000} s`);
}

function ended(child) {
  return new Promise((done) => {
    child.on('exit', done);
    child.kill();
  });
}

function freePort() {
  return new Promise((done, refuse) => {
    const server = createServer();
    server.on('error', refuse);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Opens the window; one session at a time. */
async function open(driver, args) {
  const ask = async (method, path, body) => {
    const answer = await fetch(`${driver.base}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(2 * PATIENCE_MS),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value?.message ?? answer.status}`);
    return value;
  };
  const { sessionId } = await ask('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: BINARY, args } },
    },
  });
  const at = `/session/${sessionId}`;
  await ask('POST', `${at}/timeouts`, { script: PATIENCE_MS });
  const find = async (css) => {
    const found = await ask('POST', `${at}/element`, {
      using: 'css selector',
      value: css,
    });
    return `${at}/element/${found[ELEMENT]}`;
  };
  return {
    run: (script) => ask('POST', `${at}/execute/sync`, { script, args: [] }),
    wait: (script) => ask('POST', `${at}/execute/async`, { script, args: [] }),
    click: async (css) => ask('POST', `${await find(css)}/click`, {}),
    type: async (css, text) => ask('POST', `${await find(css)}/value`, { text }),
    press: async (keys) => {
      await ask('POST', `${at}/execute/sync`, {
        script: 'document.activeElement?.blur()',
        args: [],
      });
      const down = keys.map((value) => ({ type: 'keyDown', value }));
      const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
      const actions = [{ type: 'key', id: 'keys', actions: [...down, ...up] }];
      await ask('POST', `${at}/actions`, { actions });
    },
    resize: (width, height) => ask('POST', `${at}/window/rect`, { width, height }),
    // The driver of WebKitGTK stands still when it is asked for a picture of this page, and says nothing any more; so it
    // is asked only by who wants to find out why. The pictures to look at are those of `cargo xtask screens`.
    screenshot: async (name) => {
      if (!process.env.TRUG_WINDOW_PICTURES) return;
      const png = await ask('GET', `${at}/screenshot`);
      writeFileSync(join(SCREENS, `${name}.png`), Buffer.from(png, 'base64'));
    },
    close: () => ask('DELETE', at),
  };
}

try {
  await main();
} catch (error) {
  failed += 1;
  console.log(`FAILED  ${error.message}`);
} finally {
  rmSync(SCRATCH, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
