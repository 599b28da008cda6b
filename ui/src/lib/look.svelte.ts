// The page's language, direction and theme, as the root element carries them.

import type { Preferences } from './preferences.svelte';

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = /^(ar|fa|he|ur|yi|ps|sd|ckb)\b/;

/** Keeps the root as the shopper and the system want it; to be called while a component is made. */
export function keepLook(preferences: Preferences, root: HTMLElement = document.documentElement) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  let dark = $state(system.matches);
  const look = () => (dark = system.matches);

  $effect(() => {
    system.addEventListener('change', look);
    return () => system.removeEventListener('change', look);
  });
  $effect(() => {
    const { theme } = preferences.all;
    root.dataset['theme'] = theme === 'system' ? (dark ? 'dark' : 'light') : theme;
  });
  $effect(() => {
    root.lang = preferences.t.locale;
    root.dir = directionOf(preferences.t.locale);
  });
}

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr';
}
