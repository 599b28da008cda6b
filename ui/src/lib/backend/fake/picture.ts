// A pretended camera picture: a packet on a table, its barcode towards the camera.

import type { Picture } from '../types';

const WIDTH = 640;
const HEIGHT = 480;
/** Where the barcode is, as shares of the picture: clockwise from the top left. */
export const CORNERS: [number, number][] = [
  [0.37, 0.47],
  [0.66, 0.44],
  [0.67, 0.63],
  [0.38, 0.66],
];

/** Null where the browser cannot draw out of sight. */
export function fakePicture(seq: number): Picture | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const draw = canvas.getContext('2d');
  if (!draw) return null;
  const room = draw.createLinearGradient(0, 0, WIDTH, HEIGHT);
  room.addColorStop(0, '#6f6a5c');
  room.addColorStop(1, '#3b3a35');
  draw.fillStyle = room;
  draw.fillRect(0, 0, WIDTH, HEIGHT);
  draw.translate(WIDTH * 0.52, HEIGHT * 0.52);
  draw.rotate(-0.075);
  draw.fillStyle = '#c9653b';
  draw.fillRect(-150, -190, 300, 400);
  draw.fillStyle = '#f2e5c4';
  draw.fillRect(-150, -190, 300, 110);
  draw.fillStyle = '#7c3a1c';
  draw.font = '700 44px Georgia, serif';
  draw.textAlign = 'center';
  draw.fillText('OATS', 0, -118);
  draw.fillStyle = '#fff';
  draw.fillRect(-104, -26, 196, 104);
  draw.fillStyle = '#111';
  for (let x = -88, at = 0; x < 76; at += 1) {
    const wide = 1.6 * (1 + ((at * 7) % 4));
    if (at % 2 === 0) draw.fillRect(x, -14, wide, 78);
    x += wide;
  }
  const { data } = draw.getImageData(0, 0, WIDTH, HEIGHT);
  const place = { at: seq * 40, corners: CORNERS };
  const of = { seq, at: seq * 40, width: WIDTH, height: HEIGHT, coloured: true, place };
  return { ...of, planes: planesOf(data) };
}

/** BT.601 in full range; of colour the first of two by two pixels. */
function planesOf(pixels: Uint8ClampedArray): Uint8Array {
  const [count, half] = [WIDTH * HEIGHT, WIDTH / 2];
  const planes = new Uint8Array(1.5 * count);
  for (let at = 0; at < count; at += 1) {
    const [r = 0, g = 0, b = 0] = pixels.subarray(4 * at, 4 * at + 3);
    planes[at] = 0.299 * r + 0.587 * g + 0.114 * b;
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
    if (x % 2 || y % 2) continue;
    const cell = count + (y / 2) * half + x / 2;
    planes[cell] = 128 - 0.169 * r - 0.331 * g + 0.5 * b;
    planes[cell + count / 4] = 128 + 0.5 * r - 0.419 * g - 0.081 * b;
  }
  return planes;
}
