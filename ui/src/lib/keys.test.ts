import { expect, test } from 'vitest';
import { travelKey } from './keys';

function press(init: KeyboardEventInit, target: Element = document.body) {
  let wish: ReturnType<typeof travelKey> = null;
  const look = (event: Event) => (wish = travelKey(event as KeyboardEvent));
  document.addEventListener('keydown', look, { once: true });
  target.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true }));
  return wish;
}

test('undo and redo have the usual keys', () => {
  expect(press({ key: 'z', ctrlKey: true })).toBe('undo');
  expect(press({ key: 'z', metaKey: true })).toBe('undo');
  expect(press({ key: 'Z', ctrlKey: true, shiftKey: true })).toBe('redo');
  expect(press({ key: 'y', ctrlKey: true })).toBe('redo');
  expect(press({ key: 'z' })).toBe(null);
  expect(press({ key: 'z', ctrlKey: true, altKey: true })).toBe(null);
});

test('a field with text in it keeps its own undo', () => {
  const field = document.createElement('input');
  document.body.append(field);
  field.value = 'mil';
  expect(press({ key: 'z', ctrlKey: true }, field)).toBe(null);
  field.value = '';
  expect(press({ key: 'z', ctrlKey: true }, field)).toBe('undo');
});
