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
  return { seq, bitmap: canvas.transferToImageBitmap() };
}
