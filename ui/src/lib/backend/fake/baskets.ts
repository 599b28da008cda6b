// Baskets: the practice shop, and others like it.

import type { BasketView } from '../generated/contract';
import { makeError } from '../make';
import type { Backend } from '../types';
import { PRACTICE } from './goods';
import { contents, rehearsed } from './shop';
import type { World } from './world';

export function fakeBaskets(world: World) {
  const { find } = world;

  function shop() {
    if (world.given.offline) {
      const params = { shop: 'practice', why: 'nobody answers' };
      throw makeError({ code: 'basket.unreachable', retry: true, params });
    }
  }

  function synced(basket: string) {
    const now = contents(basket, world.held);
    const nothing = { sent: [], received: [], left: [], conflicts: [], done: [], cards: [] };
    return { basket, ...nothing, contents: now, changed: true };
  }

  return {
    practiceStart: async () => {
      shop();
      if (!world.baskets.includes(PRACTICE)) world.baskets = [...world.baskets, PRACTICE];
      return PRACTICE;
    },
    basketsAll: async () => ({ baskets: world.baskets }),
    basketKinds: async () => ({
      kinds: [
        { kind: 'ucp', place: 'address', formats: [] },
        { kind: 'file', place: 'file', formats: ['text', 'markdown', 'csv', 'json', 'ics'] },
      ],
    }),
    basketAdd: async (kind, name, place) => {
      const known = kind === 'file' ? 'file' : 'ucp';
      const basket: BasketView = { ...PRACTICE, kind: known, name, place: place ?? '' };
      world.baskets = [...world.baskets, basket];
      return basket;
    },
    basketAddFile: async (name) => {
      const place = `${name}.md`;
      const basket: BasketView = { ...PRACTICE, kind: 'file', name, place, prices: false };
      world.baskets = [...world.baskets, basket];
      return basket;
    },
    basketSettle: async () => ({ settled: 1 }),
    basketRemove: async (name) => {
      const gone = world.baskets.find((basket) => basket.name === name) ?? PRACTICE;
      world.baskets = world.baskets.filter((basket) => basket !== gone);
      return gone;
    },
    basketRehearse: async (basket, list) => {
      shop();
      return rehearsed(basket, find(list), world.matched);
    },
    basketMatch: async (basket, list, line, article) => {
      world.matched.set(line, article);
      return rehearsed(basket, find(list), world.matched);
    },
    basketPush: async (basket, list, changed, tell) => {
      shop();
      world.cancelled = false;
      const { lines } = rehearsed(basket, find(list), world.matched);
      const asked = lines.filter(
        ({ send, answer }) => send !== null && (changed || answer === 'sure'),
      );
      world.held = [];
      tell?.({ kind: 'stage', stage: 'asking', done: 0, of: asked.length });
      for (const { line, title, name, send, price, answer } of asked) {
        if (world.packetEvery > 500) await new Promise((later) => setTimeout(later, 350));
        if (world.cancelled) throw makeError({ code: 'cancelled', params: {} });
        world.held = [
          ...world.held,
          { remote: line, title: title ?? name, quantity: send ?? 1, price },
        ];
        tell?.({ kind: 'stage', stage: 'sending', done: world.held.length, of: asked.length });
        tell?.({ kind: 'line', line, name, outcome: 'sent', answer, holds: send });
      }
      return {
        ...synced(basket),
        sent: world.held.map((line) => `${line.quantity} x ${line.title}`),
        left: lines.filter((line) => !world.held.some(({ remote }) => remote === line.line)),
        done: world.held.map(({ title, quantity }) => ({
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
      world.cancelled = true;
    },
    basketPull: async (basket) => {
      shop();
      return synced(basket);
    },
    basketSync: async (basket, _list, _changed, emptied) => {
      shop();
      if (world.held.length === 0 && !emptied) throw makeError({ code: 'suddenly-empty', params: {} });
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
      return contents(basket, world.held);
    },
  } satisfies Partial<Backend>;
}
