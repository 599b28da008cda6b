// The list as the page has it. The backend's is the truth: every action is done there first, and
// what is shown is what it answered.

import { tick } from 'svelte';
import type { Backend } from '../../backend';
import type {
  AisleView,
  ChangeView,
  FavouriteView,
  FavouritesView,
  LineChange,
  LinePlace,
  LineView,
  ListSummary,
  ListView,
  QuantityView,
  StepView,
  UndoView,
} from '../../backend/generated/contract';
import { quantityText } from '../../amounts';
import { quantityWords } from '../../formats';
import type { Translate } from '../../messages';
import type { Notices } from '../../notices.svelte';
import { stepWords } from '../../steps';
import type { Trouble } from '../../trouble.svelte';
import { grouped, type Ghost } from './groups';

export type ShoppingList = ReturnType<typeof createShoppingList>;

/** How long a ticked line stays in its place before it folds away. */
const LINGER_MS = 2500;
/** So many lines keep an undo beside them. */
const FRESH = 4;
/** A list of more lines is many screens high. */
const LONG = 100;

interface Fresh {
  line: string;
  step: string;
}

/** What a shop is asked about; the order, the aisles, the prices and what is in the trolley do not count. */
function toBuyOf(lines: readonly LineView[]): string {
  const open = lines.filter((line) => !line.checked);
  return JSON.stringify(
    open.map(({ id, name, gtin, quantity }) => [id, name, gtin, quantity]).sort(),
  );
}

