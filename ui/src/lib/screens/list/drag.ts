// Dragging a row by its grip, by mouse, pen or finger. The row follows the pointer, a gap shows where
// it will stand; nothing is changed before it is let go.

/** Where a dragged row was let go: before a line, or at the end of an aisle. */
export interface DropPlace {
  aisle: string;
  before: string | null;
}

/** Less than this is a click, in pixels. */
const SLACK = 4;

export function draggable(dropped: (place: DropPlace) => void) {
  return (grip: HTMLElement) => {
    const start = (event: PointerEvent) => begin(event, grip, dropped);
    grip.addEventListener('pointerdown', start);
    return () => grip.removeEventListener('pointerdown', start);
  };
}

function begin(event: PointerEvent, grip: HTMLElement, dropped: (place: DropPlace) => void) {
  const row = grip.closest<HTMLElement>('[data-line]');
  if (!row || event.button !== 0) return;
  const piece = row.closest('[data-piece]');
  const from = event.clientY + scrollY;
  let place: DropPlace | null = null;
  let marked: HTMLElement | null = null;
  const leaving = new AbortController();
  const { signal } = leaving;
  grip.setPointerCapture(event.pointerId);

  const move = (moved: PointerEvent) => {
    const by = moved.clientY + scrollY - from;
    if (place === null && Math.abs(by) < SLACK) return;
    row.classList.add('dragged');
    piece?.classList.add('holds');
    row.style.translate = `0 ${by}px`;
    const over = placeAt(moved.clientY, row);
    place = over?.place ?? place;
    mark(over?.row ?? null);
  };
  const mark = (now: HTMLElement | null) => {
    marked?.classList.remove('gap', 'gap-behind');
    now?.classList.add(place?.before === null ? 'gap-behind' : 'gap');
    marked = now;
  };
  const end = (drop: boolean) => {
    leaving.abort();
    mark(null);
    row.classList.remove('dragged');
    piece?.classList.remove('holds');
    row.style.translate = '';
    if (drop && place) dropped(place);
  };
  grip.addEventListener('pointermove', move, { signal });
  grip.addEventListener('pointerup', () => end(true), { signal });
  grip.addEventListener('pointercancel', () => end(false), { signal });
  addEventListener('keydown', (key) => key.key === 'Escape' && end(false), { signal });
}

/** The row under the pointer and what letting go there means. */
function placeAt(y: number, dragged: HTMLElement): { place: DropPlace; row: HTMLElement } | null {
  for (const list of document.querySelectorAll<HTMLElement>('ul[data-aisle]')) {
    const box = list.getBoundingClientRect();
    if (y < box.top || y > box.bottom) continue;
    const aisle = list.dataset['aisle'] ?? '';
    // An aisle may stand in pieces: behind the last row of one comes the first of the next.
    const aisleRows = list.closest('section')?.querySelectorAll<HTMLElement>('[data-line]');
    const rows = [...(aisleRows ?? [])];
    for (const row of rows) {
      if (row === dragged) continue;
      const { top, height } = row.getBoundingClientRect();
      if (y < top + height / 2)
        return { place: { aisle, before: row.dataset['line'] ?? null }, row };
    }
    const last = rows.at(-1);
    return last ? { place: { aisle, before: null }, row: last } : null;
  }
  return null;
}
