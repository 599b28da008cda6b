// The program that the page belongs to, with a home of its own for each test: `trug serve`, built with the feature
// `faults`, filled by the calls of a file in `seeds`.

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../../..');
const ending = process.platform === 'win32' ? '.exe' : '';

/** The program as `cargo xtask test browser` builds it. */
export const PROGRAM =
  process.env.TRUG_PROGRAM ??
  join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug', `trug${ending}`);

/** How many lines the generated long list has. */
const HUGE = 10_000;

/** Servers that were asked for: the same question gets the same server, unless it is to be a fresh one. */
export function createServers() {
  const folder = mkdtempSync(join(tmpdir(), 'trug-page-'));
  const seeded = new Map();
  const shared = new Map();
  const all = [];
  let homes = 0;

  const newHome = () => join(folder, `home-${++homes}`);

  async function seedHome(seed) {
    const home = newHome();
    const server = await start(home);
    try {
      for (const [method, path, body] of callsOf(seed)) await server.call(method, path, body);
    } finally {
      await server.stop();
    }
    return home;
  }

  async function open({ seed = 'many', settings = {}, faults = [] }) {
    if (!seeded.has(seed)) seeded.set(seed, seedHome(seed));
    const home = newHome();
    cpSync(await seeded.get(seed), home, { recursive: true });
    if (Object.keys(settings).length > 0) {
      const server = await start(home);
      await server.call('PATCH', '/settings', settings);
      await server.stop();
    }
    const server = await start(home, faults);
    all.push(server);
    return server;
  }

  return {
    /** `seed`, `settings` and `faults` say what it is; a `fresh` one is nobody else's. */
    get({ seed, settings, faults, fresh = false }) {
      const wanted = { seed, settings, faults };
      if (fresh) return open(wanted);
      const key = JSON.stringify(wanted);
      if (!shared.has(key)) shared.set(key, open(wanted));
      return shared.get(key);
    },
    async stop() {
      await Promise.all(all.map((server) => server.stop()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function callsOf(seed) {
  if (seed === 'huge') return hugeCalls();
  return JSON.parse(readFileSync(join(here, 'seeds', `${seed}.json`), 'utf8'));
}

/** The things of `many`, over and over. */
function hugeCalls() {
  const [settings, ...calls] = callsOf('many');
  const things = calls.flatMap(([method, path, body]) =>
    method === 'POST' && path === '/lists/-/lines' && body.aisle ? [body] : [],
  );
  const lines = Array.from({ length: HUGE }, (_, at) => {
    const { what, quantity } = things[at % things.length];
    return `${quantity} ${what} no. ${at + 1}`;
  });
  return [settings, ['POST', '/lists/-/import', { text: lines.join('\n') }]];
}

/** Starts the program on a home; it is ready when its address and its token are there. */
async function start(home, faults = []) {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not built: cargo xtask test browser`);
  const words = [
    'serve',
    '--listen',
    '127.0.0.1:0',
    ...faults.flatMap((name) => ['--fault', name]),
  ];
  const child = spawn(PROGRAM, words, {
    env: { ...process.env, TRUG_HOME: home, LC_ALL: 'C', LANG: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const ended = new Promise((done) => child.once('exit', done));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  const second = await lines.next();
  if (first.done || second.done) throw new Error(`trug serve did not start: ${said}`);
  const [origin, token] = [first.value, second.value];
  return {
    origin,
    token,
    home,
    faults,
    /** Calls a command; what goes wrong is thrown. */
    async call(method, path, body) {
      const answer = await fetch(`${origin}/api/v1${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return JSON.parse(text);
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
