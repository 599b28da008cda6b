import { expect, test, vi } from 'vitest';
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

test('a voice that has nothing to say lets the sound card sleep', async () => {
  vi.useFakeTimers();
  const param = { setValueAtTime() {}, exponentialRampToValueAtTime() {} };
  const node = {
    frequency: param,
    gain: param,
    connect: (to: unknown) => to,
    start() {},
    stop() {},
  };
  const context = {
    state: 'running',
    currentTime: 0,
    createOscillator: () => node,
    createGain: () => node,
    suspend: vi.fn(),
  };
  const sound = createSound(() => context as unknown as AudioContext);
  expect(await sound.play('found', 80)).toBe(true);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await sound.play('again', 80)).toBe(true);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(context.suspend, 'it was woken in between').not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(context.suspend).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
