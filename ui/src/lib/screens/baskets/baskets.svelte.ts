// Connected baskets. One is open at a time: asked what it would do with the list, then filled, then
// read back. Nothing here depends on what kind of basket it is.

import type { Backend, Format } from '../../backend';
import type {
  AppError,
  BasketContents,
  BasketKindView,
  BasketView,
  PushMessage,
  RehearsalView,
  SyncView,
} from '../../backend/generated/contract';
import { asAppError, type Trouble } from '../../trouble.svelte';
import type { ShoppingList } from '../list/shopping-list.svelte';

const FORMATS: readonly Format[] = ['text', 'markdown', 'csv', 'json', 'ics'];

export type Baskets = ReturnType<typeof createBaskets>;

/** What is being done at the shop. */
export type Busy = 'connecting' | 'rehearsing' | 'pushing' | 'syncing' | null;

/** How far an exchange is, and what came of the lines so far. */
export interface Progress {
  stage: string;
  done: number;
  of: number;
  lines: Extract<PushMessage, { kind: 'line' }>[];
}

export function createBaskets(
  backend: Backend,
  trouble: Trouble,
  list: Pick<ShoppingList, 'id' | 'toBuy' | 'refresh'>,
) {
  let all = $state.raw<BasketView[]>([]);
  let loaded = $state(false);
  let open = $state<string | null>(null);
  let rehearsal = $state.raw<RehearsalView | null>(null);
  let done = $state.raw<SyncView | null>(null);
  let contents = $state.raw<BasketContents | null>(null);
  let progress = $state.raw<Progress | null>(null);
  let unreachable = $state.raw<AppError | null>(null);
  let emptied = $state(false);
  let cancelled = $state(false);
  let asked = $state('');
  let busy = $state<Busy>(null);

  /** One thing at a time: a second click while the shop is asked does nothing. */
  async function alone(what: Busy, action: (basket: string, list: string) => Promise<void>) {
    const [id, basket] = [list.id, open];
    if (busy !== null || id === null || basket === null) return;
    busy = what;
    unreachable = null;
    emptied = false;
    cancelled = false;
    progress = { stage: 'reading', done: 0, of: 0, lines: [] };
    try {
      await backend.watchExchange(hear);
      await action(basket, id);
    } catch (thrown) {
      failed(asAppError(thrown));
    } finally {
      busy = null;
      progress = null;
    }
  }

  /** A shop that does not answer is told in its place; what is no shop's fault, as everywhere. */
  function failed(error: AppError) {
    if (error.code === 'suddenly-empty') emptied = true;
    else if (error.code === 'cancelled') cancelled = true;
    else if (error.code.startsWith('basket.')) unreachable = error;
    else trouble.tell(error);
  }

  async function ask(how: () => Promise<RehearsalView>) {
    const { toBuy } = list;
    rehearsal = await how();
    asked = toBuy;
    done = null;
  }

  async function finish(basket: string, answer: SyncView) {
    done = answer;
    contents = answer.contents ?? (await backend.basketShow(basket));
  }

  function hear(message: PushMessage) {
    if (!progress) return;
    if (message.kind === 'line') progress = { ...progress, lines: [...progress.lines, message] };
    else progress = { ...progress, stage: message.stage, done: message.done, of: message.of };
  }

  async function load() {
    all = (await trouble.attempt(() => backend.basketsAll()))?.baskets ?? all;
    loaded = true;
  }

  return {
    get all() {
      return all;
    },
    get loaded() {
      return loaded;
    },
    get open() {
      return open;
    },
    get rehearsal() {
      return rehearsal;
    },
    get done() {
      return done;
    },
    get contents() {
      return contents;
    },
    get progress() {
      return progress;
    },
    get unreachable() {
      return unreachable;
    },
    get emptied() {
      return emptied;
    },
    get cancelled() {
      return cancelled;
    },
    get busy() {
      return busy;
    },
    /** Whether the list may be another than the one that the shop was asked about. */
    get stale() {
      return rehearsal !== null && asked !== list.toBuy;
    },
    load,
    /** Connects a basket; null when it was not. `atHome` allows its address to be in a private network. */
    async add(
      kind: BasketKindView,
      name: string,
      place: string,
      atHome = false,
    ): Promise<string | null> {
      const format = FORMATS.find((one) => one === place);
      const basket = await trouble.attempt<BasketView | null>(() =>
        kind.place === 'file'
          ? backend.basketAddFile(name, format ?? 'markdown')
          : backend.basketAdd(kind.kind, name, place, null, atHome),
      );
      await load();
      return basket?.name ?? null;
    },
    /** Says whether what was sent without an answer is in the basket. */
    settle: (there: boolean) =>
      alone('rehearsing', async (basket, id) => {
        await backend.basketSettle(basket, there);
        await load();
        await ask(() => backend.basketRehearse(basket, id));
      }),
    /** Connects the practice shop and answers its name; quietly where a failure is told anyway. */
    async practice({ quiet = false } = {}): Promise<string | null> {
      if (busy !== null) return null;
      busy = 'connecting';
      const basket = quiet
        ? await backend.practiceStart().catch(() => undefined)
        : await trouble.attempt(() => backend.practiceStart());
      busy = null;
      if (!basket) return null;
      if (!all.some(({ name }) => name === basket.name)) all = [...all, basket];
      return basket.name;
    },
    async show(name: string) {
      if (open !== name) {
        open = name;
        rehearsal = null;
        done = null;
        contents = null;
        unreachable = null;
      }
      if (!all.some((basket) => basket.name === name)) await load();
      await alone('rehearsing', async (basket) => {
        contents = await backend.basketShow(basket);
      });
    },
    rehearse: () =>
      alone('rehearsing', (basket, id) => ask(() => backend.basketRehearse(basket, id))),
    match: (line: string, article: string) =>
      alone('rehearsing', (basket, id) =>
        ask(() => backend.basketMatch(basket, id, line, article)),
      ),
    push: (changed: boolean) =>
      alone('pushing', async (basket, id) => {
        // What was not rehearsed is not sent.
        if (rehearsal === null || asked !== list.toBuy) return;
        await finish(basket, await backend.basketPush(basket, id, changed));
      }),
    sync: (changed: boolean, emptied: boolean) =>
      alone('syncing', async (basket, id) => {
        await finish(basket, await backend.basketSync(basket, id, changed, emptied));
        await list.refresh();
      }),
    async cancel() {
      if (busy !== null) await trouble.attempt(() => backend.basketPushCancel());
    },
    async disconnect(name: string): Promise<boolean> {
      const gone = await trouble.attempt(() => backend.basketRemove(name));
      if (gone) all = all.filter((basket) => basket.name !== name);
      if (gone && open === name) open = null;
      return gone !== undefined;
    },
  };
}
