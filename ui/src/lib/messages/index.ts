// The page's words, in the language of the system where Trug has it, else in English. Each other
// file of this folder that names its `messages` is a language: a new one is a new file.

import { messages as english, type Messages } from './en';
import { PSEUDO, pseudo } from './pseudo';

export type { Messages } from './en';

const files = import.meta.glob<{ messages?: Messages }>(['./*.ts', '!./*.test.ts', '!./index.ts'], {
  eager: true,
});

const all = new Map<string, Messages>(
  Object.entries(files).flatMap(([path, { messages }]) =>
    messages ? [[path.replace(/^\.\/|\.ts$/g, ''), messages]] : [],
  ),
);

/** A language that Trug has, by the name of its file. */
export type Language = string;

/** All languages, each with its own name for itself. */
export function languages(): { language: Language; name: string }[] {
  return [...all].map(([language, { name }]) => ({ language, name }));
}

/** The first of the wished languages that Trug has. */
export function language(wished: readonly string[]): Language {
  if (wished[0] === PSEUDO) return PSEUDO;
  for (const tag of wished) {
    const whole = tag.toLowerCase();
    const base = whole.split('-')[0] ?? '';
    if (all.has(whole)) return whole;
    if (all.has(base)) return base;
  }
  return 'en';
}

export function words(spoken: Language): Messages {
  return spoken === PSEUDO ? pseudo(english) : (all.get(spoken) ?? english);
}
