import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNotices } from './notices.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a notice passes by, unless somebody is about to press its button', () => {
  const notices = createNotices();
  notices.show('Milk is off the list');
  notices.hold(true);
  vi.advanceTimersByTime(60_000);
  expect(notices.all.length).toBe(1);
  notices.hold(false);
  vi.advanceTimersByTime(60_000);
  expect(notices.all).toEqual([]);
});

test('only the newest are shown', () => {
  const notices = createNotices();
  ['a', 'b', 'c'].forEach((words) => notices.show(words));
  expect(notices.all.map(({ words }) => words)).toEqual(['b', 'c']);
});

test('the same words are heard again', () => {
  const notices = createNotices();
  notices.say('Milk, on Shopping');
  const first = notices.spoken;
  notices.say('Milk, on Shopping');
  expect(notices.spoken).not.toBe(first);
  expect(notices.spoken.trim()).toBe(first);
});
