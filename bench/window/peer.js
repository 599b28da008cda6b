// The plain peer: a list in the DOM, a clip on a canvas, each picture read by zxing-wasm after the one before it. It stores
// nothing. Its interface is `window.peer`.

/* global ZXingWASM */

const FRAME_MS = 1000 / 15;
/** A packet that was not read for this long counts as shown again. */
const SHOWING_MS = 1000;
const canvas = document.querySelector('canvas');
const ul = document.querySelector('ul');
const rows = new Map();
const lastSeen = new Map();
const painted = [];

function row(name, count = 1) {
  const li = document.createElement('li');
  li.className = 'line';
  const box = Object.assign(document.createElement('input'), { type: 'checkbox' });
  const words = Object.assign(document.createElement('span'), { textContent: name });
  const less = Object.assign(document.createElement('button'), { textContent: '-' });
  const amount = Object.assign(document.createElement('b'), { textContent: count });
  const more = Object.assign(document.createElement('button'), { textContent: '+' });
  li.append(box, words, less, amount, more);
  return li;
}

function show(count) {
  ul.replaceChildren(...Array.from({ length: count }, (_, at) => row(`Thing number ${at}`)));
}

function sighted(code) {
  const at = performance.now();
  const before = lastSeen.get(code) ?? -Infinity;
  lastSeen.set(code, at);
  if (at - before < SHOWING_MS) return;
  if (!rows.has(code)) {
    rows.set(code, row(code, 0));
    ul.prepend(rows.get(code));
  }
  const amount = rows.get(code).querySelector('b');
  amount.textContent = Number(amount.textContent) + 1;
  requestAnimationFrame(() => setTimeout(() => painted.push(performance.now() - at)));
}

async function scan() {
  const clip = new Uint8Array(await (await fetch('demo.mjpeg')).arrayBuffer());
  const starts = [];
  for (let at = 0; at < clip.length - 2; at += 1) {
    if (clip[at] === 0xff && clip[at + 1] === 0xd8 && clip[at + 2] === 0xff) starts.push(at);
  }
  const pictures = starts.map(
    (from, at) => new Blob([clip.subarray(from, starts[at + 1])], { type: 'image/jpeg' }),
  );
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let [number, busy] = [0, false];
  setInterval(async () => {
    const picture = pictures[number++ % pictures.length];
    if (busy) return;
    busy = true;
    const bitmap = await createImageBitmap(picture);
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    const found = await ZXingWASM.readBarcodes(pixels, {
      formats: ['EAN13', 'EAN8', 'UPCA', 'UPCE'],
    });
    for (const { isValid, text } of found) if (isValid) sighted(text);
    busy = false;
  }, FRAME_MS);
}

await ZXingWASM.prepareZXingModule({
  overrides: { locateFile: (name) => name },
  fireImmediately: true,
});
show(Number(new URLSearchParams(location.search).get('lines')));
window.peer = { show, scan, painted, usable: Date.now() };
