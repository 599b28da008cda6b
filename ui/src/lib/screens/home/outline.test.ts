import { expect, test } from 'vitest';
import type { Place } from '../../backend';
import { createOutline } from './outline';

/** A code as wide as a fifth of the picture, its left upper corner here. */
const at = (ms: number, x: number, y = 0.5): Place => ({
  at: ms,
  corners: [
    [x, y],
    [x + 0.2, y],
    [x + 0.2, y + 0.1],
    [x, y + 0.1],
  ],
});

/** What is drawn in a picture after these places were told with the pictures of their time. */
function drawn(told: Place[], ms: number) {
  const outline = createOutline();
  for (const place of told) outline.in(place.at, place);
  const seen = outline.in(ms, told.at(-1) ?? null);
  return seen && [Number(seen.corners[0]?.[0].toFixed(3)), Number(seen.strength.toFixed(2))];
}

test('the outline is where the code is by now, and gone when it is', () => {
  const moving = [at(0, 0.1), at(100, 0.2)];
  expect(drawn([], 0), 'nothing was read').toBeNull();
  expect(drawn([at(0, 0.1)], 0), 'in its own picture').toEqual([0.1, 1]);
  expect(drawn([at(0, 0.1)], 66), 'no pace is known').toEqual([0.1, 1]);
  expect(drawn(moving, 100), 'in its own picture').toEqual([0.2, 1]);
  expect(drawn(moving, 166), 'it has moved on').toEqual([0.266, 1]);
  expect(drawn(moving, 66), 'an older picture').toEqual([0.166, 1]);
  expect(drawn(moving, 375), 'not further than a hand is steady, and fading').toEqual([0.35, 0.5]);
  expect(drawn(moving, 500), 'lost').toBeNull();
  expect(drawn([at(0, 0.1), at(1000, 0.2)], 1066), 'seen anew').toEqual([0.2, 1]);
  expect(drawn([at(0, 0.1), at(66, 0.7)], 100), 'another code').toEqual([0.7, 1]);
});

test('a reader that names the corners from another side moves nothing', () => {
  const turned = (place: Place): Place => ({ ...place, corners: [...place.corners].reverse() });
  const outline = createOutline();
  outline.in(0, at(0, 0.1));
  outline.in(100, turned(at(100, 0.1)));
  expect(outline.in(150, null)?.corners).toEqual(turned(at(0, 0.1)).corners);
});
