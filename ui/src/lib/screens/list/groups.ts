// A list as one walks through the shop: open lines by aisle in the shop's order, ticked ones apart.

import type { LineView } from '../../backend/generated/contract';

/** The aisle of lines that have none. */
export const NO_AISLE = '';

/** A line that was just taken off and still says so in its place. */
export interface Ghost {
  line: LineView;
  /** The line that stood before it. */
  after: string | null;
  step: string | null;
}

export type Row = { kind: 'line'; line: LineView } | { kind: 'ghost'; ghost: Ghost };

export interface Group {
  aisle: string;
  rows: Row[];
}

export interface Grouped {
  groups: Group[];
  ticked: LineView[];
}

/**
 * `order` is the shop's; an aisle that is not in it comes after it, in the order of the list. A line
 * in `lingering` was ticked a moment ago and stays where it was.
 */
export function grouped(
  lines: readonly LineView[],
  order: readonly string[],
  ghosts: readonly Ghost[],
  lingering: ReadonlySet<string>,
): Grouped {
  const groups = new Map<string, Row[]>();
  const ticked: LineView[] = [];
  const put = (line: LineView, row: Row) => {
    const aisle = line.aisle ?? NO_AISLE;
    const rows = groups.get(aisle);
    if (rows) rows.push(row);
    else groups.set(aisle, [row]);
  };
  const after = byPlace(ghosts);
  const remember = (place: string | null) =>
    after.get(place)?.forEach((ghost) => put(ghost.line, { kind: 'ghost', ghost }));
  remember(null);
  for (const line of lines) {
    if (line.checked && !lingering.has(line.id)) ticked.push(line);
    else put(line, { kind: 'line', line });
    remember(line.id);
  }
  const places = new Map(order.map((aisle, at) => [aisle, at]));
  const place = (aisle: string) => (aisle === NO_AISLE ? Infinity : (places.get(aisle) ?? 1e9));
  const sorted = [...groups].sort(([a], [b]) => compare(place(a), place(b)));
  return { groups: sorted.map(([aisle, rows]) => ({ aisle, rows })), ticked };
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function byPlace(ghosts: readonly Ghost[]): Map<string | null, Ghost[]> {
  const places = new Map<string | null, Ghost[]>();
  for (const ghost of ghosts) {
    places.set(ghost.after, [...(places.get(ghost.after) ?? []), ghost]);
  }
  return places;
}

/** More make fewer pieces to watch, fewer make less that is taken away at once. */
const PIECE = 12;

/** Rows in pieces that are shown only near the window, so that a list of thousands stays quick. */
export function pieces<T>(rows: readonly T[], size = PIECE): T[][] {
  const all: T[][] = [];
  for (let at = 0; at < rows.length; at += size) all.push(rows.slice(at, at + size));
  return all;
}
