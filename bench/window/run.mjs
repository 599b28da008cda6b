// The figures of the real window compared with a plain peer: a page with the same list, the same clip and zxing-wasm in
// headless Chromium. `cargo xtask bench window [MINUTES [PART..]]`; both are measured in the same run, in turn.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BUILT, inWindow, SCRATCH, until, whatIsMissing } from '../../tests/window/driver.mjs';
import { inBrowser, served } from './peer.mjs';
import { cpuSeconds, megabytes, startedAt } from './processes.mjs';

const STARTS = 5;
const SHOWS = 5;
const LINES = 10_000;
const FEW = 20;
/** Frames of a scroll, each 100 pixels further: a fast wheel. */
const STEPS = 60;
const MINUTES = Number(process.argv[2] ?? 10);
/** The parts to measure: starts, list, scanning (the default), and pulling. */
const PARTS = process.argv.slice(3);
const SAMPLE_MS = 5000;
/** The demo clip plays for six seconds. */
const CLIP_MS = 6500;
const rows = [];

function row(what, trug, peer, unit, digits = 0) {
  const ratio = peer ? (trug / peer).toFixed(2) : '';
  rows.push([
    what,
    `${trug.toFixed(digits)} ${unit}`,
    peer === null ? '' : `${peer.toFixed(digits)} ${unit}`,
    ratio,
  ]);
  console.log(rows.at(-1).join(' | '));
}

/** The time from the start of the process until the list is usable, with the program's files in the page cache. */
async function starts() {
  const [trug, other, firstPaint] = [[], [], []];
  const [trugCpu, otherCpu] = [[], []];
  for (let turn = 0; turn < STARTS; turn += 1) {
    await inWindow({ home: few }, async (page) => {
      const begun = startedAt(page.pid);
      await until(
        page,
        'the list',
        `return document.querySelectorAll('[data-testid=line]').length > 0`,
        true,
      );
      const [shown, painted] = await page.run(`
        return [window.usable ?? Date.now(), performance.timeOrigin
          + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)];`);
      trug.push(shown - begun);
      firstPaint.push(painted - begun);
      trugCpu.push(1000 * cpuSeconds(page.pid));
    });
    await inBrowser(`${peer.address}?lines=${FEW}`, async (page, pid) => {
      other.push((await page.evaluate(() => window.peer.usable)) - startedAt(pid));
      otherCpu.push(1000 * cpuSeconds(pid));
    });
  }
  row('start to the first paint, median', median(firstPaint), null, 'ms');
  row(`start to a usable list of ${FEW} lines, median`, median(trug), median(other), 'ms');
  row('the same, slowest', Math.max(...trug), Math.max(...other), 'ms');
  row('CPU used until then, median', median(trugCpu), median(otherCpu), 'ms');
}

/** Ten thousand lines: the time until they are visible, and the frame times of scrolling. */
async function longList() {
  const measured = {};
  await inWindow({ home: many }, async (page) => {
    await until(
      page,
      'the list',
      `return document.querySelectorAll('[data-testid=line]').length > 0`,
      true,
    );
    const shows = [];
    for (let turn = 0; turn < SHOWS; turn += 1) {
      await page.run(`location.hash = '#/about'`);
      await sleep(1000);
      shows.push(
        await page.wait(`
        const done = arguments[0], begun = performance.now();
        location.hash = '#/list';
        const look = () => document.querySelector('[data-testid=line]')
          ? setTimeout(() => done(performance.now() - begun)) : requestAnimationFrame(look);
        requestAnimationFrame(look);`),
      );
    }
    const scrolled = async () => {
      await sleep(1000);
      const used = cpuSeconds(page.pid);
      const { pictures } = await page.wait(SCROLL, STEPS);
      return { pictures, cpu: cpuSeconds(page.pid) - used };
    };
    measured.trug = { shows, ...(await scrolled()) };
    await page.run(`location.hash = '#/home'`);
    measured.home = await scrolled();
    await page.run(BARE, LINES);
    measured.bare = await scrolled();
  });
  await inBrowser(`${peer.address}?lines=0`, async (page, pid) => {
    const shows = [];
    for (let turn = 0; turn < SHOWS; turn += 1) {
      shows.push(
        await page.evaluate(async (lines) => {
          window.peer.show(0);
          await new Promise((done) => setTimeout(done, 500));
          const begun = performance.now();
          window.peer.show(lines);
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          return performance.now() - begun;
        }, LINES),
      );
    }
    const used = cpuSeconds(pid);
    const scrolled = await page.evaluate(
      ([script, steps]) => new Promise((done) => new Function(script)(steps, done)),
      [SCROLL, STEPS],
    );
    measured.peer = { shows, ...scrolled, cpu: cpuSeconds(pid) - used };
  });
  const { trug, home, bare, peer: other } = measured;
  row(`${LINES} lines, until they are seen, median`, median(trug.shows), median(other.shows), 'ms');
  scroll('the list scrolled', trug, other);
  scroll('the list, beside bare rows in the same window', trug, bare);
  scroll('the home page, beside bare rows in the same window', home, bare);
}

