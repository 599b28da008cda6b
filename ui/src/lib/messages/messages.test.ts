import { expect, test } from 'vitest';
import { language, languages, words } from '.';

/** Every string by its path; what takes a number or a name is tried with both. */
function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const say = value as (...of: unknown[]) => unknown;
    return [
      ...flat(say(1, 1, 1, 1), `${path}(1)`),
      ...flat(say(5, 5, 5, 5), `${path}(5)`),
      ...flat(say('Milk', 'Milk', 'Milk', 'Milk'), `${path}(name)`),
    ];
  }
  return Object.entries(value as object).flatMap(([key, inner]) => flat(inner, `${path}.${key}`));
}

/** An error may have nothing that one could do next. */
const MAY_BE_EMPTY = /^\.errors\..*\.1$/;

test('every language has every string, and none is empty', () => {
  const english = flat(words('en'));
  expect(english.length).toBeGreaterThan(300);
  expect(languages().map(({ language }) => language)).toEqual(['de', 'en']);
  for (const { language } of languages()) {
    const all = flat(words(language));
    expect(all.map(([path]) => path)).toEqual(english.map(([path]) => path));
    for (const [path, text] of all) {
      if (!MAY_BE_EMPTY.test(path)) expect(text.trim(), `${language}${path}`).not.toBe('');
    }
  }
});

test('a language is taken that the system asks for', () => {
  const check = (wished: string[], expected: string) => expect(language(wished)).toBe(expected);
  check(['de-AT', 'en'], 'de');
  check(['fr-FR', 'de'], 'de');
  check(['en-US'], 'en');
  check(['DE'], 'de');
  check(['dem'], 'en');
  check([], 'en');
});

test('a count takes the form of its language', () => {
  expect(words('en').list.toBuy(1)).toBe('1 to buy');
  expect(words('en').list.count(1)).toBe('1 thing');
  expect(words('en').list.count(1234)).toBe('1,234 things');
  expect(words('de').list.count(1234)).toBe('1.234 Sachen');
});
