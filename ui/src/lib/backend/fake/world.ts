// What the pretended Trug knows while the page lives: its lists, what was done to them, and how a change is made.

import type {
  BasketContents,
  BasketView,
  ChangeView,
  LineView,
  Origin,
  ScanMessage,
  SettingsView,
  StepAction,
  StepView,
  UnknownPacket,
} from '../generated/contract';
import { makeError, makeLine, makeStep } from '../make';
import type { Source } from '../types';
import type { FakeCamera } from './camera';
import { FIRST_SETTINGS } from '../settings';
import { PACKETS, PRACTICE, SEARCHED, numberOf } from './goods';
import { priced } from './prices';
import { ago, scene, type List, type Scene } from './scenes';

interface Kept {
  lists: List[];
  view: StepView;
}

export interface FakeOptions {
  /** The time between the demo's packets in milliseconds. */
  packetEvery?: number;
  scene?: Partial<Scene>;
  /** What the camera says of itself when it is started. */
  camera?: FakeCamera;
  settings?: Partial<SettingsView>;
}

export type World = ReturnType<typeof createWorld>;

export function createWorld(options: FakeOptions) {
  const { packetEvery = 1500, camera = 'no-camera' } = options;
  const given: Scene = { ...scene('empty'), ...options.scene };
  const { lists, unknown } = structuredClone({ lists: given.lists, unknown: given.unknown });
  const old: Kept[] = given.steps
    .map((view) => ({ lists: structuredClone(lists), view }))
    .reverse();
  const names = new Map(PACKETS.flatMap(({ gtin, name }) => (name ? [[gtin, name]] : [])));
  for (const name of SEARCHED) names.set(numberOf(name), name);
  let ids = 1000;
  const world = {
    given,
    packetEvery,
    camera,
    lists: lists as List[],
    unknown: unknown as UnknownPacket[],
    done: old.filter(({ view }) => !view.undone),
    undone: [] as Kept[],
    hear: (() => {}) as (message: ScanMessage) => void,
    target: 'list-1',
    running: null as Source | null,
    timers: [] as ReturnType<typeof setTimeout>[],
    held: [] as BasketContents['lines'],
    baskets: given.connected ? [PRACTICE] : ([] as BasketView[]),
    matched: new Map<string, string>(),
    cancelled: false,
    /** What stood on lists before. */
    before: given.before,
    /** The list of favourites. */
    favourites: given.favourites,
    aisles: null as string[] | null,
    settings: { ...FIRST_SETTINGS, welcomed: given.welcomed, ...options.settings },
    names,
    newId: (kind: string) => `${kind}-${++ids}`,
    find,
    open,
    change,
    travel,
    add,
    edit,
  };
  return world;

  function find(id: string | null | undefined): List {
    const list = world.lists.find((list) => list.id === id);
    if (!list) throw makeError({ code: 'no-such-list', params: { name: id } });
    return list;
  }

  function open() {
    if (given.locked) throw makeError({ code: 'already-open', params: {} });
  }

  function change(action: StepAction, about: string[], act: () => LineView[]): ChangeView {
    open();
    if (given.broken)
      throw makeError({ code: 'store-full', retry: true, params: { path: 'trug.db' } });
    const before = structuredClone(world.lists);
    const changed = act();
    const view = makeStep({
      id: world.newId('step'),
      at: ago(0),
      action,
      source: world.running ? 'scan' : 'typed',
      about,
      changes: changed.length,
    });
    world.done.push({ lists: before, view });
    world.undone = [];
    return { step: view, lines: structuredClone(changed) };
  }

  function travel(
    from: Kept[],
    to: Kept[],
    code: 'nothing-to-undo' | 'nothing-to-redo',
  ): StepView[] {
    const kept = from.pop();
    if (!kept) throw makeError({ code, params: {} });
    to.push({ ...kept, lists: world.lists });
    world.lists = kept.lists;
    return [{ ...kept.view, undone: from === world.done }];
  }

  function add(list: List, name: string, gtin: string | null, source: Origin, value = 1) {
    const there = list.lines.find((line) => (gtin ? line.gtin === gtin : line.name === name));
    if (there) {
      there.quantity = { ...there.quantity, value: there.quantity.value + value };
      there.checked = false;
      return there;
    }
    const known = gtin ? world.names.get(gtin) : undefined;
    const quantity = { value, unit: 'each' } as const;
    const line = makeLine({
      id: world.newId('line'),
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

  function edit(list: string | null, id: string, action: StepAction, act: (line: LineView) => void) {
    const line = find(list).lines.find((line) => line.id === id);
    if (!line) throw makeError({ code: 'no-such-line', params: { what: id } });
    return change(action, [line.name], () => {
      act(line);
      if (line.price) line.price = priced(line, line.price);
      return find(list).lines.includes(line) ? [line] : [];
    });
  }
}
