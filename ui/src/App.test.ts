import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import App from './App.svelte';
import { inMemory } from './lib/backend/in-memory';
import { makeError, makeLine, makeSighting } from './lib/backend/make';
import { words } from './lib/messages';
import { troubleWords } from './lib/trouble.svelte';

const t = words('en');

beforeEach(() => {
  location.hash = '';
});

function open(backend = inMemory()) {
  return render(App, { backend, wished: ['en-GB'] });
}

const lines = () => screen.queryAllByTestId('line').map((line) => line.textContent ?? '');

async function goTo(hash: string) {
  location.hash = hash;
  await fireEvent(window, new Event('hashchange'));
}

async function type(what: string) {
  const field = await screen.findByTestId('add');
  await fireEvent.input(field, { target: { value: what } });
  await fireEvent.submit(field.closest('form')!);
}

test('a scanner that types is heard wherever the focus is, and leaves fields alone', async () => {
  const codes: string[] = [];
  const scanCode = async (code: string) => {
    codes.push(code);
    return makeSighting({});
  };
  open(inMemory({ scanCode }));
  const field = (await screen.findByTestId('add')) as HTMLInputElement;
  await fireEvent.input(field, { target: { value: 'mil' } });
  field.focus();
  for (const digit of '4006381333931') {
    await fireEvent.keyDown(field, { key: digit, code: `Digit${digit}` });
    field.value += digit;
  }
  await fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' });
  await waitFor(() => expect(codes).toEqual(['4006381333931']));
  expect(field.value).toBe('mil');
});

test('other people’s words are text and no page', async () => {
  open();
  await screen.findByText(t('list-empty-title'));
  await type('<img src=x onerror=alert(1)>');
  await waitFor(() => expect(lines().length).toBe(1));
  expect(lines()[0]).toContain('<img src=x');
  expect(document.querySelector('img')).toBe(null);
});

test('what another program changes is shown, and what is half typed stays', async () => {
  let changed = () => {};
  const backend = inMemory({ watchChanges: (listener) => (changed = listener) });
  open(backend);
  const field = (await screen.findByTestId('add')) as HTMLInputElement;
  await waitFor(() => expect(screen.queryByText(t('list-empty-title'))).not.toBe(null));
  field.focus();
  await fireEvent.input(field, { target: { value: 'oat dr' } });
  await backend.lineAdd(null, makeLine({ name: 'Soap' }).name);
  changed();
  await waitFor(() => expect(lines().length).toBe(1));
  expect(document.activeElement).toBe(field);
  expect(field.value).toBe('oat dr');
});

test('a home that cannot be opened says why, and what to do', async () => {
  const error = makeError({ code: 'already-open', params: {} });
  open(inMemory({ listsAll: () => Promise.reject(error) }));
  const { what, next } = troubleWords(error, t);
  const alert = await screen.findByText(what);
  expect(alert.closest('[role=alert]')?.textContent).toContain(next);
  await fireEvent.click(screen.getByLabelText(t('app-dismiss')));
  await waitFor(() => expect(screen.queryByText(what)).toBe(null));
});

test('the focus goes to the heading of the screen that was opened', async () => {
  open(inMemory({ camerasAll: async () => ({ cameras: [] }) }));
  await screen.findByText(t('list-empty-title'));
  await goTo('#/settings');
  await waitFor(() => expect(document.activeElement?.textContent).toBe(t('settings-title')));
  expect(document.title).toBe(`${t('settings-title')} · ${t('app-name')}`);
});
