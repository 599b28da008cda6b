// The page's words, in the language of the system where Trug has it, else in English.

import { de } from './de';
import { en, type Messages } from './en';

export type { Messages } from './en';

const LANGUAGES = { en, de };
export type Language = keyof typeof LANGUAGES;

/** The first of the wished languages that Trug has. */
export function language(wished: readonly string[]): Language {
  for (const tag of wished) {
    const base = tag.toLowerCase().split('-')[0];
    if (base === 'en' || base === 'de') return base;
  }
  return 'en';
}

export function words(spoken: Language): Messages {
  return LANGUAGES[spoken];
}
