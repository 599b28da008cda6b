import type { StepAction } from './backend/generated/contract';
import { expect, test } from 'vitest';
import { makeStep } from './backend/make';
import { words } from './messages';
import { agoWords, byDay, dayWords, stepWords } from './steps';

test('a step is put into words of the language', () => {
  const check = (language: string, action: StepAction, about: string[], expected: string) =>
    expect(stepWords({ action, about }, words(language))).toBe(expected);
  check('en', 'add', ['Milk'], 'added Milk');
  check('en', 'check', ['Milk', 'Bread'], 'ticked Milk and Bread');
  check(
    'en',
    'clear-checked',
    ['a', 'b', 'c', 'd', 'e'],
    'removed ticked items: a, b, c and 2 more',
  );
  check('en', 'sync', [], 'synced with a basket');
  check('de', 'add', ['Milch'], 'Milch hinzugefügt');
});

test('days and times are said as people say them', () => {
  const now = new Date('2026-11-22T12:00:00');
  const t = words('en');
  expect(dayWords('2026-11-22', now, t)).toBe('Today');
  expect(dayWords('2026-11-21', now, t)).toBe('Yesterday');
  expect(dayWords('2026-11-01', now, t)).toMatch(/^Sunday,? 1 November 2026$/);
  expect(agoWords('2026-11-22T11:55:00', now, t)).toBe('5 minutes ago');
  expect(agoWords('2026-11-21T11:55:00', now, t)).toBe('yesterday');
  expect(agoWords('2026-11-22T11:59:50', now, t)).toBe('now');
  const at = '2026-11-21T10:00:00';
  const days = byDay([makeStep({ id: 'c', at: '2026-11-22T10:00:00' }), makeStep({ id: 'b', at })]);
  expect(days.map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-21']);
});
