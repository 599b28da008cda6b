import { expect, test } from 'vitest';
import { makeLine } from '../../backend/make';
import { words } from '../../messages';
import { arranger } from './arrange';
import type { Group } from './groups';

const line = (name: string, aisle: string) => makeLine({ name, aisle });
const [milk, curd, bread, soap] = [
  line('milk', 'dairy'),
  line('curd', 'dairy'),
  line('bread', 'bakery'),
  line('soap', 'cleaning'),
];

function arranging() {
  const groups: Group[] = [
    { aisle: 'dairy', rows: [milk, curd].map((line) => ({ kind: 'line', line })) },
    { aisle: 'bakery', rows: [{ kind: 'line', line: bread }] },
  ];
  const asked: string[] = [];
  const list = {
    groups,
    edit: async (line: typeof milk, { aisle }: { aisle?: string }) => {
      asked.push(`${line.name} to ${aisle}`);
      return null;
    },
    move: async (line: typeof milk, to: { kind: string; line?: string }, said = '') => {
      asked.push(`${line.name} ${to.kind} ${to.line}`, said);
      return null;
    },
  };
  return { asked, arrange: arranger(list, words('en')) };
}

test('a key moves a line by one place in its aisle, and not out of it', async () => {
  const check = async (line: typeof milk, step: 1 | -1, expected: string[]) => {
    const { asked, arrange } = arranging();
    await arrange.by(line, step);
    expect(asked).toEqual(expected);
  };
  await check(milk, 1, ['milk after curd', 'milk, now 2 of 2']);
  await check(curd, -1, ['curd before milk', 'curd, now 1 of 2']);
  await check(milk, -1, []);
  await check(curd, 1, []);
  await check(soap, 1, []);
});

test('a line that is dragged to another aisle belongs to it', async () => {
  const check = async (aisle: string, before: string | null, expected: string[]) => {
    const { asked, arrange } = arranging();
    await arrange.to(milk, { aisle, before });
    expect(asked).toEqual(expected);
  };
  await check('bakery', 'bread', ['milk to bakery', 'milk before bread', 'milk, now 1 of 2']);
  await check('bakery', null, ['milk to bakery', 'milk after bread', 'milk, now 2 of 2']);
  await check('dairy', null, ['milk after curd', 'milk, now 2 of 2']);
  await check('dairy', 'milk', []);
});
