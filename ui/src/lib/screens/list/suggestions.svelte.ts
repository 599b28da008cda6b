// What may be meant while someone types: one's own words first, then products.

import type { Backend } from '../../backend';
import type { ShoppingList } from './shopping-list.svelte';
import { wishOf, type Wish } from './wish';

export interface SuggestionRow {
  key: string;
  name: string;
  /** Brand and pack size, or nothing for one's own words. */
  beside: string;
  /** Whether it stands on this list already. */
  listed: boolean;
  /** What is added when it is chosen. */
  add: Wish;
}

const MOST = 8;
const PAUSE_MS = 120;

export function createSuggestions(
  backend: Pick<Backend, 'suggest'>,
  list: Pick<ShoppingList, 'id'>,
) {
  let found = $state.raw<SuggestionRow[]>([]);
  let pause: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function search(id: string, words: string, quantity: string | undefined) {
    const question = ++asked;
    // A suggestion that does not come is no trouble: what was typed can be added all the same.
    const answer = await backend.suggest(id, words, MOST).catch(() => null);
    if (question !== asked) return;
    found = (answer?.suggestions ?? []).map(({ name, gtin, brand, pack, line }, at) => ({
      key: `${at} ${gtin ?? name}`,
      name,
      beside: [brand, pack].filter(Boolean).join(' · '),
      listed: line !== null,
      add: { what: gtin ?? name, quantity },
    }));
  }

  return {
    get all() {
      return found;
    },
    look(text: string) {
      const { what, quantity } = wishOf(text);
      clearTimeout(pause);
      asked += 1;
      const { id } = list;
      if (what.length < 2 || id === null || /^\d+$/.test(what)) found = [];
      else pause = setTimeout(() => void search(id, what, quantity), PAUSE_MS);
    },
  };
}
