// Putting a line elsewhere: by keys one place at a time, by dragging anywhere. A line that comes to
// another aisle belongs to it from then on.

import type { LineView } from '../../backend/generated/contract';
import type { Translate } from '../../messages';
import type { DropPlace } from './drag';
import { NO_AISLE, type Group } from './groups';
import type { ShoppingList } from './shopping-list.svelte';

/** The open lines as they are shown, with the aisle that each stands in. */
export function places(groups: readonly Group[]): { line: LineView; aisle: string }[] {
  return groups.flatMap(({ aisle, rows }) =>
    rows.flatMap((row) => (row.kind === 'line' ? [{ line: row.line, aisle }] : [])),
  );
}

type Arranged = Pick<ShoppingList, 'groups' | 'edit' | 'move'>;

export function arranger(list: Arranged, t: Translate) {
  async function to(line: LineView, { aisle, before }: DropPlace) {
    if (before === line.id) return;
    if (aisle !== (line.aisle ?? NO_AISLE)) await list.edit(line, { aisle });
    const all = places(list.groups).filter((one) => one.aisle === aisle && one.line.id !== line.id);
    const last = all.at(-1)?.line.id;
    const place = before === null ? all.length : all.findIndex((one) => one.line.id === before);
    const said = t('list-moved', { name: line.name, place: place + 1, of: all.length + 1 });
    if (before !== null) await list.move(line, { kind: 'before', line: before }, said);
    else if (last !== undefined) await list.move(line, { kind: 'after', line: last }, said);
  }

  return {
    to,
    /** One place up or down in its aisle; at its end there is nothing to do. */
    async by(line: LineView, step: 1 | -1) {
      const aisle = line.aisle ?? NO_AISLE;
      const all = places(list.groups).filter((one) => one.aisle === aisle);
      const at = all.findIndex((one) => one.line.id === line.id);
      const other = all[at + step]?.line.id;
      if (at === -1 || other === undefined) return;
      const said = t('list-moved', { name: line.name, place: at + step + 1, of: all.length });
      const kind = step === 1 ? 'after' : 'before';
      await list.move(line, { kind, line: other }, said);
    },
  };
}
