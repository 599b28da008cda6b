import { expect, test } from 'vitest';
import type { LineId, ListId } from './generated/contract';
import { inMemory } from './in-memory';
import { made } from './make';

test('the id of one thing is not taken for that of another', () => {
  const backend = inMemory();
  const [list, line] = [made<ListId>('list-1'), made<LineId>('line-1')];
  const calls = [
    () => backend.listShow(list),
    () => backend.listShow('Shopping'),
    // @ts-expect-error: the id of a line names no list.
    () => backend.listShow(line),
    // @ts-expect-error: nor that of a list a line.
    () => backend.lineRemove(list, list),
  ];
  // @ts-expect-error: and a text is no id.
  const id: ListId = 'Shopping';
  expect([id, ...calls].length).toBe(5);
});
