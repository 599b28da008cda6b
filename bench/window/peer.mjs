// Serves the plain peer on the loopback interface and opens it in headless Chromium.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT, SCRATCH } from '../../tests/window/driver.mjs';

const { chromium } = createRequire(join(ROOT, 'ui/package.json'))('playwright-core');
const HERE = join(ROOT, 'bench/window');
const ZXING = join(HERE, 'node_modules/zxing-wasm/dist');
const FILES = {
  '/peer.html': join(HERE, 'peer.html'),
  '/peer.css': join(HERE, 'peer.css'),
  '/peer.js': join(HERE, 'peer.js'),
  '/zxing.js': join(ZXING, 'iife/reader/index.js'),
  '/zxing_reader.wasm': join(ZXING, 'reader/zxing_reader.wasm'),
  '/demo.mjpeg': join(ROOT, 'assets/demo.mjpeg'),
};
const KINDS = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Serves the files of the peer; returns its address and a function that stops it. */
export async function served() {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://peer').pathname;
    if (!FILES[path]) return response.writeHead(404).end();
    const kind = KINDS[extname(path)] ?? 'application/octet-stream';
    return response.writeHead(200, { 'content-type': kind }).end(readFileSync(FILES[path]));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${server.address().port}/peer.html`;
  return { address, end: () => server.close() };
}

/** Opens the address in a new browser, runs an action with the page, and closes it. */
export async function inBrowser(address, action) {
  const profile = mkdtempSync(join(SCRATCH, 'browser-'));
  const binary = process.env.TRUG_CHROMIUM ?? BROWSERS.find((path) => existsSync(path));
  const options = ['headless', 'no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run'];
  const quiet = ['disable-background-networking', 'disable-component-update', 'disable-sync'];
  const child = spawn(
    binary,
    [
      ...[...options, ...quiet].map((option) => `--${option}`),
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      '--window-size=1100,760',
      address,
    ],
    { stdio: 'ignore' },
  );
  try {
    const port = join(profile, 'DevToolsActivePort');
    while (!existsSync(port) || readFileSync(port, 'utf8').split('\n').length < 2) await sleep(20);
    const [number, path] = readFileSync(port, 'utf8').split('\n');
    const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${number}${path}`);
    const page = browser.contexts()[0].pages()[0];
    await page.waitForFunction(() => window.peer !== undefined);
    try {
      return await action(page, child.pid);
    } finally {
      await browser.close();
    }
  } finally {
    const ended = new Promise((done) => child.on('exit', done));
    if (child.exitCode === null) child.kill();
    await ended;
  }
}
