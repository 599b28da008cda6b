import { expect, test } from 'vitest';
import type { Backend } from '../../backend';
import { inMemory } from '../../backend/in-memory';
import type { FavouritesView } from '../../backend/generated/contract';
import { made, makeError, makeLine } from '../../backend/make';
import { words } from '../../messages';
import { createNotices } from '../../notices.svelte';
import { createTrouble } from '../../trouble.svelte';
import { createShoppingList } from './shopping-list.svelte';

async function opened(change: Partial<Backend> = {}) {
  const backend = inMemory(change);
  const trouble = createTrouble();
  const notices = createNotices();
  const list = createShoppingList(backend, trouble, notices, () => words('en'));
  await list.load();
  const shown = () => list.lines.map((line) => `${line.quantity.value} ${line.name}`);
  return { backend, trouble, notices, list, shown };
}

test('what is added, changed and removed is shown, and undone', async () => {
  const { list, notices, shown } = await opened();
  await list.add('Milk');
  await list.add('Bread');
  expect(shown()).toEqual(['1 Milk', '1 Bread']);
  const [milk, bread] = list.lines;
  await list.setQuantity(milk!, { value: 5, unit: 'each' });
  await list.remove(bread!);
  expect(shown()).toEqual(['5 Milk']);
  expect(list.travel.undo).toMatchObject({ action: 'remove', about: ['Bread'] });
  await list.undo();
  expect(shown()).toEqual(['5 Milk', '1 Bread']);
  expect(notices.spoken).toBe('Undone: removed Bread');
  await list.redo();
  expect(shown()).toEqual(['5 Milk']);
});

test('a quiet undo stays beside what was just changed, and takes back just that', async () => {
  const { list, shown } = await opened();
  await list.add('Milk');
  await list.add('Bread');
  const bread = list.lines[1]!;
  const step = list.freshStep(bread.id);
  expect(step).not.toBe(null);
  await list.undoStep(step!);
  expect(shown()).toEqual(['1 Milk']);
  expect(list.freshStep(bread.id)).toBe(null);
});

test('what was taken off leaves a way back in its place', async () => {
  const { list } = await opened();
  await list.add('Milk');
  await list.add('Bread');
  await list.remove(list.lines[0]!);
  const rows = () => list.groups.flatMap(({ rows }) => rows.map(({ kind }) => kind));
  expect(rows()).toEqual(['ghost', 'line']);
  await list.undo();
  expect(rows()).toEqual(['line', 'line']);
});

test('a ticked line stays where it is for a moment', async () => {
  const { list } = await opened();
  await list.add('Milk');
  await list.tick(list.lines[0]!, true);
  expect(list.ticked).toEqual([]);
  expect(list.groups[0]?.rows).toMatchObject([{ kind: 'line', line: { checked: true } }]);
});

test('a refusal is told and the list stays as the backend has it', async () => {
  const refusal = makeError({ code: 'store-full', params: { path: 'trug.db' } });
  const { list, shown, trouble } = await opened({ lineAdd: () => Promise.reject(refusal) });
  expect(await list.add('Milk')).toBe(false);
  expect(shown()).toEqual([]);
  expect(trouble.current).toEqual(refusal);
  trouble.dismiss();
  expect(trouble.current).toBe(null);
});

test('undo with nothing to undo says so', async () => {
  const { list, trouble } = await opened();
  await list.undo();
  expect(trouble.current?.message).toBe('there is nothing to take back');
});

test('a new list is shown at once, and packets go to it', async () => {
  const targets: string[] = [];
  const { list } = await opened({
    scanTo: async (id) => void targets.push(id ?? ''),
  });
  await list.add('Milk');
  await list.make('Party');
  expect(list.lists.map(({ name }) => name)).toEqual(['Shopping', 'Party']);
  expect(list.lines).toEqual([]);
  expect(targets).toEqual(['list-1', list.id]);
});

test('an answer that a later question overtook is dropped', async () => {
  const { backend, list } = await opened();
  await list.make('Party');
  const party = list.id!;
  const show = backend.listShow;
  backend.listShow = async (id) => {
    const view = await show(id);
    if (id === 'list-1') await new Promise((late) => setTimeout(late, 30));
    return view;
  };
  await Promise.all([list.choose('list-1'), list.choose(party)]);
  expect(list.id).toBe(party);
});

test('all that is ticked is put back in one step', async () => {
  const { list } = await opened();
  for (const name of ['Milk', 'Bread']) await list.add(name);
  for (const line of list.lines) await list.tick(line, true);
  const open = () => list.lines.filter(({ checked }) => !checked).length;
  expect(open()).toBe(0);
  await list.buyAgain();
  expect(open()).toBe(2);
  await list.undo();
  expect(open()).toBe(0);
});

test('a favourite is offered when it is not there to be bought', async () => {
  const kept = { list: { id: 'list-9', name: 'Favourites' }, on: null as string | null };
  const { list } = await opened({
    favourites: async () =>
      made<FavouritesView>({
        list: kept.list,
        favourites: [{ line: makeLine({ name: 'Milk', list: 'list-9' }), on: kept.on }],
      }),
  });
  const offered = () => list.favourites.map(({ line }) => line.name);
  expect(offered()).toEqual(['Milk']);
  await list.add('Milk');
  kept.on = list.lines[0]!.id;
  await list.refresh();
  expect(offered()).toEqual([]);
  expect(list.lines.map(list.isFavourite)).toEqual([true]);
  await list.tick(list.lines[0]!, true);
  expect(offered()).toEqual(['Milk']);
});

test('what is to buy is the same in another order and with another thing in the trolley', async () => {
  const { list } = await opened();
  await list.add('Milk');
  const { toBuy } = list;
  await list.add('Bread');
  expect(list.toBuy).not.toBe(toBuy);
  await list.tick(
    list.lines.find(({ name }) => name === 'Bread')!,
    true,
  );
  expect(list.toBuy).toBe(toBuy);
});

test('what others change is shown, unless it was changed here meanwhile', async () => {
  const { backend, list, shown } = await opened();
  await list.add('Milk');
  const { version } = list;
  await list.follow();
  expect(list.version).toBe(version);
  await backend.lineAdd(list.id, 'Bread');
  await list.follow();
  expect(shown()).toEqual(['1 Milk', '1 Bread']);
  const late = list.follow();
  await list.tick(list.lines[0]!, true);
  await late;
  expect(list.lines[0]!.checked).toBe(true);
});
