import { expect, test } from 'vitest';
import { makeError } from './backend/make';
import { words } from './messages';
import { asAppError, createTrouble, reasonWords, troubleWords } from './trouble.svelte';

test('a known code is said in the language, with what it is about', () => {
  const check = (language: string, code: string, params: Record<string, string>, what: string) =>
    expect(troubleWords(makeError({ code, params }), words(language)).what).toBe(what);
  check('en', 'store-full', {}, 'The disk is full.');
  check('de', 'store-full', {}, 'Der Datenträger ist voll.');
  check('en', 'list-exists', { name: 'Party' }, 'There is a list named “Party” already.');
  const digit = { reason: 'check-digit', text: '123' };
  check('en', 'gtin', digit, '123 is not a barcode number: its last digit does not match.');
});

test('a code of tomorrow is said as the backend says it', () => {
  const error = makeError({ code: 'x', message: 'the moon is full', hint: 'wait' });
  expect(troubleWords(error, words('de'))).toEqual({ what: 'the moon is full', next: 'wait' });
  expect(reasonWords(null, 'as it says', words('en'))).toBe('as it says');
  expect(reasonWords({ code: 'x', params: {} }, 'as it says', words('en'))).toBe('as it says');
});

test('anything that is thrown is told', async () => {
  const trouble = createTrouble();
  expect(await trouble.attempt(() => Promise.reject(new Error('no way')))).toBe(undefined);
  expect(trouble.current?.message).toBe('no way');
  expect(await trouble.attempt(async () => 7)).toBe(7);
  expect(asAppError('words').message).toBe('words');
});
