// The page's words, from the files in `locales/`, which the command line reads, too. `t('list-count', { lines: 3 })` is
// the text of a message; which messages there are and what each needs is checked by the compiler. `t('nav-list.short')`
// is an attribute of a message.

import { createBundle, type Bundle, type Values } from './bundle';
import type { Given, MessageId } from './generated';
import { PSEUDO, longer } from './pseudo';

export type { MessageId } from './generated';

/** A language by its tag: `de`, `pt-br`. */
export type Language = string;

/** A language's own file, dropped into the folder of the data, as far as it can be used. */
export interface OwnLanguage {
  language: Language;
  name: string;
  /** None where it is one of Trug's own languages and nothing else. */
  own: string | null;
}

export interface Translate {
  /** The text of a message in the language; in English where the language does not have it. */
  <Id extends MessageId>(id: Id, ...given: Given<Id>): string;
  /** The text of a message whose id is only known at run time. */
  find(key: string, values?: Values): string | undefined;
  /** The word for one of a set: `word('aisle', 'dairy')`. What has no word is shown as it is. */
  word(set: string, word: string): string;
  /** A number as the language writes it, with at most three decimals. */
  number(value: number): string;
  /** The tag, for `Intl` and for the page's root. */
  readonly locale: string;
}

const files = import.meta.glob<string>('../../../../locales/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const sources = new Map<Language, string[]>(
  Object.entries(files).map(([path, text]) => [path.replace(/^.*\/|\.ftl$/g, ''), [text]]),
);
const names = new Map<Language, string>();
const made = new Map<Language, Translate>();

/** Adds languages that the person dropped in. What their files do not have is taken from Trug's own. */
export function addLanguages(all: readonly OwnLanguage[]): void {
  for (const { language, own } of all) {
    if (own !== null) sources.set(language, [own, ...(sources.get(language)?.slice(-1) ?? [])]);
  }
  names.clear();
  made.clear();
}

/** All languages, each with its own name for itself. */
export function languages(): { language: Language; name: string }[] {
  return [...sources.keys()].sort().map((language) => ({ language, name: nameOf(language) }));
}

function nameOf(language: Language): string {
  const known = names.get(language);
  if (known !== undefined) return known;
  const name = words(language)('language-name');
  names.set(language, name);
  return name;
}

/** The first of the wished languages that there is, with or without its region. */
export function language(wished: readonly string[]): Language {
  if (wished[0] === PSEUDO) return PSEUDO;
  for (const tag of wished) {
    const whole = tag.toLowerCase();
    const base = whole.split('-')[0] ?? '';
    if (sources.has(whole)) return whole;
    if (sources.has(base)) return base;
  }
  return 'en';
}

export function words(spoken: Language): Translate {
  const known = made.get(spoken);
  if (known) return known;
  const english = (sources.get('en') ?? []).map((source) => createBundle('en', source));
  let words: Translate;
  if (spoken === PSEUDO) {
    words = translate('en', [...english], longer);
  } else {
    const own = (sources.get(spoken) ?? []).map((source) => createBundle(spoken, source));
    words = translate(spoken, spoken === 'en' ? own : [...own, ...english]);
  }
  made.set(spoken, words);
  return words;
}

function translate(
  locale: string,
  bundles: readonly Bundle[],
  change: (key: string, text: string) => string = (_, text) => text,
): Translate {
  function find(key: string, values?: Values): string | undefined {
    for (const bundle of bundles) {
      const text = bundle.get(key, values);
      if (text !== undefined) return change(key, text);
    }
    return undefined;
  }
  const t = <Id extends MessageId>(id: Id, ...[values]: Given<Id>): string =>
    find(id, values as Values | undefined) ?? id;
  return Object.assign(t, {
    find,
    word: (set: string, word: string) => find(`${set}-${word}`) ?? word,
    number: (value: number) => bundles[0]?.number(value) ?? String(value),
    locale,
  });
}
