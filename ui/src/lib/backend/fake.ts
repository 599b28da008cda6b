// A pretended Trug for a plain browser and for the page's own tests: lists in memory, a demo that
// shows three packets, a shop that has nearly everything. It keeps nothing and reads no barcodes.

import { CORNERS, fakePicture } from './fake-picture';
import { ago, scene, type List, type Scene } from './fake-scenes';
import { contents, rehearsed } from './fake-shop';
import type {
  BasketContents,
  BasketView,
  ChangeView,
  DeleteAsk,
  LineView,
  ListSummary,
  ListView,
  ProductDetail,
  ScanMessage,
  SettingsView,
  SightingView,
  StepView,
} from './generated/contract';
import { makeError, makeLine, makeProduct, makeSighting, makeStep } from './make';
import type { Backend } from './types';

/** With these states of the camera there is a picture. */
const COACHED = /^(working|blurred|glare|too-)/;
/** What the demo shows, one after another. The last one is known to nobody. */
const PACKETS = [
  { gtin: '04006381333931', printed: '4006381333931', name: 'Rolled oats', aisle: 'breakfast' },
  { gtin: '05449000000996', printed: '5449000000996', name: 'Cola', aisle: 'drinks' },
  { gtin: '04012345678901', printed: '4012345678901', name: null, aisle: null },
];
const AISLES = [
  'produce bakery meat fish deli dairy cheese frozen breakfast spreads coffee-tea pasta-rice',
  'canned sauces baking snacks sweets drinks alcohol baby health household pet',
]
  .join(' ')
  .split(' ');
const SEARCHED = ['Milk', 'Milk chocolate', 'Oat milk', 'Bread rolls', 'Butter', 'Brown bread'];
const ATTRIBUTION = 'Product data © Open Food Facts contributors, ODbL 1.0';

const numberOf = (name: string) => `0${4_000_000_000_000 + SEARCHED.indexOf(name)}`;

interface Kept {
  lists: List[];
  view: StepView;
}

export interface FakeOptions {
  /** The time between the demo's packets in milliseconds. */
  packetEvery?: number;
  scene?: Partial<Scene>;
  /** What the camera says of itself when it is started. */
  camera?: string;
  settings?: Partial<SettingsView>;
}

