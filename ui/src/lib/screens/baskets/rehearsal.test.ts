import type { RehearsalAnswer } from '../../backend/generated/contract';
import { expect, test } from 'vitest';
import { made, makeAnswer } from '../../backend/make';
import type { RehearsalLineView, RehearsalView } from '../../backend/generated/contract';
import { byAnswer, needsConsent, restOf, sendable, sum } from './rehearsal';

const line = (
  answer: RehearsalAnswer,
  send: number | null,
  minor: number | null = null,
  currency = 'EUR',
) =>
  makeAnswer({
    line: `${answer}-${send}-${minor}`,
    answer,
    send,
    price: minor === null ? null : { minor, currency },
  });

const of = (...lines: RehearsalLineView[]) =>
  made<RehearsalView>({ basket: 'b', list: { id: '1', name: 'l' }, lines, total: null, notes: [] });

test('what needs a look stands first', () => {
  const lines = [line('sure', 1), line('guess', null), line('capped', 2), line('sure', 2)];
  const shown = byAnswer(of(...lines)).map(({ answer }) => answer);
  expect(shown).toEqual(['guess', 'capped', 'sure']);
});

test('a guess is never sent, what changed only when agreed to', () => {
  const all = of(line('sure', 1), line('changed', 2), line('guess', 1), line('not-stocked', null));
  expect(sendable(all, false).map(({ answer }) => answer)).toEqual(['sure']);
  expect(sendable(all, true).map(({ answer }) => answer)).toEqual(['sure', 'changed']);
  expect(all.lines.map(needsConsent)).toEqual([false, true, false, false]);
});

test('a sum says for how many lines it holds', () => {
  const check = (lines: RehearsalLineView[], minor: number | null, known: number) => {
    const now = sum(lines);
    expect([now.total?.minor ?? null, now.known]).toEqual([minor, known]);
  };
  check([line('sure', 2, 129), line('sure', 1, 50), line('sure', 1)], 308, 2);
  check([line('sure', 1)], null, 0);
  check([line('sure', 1, 100), line('sure', 1, 100, 'GBP')], null, 0);
});

test('an article that begins with what is wanted says the rest', () => {
  const check = (title: string, wanted: string, rest: string) =>
    expect(restOf(title, wanted)).toBe(rest);
  check('Bananas, small', 'bananas', 'small');
  check('Milk 1 l', 'Milk', '1 l');
  check('Milk - whole', 'Milk', 'whole');
  check('Peanuts', 'Pea', 'Peanuts');
  check('Milk', 'Milk', 'Milk');
  check('Organic milk', 'Milk', 'Organic milk');
});
