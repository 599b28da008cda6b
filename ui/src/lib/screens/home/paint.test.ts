import { expect, test } from 'vitest';
import { fill } from './paint';

function filled(width: number, height: number, coloured: boolean, planes: number[]) {
  const pixels = new Uint8ClampedArray(4 * width * height);
  const of = { seq: 1, at: 0, place: null, width, height, coloured };
  fill({ ...of, planes: new Uint8Array(planes) }, pixels);
  return Array.from({ length: width * height }, (_, at) => [...pixels.slice(4 * at, 4 * at + 4)]);
}

test('grey is grey', () => {
  expect(filled(3, 1, false, [0, 90, 255])).toEqual([
    [0, 0, 0, 255],
    [90, 90, 90, 255],
    [255, 255, 255, 255],
  ]);
});

test('two by two pixels share their colour, and the last column and row have one of their own', () => {
  const luma = [76, 76, 29, 76, 76, 29, 128, 128, 128];
  const [blue, red] = [
    [85, 255, 128, 128],
    [255, 107, 128, 128],
  ];
  const pixels = filled(3, 3, true, [...luma, ...blue, ...red]);
  for (const at of [0, 1, 3, 4]) expect(pixels[at]).toEqual([254, 0, 0, 255]);
  for (const at of [2, 5]) expect(pixels[at]).toEqual([0, 1, 254, 255]);
  for (const at of [6, 7, 8]) expect(pixels[at]).toEqual([128, 128, 128, 255]);
});
