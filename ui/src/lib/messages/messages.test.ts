import { afterAll, expect, test } from 'vitest';
import { addLanguages, language, languages, words } from '.';
import { PSEUDO } from './pseudo';

afterAll(() => addLanguages([]));

test('a language is taken that the system asks for', () => {
  const check = (wished: string[], expected: string) => expect(language(wished)).toBe(expected);
  check(['de-AT', 'en'], 'de');
  check(['fr-FR', 'de'], 'de');
  check(['en-US'], 'en');
  check(['DE'], 'de');
  check(['dem'], 'en');
  check([], 'en');
  check([PSEUDO], PSEUDO);
});

test('languages are offered by their own names', () => {
  expect(languages()).toEqual([
    { language: 'de', name: 'Deutsch' },
    { language: 'en', name: 'English' },
  ]);
});

test('a count takes the form of its language', () => {
  expect(words('en')('list-to-buy', { lines: 1 })).toBe('1 to buy');
  expect(words('en')('list-count', { lines: 1 })).toBe('1 item');
  expect(words('de')('list-count', { lines: 1234 })).toBe('1.234 Einträge');
});

test('a language that was dropped in is offered, and English stands in for what it lacks', () => {
  addLanguages([
    { language: 'de', name: 'Deutsch', own: null },
    { language: 'pl', name: 'Polski', own: POLISH },
  ]);
  expect(languages().map(({ name }) => name)).toContain('Polski');
  expect(language(['pl-PL', 'de'])).toBe('pl');
  const t = words('pl');
  expect(t('app-save')).toBe('Zapisz');
  expect(t('app-cancel')).toBe('Cancel');
  const counts = [1, 2, 5, 22].map((lines) => t('list-count', { lines }));
  expect(counts).toEqual(['1 rzecz', '2 rzeczy', '5 rzeczy!', '22 rzeczy']);
});

test('an own file goes before that of Trug', () => {
  addLanguages([{ language: 'de', name: 'Hausdeutsch', own: 'app-save = Sichern\n' }]);
  expect(words('de')('app-save')).toBe('Sichern');
  expect(words('de')('app-cancel')).toBe('Abbrechen');
});

test('the pseudo-language is longer, in brackets, and has the numbers of English', () => {
  const t = words(PSEUDO);
  expect(t('app-save')).toMatch(/^⟦Save·+⟧$/);
  expect(t('list-count', { lines: 1234 })).toMatch(/^⟦1,234 items[· ]+⟧$/);
  expect(t('format-g', { number: '5' })).toBe('5 g');
  expect(t('app-sentence').length).toBeGreaterThan(words('en')('app-sentence').length * 1.3);
  expect(languages().map(({ language }) => language)).not.toContain(PSEUDO);
});

const POLISH = `
language-name = Polski
app-save = Zapisz
list-count =
    { $lines ->
        [one] 1 rzecz
        [few] { $lines } rzeczy
       *[many] { $lines } rzeczy!
    }
`;
