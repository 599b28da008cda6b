import { expect, test } from 'vitest';
import type { Backend } from '../../backend';
import { fakeBackend } from '../../backend/fake';
import { makeError } from '../../backend/make';
import { words } from '../../messages';
import { createNotices } from '../../notices.svelte';
import { createTrouble } from '../../trouble.svelte';
import { createShoppingList } from './shopping-list.svelte';

async function opened(change: Partial<Backend> = {}) {
  const backend = { ...fakeBackend(), ...change };
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
  await list.add('Milk', '2');
  expect(shown()).toEqual(['3 Milk', '1 Bread']);
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

test('what is noted of prices is added up, and follows amounts and ticks', async () => {
  const { list } = await opened();
  await list.add('Milk', '2');
  await list.add('Bread');
  expect(list.cost.sums).toEqual([]);
  await list.edit(list.lines[0]!, { price: '1,29' });
  const sums = () =>
    list.cost.sums.map(({ all, ticked }) => [all.minor, ticked.minor, list.cost.priced]);
  expect(sums()).toEqual([[258, 0, 1]]);
  await list.setQuantity(list.lines[0]!, { value: 3, unit: 'each' });
  expect(sums()).toEqual([[387, 0, 1]]);
  await list.tick(list.lines[0]!, true);
  expect(sums()).toEqual([[387, 387, 1]]);
  await list.edit(list.lines[0]!, { price: '' });
  expect(list.cost).toEqual({ sums: [], priced: 0, lines: 2 });
});

test('undo with nothing to undo says so', async () => {
  const { list, trouble } = await opened();
  await list.undo();
  expect(trouble.current?.code).toBe('nothing-to-undo');
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

test('all that is ticked is put back in one step, and a list is copied with nothing ticked', async () => {
  const { list, shown } = await opened();
  for (const name of ['Milk', 'Bread']) await list.add(name);
  for (const line of list.lines) await list.tick(line, true);
  const open = () => list.lines.filter(({ checked }) => !checked).length;
  expect(open()).toBe(0);
  await list.buyAgain();
  expect(open()).toBe(2);
  await list.undo();
  expect(open()).toBe(0);
  await list.copy('Next week');
  expect(list.name).toBe('Next week');
  expect([shown(), open()]).toEqual([['1 Milk', '1 Bread'], 2]);
});

test('a favourite is offered when it is not there to be bought, with its amount', async () => {
  const { list, shown, notices } = await opened();
  const offered = () => list.favourites.map(({ line }) => line.name);
  await list.add('Milk', '2');
  await list.add('Bread');
  await list.setFavourite(list.lines[0]!, true);
  expect(notices.spoken).toBe('Milk is now a favourite');
  expect(list.lines.map(list.isFavourite)).toEqual([true, false]);
  expect(shown()).toEqual(['2 Milk', '1 Bread']);
  expect(offered()).toEqual([]);
  await list.tick(list.lines[0]!, true);
  expect(offered()).toEqual(['Milk']);
  await list.remove(list.lines[0]!);
  expect(offered()).toEqual(['Milk']);
  await list.addFavourite(list.favourites[0]!);
  expect(shown()).toEqual(['1 Bread', '2 Milk']);
  expect(offered()).toEqual([]);
  await list.setFavourite(list.lines[1]!, false);
  expect(list.lines.map(list.isFavourite)).toEqual([false, false]);
  await list.undo();
  expect(list.lines.map(list.isFavourite)).toEqual([false, true]);
});