function scroll(what, trug, other) {
  row(`${what}: a picture, median`, median(trug.pictures), median(other.pictures), 'ms', 1);
  row('95th percentile', percentile(trug.pictures, 95), percentile(other.pictures, 95), 'ms', 1);
  row('worst', Math.max(...trug.pictures), Math.max(...other.pictures), 'ms', 1);
  const each = 1000 / STEPS;
  row('CPU a picture, all processes', trug.cpu * each, other.cpu * each, 'ms', 1);
  row('pictures over 50 ms', late(trug.pictures), late(other.pictures), `of ${STEPS}`);
}

/** All lines as plain rows with only a name: the baseline for scrolling in this window. */
const BARE = `
  document.body.replaceChildren(...Array.from({ length: arguments[0] }, (_, at) => {
    const row = document.createElement('div');
    row.style.cssText = 'height: 57px; border-top: 1px solid #ddd';
    row.textContent = 'Thing number ' + at;
    return row;
  }));
  scrollTo(0, 0);`;

/** Scrolls by 100 pixels per frame and passes the frame times to its last argument. */
const SCROLL = `
  const steps = arguments[0], done = arguments[1], pictures = [];
  let last = performance.now();
  const step = (now) => {
    pictures.push(now - last);
    last = now;
    document.scrollingElement.scrollBy({ top: 100, behavior: 'instant' });
    if (pictures.length > steps) done({ pictures: pictures.slice(1) });
    else requestAnimationFrame(step);
  };
  requestAnimationFrame(step);`;

/** The demo clip in a loop: memory, its slope, CPU, and the time from a sighting to its painted row. */
async function scanning() {
  const trug = await inWindow({ home: await filled('scanning', 0) }, async (page) => {
    await until(
      page,
      'the page',
      `return document.querySelector('[data-testid=demo]') !== null`,
      true,
    );
    await sleep(10_000);
    const rest = megabytes(page.pid);
    await page.run(WATCH, CLIP_MS);
    const course = await follow(page.pid);
    const painted = await page.wait(PAINTED);
    return { rest, ...course, painted };
  });
  const other = await inBrowser(`${peer.address}?lines=0`, async (page, pid) => {
    await sleep(10_000);
    const rest = megabytes(pid);
    await page.evaluate(() => window.peer.scan());
    const course = await follow(pid);
    return { rest, ...course, painted: await page.evaluate(() => window.peer.painted) };
  });
  row('memory 10 s after the start', trug.rest, other.rest, 'MB');
  row(`memory after ${MINUTES} min of scanning`, trug.end, other.end, 'MB');
  row('its slope in the second half, a minute', trug.slope, other.slope, 'MB', 2);
  row('CPU while scanning, of one core', trug.cpu, other.cpu, '%');
  row('sightings', trug.painted.length, other.painted.length, '');
  row('sighting to painted row, median', median(trug.painted), median(other.painted), 'ms');
  row('95th percentile', percentile(trug.painted, 95), percentile(other.painted, 95), 'ms');
}

/** A page that only pulls and draws the camera's pictures: the baseline for this web view. */
async function pulling() {
  const bare = await inWindow({ home: await filled('pulling', 0) }, async (page) => {
    await until(page, 'the page', `return document.querySelector('[data-testid=demo]') !== null`, true);
    await page.run(PULL, CLIP_MS);
    return follow(page.pid);
  });
  row('only pulling pictures: memory at the end', bare.end, null, 'MB');
  row('its slope in the second half, a minute', bare.slope, null, 'MB', 2);
  row('CPU, of one core', bare.cpu, null, '%');
}

