// Lists, lines, undo, suggestions, the order of aisles, exports.

import type {
  AisleOrderView,
  ImportView,
  LineView,
  ListsView,
  ListView,
  SuggestionView,
} from '../generated/contract';
import { makeError } from '../make';
import type { Backend } from '../types';
import { AISLES, SEARCHED, numberOf } from './goods';
import { costOf, noted } from './prices';
import { ago } from './scenes';
import type { World } from './world';

const same = (one: LineView, other: LineView) =>
  one.gtin === null ? one.name === other.name : one.gtin === other.gtin;

export function fakeLists(world: World) {
  const { find, open, change, travel, add, edit } = world;

  const order = (): AisleOrderView => ({
    shop: world.settings.shop,
    aisles: (world.aisles ?? AISLES).map((id) => ({ id, names: {} })),
    by: world.aisles ? 'hand' : 'learnt',
    ticks: 42,
  });

  function bring(id: string | null, names: string[], from: string | null): ImportView {
    const list = find(id);
    const { step } = change('import', names, () =>
      names.map((name) => add(list, name, null, 'import')),
    );
    return {
      list: { id: list.id, name: list.name },
      entries: names.length,
      skipped: [],
      step: step && { ...step, source: 'import', from },
    };
  }

  return {
    listsAll: async (): Promise<ListsView> => {
      open();
      const lists = world.lists.map(({ id, name, lines, shop }) => ({
        id,
        name,
        shop,
        lines: lines.length,
        checked: lines.filter((line) => line.checked).length,
      }));
      return { lists };
    },
    listShow: async (id): Promise<ListView> => {
      open();
      const list = find(id ?? world.lists[0]?.id ?? '');
      return structuredClone({
        list: { id: list.id, name: list.name },
        lines: list.lines,
        shop: list.shop,
        aisles: order().aisles,
        cost: costOf(list.lines),
      });
    },
    listCost: async (list) => costOf(find(list).lines),
    listNew: async (name) => {
      if (world.lists.some((list) => list.name === name)) {
        throw makeError({ code: 'list-exists', params: { name } });
      }
      const id = world.newId('list');
      change('new-list', [name], () => {
        world.lists.push({ id, name, lines: [], shop: null });
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
        world.lists = world.lists.filter((list) => list.id !== id);
        if (world.lists.length === 0)
          world.lists = [{ id: world.newId('list'), name: 'Shopping', lines: [], shop: null }];
        return [];
      }),
    listShop: async (id, shop) =>
      change('shop', [find(id).name], () => {
        find(id).shop = shop ?? null;
        return [];
      }),
    listUntickAll: async (id) =>
      change('uncheck', [], () => {
        const ticked = find(id).lines.filter((line) => line.checked);
        for (const line of ticked) line.checked = false;
        return ticked;
      }),
    listCopy: async (id, name) => {
      const from = find(id);
      const list = world.newId('list');
      const lines = structuredClone(from.lines).map((line) => ({
        ...line,
        id: world.newId('line'),
        list,
        checked: false,
      }));
      change('new-list', [name], () => {
        world.lists.push({ id: list, name, lines, shop: from.shop });
        return [];
      });
      return { id: list, name, lines: lines.length, checked: 0, shop: from.shop };
    },
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
      const about = (gtin && world.names.get(gtin)) ?? what.trim();
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
    lineEdit: async (list, id, { name, note, aisle, price }) =>
      edit(list, id, 'edit', (line) => {
        if (price !== undefined) line.price = noted(price, line, ago(0));
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
    undo: async () => ({ steps: travel(world.done, world.undone, 'nothing-to-undo') }),
    redo: async () => ({ steps: travel(world.undone, world.done, 'nothing-to-redo') }),
    undoStep: async (id) => {
      if (world.done.at(-1)?.view.id !== id) {
        throw makeError({ code: 'undo-in-the-way', params: { step: id, action: 'add' } });
      }
      return { steps: travel(world.done, world.undone, 'nothing-to-undo') };
    },
    history: async (limit) => ({
      steps: [
        ...world.undone.map(({ view }) => ({ ...view, undone: true })),
        ...[...world.done].reverse().map(({ view }) => view),
      ].slice(0, limit),
    }),

    undoEnds: async () => ({
      undo: world.done.at(-1)?.view ?? null,
      redo: world.undone.at(-1)?.view ?? null,
    }),
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
    favourites: async (list) => {
      const kept = world.lists.find(({ id }) => id === world.favourites);
      const here = find(list).lines;
      return {
        list: kept ? { id: kept.id, name: kept.name } : null,
        favourites: (kept?.lines ?? []).map((line) => ({
          line: structuredClone(line),
          on: here.find((other) => same(other, line))?.id ?? null,
        })),
      };
    },
    favouriteSet: async (list, id, favourite, name) => {
      const line = find(list).lines.find((line) => line.id === id);
      if (!line) throw makeError({ code: 'no-such-line', params: { what: id } });
      return change(favourite ? 'add' : 'remove', [line.name], () => {
        let kept = world.lists.find(({ id }) => id === world.favourites);
        if (!kept) {
          kept = { id: (world.favourites = world.newId('list')), name, lines: [], shop: null };
          world.lists.push(kept);
        }
        kept.lines = kept.lines.filter((other) => !same(other, line));
        if (favourite) kept.lines.push({ ...line, id: world.newId('line'), list: kept.id });
        return [];
      });
    },
    favouriteAdd: async (list, favourite) => {
      const from = find(world.favourites ?? '').lines.find(({ id }) => id === favourite);
      if (!from) throw makeError({ code: 'no-such-line', params: { what: favourite } });
      return change('add', [from.name], () => {
        const line = add(find(list), from.name, from.gtin, 'typed', from.quantity.value);
        line.quantity = { ...line.quantity, unit: from.quantity.unit };
        return [line];
      });
    },
    suggest: async (list, text, limit) => {
      const here = find(list).lines;
      const own = [
        ...world.lists.flatMap(({ lines }) => lines.map(({ name }) => name)),
        ...world.before,
      ];
      const fits = (name: string) => name.toLowerCase().includes(text.toLowerCase());
      const none = { gtin: null, brand: null, pack: null, aisle: null };
      const at = (name: string) => here.find((line) => line.name === name)?.id ?? null;
      const catalogue = text === '' ? [] : SEARCHED;
      return {
        jotting: { what: text, quantity: null, unsure: false },
        suggestions: [
          ...[...new Set(own)]
            .filter(fits)
            .map((name): SuggestionView => ({ ...none, name, source: 'history', line: at(name) })),
          ...catalogue.filter(fits).map((name): SuggestionView => ({
            ...none,
            gtin: numberOf(name),
            name,
            brand: 'Trug',
            source: 'off',
            line: null,
          })),
        ].slice(0, limit),
      };
    },
    shopsAll: async () => ({ shops: ['Boots', 'Tesco Leith'] }),
    aisleOrder: async () => order(),
    aisleOrderSet: async (_shop, by) => {
      world.aisles = by ?? null;
      return order();
    },

    listExport: async (list, format) => {
      const { name, lines } = find(list);
      const rows = lines.map((line) => `${line.quantity.value} ${line.name}`);
      return { format, file_name: `${name}.txt`, text: `${[name, ...rows].join('\n')}\n` };
    },
    listExportFile: async () => ({ path: 'Shopping.txt', files: [] }),
    listImportFile: async (id) => {
      const came = bring(id, world.given.file, 'sunday.txt');
      const params = { line: '3', why: 'no name' };
      const reason = { code: 'not-understood', params };
      return { ...came, skipped: [{ path: 'line 3', why: 'no name', reason }] };
    },
    listImportText: async (id, text) => bring(id, text.split(/\r?\n/).filter(Boolean), null),
    listQr: async (list) => {
      const { encode } = await import('./qr');
      return encode(find(list).lines.map(({ name }) => name));
    },
  } satisfies Partial<Backend>;
}
