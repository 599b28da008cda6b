import { expect, test } from 'vitest';
import { makeAnswer } from '../../backend/make';
import type { AnswerDetail, DoneView } from '../../backend/generated/contract';
import { words } from '../../messages';
import { detailWords, doneWords, signOf } from './answers';

const t = words('en');

test('why an answer is not simply yes', () => {
  const check = (details: AnswerDetail[], expected: string) =>
    expect(detailWords(makeAnswer({ line: '1', words: 'as it says', details }), t)).toBe(expected);
  const eur = (minor: number) => ({ minor, currency: 'EUR' });
  check([], 'as it says');
  check([{ kind: 'price', was: eur(129), now: eur(149) }], 'was €1.29, is €1.49');
  check([{ kind: 'capped', wanted: 5, most: 2 }], 'you want 5, the shop gives 2');
  check([{ kind: 'packs', wanted: { value: 1500, unit: 'g' }, packs: 3 }], '3 packs for 1.5 kg');
  check([{ kind: 'out-of-stock' }, { kind: 'by-name' }], 'out of stock; only the name matches');
});

test('what a sync did, a sentence each', () => {
  const none: Omit<DoneView, 'what' | 'name'> = {
    side: 'list',
    quantity: null,
    was: null,
    new_name: null,
  };
  const check = (done: Partial<DoneView> & Pick<DoneView, 'what'>, expected: string) =>
    expect(doneWords({ ...none, name: 'Milk', ...done }, t)).toBe(expected);
  check({ what: 'set', quantity: { value: 2, unit: 'each' } }, '2 × Milk');
  check({ what: 'removed' }, 'Milk, removed');
  check({ what: 'renamed', new_name: 'Oat milk' }, 'Milk is now called Oat milk');
});

test('an answer has a sign of its own', () => {
  expect([signOf('sure'), signOf('guess')]).toEqual(['check', 'ask']);
});
