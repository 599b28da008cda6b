import { expect, test } from 'vitest';
import { makeLine } from '../../backend/make';
import { grouped, pieces } from './groups';

const line = (name: string, aisle: string | null, checked = false) =>
  makeLine({ name, aisle, checked });

const none = new Set<string>();

function shown({ groups, ticked }: ReturnType<typeof grouped>) {
  const rows = groups.map(({ aisle, rows }) => {
    const names = rows.map((row) => (row.kind === 'line' ? row.line.id : `(${row.ghost.line.id})`));
    return `${aisle}: ${names.join(' ')}`;
  });
  return [...rows, `ticked: ${ticked.map(({ id }) => id).join(' ')}`];
}

test('lines stand by aisle in the order of the shop, the rest behind', () => {
  const lines = [
    line('soap', null),
    line('milk', 'dairy'),
    line('apples', 'produce'),
    line('comb', 'cinema'),
    line('butter', 'dairy'),
    line('bread', 'bakery', true),
  ];
  expect(shown(grouped(lines, ['produce', 'dairy'], [], none))).toEqual([
    'produce: apples',
    'dairy: milk butter',
    'cinema: comb',
    ': soap',
    'ticked: bread',
  ]);
});

test('what was just ticked stays where it was, what was just taken off leaves its place', () => {
  const lines = [line('milk', 'dairy', true), line('butter', 'dairy')];
  const ghost = { line: line('cream', 'dairy'), after: 'milk', step: null };
  const first = { line: line('curd', 'dairy'), after: null, step: null };
  expect(shown(grouped(lines, [], [ghost, first], new Set(['milk'])))).toEqual([
    'dairy: (curd) milk (cream) butter',
    'ticked: ',
  ]);
});

test('pieces hold every row once', () => {
  expect(pieces([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(pieces([], 2)).toEqual([]);
});
