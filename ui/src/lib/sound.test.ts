import { expect, test } from 'vitest';
import { createSound, TONES, type Tone } from './sound';

test('the tones differ in melody and in rhythm', () => {
  const shape = (tone: Tone) => {
    const pitches = TONES[tone].map(([pitch]) => pitch);
    return Math.sign((pitches.at(-1) ?? 0) - (pitches[0] ?? 0));
  };
  expect([shape('found'), shape('unknown'), shape('again')]).toEqual([1, -1, 0]);
});

test('a place without sound stays silent, and so does a muted one', async () => {
  const none = createSound(() => {
    throw new Error('no audio device');
  });
  expect(await none.play('found', 80)).toBe(false);
  let made = 0;
  const muted = createSound(() => {
    made += 1;
    throw new Error('not wanted');
  });
  expect(await muted.play('found', 0)).toBe(false);
  expect(made).toBe(0);
});