/** The demo in a loop, its luma drawn as it arrives. */
const PULL = `
  const canvas = document.createElement('canvas');
  canvas.style.width = '500px';
  document.body.replaceChildren(canvas);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  let [image, after] = [null, 0];
  const grey = (luma, pixels) => {
    for (let at = 0; at < pixels.length; at += 1) pixels[at] = 0xff000000 | (luma[at] * 0x010101);
  };
  const pull = async () => {
    const answer = await fetch('frame://localhost/preview?after=' + after, { cache: 'no-store' });
    if (answer.status !== 200) return;
    const [seq, , width, height] = answer.headers.get('x-picture').split(' ').map(Number);
    const luma = new Uint8Array(await answer.arrayBuffer());
    after = seq;
    if (image?.width !== width) {
      [canvas.width, canvas.height] = [width, height];
      image = context.createImageData(width, height);
    }
    grey(luma, new Uint32Array(image.data.buffer));
    context.putImageData(image, 0, 0);
  };
  const next = () => setTimeout(() => pull().catch(() => {}).then(next), 50);
  next();
  const play = () => window.__TAURI_INTERNALS__.invoke('scan_start', { source: 'demo' });
  play();
  setInterval(play, arguments[0]);`;

async function follow(pid) {
  const samples = [];
  const [begun, used] = [Date.now(), cpuSeconds(pid)];
  while (Date.now() - begun < MINUTES * 60_000) {
    await sleep(SAMPLE_MS);
    samples.push([(Date.now() - begun) / 60_000, megabytes(pid)]);
  }
  const cpu = (100 * (cpuSeconds(pid) - used)) / ((Date.now() - begun) / 1000);
  const second = samples.slice(Math.floor(samples.length / 2));
  return { end: samples.at(-1)[1], slope: slopeOf(second), cpu };
}

/** Plays the demo in a loop and records when new or changed lines were painted. */
const WATCH = `
  window.changes = [];
  const within = ({ target }) =>
    (target.nodeType === 1 ? target : target.parentElement)?.closest('[data-testid=line]');
  const brings = ({ addedNodes }) => [...addedNodes].some((node) => node.nodeType === 1
    && (node.matches('[data-testid=line]') || node.querySelector('[data-testid=line]')));
  new MutationObserver((all) => {
    if (!all.some((one) => within(one) || brings(one))) return;
    requestAnimationFrame(() => setTimeout(() => window.changes.push(Date.now())));
  }).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });
  const play = () => window.__TAURI_INTERNALS__.invoke('scan_start', { source: 'demo' });
  play();
  setInterval(play, arguments[0]);`;

/** For each step of the history, by the program's clock, the time of the next paint of the list, by the page's clock. */
const PAINTED = `
  const done = arguments[0];
  window.__TAURI_INTERNALS__.invoke('history', { limit: 2000 }).then(({ steps }) => {
    const took = steps.filter(({ from }) => from === 'demo').map(({ at }) => {
      const begun = Date.parse(at);
      const next = window.changes.find((painted) => painted >= begun);
      return next === undefined ? null : next - begun;
    });
    done(took.filter((ms) => ms !== null));
  });`;

/** A home folder with so many lines, with the welcome page already completed. */
async function filled(name, count) {
  const home = join(SCRATCH, name);
  const file = join(SCRATCH, `${name}.txt`);
  mkdirSync(home);
  const things = Array.from({ length: count }, (_, at) => `Thing number ${at}`);
  writeFileSync(file, things.join('\n'));
  if (count > 0) trug(home, 'import', file);
  await inWindow({ home }, (page) =>
    page.wait(`window.__TAURI_INTERNALS__
      .invoke('settings_set', { welcomed: true }).then(arguments[0]);`),
  );
  return home;
}

function trug(home, ...words) {
  const { status, stderr } = spawnSync(join(BUILT, 'trug'), words, {
    env: { ...process.env, TRUG_HOME: home },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`trug ${words.join(' ')}: ${stderr}`);
}

function median(values) {
  return percentile(values, 50);
}

function percentile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? NaN;
}

function late(pictures) {
  return pictures.filter((ms) => ms > 50).length;
}

/** Least squares. */
function slopeOf(samples) {
  const mean = (of) => samples.reduce((sum, sample) => sum + sample[of], 0) / samples.length;
  const [x, y] = [mean(0), mean(1)];
  const over = samples.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  return over / samples.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}

const missing = whatIsMissing();
if (missing) {
  console.error(missing);
  process.exit(1);
}
const peer = await served();
const few = await filled('few', FEW);
const many = await filled('many', LINES);
const parts = { starts, list: longList, scanning };
/** Measured only if it is named. */
const more = { pulling };
for (const [name, measure] of Object.entries(parts)) {
  if (PARTS.length === 0 || PARTS.includes(name)) await measure();
}
for (const [name, measure] of Object.entries(more)) if (PARTS.includes(name)) await measure();
peer.end();
console.log('\n| | Trug | the plain peer | ratio |\n|---|---|---|---|');
for (const one of rows) console.log(`| ${one.join(' | ')} |`);
process.exit(0);
