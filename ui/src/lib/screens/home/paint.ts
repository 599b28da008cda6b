// A picture's planes to the pixels of a canvas, and what is drawn over it: the outline of a code, and the sign of what came
// of it. Nothing is decoded and nothing is made for a picture, so a web view has nothing to keep.

import type { Picture } from '../../backend';
import { middle, type Corners, type Outline } from './outline';

/** Fills pixels of four bytes, red first. Loops on their own, so that they are compiled. */
export function fill({ width, height, coloured, planes }: Picture, pixels: Uint8ClampedArray) {
  if (coloured) fillColour(planes, width, height, pixels);
  else fillGrey(planes, new Uint32Array(pixels.buffer, pixels.byteOffset, width * height));
}

function fillGrey(luma: Uint8Array, pixels: Uint32Array) {
  for (let at = 0; at < pixels.length; at += 1) {
    pixels[at] = 0xff000000 | ((luma[at] ?? 0) * 0x010101);
  }
}

/** BT.601 in full range, in 1/256. */
function fillColour(planes: Uint8Array, width: number, height: number, pixels: Uint8ClampedArray) {
  const across = (width + 1) >> 1;
  const blueAt = width * height;
  const redAt = blueAt + across * ((height + 1) >> 1);
  for (let y = 0, at = 0; y < height; y += 1) {
    const cells = (y >> 1) * across;
    for (let x = 0; x < width; x += 1, at += 1) {
      const luma = planes[at] ?? 0;
      const blue = (planes[blueAt + cells + (x >> 1)] ?? 128) - 128;
      const red = (planes[redAt + cells + (x >> 1)] ?? 128) - 128;
      const to = 4 * at;
      pixels[to] = luma + ((359 * red) >> 8);
      pixels[to + 1] = luma - ((88 * blue + 183 * red) >> 8);
      pixels[to + 2] = luma + ((454 * blue) >> 8);
      pixels[to + 3] = 255;
    }
  }
}

/** What came of a packet: `found` and `again` are well. */
export type Sign = 'well' | 'unknown' | 'refused';

const COLOURS: Record<Sign, string> = { well: '#2b6a4a', unknown: '#8a5a06', refused: '#a8371f' };
/** As `--mark`: it is seen on light packets and in dark kitchens. */
const MARK = '#8fe9b4';

/** `point` is how many of the canvas's pixels one of the page's is wide. */
export function drawOutline(
  to: CanvasRenderingContext2D,
  { corners, strength }: Outline,
  point: number,
) {
  path(to, corners);
  to.globalAlpha = 0.2 * strength;
  to.fillStyle = MARK;
  to.fill();
  to.globalAlpha = strength;
  to.lineJoin = 'round';
  to.lineWidth = 4 * point;
  to.strokeStyle = MARK;
  to.stroke();
  to.globalAlpha = 1;
}

/** A round sign over the middle of a code. */
export function drawSign(
  to: CanvasRenderingContext2D,
  corners: Corners,
  sign: Sign,
  strength: number,
  point: number,
) {
  const [x, y] = middle(corners);
  to.save();
  to.globalAlpha = strength;
  to.translate(x * to.canvas.width, y * to.canvas.height);
  to.scale(point, point);
  to.beginPath();
  to.arc(0, 0, 30, 0, 2 * Math.PI);
  to.fillStyle = COLOURS[sign];
  to.fill();
  to.lineWidth = 3;
  to.strokeStyle = '#fff';
  to.stroke();
  to.lineWidth = 6;
  to.lineCap = to.lineJoin = 'round';
  to.stroke(new Path2D(STROKES[sign]));
  to.restore();
}

/** On a square of 60, its middle at nought. */
const STROKES: Record<Sign, string> = {
  well: 'M-13 1 -4 10 13-8',
  unknown: 'M-7-6a7.5 7.5 0 1 1 11 6.5C1 2 0 3.5 0 7M0 14.5v.1',
  refused: 'M0-13V4M0 12.5v.1',
};

function path(to: CanvasRenderingContext2D, corners: Corners) {
  to.beginPath();
  for (const [x, y] of corners) to.lineTo(x * to.canvas.width, y * to.canvas.height);
  to.closePath();
}
