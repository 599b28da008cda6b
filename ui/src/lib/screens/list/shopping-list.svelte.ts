// The list as the page has it. The backend's is the truth: every action is done there first and the
// list is asked for again, so that nothing is shown that is not durable.

import type { Backend } from '../../backend';
import type {
  ListSummary,
  ListView,
  QuantityView,
  StepView,
} from '../../backend/generated/contract';
import { quantityText } from '../../amounts';
import type { Messages } from '../../messages';
import type { Trouble } from '../../trouble.svelte';

export type ShoppingList = ReturnType<typeof createShoppingList>;

export function createShoppingList(backend: Backend, trouble: Trouble, m: Messages) {
  let lists = $state<ListSummary[]>([]);
  let view = $state<ListView | null>(null);
  let said = $state('');
  let version = $state(0);
  let asked = 0;

  /** Asks for the lists and the lines of one; an answer that a later question overtook is dropped. */
  async function show(wished: string | null) {
    const question = ++asked;
    await trouble.attempt(async () => {
      const all = await backend.listsAll();
      const there = all.find((list) => list.id === wished) ?? all[0];
      const shown = await backend.listShow(there?.id ?? null);
      if (question !== asked) return;
      if (shown.list.id !== view?.list.id) await backend.scanTo(shown.list.id);
      lists = all;
      view = shown;
      version += 1;
    });
  }

  async function change(action: (list: string) => Promise<unknown>) {
    const list = view?.list.id;
    if (!list) return false;
    said = '';
    const done = await trouble.attempt(async () => {
      await action(list);
      return true;
    });
    await show(list);
    return done === true;
  }

  async function travel(go: () => Promise<StepView[]>, words: (about: string) => string) {
    const steps = await trouble.attempt(go);
    if (!steps) return;
    said = words(steps.flatMap((step) => step.about).join(', '));
    await show(view?.list.id ?? null);
  }

  return {
    get lists() {
      return lists;
    },
    get id() {
      return view?.list.id ?? null;
    },
    get lines() {
      return view?.lines ?? [];
    },
    get loaded() {
      return view !== null;
    },
    /** What was done last, for the status line. */
    get said() {
      return said;
    },
    /** Another number whenever the list may be another than before. */
    get version() {
      return version;
    },
    load: () => show(null),
    choose: (list: string) => show(list),
    refresh: () => show(view?.list.id ?? null),
    add: (what: string) => change((list) => backend.lineAdd(list, what)),
    setQuantity: (line: string, quantity: QuantityView) =>
      change((list) => backend.lineQuantity(list, line, quantityText(quantity))),
    tick: (line: string, checked: boolean) =>
      change((list) => backend.lineCheck(list, line, checked)),
    remove: (line: string) => change((list) => backend.lineRemove(list, line)),
    clearTicked: () => change((list) => backend.listClearChecked(list)),
    undo: () => travel(() => backend.undo(), m.list.undone),
    redo: () => travel(() => backend.redo(), m.list.redone),
    async make(name: string) {
      const made = await trouble.attempt(() => backend.listNew(name));
      if (made) await show(made.id);
      return made !== undefined;
    },
  };
}
