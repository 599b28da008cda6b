// What may be meant while someone types: one's own words first, then products.

import type { Backend } from '../../backend';
import type { ShoppingList } from './shopping-list.svelte';

export interface SuggestionRow {
  key: string;
  name: string;
  /** Brand and pack size, or nothing for one's own words. */
  beside: string;
  /** Whether it stands on this list already. */
  listed: boolean;
  /** What is added when it is chosen, and how much of it. */
  thing: string;
  quantity: string;
}

const MOST = 8;
const PAUSE_MS = 120;

export function createSuggestions(
  backend: Pick<Backend, 'suggest'>,
  list: Pick<ShoppingList, 'id'>,
) {
  let found = $state.raw<SuggestionRow[]>([]);
  let unsure = $state(false);
  let pause: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function search(id: string, words: string) {
    const question = ++asked;
    // A suggestion that does not come is no trouble: what was typed can be added all the same.
    const answer = await backend.suggest(id, words, MOST).catch(() => null);
    if (question !== asked) return;
    unsure = answer?.jotting.unsure ?? false;
    found = (answer?.suggestions ?? []).map(({ name, gtin, brand, pack, line }, at) => ({
      key: `${at} ${gtin ?? name}`,
      name,
      beside: [brand, pack].filter(Boolean).join(' · '),
      listed: line !== null,
      thing: gtin ?? name,
      // With an amount beside it a name stays as it is, whatever numbers are in it.
      quantity: answer?.jotting.quantity ?? '1',
    }));
  }

  return {
    get all() {
      return found;
    },
    /** Whether a number in what is typed may be meant as an amount and is not taken as one. */
    get unsure() {
      return unsure;
    },
    look(text: string) {
      const words = text.trim();
      clearTimeout(pause);
      asked += 1;
      unsure = false;
      const { id } = list;
      if (words.length < 2 || id === null || /^\d+$/.test(words)) found = [];
      else pause = setTimeout(() => void search(id, words), PAUSE_MS);
    },
  };
}
