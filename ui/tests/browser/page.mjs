// Opens the built page in a real browser, with the pretended Trug behind it, as a window would: the same content policy,
// no network but the page's own files. What the page asks for, throws or violates is kept, so that a test can say "nothing".

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';

/** Every screen, by its address. */
export const SCREENS = [
  'home',
  'list',
  'shop',
  'print',
  'packets',
  'product/04006381333931',
  'baskets',
  'baskets/practice',
  'history',
  'settings',
  'camera',
  'about',
  'welcome',
];

/** The browser of a file of tests: opened before the first of them, closed after the last. */
export function browserForTests() {
  let browser;
  before(async () => (browser = await open()));
  after(() => browser.close());
  return { visit: (address, how) => browser.visit(address, how) };
}

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = join(here, '../../dist');
const configuration = JSON.parse(
  readFileSync(join(here, '../../../src-tauri/tauri.conf.json'), 'utf8'),
);
const policy = Object.entries(configuration.app.security.csp)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');

const KINDS = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

/** The page's files on the loopback interface, under the window's content policy. */
async function served() {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, 'http://page').pathname);
    const file = join(dist, path === '/' ? 'index.html' : path);
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    if (!file.startsWith(dist) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': KINDS[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    });
    response.end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser, with the page served to it. */
export async function open() {
  const executablePath = process.env.TRUG_CHROMIUM ?? BROWSERS.find((path) => existsSync(path));
  if (!executablePath)
    throw new Error('chromium is needed for these tests: cargo xtask test installs it');
  const { server, origin } = await served();
  const profile = mkdtempSync(join(tmpdir(), 'trug-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    chromiumSandbox: false,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--mute-audio',
    ],
  });
  return {
    visit: (address, how = {}) => visit(context, origin, address, how),
    async close() {
      await context.close();
      server.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/**
 * Opens `address` (`?fake=many#/list`) in a page of its own. `how`: width, height, dark, rtl, zoom, reduced.
 * `page.wrong` collects what must not be: errors, violations of the policy, dialogs, requests elsewhere.
 */
async function visit(context, origin, address, how) {
  const page = await context.newPage();
  const zoom = how.zoom ?? 1;
  await page.setViewportSize({
    width: Math.round((how.width ?? 1100) / zoom),
    height: Math.round((how.height ?? 760) / zoom),
  });
  await page.emulateMedia({
    colorScheme: how.dark ? 'dark' : 'light',
    reducedMotion: how.moving ? 'no-preference' : 'reduce',
  });
  page.wrong = [];
  page.on('pageerror', (error) => page.wrong.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      page.wrong.push(`console: ${message.text()}`);
  });
  page.on('dialog', (dialog) => {
    page.wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('blob:') && !url.startsWith('data:'))
      page.wrong.push(`request: ${url}`);
  });
  await page.goto(`${origin}/${address}`);
  await page.locator('main h1').first().waitFor();
  // no language of Trug's is written from right to left yet; the layout must be ready for one
  if (how.rtl) await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await page.waitForTimeout(120);
  return page;
}

/** Goes to another screen of an open page, as a link does. */
export async function goTo(page, screen) {
  await page.evaluate((to) => (location.hash = `#/${to}`), screen);
  await page.waitForTimeout(200);
  await page.locator('main h1').first().waitFor();
}
