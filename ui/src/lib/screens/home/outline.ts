// Where a code is in the picture that is being drawn. It was read in a picture a little older, and the packet has moved
// on: so it is moved along as it moved between the last two pictures in which it was read, and fades when it is lost.

import type { Place } from '../../backend';

export type Corners = Place['corners'];

export interface Outline {
  corners: Corners;
  /** 1 when the code was just read, 0 when it is gone. */
  strength: number;
}

/** A code that was not read for so long has gone. */
const GONE_MS = 400;
/** Until then it counts as read in this very picture. */
const FRESH_MS = 150;
/** No hand keeps its pace for longer than this. */
const AHEAD_MS = 150;
/** Two places further apart in time say nothing about a pace, */
const PACE_MS = 300;
/** and two further apart than this share of the picture are two codes. */
const LEAP = 0.3;

/** Follows a code through the pictures of one source. */
export function createOutline() {
  let last: Place | null = null;
  let before: Place | null = null;

  return {
    /** Where the code is in the picture of this time, whose answer named the newest place; null when there is none. */
    in(at: number, newest: Place | null): Outline | null {
      if (newest && newest.at !== last?.at) [before, last] = [last, newest];
      if (!last) return null;
      const age = at - last.at;
      const strength = 1 - (Math.abs(age) - FRESH_MS) / (GONE_MS - FRESH_MS);
      if (strength <= 0) return null;
      const ahead = Math.min(Math.max(age, -AHEAD_MS), AHEAD_MS);
      const [x, y] = pace(before, last).map((each) => each * ahead) as [number, number];
      const corners = last.corners.map((corner): [number, number] => [
        corner[0] + x,
        corner[1] + y,
      ]);
      return { corners, strength: Math.min(1, strength) };
    },
  };
}

export function middle(corners: Corners): [number, number] {
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0);
  return [mean(0) / corners.length, mean(1) / corners.length];
}

/** How far the code moves in a millisecond. Its middle tells: a reader may name the corners from another side next time. */
function pace(before: Place | null, last: Place): [number, number] {
  const took = before ? last.at - before.at : 0;
  if (!before || took <= 0 || took > PACE_MS) return [0, 0];
  const [from, to] = [middle(before.corners), middle(last.corners)];
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  return Math.hypot(x, y) > LEAP ? [0, 0] : [x / took, y / took];
}