export function fakeBackend(options: FakeOptions = {}): Backend {
  const { packetEvery = 1500, camera = 'no-camera' } = options;
  const given: Scene = { ...scene('empty'), ...options.scene };
  let { lists, unknown } = structuredClone({ lists: given.lists, unknown: given.unknown });
  const old: Kept[] = given.steps
    .map((view) => ({ lists: structuredClone(lists), view }))
    .reverse();
  let done: Kept[] = old.filter(({ view }) => !view.undone);
  let undone: Kept[] = [];
  let hear: (message: ScanMessage) => void = () => {};
  let target = 'list-1';
  let running: string | null = null;
  let held: BasketContents['lines'] = [];
  let baskets: BasketView[] = given.connected ? [PRACTICE] : [];
  let aisles: string[] | null = null;
  let cancelled = false;
  let settings: SettingsView = {
    sound: true,
    volume: 70,
    language: 'system',
    theme: 'system',
    country: null,
    shop: null,
    camera: null,
    shop_mode: false,
    welcomed: given.welcomed,
    ...options.settings,
  };
  const names = new Map(PACKETS.flatMap(({ gtin, name }) => (name ? [[gtin, name]] : [])));
  for (const name of SEARCHED) names.set(numberOf(name), name);
  const matched = new Map<string, string>();
  let timers: ReturnType<typeof setTimeout>[] = [];
  let ids = 1000;

  const find = (id: string) => {
    const list = lists.find((list) => list.id === id);
    if (!list) throw makeError({ code: 'no-such-list', params: { name: id } });
    return list;
  };

  function open() {
    if (given.locked) throw makeError({ code: 'already-open' });
  }

  function change(action: string, about: string[], act: () => LineView[]): ChangeView {
    open();
    if (given.broken)
      throw makeError({ code: 'store-full', retry: true, params: { path: 'trug.db' } });
    const before = structuredClone(lists);
    const changed = act();
    const view = makeStep({
      id: `step-${++ids}`,
      at: ago(0),
      action,
      source: running ? 'scan' : 'typed',
      about,
      changes: changed.length,
    });
    done.push({ lists: before, view });
    undone = [];
    return { step: view, lines: structuredClone(changed) };
  }

  function travel(from: Kept[], to: Kept[], code: string): StepView[] {
    const kept = from.pop();
    if (!kept) throw makeError({ code });
    to.push({ ...kept, lists });
    lists = kept.lists;
    return [{ ...kept.view, undone: from === done }];
  }

  function add(list: List, name: string, gtin: string | null, source: string, value = 1) {
    const there = list.lines.find((line) => (gtin ? line.gtin === gtin : line.name === name));
    if (there) {
      there.quantity = { ...there.quantity, value: there.quantity.value + value };
      there.checked = false;
      return there;
    }
    const known = gtin ? names.get(gtin) : undefined;
    const quantity = { value, unit: 'each' } as const;
    const line = makeLine({
      id: `line-${++ids}`,
      name: known ?? name,
      gtin,
      quantity,
      aisle: PACKETS.find((packet) => packet.gtin === gtin)?.aisle ?? null,
      source,
      list: list.id,
      product: known ? { name: known, brand: 'Mornflake', quantity: '1 kg' } : null,
      parts: [{ source, from: null, quantity, at: ago(0) }],
    });
    list.lines.push(line);
    return line;
  }

  function edit(list: string, id: string, action: string, act: (line: LineView) => void) {
    const line = find(list).lines.find((line) => line.id === id);
    if (!line) throw makeError({ code: 'no-such-line', params: { what: id } });
    return change(action, [line.name], () => {
      act(line);
      return find(list).lines.includes(line) ? [line] : [];
    });
  }

  function show(gtin: string, printed: string, corners: [number, number][]): SightingView {
    const list = find(target);
    const { lines, step } = change('add', [names.get(gtin) ?? printed], () => [
      add(list, printed, gtin, 'scan'),
    ]);
    const line = lines[0] ?? null;
    const known = names.has(gtin) || line?.product !== null;
    const again = (line?.quantity.value ?? 1) > 1;
    if (!known && !unknown.some((packet) => packet.gtin === gtin)) {
      const number = { gtin, printed, number_kind: 'trade-item', issuer: null };
      const seen = { at: ago(0), source: 'scan', from: null, times: 1, own_name: null };
      unknown = [{ ...number, ...seen, list, line: line?.id ?? null }, ...unknown];
    }
    const outcome = again ? 'again' : known ? 'found' : 'unknown';
    const name = line?.name ?? printed;
    const seen = { gtin, printed, name, known, again, line, corners, outcome, step };
    const sighting = makeSighting(seen);
    hear({ kind: 'sighting', sighting });
    return sighting;
  }

  function shop() {
    if (given.offline) {
      const params = { shop: 'practice', why: 'nobody answers' };
      throw makeError({ code: 'basket.unreachable', retry: true, params });
    }
  }

  function detail(gtin: string): ProductDetail {
    const under = lists.flatMap((list) => list.lines.map((line) => ({ list, line })));
    const on = under.filter(({ line }) => line.gtin === gtin);
    const line = on[0]?.line;
    const name = names.get(gtin) ?? line?.product?.name ?? null;
    const known = name !== null;
    const source = !known ? 'none' : names.has(gtin) ? 'own' : 'off';
    const brand = line?.product?.brand ?? null;
    const quantity = line?.product?.quantity ?? null;
    const aisle = line?.aisle ?? null;
    const attribution = known ? ATTRIBUTION : null;
    const product = makeProduct({ gtin, name, brand, quantity, aisle, source, attribution });
    const answers = ['contains', 'not-listed', 'data-missing'];
    const off = { licence: 'ODbL 1.0', attribution: ATTRIBUTION, collected: '2012-2024' };
    return {
      product,
      sources: known ? [{ source: 'off', name, brand, pack: quantity, aisle, ...off }] : [],
      pack: null,
      labels: known ? ['organic', 'vegan'] : null,
      allergens: ALLERGENS.map((allergen, at) => ({
        allergen,
        answer: known ? (answers[at % 3] ?? '') : 'data-missing',
      })),
      same_need: known
        ? [makeProduct({ gtin: '04006381333948', name: `${name}, small`, quantity: '500 g' })]
        : [],
      lines: on.map(({ list, line }) => ({ list, line: line.id, checked: line.checked })),
      can_forget: names.has(gtin),
      taught: null,
    };
  }

  const order = () => ({
    shop: settings.shop,
    aisles: (aisles ?? AISLES).map((id) => ({ id, names: {} })),
    by: aisles ? 'hand' : 'learnt',
    ticks: 42,
  });

  const stop = () => {
    timers.forEach(clearTimeout);
    timers = [];
    running = null;
  };

  return {
    about: async () => ({
      version: '0.0.0',
      attribution: ATTRIBUTION,
      home: 'nowhere: this is a pretended Trug',
      credits: [{ what: 'Open Food Facts', words: 'its contributors', licence: 'ODbL-1.0' }],
      products: 1234,
      collected: '2012-2024',
    }),

    watchScan: async (by) => {
      open();
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
        hear({
          kind: 'camera',
          camera: { state: camera, words: `the camera is ${camera}`, params: {} },
        });
        return;
      }
      PACKETS.forEach(({ gtin, printed }, at) =>
        timers.push(setTimeout(() => show(gtin, printed, CORNERS), (at + 1) * packetEvery)),
      );
      const over = () => {
        running = null;
        hear({ kind: 'ended' });
      };
      timers.push(setTimeout(over, (PACKETS.length + 1) * packetEvery));
    },
    scanStop: async () => stop(),
    scanCode: async (text) => {
      const digits = /\d{6,14}/.exec(text)?.[0];
      if (digits === undefined) {
        throw makeError({ code: 'gtin', params: { reason: 'not-digits', text } });
      }
      return show(digits.padStart(14, '0'), digits, []);
    },
    scanChoosePhotos: async () => {
      hear({ kind: 'started', source: 'photo' });
      hear({ kind: 'ended' });
      return 1;
    },
    camerasAll: async () => ({
      cameras: [
        { id: 'built-in', name: 'Integrated Camera', chosen: true },
        { id: 'usb', name: 'USB Webcam HD', chosen: false },
      ],
    }),
    windowShown: async () => {},
    windowPrint: async () => print(),
    picture: async (after) => {
      const looking = running === 'demo' || (running === 'camera' && COACHED.test(camera));
      await new Promise((later) => setTimeout(later, 40));
      return looking ? fakePicture(after + 1) : null;
    },
    listsAll: async (): Promise<ListSummary[]> => {
      open();
      return lists.map(({ id, name, lines, shop }) => ({
        id,
        name,
        shop,
        lines: lines.length,
        checked: lines.filter((line) => line.checked).length,
      }));
    },
    listShow: async (id): Promise<ListView> => {
      open();
      const list = find(id ?? lists[0]?.id ?? '');
      return structuredClone({
        list: { id: list.id, name: list.name },
        lines: list.lines,
        shop: list.shop,
        aisles: order().aisles,
      });
    },
    listNew: async (name) => {
      if (lists.some((list) => list.name === name)) {
        throw makeError({ code: 'list-exists', params: { name } });
      }
      const id = `list-${++ids}`;
      change('new-list', [name], () => {
        lists.push({ id, name, lines: [], shop: null });
        return [];
      });
      return { id, name, lines: 0, checked: 0, shop: null };
    },
    listRename: async (id, name) =>
      change('rename-list', [name], () => {
        find(id).name = name;
        return [];
      }),
    listDelete: async (id) =>
      change('delete-list', [find(id).name], () => {
        lists = lists.filter((list) => list.id !== id);
        if (lists.length === 0)
          lists = [{ id: `list-${++ids}`, name: 'Shopping', lines: [], shop: null }];
        return [];
      }),
    listShop: async (id, shop) =>
      change('shop', [find(id).name], () => {
        find(id).shop = shop;
        return [];
      }),
    listClearChecked: async (id) =>
      change('clear-checked', [], () => {
        const list = find(id);
        list.lines = list.lines.filter((line) => !line.checked);
        return [];
      }),
    lineAdd: async (id, what, quantity) => {
      const list = find(id);
      const digits = what.replace(/[ -]/g, '');
      const gtin = /^\d{6,14}$/.test(digits) ? digits.padStart(14, '0') : null;
      const about = (gtin && names.get(gtin)) ?? what.trim();
      return change('add', [about], () => {
        const line = add(list, what.trim(), gtin, 'typed', parseInt(quantity ?? '1', 10));
        const unit = /(g|ml)$/.exec(quantity ?? '')?.[1];
        if (unit === 'g' || unit === 'ml') line.quantity = { ...line.quantity, unit };
        return [line];
      });
    },
    lineQuantity: async (list, id, text) =>
      edit(list, id, 'quantity', (line) => {
        const unit = /(g|ml)$/.exec(text)?.[1] ?? 'each';
        line.quantity = { value: parseInt(text, 10), unit: unit as 'each' | 'g' | 'ml' };
      }),
    lineEdit: async (list, id, { name, note, aisle }) =>
      edit(list, id, 'edit', (line) => {
        if (name !== undefined) line.name = name;
        if (note !== undefined) line.note = note || null;
        if (aisle !== undefined) line.aisle = aisle || null;
      }),
    lineMove: async (list, id, to) =>
      edit(list, id, 'move', (line) => {
        const from = find(list);
        from.lines = from.lines.filter((other) => other !== line);
        const target = to.kind === 'list' ? find(to.list) : from;
        const other = to.kind === 'before' || to.kind === 'after' ? to.line : null;
        const at = target.lines.findIndex((line) => line.id === other);
        const place =
          to.kind === 'first'
            ? 0
            : at === -1
              ? target.lines.length
              : to.kind === 'after'
                ? at + 1
                : at;
        target.lines.splice(place, 0, line);
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
    undo: async () => travel(done, undone, 'nothing-to-undo'),
    redo: async () => travel(undone, done, 'nothing-to-redo'),
    undoStep: async (id) => {
      if (done.at(-1)?.view.id !== id) {
        throw makeError({ code: 'undo-in-the-way', params: { step: id, action: 'add' } });
      }
      return travel(done, undone, 'nothing-to-undo')[0] as StepView;
    },
    history: async (limit) => ({
      steps: [
        ...undone.map(({ view }) => ({ ...view, undone: true })),
        ...[...done].reverse().map(({ view }) => view),
      ].slice(0, limit),
    }),

    undoEnds: async () => ({ undo: done.at(-1)?.view ?? null, redo: undone.at(-1)?.view ?? null }),
    lineStep: async (list, id, by) =>
      edit(list, id, 'quantity', (line) => {
        line.quantity = { ...line.quantity, value: line.quantity.value + by };
      }),
    linePartRemove: async (list, id, part) =>
      edit(list, id, 'quantity', (line) => {
        const [gone] = line.parts.splice(part, 1);
        const value = line.quantity.value - (gone?.quantity.value ?? 0);
        line.quantity = { ...line.quantity, value };
      }),
    suggest: async (_list, text, limit) => {
      const own = lists.flatMap(({ lines }) => lines.map(({ name }) => name));
      const fits = (name: string) => name.toLowerCase().includes(text.toLowerCase());
      const none = { gtin: null, brand: null, pack: null, aisle: null, line: null };
      return {
        suggestions: [
          ...own.filter(fits).map((name) => ({ ...none, name, source: 'history' })),
          ...SEARCHED.filter(fits).map((name) => ({
            ...none,
            gtin: numberOf(name),
            name,
            brand: 'Trug',
            source: 'off',
          })),
        ].slice(0, limit),
      };
    },
    shopsAll: async () => ({ shops: ['Boots', 'Tesco Leith'] }),
    aisleOrder: async () => order(),
    aisleOrderSet: async (_shop, by) => {
      aisles = by;
      return order();
    },

    productTeach: async ({ gtin, name, brand, pack }) => {
      names.set(gtin, name);
      unknown = unknown.filter((packet) => packet.gtin !== gtin);
      change('teach', [name], () => {
        const under = lists.flatMap((list) => list.lines).filter((line) => line.gtin === gtin);
        for (const line of under) {
          line.name = name;
          line.product = { name, brand, quantity: pack };
        }
        return under;
      });
      return makeProduct({ gtin, name, brand, quantity: pack, source: 'own' });
    },
    productSearch: async (words, limit) => ({
      products: SEARCHED.filter((name) => name.toLowerCase().includes(words.toLowerCase()))
        .slice(0, limit)
        .map((name) => makeProduct({ gtin: numberOf(name), name, brand: 'Trug' })),
    }),
    productShow: async (gtin) => detail(gtin),
    productForget: async (gtin) => {
      names.delete(gtin);
      return change('forget', [gtin], () => []);
    },
    productAttach: async (gtin, to) => {
      unknown = unknown.filter((packet) => packet.gtin !== gtin);
      return { ...detail(to).product, gtin, name: detail(to).product.name ?? 'Rolled oats' };
    },
    packetsUnknown: async () => ({ packets: unknown }),
    packetLookAlikes: async () => ({ brand: null, aisle: null, products: given.lookAlikes }),

    practiceStart: async () => {
      shop();
      if (!baskets.includes(PRACTICE)) baskets = [...baskets, PRACTICE];
      return PRACTICE;
    },
    basketsAll: async () => ({ baskets }),
    basketKinds: async () => ({
      kinds: [
        { kind: 'ucp', place: 'address', formats: [] },
        { kind: 'file', place: 'file', formats: ['text', 'markdown', 'csv', 'json', 'ics'] },
      ],
    }),
    basketAdd: async (kind, name, place) => {
      const basket = { ...PRACTICE, kind, name, place };
      baskets = [...baskets, basket];
      return basket;
    },
    basketAddFile: async (name) => {
      const file = { kind: 'file', place: `${name}.md`, reads_back: true, prices: false };
      const basket = { ...PRACTICE, ...file, name };
      baskets = [...baskets, basket];
      return basket;
    },
    basketSettle: async () => 1,
    basketRemove: async (name) => {
      const gone = baskets.find((basket) => basket.name === name) ?? PRACTICE;
      baskets = baskets.filter((basket) => basket !== gone);
      return gone;
    },
    basketRehearse: async (basket, list) => {
      shop();
      return rehearsed(basket, find(list), matched);
    },
    basketMatch: async (basket, list, line, article) => {
      matched.set(line, article);
      return rehearsed(basket, find(list), matched);
    },
    basketPush: async (basket, list, changed, tell) => {
      shop();
      cancelled = false;
      const { lines } = rehearsed(basket, find(list), matched);
      const asked = lines.filter(
        ({ send, answer }) => send !== null && (changed || answer === 'sure'),
      );
      held = [];
      tell?.({ kind: 'stage', stage: 'asking', done: 0, of: asked.length });
      for (const { line, title, name, send, price, answer } of asked) {
        if (packetEvery > 500) await new Promise((later) => setTimeout(later, 350));
        if (cancelled) throw makeError({ code: 'cancelled' });
        held = [...held, { remote: line, title: title ?? name, quantity: send ?? 1, price }];
        tell?.({ kind: 'stage', stage: 'sending', done: held.length, of: asked.length });
        tell?.({ kind: 'line', line, name, outcome: 'sent', answer, holds: send });
      }
      return {
        ...synced(basket),
        sent: held.map((line) => `${line.quantity} x ${line.title}`),
        left: lines.filter((line) => !held.some(({ remote }) => remote === line.line)),
        done: held.map(({ title, quantity }) => ({
          side: 'basket',
          what: 'set',
          name: title,
          quantity: { value: quantity, unit: 'each' as const },
          was: null,
          new_name: null,
        })),
      };
    },
    basketPushCancel: async () => {
      cancelled = true;
    },
    basketPull: async (basket) => {
      shop();
      return synced(basket);
    },
    basketSync: async (basket, _list, _changed, emptied) => {
      shop();
      if (held.length === 0 && !emptied) throw makeError({ code: 'suddenly-empty' });
      return {
        ...synced(basket),
        received: ['taken off: Peas'],
        done: [
          {
            side: 'list',
            what: 'removed',
            name: 'Peas',
            quantity: null,
            was: null,
            new_name: null,
          },
        ],
        cards: [
          {
            here: {
              name: 'Oat drink barista',
              quantity: { value: 3, unit: 'each' },
              checked: false,
            },
            there: { name: 'Oat drink', quantity: { value: 5, unit: 'each' }, checked: false },
            settled: 'larger-quantity',
          },
          {
            here: null,
            there: {
              name: 'Chopped tomatoes',
              quantity: { value: 2, unit: 'each' },
              checked: false,
            },
            settled: 'still-needed',
          },
        ],
      };
    },
    basketShow: async (basket) => {
      shop();
      return contents(basket, held);
    },

    listExport: async (list, format) => {
      const { name, lines } = find(list);
      const rows = lines.map((line) => `${line.quantity.value} ${line.name}`);
      return { format, file_name: `${name}.txt`, text: `${[name, ...rows].join('\n')}\n` };
    },
    listExportFile: async () => ({ path: '/home/you/Shopping.txt', files: [] }),
    listImportFile: async () => null,
    listQr: async (list) => {
      const { encode } = await import('./fake-qr');
      return encode(find(list).lines.map(({ name }) => name));
    },

    settingsGet: async () => settings,
    settingsSet: async ({ country, shop, camera, ...change }) => {
      const text = (now: string | undefined, was: string | null) => (now ?? was) || null;
      settings = {
        ...settings,
        ...change,
        country: text(country, settings.country),
        shop: text(shop, settings.shop),
        camera: text(camera, settings.camera),
      };
      return settings;
    },
    dataFolderOpen: async () => {},
    dataExport: async () => ({ path: '/home/you/trug-2026-11-22', files: ['trug.db'] }),
    dataDeleteAsk: async (): Promise<DeleteAsk> => ({
      token: 'once',
      lists: lists.length,
      lines: lists.reduce((sum, { lines }) => sum + lines.length, 0),
      products: names.size,
      steps: done.length,
      baskets: baskets.length,
      backups: 3,
      home: 'nowhere',
    }),
    dataDelete: async () => {
      lists = [{ id: `list-${++ids}`, name: 'Shopping', lines: [], shop: null }];
      [done, undone, unknown, baskets] = [[], [], [], []];
    },
  };

  function synced(basket: string) {
    const now = contents(basket, held);
    const nothing = { sent: [], received: [], left: [], conflicts: [], done: [], cards: [] };
    return { basket, ...nothing, contents: now, changed: true };
  }
}

const ALLERGENS = [
  ...['gluten', 'crustaceans', 'eggs', 'fish', 'peanuts', 'soybeans', 'milk', 'nuts'],
  ...['celery', 'mustard', 'sesame', 'sulphites', 'lupin', 'molluscs'],
];

const PRACTICE: BasketView = {
  name: 'practice',
  kind: 'ucp',
  place: 'http://127.0.0.1:0',
  reads_back: true,
  prices: true,
  unanswered: false,
};
