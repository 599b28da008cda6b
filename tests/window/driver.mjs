// The real window, driven through WebKitWebDriver with plain W3C requests: no packages. It needs a display (xvfb-run) and a
// session bus; what is missing is named. One window at a time, because the driver allows no second session.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { packetPhoto } from '../../ui/tests/browser/photo.mjs';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');
/** Where the programs under test are: `debug`, unless TRUG_PROFILE says `release`. */
export const BUILT = join(TARGET, process.env.TRUG_PROFILE ?? 'debug');
export const WINDOW = join(BUILT, 'trug-window');
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const PATIENCE_MS = 30_000;

/** A folder for everything that a run writes; gone when the program ends. */
export const SCRATCH = mkdtempSync(join(tmpdir(), 'trug-window-'));
process.on('exit', () =>
  rmSync(SCRATCH, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
);

/** What is not there, in words; null when all is there. */
export function whatIsMissing() {
  if (!existsSync(WINDOW)) {
    return `${WINDOW} is not there: build it with \`cargo build -p trug-window\``;
  }
  for (const [tool, name] of [
    ['WebKitWebDriver', 'webkit2gtk-driver'],
    ['xdotool', 'xdotool'],
  ]) {
    if (spawnSync(tool, ['--version']).error) {
      return `${tool} is not there: install the package ${name}`;
    }
  }
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'there is no display: run this within `xvfb-run -a dbus-run-session --`';
  }
  return null;
}

/** What a window and its helpers find in their environment. */
export function surroundings(home, more = {}) {
  return {
    ...process.env,
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    XDG_RUNTIME_DIR: mkdtempSync(join(SCRATCH, 'runtime-')),
    LC_ALL: 'C.UTF-8',
    TRUG_HOME: home,
    ...more,
  };
}

/** Opens the window, does something in it, and closes it, whatever comes of it. */
export async function inWindow({ home, args = [], environment = {} }, action) {
  const driver = await startDriver(surroundings(home, environment));
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

/** Asks the page until it answers as wanted. */
export async function until(page, what, script, wanted) {
  const end = Date.now() + PATIENCE_MS;
  let got;
  do {
    got = await page.run(script);
    if (JSON.stringify(got) === JSON.stringify(wanted)) return;
    await sleep(100);
  } while (Date.now() < end);
  throw new Error(`${what}: still ${JSON.stringify(got)} after ${PATIENCE_MS / 1000} s`);
}

/** A file with a picture that has a packet in it. */
export function photo() {
  const file = join(SCRATCH, 'packet.jpg');
  writeFileSync(file, packetPhoto());
  return file;
}

async function startDriver(env) {
  const port = await freePort();
  const child = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    env: { ...env, TAURI_WEBVIEW_AUTOMATION: 'true' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const base = `http://127.0.0.1:${port}`;
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const status = await fetch(`${base}/status`).catch(() => null);
    if (status?.ok) return { base, env, pid: child.pid, end: () => ended(child) };
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

/** The first process that was started by this one. */
function childOf(pid) {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const children = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8'));
  return Number(children.join(' ').trim().split(/\s+/)[0]);
}

/** The driver answers before the window has ended, and the next one cannot have its home before that. */
async function gone(pid) {
  const end = Date.now() + PATIENCE_MS;
  while (existsSync(`/proc/${pid}`)) {
    if (Date.now() > end) {
      process.kill(pid, 'SIGKILL');
      throw new Error(`the window did not end within ${PATIENCE_MS / 1000} s`);
    }
    await sleep(50);
  }
}

async function open(driver, args) {
  const ask = async (method, path, body) => {
    const answer = await fetch(`${driver.base}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(3 * PATIENCE_MS),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value?.message ?? answer.status}`);
    return value;
  };
  const { sessionId } = await ask('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: WINDOW, args } },
    },
  });
  const at = `/session/${sessionId}`;
  await ask('POST', `${at}/timeouts`, { script: 2 * PATIENCE_MS });
  const run = (script, ...args) => ask('POST', `${at}/execute/sync`, { script, args });
  const find = async (css) => {
    const found = await ask('POST', `${at}/element`, {
      using: 'css selector',
      value: css,
    });
    return `${at}/element/${found[ELEMENT]}`;
  };
  const pid = childOf(driver.pid);
  return {
    /** The window's process. */
    pid,
    /** What it found in its environment: a second start has to find the same. */
    environment: driver.env,
    run,
    /** A script whose last argument is to be called with the answer. */
    wait: (script, ...args) => ask('POST', `${at}/execute/async`, { script, args }),
    click: async (css) => ask('POST', `${await find(css)}/click`, {}),
    type: async (css, text) => ask('POST', `${await find(css)}/value`, { text }),
    press: async (keys) => {
      await run('document.activeElement?.blur()');
      const down = keys.map((value) => ({ type: 'keyDown', value }));
      const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
      const actions = [{ type: 'key', id: 'keys', actions: [...down, ...up] }];
      await ask('POST', `${at}/actions`, { actions });
    },
    resize: (width, height) => ask('POST', `${at}/window/rect`, { width, height }),
    reload: () => ask('POST', `${at}/refresh`, {}),
    picture: async (file) => {
      await run(STIR);
      const png = await ask('GET', `${at}/screenshot`);
      await run(REST);
      writeFileSync(file, Buffer.from(png, 'base64'));
    },
    close: async () => {
      await ask('DELETE', at);
      await gone(pid);
    },
  };
}

/**
 * The driver answers with the next picture that WebKitGTK draws, and a page that stands still draws none: the question is
 * then never answered. So one pixel changes its colour, unseen, until the picture is taken.
 */
const STIR = `
  const dot = document.createElement('i');
  dot.id = 'stir';
  Object.assign(dot.style, { position: 'fixed', insetBlockStart: 0, insetInlineStart: 0,
    width: '1px', height: '1px' });
  document.body.append(dot);
  let odd = false;
  const stir = () => {
    dot.style.background = (odd = !odd) ? 'rgb(0 0 0 / 1%)' : 'rgb(0 0 0 / 2%)';
    if (dot.isConnected) requestAnimationFrame(stir);
  };
  stir();`;
const REST = `document.getElementById('stir')?.remove()`;
