import { expect, test } from 'vitest';
import type { Problem } from './backend/generated/contract';
import { makeError, makeSighting } from './backend/make';
import { words } from './messages';
import { asAppError, createTrouble, refusedWords, troubleWords } from './trouble.svelte';

test('a code is said in the language, with what it is about', () => {
  const check = (language: string, problem: Problem, what: string) =>
    expect(troubleWords(makeError(problem), words(language)).what).toBe(what);
  const full: Problem = { code: 'store-full', params: { path: 'trug.db' } };
  check('en', full, 'The disk is full.');
  check('de', full, 'Der Datenträger ist voll.');
  check(
    'en',
    { code: 'list-exists', params: { name: 'Party' } },
    'There is a list named “Party” already.',
  );
  check(
    'en',
    { code: 'gtin', params: { reason: 'check-digit', text: '123', found: 3, expected: 4 } },
    'The last digit of 123 does not match: it is 3 and not 4.',
  );
  const id = '01a2299c-3ae9-71e2-90a5-ebaea80fdd25';
  check('en', { code: 'no-such-list', params: { name: 'Party' } }, 'There is no list “Party”.');
  check('en', { code: 'no-such-list', params: { name: id } }, 'This list no longer exists.');
  const lose: Problem = { code: 'basket.would-lose', params: { path: 'a.ics', why: 'x' } };
  expect(troubleWords(makeError(lose), words('de')).next).toBe(
    words('de')('error-basket-would-lose.next'),
  );
});

test('what nobody foresaw is said as it came', () => {
  const error = makeError({
    code: 'unknown',
    params: {},
    message: 'the moon is full',
  });
  expect(troubleWords(error, words('de'))).toEqual({ what: 'the moon is full', next: '' });
});

test('a reason is said in the language', () => {
  const coupon = makeSighting({ refusal: { code: 'coupon', params: {} }, refused: 'a coupon' });
  expect(refusedWords(coupon, words('de'))).toBe('Das ist ein Gutschein.');
  expect(refusedWords(makeSighting({ refused: 'as it came' }), words('de'))).toBe('as it came');
});

test('anything that is thrown is told', async () => {
  const trouble = createTrouble();
  expect(await trouble.attempt(() => Promise.reject(new Error('no way')))).toBe(undefined);
  expect(trouble.current?.message).toBe('no way');
  expect(await trouble.attempt(async () => 7)).toBe(7);
  expect(asAppError('words').message).toBe('words');
});
