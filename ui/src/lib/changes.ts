// Something was changed, perhaps by another program: what is shown is asked for again, and nothing that the shopper is
// doing is disturbed.

import { tick } from 'svelte';

/** Changes that come this close together are looked at once. */
const PAUSE_MS = 60;

type Field = HTMLInputElement | HTMLTextAreaElement;

/** The field that was typed into and not left or sent since, with its text and its caret. */
let typed: { field: Field; value: string; caret: number | null } | null = null;

function oninput({ target }: Event) {
  typed = target instanceof Element && isField(target) ? stateOf(target) : null;
}

const stateOf = (field: Field) => ({ field, value: field.value, caret: field.selectionStart });

/** Answers what has to be called for each change; `refresh` never runs twice at the same time. */
export function createFollower(refresh: () => Promise<unknown>): () => void {
  let due: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  addEventListener('input', oninput, { capture: true });
  for (const left of ['change', 'submit']) {
    addEventListener(left, () => (typed = null), { capture: true });
  }

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
  if (typed && typed.field === before) typed = stateOf(typed.field);
  await refresh();
  const now = document.activeElement;
  const focused = now === document.body ? before : now;
  await tick();
  if (typed && typed.field === focused && typed.field.value !== typed.value) {
    const { field, value, caret } = typed;
    field.value = value;
    if (caret !== null) field.setSelectionRange(caret, caret);
  }
  if (document.activeElement !== document.body || !(focused instanceof HTMLElement)) return;
  if (focused.isConnected) focused.focus({ preventScroll: true });
}

function isField(element: Element | null): element is Field {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
