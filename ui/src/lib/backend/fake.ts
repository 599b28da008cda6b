// A pretended Trug for a plain browser and for the page's own tests: a list in memory, a demo that
// shows three packets, a shop that has nearly everything. It keeps nothing and reads no barcodes.

import type {
  AppError,
  BasketContents,
  ChangeView,
  LineView,
  ListSummary,
  ListView,
  RehearsalView,
  ScanMessage,
  SightingView,
  StepView,
} from './generated/contract';
import type { Backend } from './types';

/** What the demo shows, one after another. The last one is known to nobody. */
const PACKETS = [
  { gtin: '04006381333931', printed: '4006381333931', name: 'Rolled oats' },
  { gtin: '05449000000996', printed: '5449000000996', name: 'Cola' },
  { gtin: '04012345678901', printed: '4012345678901', name: null },
];
const PRICE = 129;

interface List {
  id: string;
  name: string;
  lines: LineView[];
}

interface Kept {
  lists: List[];
  about: string;
  action: string;
}

/** `packetEvery` is the time between the demo's packets in milliseconds. */
export function fakeBackend({ packetEvery = 1500 } = {}): Backend {
  let lists: List[] = [{ id: 'list-1', name: 'Shopping', lines: [] }];
  let done: Kept[] = [];
  let undone: Kept[] = [];
  let hear: (message: ScanMessage) => void = () => {};
  let target = 'list-1';
  let running: string | null = null;
  let held: BasketContents['lines'] = [];
  const names = new Map(PACKETS.flatMap(({ gtin, name }) => (name ? [[gtin, name]] : [])));
  let timers: ReturnType<typeof setTimeout>[] = [];
  let ids = 0;

  const find = (id: string) => {
    const list = lists.find((list) => list.id === id);
    if (!list) throw refusal('no-such-list', `there is no list ${id}`);
    return list;
  };

  function change(action: string, about: string, act: () => LineView[]): ChangeView {
    const before = structuredClone(lists);
    const lines = act();
    done.push({ lists: before, about, action });
    undone = [];
    return { step: step(action, about, false), lines: structuredClone(lines) };
  }

  function travel(from: Kept[], to: Kept[], empty: string): StepView[] {
    const kept = from.pop();
    if (!kept) throw refusal('nothing', empty);
    to.push({ ...kept, lists });
    lists = kept.lists;
    return [step(kept.action, kept.about, from === done)];
  }

  function add(list: List, name: string, gtin: string | null, source: string): LineView {
    const there = list.lines.find((line) => (gtin ? line.gtin === gtin : line.name === name));
    if (there) {
      there.quantity = { ...there.quantity, value: there.quantity.value + 1 };
      return there;
    }
    const known = gtin ? names.get(gtin) : undefined;
    const line: LineView = {
      id: `line-${++ids}`,
      name: known ?? name,
      gtin,
      quantity: { value: 1, unit: 'each' },
      checked: false,
      aisle: null,
      note: null,
      source,
      product: known ? { name: known, brand: null, quantity: null } : null,
      parts: [],
    };
    list.lines.push(line);
    return line;
  }

  function edit(list: string, id: string, action: string, act: (line: LineView) => void) {
    const line = find(list).lines.find((line) => line.id === id);
    if (!line) throw refusal('no-such-line', `there is no line ${id} on this list`);
    return change(action, line.name, () => {
      const now = find(list).lines.find((line) => line.id === id);
      if (now) act(now);
      return now ? [now] : [];
    });
  }

  function show({ gtin, printed }: (typeof PACKETS)[number]) {
    const list = find(target);
    const { lines } = change('add', names.get(gtin) ?? printed, () => [
      add(list, printed, gtin, 'scan'),
    ]);
    const line = lines[0] ?? null;
    const sighting: SightingView = {
      gtin,
      symbology: 'ean-13',
      printed,
      name: line?.name ?? printed,
      known: names.has(gtin),
      again: false,
      line,
      photo: null,
      corners: [],
      refused: null,
    };
    hear({ kind: 'sighting', sighting });
  }

  function rehearse(basket: string, list: string): RehearsalView {
    const asked = find(list);
    const price = { minor: PRICE, currency: 'EUR' };
    const lines = asked.lines
      .filter((line) => !line.checked)
      .map((line) => {
        const stocked = line.gtin !== null;
        return {
          line: line.id,
          name: line.name,
          quantity: line.quantity,
          answer: stocked ? 'sure' : 'not-stocked',
          words: stocked ? 'the shop has it' : 'the shop does not have it',
          title: stocked ? line.name : null,
          send: stocked ? line.quantity.value : null,
          price: stocked ? price : null,
          candidates: [],
        };
      });
    const pieces = lines.reduce((sum, line) => sum + (line.send ?? 0), 0);
    const total = { minor: pieces * PRICE, currency: 'EUR' };
    return { basket, list: { id: asked.id, name: asked.name }, lines, total };
  }

  const contents = (basket: string): BasketContents => ({
    basket,
    lines: held,
    total: {
      minor: held.reduce((sum, line) => sum + line.quantity * PRICE, 0),
      currency: 'EUR',
    },
    continue_url: null,
  });

  const stop = () => {
    timers.forEach(clearTimeout);
    timers = [];
    running = null;
  };

  return {
    about: async () => ({
      version: '0.0.0',
      attribution: 'Product data © Open Food Facts contributors, ODbL 1.0',
      home: 'nowhere: this is a pretended Trug',
    }),

    watchScan: async (by) => {
      hear = by;
      if (running) hear({ kind: 'started', source: running });
    },
    scanTo: async (list) => {
      target = list;
    },
    scanStart: async (source) => {
      stop();
      running = source;
      hear({ kind: 'started', source });
      if (source === 'camera') {
        hear({ kind: 'camera', camera: { state: 'no-camera', words: 'No camera found.' } });
        return;
      }
      PACKETS.forEach((packet, at) =>
        timers.push(setTimeout(() => show(packet), (at + 1) * packetEvery)),
      );
      const end = (PACKETS.length + 1) * packetEvery;
      const over = () => {
        running = null;
        hear({ kind: 'ended' });
      };
      timers.push(setTimeout(over, end));
    },
    scanStop: async () => stop(),
    picture: async () => null,

    listsAll: async (): Promise<ListSummary[]> =>
      lists.map(({ id, name, lines }) => ({
        id,
        name,
        lines: lines.length,
        checked: lines.filter((line) => line.checked).length,
      })),
    listShow: async (id): Promise<ListView> => {
      const list = find(id ?? lists[0]?.id ?? '');
      return structuredClone({ list: { id: list.id, name: list.name }, lines: list.lines });
    },
    listNew: async (name) => {
      if (lists.some((list) => list.name === name)) {
        throw refusal('name-taken', `there is a list named "${name}" already`);
      }
      const id = `list-${++ids}`;
      change('new-list', name, () => {
        lists.push({ id, name, lines: [] });
        return [];
      });
      return { id, name, lines: 0, checked: 0 };
    },
    listClearChecked: async (id) =>
      change('clear-checked', '', () => {
        const list = find(id);
        list.lines = list.lines.filter((line) => !line.checked);
        return [];
      }),
    lineAdd: async (id, what) => {
      const list = find(id);
      const digits = what.replace(/[ -]/g, '');
      const gtin = /^\d{6,14}$/.test(digits) ? digits.padStart(14, '0') : null;
      return change('add', what, () => [add(list, what.trim(), gtin, 'typed')]);
    },
    lineQuantity: async (list, id, text) =>
      edit(list, id, 'quantity', (line) => {
        line.quantity = { ...line.quantity, value: parseInt(text, 10) };
      }),
    lineCheck: async (list, id, checked) =>
      edit(list, id, checked ? 'check' : 'uncheck', (line) => {
        line.checked = checked;
      }),
    lineRemove: async (list, id) =>
      edit(list, id, 'remove', (gone) => {
        const from = find(list);
        from.lines = from.lines.filter((line) => line !== gone);
      }),
    undo: async () => travel(done, undone, 'there is nothing to undo'),
    redo: async () => travel(undone, done, 'there is nothing to do again'),

    productTeach: async ({ gtin, name, brand, pack }) => {
      names.set(gtin, name);
      for (const line of lists.flatMap((list) => list.lines)) {
        if (line.gtin !== gtin) continue;
        line.name = name;
        line.product = { name, brand, quantity: pack };
      }
      return {
        gtin,
        name,
        brand,
        quantity: pack,
        aisle: null,
        source: 'own',
        attribution: null,
        code: '',
      };
    },

    practiceStart: async () => ({
      name: 'practice',
      kind: 'ucp',
      place: 'http://127.0.0.1:0',
      reads_back: true,
      prices: true,
    }),
    basketRehearse: async (basket, list) => rehearse(basket, list),
    basketMatch: async (basket, list) => rehearse(basket, list),
    basketPush: async (basket, list) => {
      const lines = rehearse(basket, list).lines;
      const price = { minor: PRICE, currency: 'EUR' };
      held = lines.flatMap(({ line, title, send }) =>
        title !== null && send !== null ? [{ remote: line, title, quantity: send, price }] : [],
      );
      return {
        basket,
        sent: held.map((line) => `${line.quantity} x ${line.title}`),
        received: [],
        left: lines.filter((line) => line.send === null),
        conflicts: [],
        contents: contents(basket),
        changed: true,
      };
    },
    basketShow: async (basket) => contents(basket),
  };
}

function step(action: string, about: string, undone: boolean): StepView {
  const words = about ? [about] : [];
  return { id: '', at: '', action, source: 'typed', about: words, changes: 1, undone };
}

function refusal(code: string, message: string): AppError {
  return { code, message, hint: null, retry: false };
}