export function createShoppingList(
  backend: Backend,
  trouble: Trouble,
  notices: Notices,
  texts: () => Translate,
) {
  let lists = $state.raw<ListSummary[]>([]);
  let view = $state.raw<ListView | null>(null);
  let travel = $state.raw<UndoView>({ undo: null, redo: null });
  let fresh = $state.raw<Fresh[]>([]);
  let ghosts = $state.raw<Ghost[]>([]);
  let kept = $state.raw<FavouritesView>({ list: null, favourites: [] });
  let lingering = $state.raw<ReadonlySet<string>>(new Set());
  let version = $state(0);
  let asked = 0;
  let patched = 0;

  const lines = $derived(view?.lines ?? []);
  const aisles: AisleView[] = $derived(view?.aisles ?? []);
  const order = $derived(aisles.map(({ id }) => id));
  const groups = $derived(grouped(lines, order, ghosts, lingering));
  const toBuy = $derived(toBuyOf(lines));

  /** Asks for the lists and the lines of one; an answer that a later question overtook is dropped. */
  async function show(wished: string | null) {
    const question = ++asked;
    await ask(wished, () => question === asked);
  }

  /** As what is shown now, which others may have changed; what is changed here meanwhile counts more. */
  async function follow() {
    const [question, patches] = [asked, patched];
    await ask(view?.list.id ?? null, () => question === asked && patches === patched);
  }

  async function ask(wished: string | null, isWanted: () => boolean) {
    await trouble.attempt(async () => {
      const { lists: all } = await backend.listsAll();
      const there = all.find((list) => list.id === wished) ?? all[0];
      const shown = await backend.listShow(there?.id ?? null);
      const [ends, favourites] = await Promise.all([
        backend.undoEnds(),
        backend.favourites(shown.list.id),
      ]);
      if (!isWanted()) return;
      if (shown.list.id !== view?.list.id) {
        await backend.scanTo(shown.list.id);
        ghosts = [];
        fresh = [];
      }
      lists = all;
      travel = ends;
      kept = favourites;
      // What is as it was stays, so that nothing that follows from it is asked for again.
      if (JSON.stringify(shown) === JSON.stringify(view)) return;
      view = shown;
      version += 1;
    });
  }

  /** What changed of one line is known from the answer: the others need not be asked for again. */
  async function count() {
    await trouble.attempt(async () => {
      const of = view?.list.id;
      const cost = of === undefined ? undefined : backend.listCost(of);
      const [all, ends] = await Promise.all([backend.listsAll(), backend.undoEnds()]);
      [lists, travel] = [all.lists, ends];
      const now = await cost;
      if (view && now && view.list.id === of) view = { ...view, cost: now };
    });
  }

  /** Shows at once what the backend answered about single lines. */
  function patch(changed: readonly LineView[]) {
    if (!view || changed.length === 0) return;
    const { id: list } = view.list;
    const by = new Map(changed.map((line) => [line.id, line]));
    const now = view.lines.map((line) => by.get(line.id) ?? line);
    const known = new Set(view.lines.map(({ id }) => id));
    const all = [...now, ...changed.filter(({ id }) => !known.has(id))];
    view = { ...view, lines: all.filter((line) => line.list === list) };
    patched += 1;
    version += 1;
  }

  async function change(
    action: (list: string) => Promise<ChangeView>,
    said: (done: ChangeView, t: Translate) => string = () => '',
    afterwards: (list: string) => Promise<void> = show,
  ): Promise<ChangeView | null> {
    const list = view?.list.id;
    if (!list) return null;
    const done = await trouble.attempt(() => action(list));
    if (done) {
      if (view?.list.id === list) patch(done.lines);
      const step = done.step;
      if (step) freshen(done.lines.map((line) => ({ line: line.id, step: step.id })));
      const spoken = said(done, texts());
      if (spoken) notices.say(spoken);
    }
    await (done ? afterwards(list) : show(list));
    return done ?? null;
  }

  function freshen(now: Fresh[]) {
    const ids = new Set(now.map(({ line }) => line));
    fresh = [...now, ...fresh.filter(({ line }) => !ids.has(line))].slice(0, FRESH);
  }

  async function journeyTo(go: () => Promise<StepView[]>, id: 'app-undone' | 'app-redone') {
    const gone = await trouble.attempt(go);
    if (!gone) return;
    const t = texts();
    const what = gone.map((step) => stepWords(step, t)).join(', ');
    notices.say(t(id, { what }));
    forget(new Set(gone.map(({ id }) => id)));
    await show(view?.list.id ?? null);
  }

  function forget(gone: ReadonlySet<string>) {
    fresh = fresh.filter(({ step }) => !gone.has(step));
    ghosts = ghosts.filter(({ step }) => step === null || !gone.has(step));
  }

  const undo = () => journeyTo(async () => (await backend.undo()).steps, 'app-undone');

  function undoStep(step: string) {
    return journeyTo(async () => (await backend.undoStep(step)).steps, 'app-undone');
  }

  function linger(line: string) {
    lingering = new Set([...lingering, line]);
    setTimeout(() => fold(line), LINGER_MS);
  }

  /** The focus does not go with what folds away: it goes to what takes its place. */
  async function fold(line: string) {
    const row = document.querySelector(`[data-line="${CSS.escape(line)}"]`);
    const focused = row?.contains(document.activeElement) === true;
    const rows = [...document.querySelectorAll('[data-line]')];
    const next = row ? rows[rows.indexOf(row) + 1] : undefined;
    lingering = new Set([...lingering].filter((id) => id !== line));
    if (!focused) return;
    await tick();
    const heir = next?.isConnected ? next.querySelector('input') : null;
    (heir ?? document.querySelector<HTMLElement>('[data-testid=ticked]'))?.focus();
  }

  async function remove(line: LineView) {
    const at = lines.findIndex(({ id }) => id === line.id);
    const after = lines[at - 1]?.id ?? null;
    const done = await change(
      (list) => backend.lineRemove(list, line.id),
      (_, t) => t('notice-removed', { name: line.name }),
    );
    if (done) ghosts = [...ghosts, { line, after, step: done.step?.id ?? null }].slice(-FRESH);
  }

  return {
    get lists() {
      return lists;
    },
    get id() {
      return view?.list.id ?? null;
    },
    /** The shop that it is for. */
    get shop() {
      return view?.shop ?? null;
    },
    /** What it costs, as far as prices are known. */
    get cost() {
      return view?.cost ?? { sums: [], priced: 0, lines: 0 };
    },
    get name() {
      return view?.list.name ?? '';
    },
    get lines() {
      return lines;
    },
    /** Whether it is many screens high, so that what surrounds it must be cheap to draw. */
    get long() {
      return lines.length > LONG;
    },
    get groups() {
      return groups.groups;
    },
    get ticked() {
      return groups.ticked;
    },
    get aisles() {
      return aisles;
    },
    get loaded() {
      return view !== null;
    },
    /** Favourites that are not there to be bought; on their own list none are offered. */
    get favourites() {
      if (kept.list?.id === view?.list.id) return [];
      const open = new Set(lines.flatMap(({ id, checked }) => (checked ? [] : [id])));
      return kept.favourites.filter(({ on }) => on === null || !open.has(on));
    },
    /** Whether a line is kept as a favourite. */
    isFavourite: (line: LineView) => kept.favourites.some(({ on }) => on === line.id),
    /** What undo and redo would be about. */
    get travel() {
      return travel;
    },
    /** Another number whenever the list may be another than before. */
    get version() {
      return version;
    },
    /** What is still to buy, as a text that is compared. */
    get toBuy() {
      return toBuy;
    },
    /** The step that the quiet undo beside a line takes back. */
    freshStep: (line: string) => fresh.find((one) => one.line === line)?.step ?? null,
    /** A packet's line is shown before the list is asked for again. */
    seen(line: LineView, step: string | null = null) {
      patch([line]);
      if (step !== null) freshen([{ line: line.id, step }]);
      void show(view?.list.id ?? null);
    },
    load: () => show(null),
    choose: (list: string) => show(list),
    refresh: () => show(view?.list.id ?? null),
    follow,
    /** Without a quantity the words say how much: "2 l milk"; with one they stay as they are. */
    async add(what: string, quantity?: string) {
      const done = await change(
        (list) => backend.lineAdd(list, what, quantity),
        ({ lines }, t) => t('notice-added', { name: lines[0]?.name ?? what }),
      );
      return done !== null;
    },
    addFavourite: ({ line }: FavouriteView) =>
      change(
        (list) => backend.favouriteAdd(list, line.id),
        (_, t) => t('notice-added', { name: line.name }),
      ),
    setFavourite: (line: LineView, favourite: boolean) =>
      change(
        (list) => backend.favouriteSet(list, line.id, favourite, texts()('list-favourites')),
        (_, t) => t(favourite ? 'notice-favourite' : 'notice-no-favourite', { name: line.name }),
      ),
    setQuantity: (line: LineView, quantity: QuantityView) =>
      change(
        (list) => backend.lineQuantity(list, line.id, quantityText(quantity)),
        (_, t) => t('notice-changed', { name: line.name, quantity: quantityWords(quantity, t) }),
        count,
      ),
    edit: (line: LineView, edit: LineChange) =>
      change(
        (list) => backend.lineEdit(list, line.id, edit),
        (_, t) => t('notice-edited', { name: line.name }),
      ),
    move: (line: LineView, to: LinePlace, said = '') =>
      change(
        (list) => backend.lineMove(list, line.id, to),
        () => said,
      ),
    async tick(line: LineView, checked: boolean) {
      if (checked) linger(line.id);
      await change(
        (list) => backend.lineCheck(list, line.id, checked),
        (_, t) => t(checked ? 'notice-ticked' : 'notice-unticked', { name: line.name }),
        count,
      );
    },
    remove,
    async buyAgain() {
      const count = lines.filter((line) => line.checked).length;
      const done = await change(
        (list) => backend.listUntickAll(list),
        (_, t) => t('notice-again', { count }),
      );
      const step = done?.step;
      if (step) notices.show(texts()('notice-again', { count }), () => undoStep(step.id));
    },
    async copy(name: string) {
      const id = view?.list.id;
      const made = id && (await trouble.attempt(() => backend.listCopy(id, name)));
      if (!made) return;
      await show(made.id);
      notices.show(texts()('notice-copied', { name: made.name }), undo);
    },
    async clearTicked() {
      const count = lines.filter((line) => line.checked).length;
      const done = await change((list) => backend.listClearChecked(list));
      const step = done?.step;
      if (step) notices.show(texts()('notice-cleared', { count }), () => undoStep(step.id));
    },
    undo,
    redo: () => journeyTo(async () => (await backend.redo()).steps, 'app-redone'),
    undoStep,
    async make(name: string) {
      const made = await trouble.attempt(() => backend.listNew(name));
      if (made) await show(made.id);
      return made !== undefined;
    },
    rename: (name: string) => change((list) => backend.listRename(list, name)),
    async drop() {
      const name = view?.list.name ?? '';
      const done = await change((list) => backend.listDelete(list));
      const step = done?.step;
      if (step) notices.show(texts()('notice-deleted', { name }), () => undoStep(step.id));
    },
    forShop: (shop: string | null) => change((list) => backend.listShop(list, shop)),
    removePart: (line: LineView, part: number) =>
      change((list) => backend.linePartRemove(list, line.id, part)),
  };
}
