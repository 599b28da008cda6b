import { expect, test } from 'vitest';
import type { Backend } from '../../backend';
import { fakeBackend } from '../../backend/fake';
import { words } from '../../messages';
import { createTrouble } from '../../trouble.svelte';
import { createShoppingList } from './shopping-list.svelte';

async function opened(change: Partial<Backend> = {}) {
  const backend = { ...fakeBackend(), ...change };
  const trouble = createTrouble();
  const list = createShoppingList(backend, trouble, words('en'));
  await list.load();
  const shown = () => list.lines.map((line) => `${line.quantity.value} ${line.name}`);
  return { backend, trouble, list, shown };
}

test('what is added, changed and removed is shown, and undone', async () => {
  const { list, shown } = await opened();
  await list.add('Milk');
  await list.add('Bread');
  await list.add('Milk');
  expect(shown()).toEqual(['2 Milk', '1 Bread']);
  const [milk, bread] = list.lines;
  await list.setQuantity(milk!.id, { value: 5, unit: 'each' });
  await list.remove(bread!.id);
  expect(shown()).toEqual(['5 Milk']);
  await list.undo();
  expect(shown()).toEqual(['5 Milk', '1 Bread']);
  expect(list.said).toBe('Undone: Bread');
  await list.redo();
  expect(shown()).toEqual(['5 Milk']);
});

test('a refusal is told and the list stays as the backend has it', async () => {
  const refusal = {
    code: 'disk-full',
    message: 'the disk is full',
    hint: 'make room',
    retry: true,
  };
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
  expect(trouble.current?.message).toBe('there is nothing to undo');
});

test('a new list is shown at once, and packets go to it', async () => {
  const targets: string[] = [];
  const { list } = await opened({
    scanTo: async (id) => void targets.push(id),
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
