import { expect, test, vi } from 'vitest';
import type { Picture } from '../../backend';
import { pullPictures } from './pull';

function pictures() {
  const asked: number[] = [];
  const picture = async (after: number): Promise<Picture> => {
    asked.push(after);
    const of = { at: 0, width: 1, height: 1, coloured: false, place: null };
    return { seq: after + 3, ...of, planes: new Uint8Array(1) };
  };
  return { asked, picture };
}

test('each picture is asked for once and drawn, at most twenty a second', async () => {
  vi.useFakeTimers();
  const { asked, picture } = pictures();
  const leaving = new AbortController();
  const drawn = vi.fn();
  const pulled = pullPictures({ picture }, drawn, leaving.signal);
  await vi.advanceTimersByTimeAsync(990);
  leaving.abort();
  await pulled;
  expect(asked.slice(0, 4)).toEqual([0, 3, 6, 9]);
  expect(asked.length).toBeGreaterThan(15);
  expect(asked.length).toBeLessThanOrEqual(20);
  expect(drawn).toHaveBeenCalledTimes(asked.length);
  vi.useRealTimers();
});

test('nothing is pulled while nobody sees the page', async () => {
  vi.useFakeTimers();
  const { asked, picture } = pictures();
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  const leaving = new AbortController();
  const pulled = pullPictures({ picture }, () => {}, leaving.signal);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual([]);
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(100);
  expect(asked.length).toBeGreaterThan(0);
  leaving.abort();
  await pulled;
  hidden.mockRestore();
  vi.useRealTimers();
});

test('a failure is no end', async () => {
  vi.useFakeTimers();
  let asked = 0;
  const leaving = new AbortController();
  const picture = async () => {
    asked += 1;
    throw new Error('the scheme is gone');
  };
  const pulled = pullPictures({ picture }, () => {}, leaving.signal);
  await vi.advanceTimersByTimeAsync(1600);
  leaving.abort();
  await pulled;
  expect(asked).toBe(4);
  vi.useRealTimers();
});
