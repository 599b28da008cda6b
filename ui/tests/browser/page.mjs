// Opens the page in a real browser, from the real program behind it. What the page asks for elsewhere, throws or violates
// is kept, so that a test can say "nothing".

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { createServers } from './server.mjs';

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

/** Waits until the page shows so many lines. */
export const hasLines = (page, count) =>
  page.waitForFunction(
    (wanted) => document.querySelectorAll('[data-testid=line]').length === wanted,
    count,
  );

/** The browser of a file of tests: opened before the first of them, closed after the last. */
export function browserForTests() {
  let browser;
  before(async () => (browser = await open()));
  after(() => browser.close());
  return { visit: (screen, how) => browser.visit(screen, how) };
}

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser, and the programs that serve it the page. */
export async function open() {
  const executablePath = process.env.TRUG_CHROMIUM ?? BROWSERS.find((path) => existsSync(path));
  if (!executablePath)
    throw new Error('chromium is needed for these tests: cargo xtask test installs it');
  const servers = createServers();
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
    visit: async (screen, how = {}) => visit(context, await servers.get(how), screen, how),
    async close() {
      await context.close();
      await servers.stop();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/**
 * Opens a screen in a page of its own. `how` says what the program has (`seed`, `settings`, `faults`, `fresh`: see
 * `server.mjs`), whether `refusals` are asked for, and how it is looked at: width, height, dark, rtl, zoom, moving.
 * `page.wrong` collects what must not be: errors, violations of the policy, dialogs, requests elsewhere.
 */
async function visit(context, server, screen, how) {
  const { origin, token } = server;
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
    // A browser reports each answer that is a refusal; where one is asked for, that is as it should be.
    const refused =
      (how.faults || how.refusals) && message.location().url.startsWith(`${origin}/api/v1/`);
    if ((message.type() === 'error' || message.type() === 'warning') && !refused)
      page.wrong.push(`console: ${message.text()} ${message.location().url}`);
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
  await page.goto(`${origin}/#token=${token}#/${screen}`);
  await page.locator('main h1').first().waitFor();
  page.server = server;
  // no language of Trug's is written from right to left yet; the layout must be ready for one
  if (how.rtl) await keepDirection(page, 'rtl');
  await page.waitForTimeout(120);
  return page;
}

/** Lays the page out in this direction, also when it sets its own as soon as it knows its language. */
export const keepDirection = (page, direction) =>
  page.evaluate((wanted) => {
    const root = document.documentElement;
    window.directionKept?.disconnect();
    window.directionKept = new MutationObserver(() => {
      if (root.dir !== wanted) root.dir = wanted;
    });
    root.dir = wanted;
    window.directionKept.observe(root, { attributeFilter: ['dir'] });
  }, direction);

/** Goes to another screen of an open page, as a link does. */
export async function goTo(page, screen) {
  await page.evaluate((to) => (location.hash = `#/${to}`), screen);
  await page.waitForTimeout(200);
  await page.locator('main h1').first().waitFor();
}
