// How the shopper wants the page: kept by the backend.

import type { Backend } from './backend';
import type { SettingsChange, SettingsView } from './backend/generated/contract';
import { FIRST_SETTINGS } from './backend/settings';
import { addLanguages, language, words, type Language } from './messages';
import type { Trouble } from './trouble.svelte';

export type Preferences = ReturnType<typeof createPreferences>;

export function createPreferences(
  backend: Pick<Backend, 'languages' | 'settingsGet' | 'settingsSet'>,
  trouble: Trouble,
  wishedBySystem: readonly string[],
) {
  let settings = $state.raw<SettingsView>(FIRST_SETTINGS);
  let loaded = $state(false);
  /** Counts how often other languages came, after which the words may be others. */
  let came = $state(0);
  const spoken: Language = $derived.by(() => {
    void came;
    return language(settings.language === 'system' ? wishedBySystem : [settings.language]);
  });
  const t = $derived.by(() => {
    void came;
    return words(spoken);
  });

  return {
    get all() {
      return settings;
    },
    get loaded() {
      return loaded;
    },
    get language() {
      return spoken;
    },
    get t() {
      return t;
    },
    /** 0 where there is to be no sound. */
    get loudness() {
      return settings.sound ? settings.volume : 0;
    },
    /** The country that was chosen, else the one that the system's language names. */
    get country() {
      return settings.country ?? countryOf(wishedBySystem);
    },
    async load() {
      const [kept, known] = await Promise.all([
        trouble.attempt(() => backend.settingsGet()),
        trouble.attempt(() => backend.languages()),
      ]);
      if (known) addLanguages(known.languages);
      came += 1;
      settings = kept ?? settings;
      loaded = true;
    },
    async set(change: SettingsChange) {
      settings = (await trouble.attempt(() => backend.settingsSet(change))) ?? settings;
    },
  };
}

export function countryOf(wished: readonly string[]): string {
  for (const tag of wished) {
    const country = /-([A-Z]{2})\b/.exec(tag)?.[1];
    if (country) return country;
  }
  return wished[0]?.startsWith('de') ? 'DE' : 'GB';
}
