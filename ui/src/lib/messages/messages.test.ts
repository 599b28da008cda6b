import { expect, test } from 'vitest';
import { language, words } from '.';

/** Every string by its path; what takes a number or a name is tried with both. */
function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const say = value as (of: unknown) => string;
    return [
      [`${path}(1)`, say(1)],
      [`${path}(5)`, say(5)],
      [`${path}(name)`, say('Milk')],
    ];
  }
  return Object.entries(value as object).flatMap(([key, inner]) => flat(inner, `${path}.${key}`));
}

test('every language has every string, and none is empty', () => {
  const english = flat(words('en'));
  const german = flat(words('de'));
  expect(german.map(([path]) => path)).toEqual(english.map(([path]) => path));
  for (const [path, text] of [...english, ...german]) expect(text.trim(), path).not.toBe('');
  expect(english.length).toBeGreaterThan(80);
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
