// The practice shop's basket: asked what it would do with the list, then filled, then read back.

import type { Backend } from '../../backend';
import type {
  BasketContents,
  RehearsalLineView,
  RehearsalView,
  SyncView,
} from '../../backend/generated/contract';
import type { Trouble } from '../../trouble.svelte';
import type { ShoppingList } from '../list/shopping-list.svelte';

export type Practice = ReturnType<typeof createPractice>;

export function createPractice(
  backend: Backend,
  trouble: Trouble,
  list: Pick<ShoppingList, 'id' | 'version'>,
) {
  let basket = $state<string | null>(null);
  let rehearsal = $state<RehearsalView | null>(null);
  let pushed = $state<SyncView | null>(null);
  let contents = $state<BasketContents | null>(null);
  let askedAt = $state(-1);
  let busy = $state(false);

  /** One thing at a time: a second click while the shop is asked does nothing. */
  async function alone(action: (list: string) => Promise<void>) {
    const id = list.id;
    if (busy || id === null) return;
    busy = true;
    await trouble.attempt(() => action(id));
    busy = false;
  }

  async function ask(how: () => Promise<RehearsalView>) {
    const version = list.version;
    rehearsal = await how();
    askedAt = version;
    pushed = null;
  }

  return {
    get started() {
      return basket !== null;
    },
    get rehearsal() {
      return rehearsal;
    },
    get pushed() {
      return pushed;
    },
    get contents() {
      return contents;
    },
    get busy() {
      return busy;
    },
    /** Whether the list may be another than the one that the shop was asked about. */
    get stale() {
      return rehearsal !== null && askedAt !== list.version;
    },
    get needsConsent() {
      return rehearsal?.lines.some(needsConsent) ?? false;
    },
    start: () =>
      alone(async (id) => {
        const { name } = await backend.practiceStart();
        basket = name;
        await ask(() => backend.basketRehearse(name, id));
        contents = await backend.basketShow(name);
      }),
    rehearse: () =>
      alone(async (id) => {
        const name = basket;
        if (name !== null) await ask(() => backend.basketRehearse(name, id));
      }),
    match: (line: string, article: string) =>
      alone(async (id) => {
        const name = basket;
        if (name !== null) await ask(() => backend.basketMatch(name, id, line, article));
      }),
    push: (changed: boolean) =>
      alone(async (id) => {
        // What was not rehearsed is not sent.
        if (basket === null || rehearsal === null || askedAt !== list.version) return;
        pushed = await backend.basketPush(basket, id, changed);
        contents = pushed.contents ?? (await backend.basketShow(basket));
      }),
  };
}

function needsConsent(line: RehearsalLineView): boolean {
  return line.send !== null && (line.answer === 'changed' || line.answer === 'capped');
}
