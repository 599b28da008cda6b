// Keys that work anywhere in the window: undo and redo, and a scanner that types.

import { travelKey } from './keys';
import type { Page } from './page.svelte';
import { codeIn, createWedge } from './wedge';

/** Listens until the answered function is called. */
export function hears(page: Pick<Page, 'list' | 'takeCode'>): () => void {
  const wedge = createWedge();
  let field: { input: HTMLInputElement | HTMLTextAreaElement; value: string } | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function take(text: string) {
    clearTimeout(silence);
    // What the scanner typed into a field that happened to have the focus is none of the field's.
    if (field) {
      field.input.value = field.value;
      field.input.dispatchEvent(new Event('input', { bubbles: true }));
      field = null;
    }
    void page.takeCode(codeIn(text), 'scanner');
  }

  function onkeydown(event: KeyboardEvent) {
    const wish = travelKey(event);
    if (wish) {
      event.preventDefault();
      void page.list[wish]();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { target } = event;
    const before = isField(target) ? { input: target, value: target.value } : null;
    const { code, key, timeStamp: at, repeat } = event;
    const heard = wedge.key({ code, key, at, repeat });
    if (heard.kind === 'code') {
      event.preventDefault();
      event.stopPropagation();
      take(heard.text);
      return;
    }
    if (wedge.pending.length === 1) field = before;
    clearTimeout(silence);
    silence = setTimeout(() => {
      // A person may have typed into the field; only what comes in one burst outside of one counts.
      const rest = wedge.silence();
      if (rest.kind === 'code' && field === null) take(rest.text);
    }, wedge.SILENCE_MS);
  }

  addEventListener('keydown', onkeydown, { capture: true });
  return () => {
    clearTimeout(silence);
    removeEventListener('keydown', onkeydown, { capture: true });
  };
}

function isField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
