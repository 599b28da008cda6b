import { afterAll, expect, test } from 'vitest';
import type { SettingsChange, SettingsView } from './backend/generated/contract';
import { FIRST_SETTINGS } from './backend/settings';
import { directionOf } from './look.svelte';
import { addLanguages, languages } from './messages';
import { countryOf, createPreferences } from './preferences.svelte';
import { createTrouble } from './trouble.svelte';

test('a country is taken from the language where it names one', () => {
  const check = (wished: string[], expected: string) => expect(countryOf(wished)).toBe(expected);
  check(['de-AT'], 'AT');
  check(['en', 'fr-FR'], 'FR');
  check(['de'], 'DE');
  check([], 'GB');
});

test('a choice is kept and counts before the system', async () => {
  let kept = FIRST_SETTINGS;
  const backend = {
    settingsGet: async () => kept,
    languages: async () => ({ languages: [] }),
    settingsSet: async (change: SettingsChange) => (kept = { ...kept, ...change } as SettingsView),
  };
  const preferences = createPreferences(backend, createTrouble(), ['de-AT']);
  await preferences.load();
  expect([preferences.language, preferences.country]).toEqual(['de', 'AT']);
  await preferences.set({ language: 'en', country: 'CH', sound: false });
  expect([preferences.language, preferences.country]).toEqual(['en', 'CH']);
  expect(preferences.loudness).toBe(0);
  expect(await backend.settingsGet()).toMatchObject({ language: 'en', sound: false });
});

test('a language that was dropped in is spoken and offered', async () => {
  afterAll(() => addLanguages([]));
  const own = 'language-name = Polski\napp-save = Zapisz\n';
  const backend = {
    settingsGet: async () => FIRST_SETTINGS,
    settingsSet: async () => FIRST_SETTINGS,
    languages: async () => ({ languages: [{ language: 'pl', name: 'Polski', own }] }),
  };
  const preferences = createPreferences(backend, createTrouble(), ['pl-PL']);
  expect(preferences.t('app-save')).toBe('Save');
  await preferences.load();
  expect(preferences.t('app-save')).toBe('Zapisz');
  expect(preferences.t('app-cancel')).toBe('Cancel');
  expect(languages().map(({ name }) => name)).toEqual(['Deutsch', 'English', 'Polski']);
});

test('languages are written in their direction', () => {
  expect([directionOf('en-GB'), directionOf('ar-EG'), directionOf('he')]).toEqual([
    'ltr',
    'rtl',
    'rtl',
  ]);
});
