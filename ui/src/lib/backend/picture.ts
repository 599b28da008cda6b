// A picture of the camera, as a host sends it: the planes as bytes, all else in one header.

import type { Picture } from './types';

/** The picture of an answer, or null where there was none. */
export async function pictureOf(answer: Response): Promise<Picture | null> {
  if (answer.status !== 200) return null;
  return {
    ...described(answer.headers.get('x-picture')),
    planes: new Uint8Array(await answer.arrayBuffer()),
  };
}

/** What is sent beside the bytes: see `picture.rs` of `trug-app`. */
function described(words: string | null): Omit<Picture, 'planes'> {
  const [seq = 0, at = 0, width = 0, height = 0, , placeAt, ...corners] = (words ?? '')
    .split(' ')
    .map(Number);
  const coloured = words?.includes(' colour') === true;
  const pairs = Array.from({ length: corners.length / 2 }, (_, corner): [number, number] => [
    (corners[2 * corner] ?? 0) / 1000,
    (corners[2 * corner + 1] ?? 0) / 1000,
  ]);
  const place = placeAt === undefined ? null : { at: placeAt, corners: pairs };
  return { seq, at, width, height, coloured, place };
}
