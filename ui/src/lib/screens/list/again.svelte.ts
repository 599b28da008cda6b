// What was on lists before and is on this one no more: one press puts it back.

import type { Backend } from '../../backend';
import type { ShoppingList } from './shopping-list.svelte';

export interface AgainRow {
  key: string;
  name: string;
  thing: string;
}

const MOST = 10;
/** What is asked for, because some of it stands on the list already. */
const ASKED = 60;
const PAUSE_MS = 250;

export function createAgain(
  backend: Pick<Backend, 'suggest'>,
  list: Pick<ShoppingList, 'id' | 'version' | 'favourites'>,
) {
  let rows = $state.raw<AgainRow[]>([]);

  $effect(() => {
    void list.version;
    const id = list.id;
    if (id === null) return;
    let overtaken = false;
    const pause = setTimeout(() => {
      // An offer that does not come is no trouble.
      backend.suggest(id, '', ASKED).then(
        ({ suggestions }) => {
          if (overtaken) return;
          const offered = new Set(list.favourites.map(({ line }) => line.gtin ?? line.name));
          rows = suggestions
            .filter(({ source, line }) => source === 'history' && line === null)
            .filter(({ gtin, name }) => !offered.has(gtin ?? name))
            .slice(0, MOST)
            .map(({ name, gtin }) => ({ key: gtin ?? name, name, thing: gtin ?? name }));
        },
        () => {},
      );
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(pause);
    };
  });

  return {
    get rows() {
      return rows;
    },
  };
}
