// What stands on the canvas: the newest picture, the outline of a code in it, and for a moment the sign of what came of it.

import type { Picture } from '../../backend';
import { createOutline, type Corners } from './outline';
import { drawOutline, drawSign, fill, type Sign } from './paint';

/** So long the sign of a packet is seen, and so long of that it fades. */
const SIGN_MS = 1400;
const FADE_MS = 300;

interface Sighted {
  corners: Corners;
  sign: Sign;
  /** By the page's clock, in milliseconds. */
  since: number;
}

/** `shownWidth` is how wide the canvas is on the page, in the page's pixels. */
export function createViewfinder(canvas: HTMLCanvasElement, shownWidth: () => number) {
  // Pixels come from memory for every picture: a canvas that lives in the graphics card would fetch them there.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  let image: ImageData | null = null;
  let outline = createOutline();
  let sighted: Sighted | null = null;
  const point = () => canvas.width / Math.max(shownWidth(), 1);

  return {
    /** Another source: its codes are elsewhere, and its time is another. */
    begin() {
      outline = createOutline();
      sighted = null;
    },
    show(picture: Picture, now: number) {
      if (!context) return;
      image = sized(image, canvas, context, picture);
      fill(picture, image.data);
      context.putImageData(image, 0, 0);
      const seen = outline.in(picture.at, picture.place);
      if (seen) drawOutline(context, seen, point());
      const left = sighted ? sighted.since + SIGN_MS - now : 0;
      if (!sighted || left <= 0) return;
      const strength = Math.min(1, left / FADE_MS);
      drawSign(context, seen?.corners ?? sighted.corners, sighted.sign, strength, point());
    },
    /** A packet was seen. While pictures come, the next one shows it where it is by then; on a still one it is drawn at once. */
    sighted(corners: Corners, sign: Sign, now: number, still: boolean) {
      if (!context || corners.length < 3) return;
      sighted = { corners, sign, since: now };
      if (!still) return;
      drawOutline(context, { corners, strength: 1 }, point());
      drawSign(context, corners, sign, 1, point());
    },
  };
}

/** The one image that every picture of that size is filled into. */
function sized(
  image: ImageData | null,
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  { width, height }: Picture,
): ImageData {
  if (image?.width === width && image.height === height) return image;
  canvas.width = width;
  canvas.height = height;
  return context.createImageData(width, height);
}
