// A photograph of a packet, for tests that hand one to Trug.

import { readFileSync } from 'node:fs';

/** One picture of the demo, which is a row of whole JPEGs that `crates/lab/label` has drawn. */
export function packetPhoto() {
  const clip = readFileSync(new URL('../../../assets/demo.mjpeg', import.meta.url));
  const [start, end] = [Buffer.from([0xff, 0xd8, 0xff]), Buffer.from([0xff, 0xd9])];
  const from = clip.indexOf(start, Math.floor(clip.length / 6));
  return clip.subarray(from, clip.indexOf(end, from) + 2);
}
