// Something was changed, perhaps by another program: what is shown is asked for again, and nothing that the shopper is
// doing is disturbed.

import { tick } from 'svelte';

/** Changes that come this close together are looked at once. */
const PAUSE_MS = 60;

type Field = HTMLInputElement | HTMLTextAreaElement;

/** The field that was typed into and not left since. */
let typedInto: EventTarget | null = null;

/** Answers what has to be called for each change; `refresh` never runs twice at the same time. */
export function createFollower(refresh: () => Promise<unknown>): () => void {
  let due: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  addEventListener('input', ({ target }) => (typedInto = target), { capture: true });
  addEventListener('change', () => (typedInto = null), { capture: true });

  async function run() {
    due = undefined;
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await undisturbed(refresh);
    } while (again);
    running = false;
  }

  return () => {
    due ??= setTimeout(() => void run(), PAUSE_MS);
  };
}

/** A row that moves loses the focus, and a field that shows something else its half-typed text: both are given back. */
async function undisturbed(refresh: () => Promise<unknown>) {
  const before = document.activeElement;
  await refresh();
  const now = document.activeElement;
  const focused = now === document.body ? before : now;
  const field = isField(focused) && focused === typedInto ? kept(focused) : null;
  await tick();
  field?.();
  if (document.activeElement !== document.body || !(focused instanceof HTMLElement)) return;
  if (focused.isConnected) focused.focus({ preventScroll: true });
}

/** Remembers a text and its caret; what is answered puts them back where they are others now. */
function kept(field: Field): () => void {
  const { value, selectionStart, selectionEnd } = field;
  return () => {
    if (field.value === value) return;
    field.value = value;
    if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
  };
}

function isField(element: Element | null): element is Field {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
