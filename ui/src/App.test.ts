import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import App from './App.svelte';
import { fakeBackend } from './lib/backend/fake';
import { makeError } from './lib/backend/make';
import { words } from './lib/messages';
import { troubleWords } from './lib/trouble.svelte';

const t = words('en');

beforeEach(() => {
  location.hash = '';
});

function open(backend = fakeBackend({ packetEvery: 20 })) {
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

test('the demo comes to the list, and undo takes the last one away', async () => {
  open();
  await screen.findByText(t('list-empty-title'));
  await fireEvent.click(screen.getByTestId('demo'));
  await waitFor(() => expect(lines().length).toBe(3));
  await screen.findByText(t('camera-state-demo-over'));
  await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  await waitFor(() => expect(lines().length).toBe(2));
});

test('what a packet came to is told to a screen reader', async () => {
  open();
  await screen.findByText(t('list-empty-title'));
  await fireEvent.click(screen.getByTestId('demo'));
  const spoken = screen.getByTestId('spoken');
  await waitFor(() => expect(spoken.textContent).toContain('Rolled oats, on Shopping'));
  await waitFor(() => expect(spoken.textContent).toContain('Unknown packet 4012345678901'));
});

test('a packet that nobody knows waits until it is given a name', async () => {
  open();
  await screen.findByText(t('list-empty-title'));
  await fireEvent.click(screen.getByTestId('demo'));
  await waitFor(() => expect(lines().length).toBe(3));
  await goTo('#/packets');
  const name = await screen.findByLabelText(t('packets-name'));
  await fireEvent.input(name, { target: { value: 'Grandma’s jam' } });
  await fireEvent.submit(name.closest('form')!);
  await screen.findByText(t('packets-empty-title'));
  await goTo('#/list');
  await waitFor(() => expect(lines().at(-1)).toContain('Grandma’s jam'));
});

test('a scanner that types is heard wherever the focus is, and leaves fields alone', async () => {
  open();
  const field = (await screen.findByTestId('add')) as HTMLInputElement;
  await fireEvent.input(field, { target: { value: 'mil' } });
  field.focus();
  for (const digit of '4006381333931') {
    await fireEvent.keyDown(field, { key: digit, code: `Digit${digit}` });
    field.value += digit;
  }
  await fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' });
  await waitFor(() => expect(lines().length).toBe(1));
  expect(lines()[0]).toContain('Rolled oats');
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

test('the shop is asked before anything is sent, and asked again after a change', async () => {
  open();
  await screen.findByText(t('list-empty-title'));
  await type('4006381333931');
  await waitFor(() => expect(lines().length).toBe(1));
  await goTo('#/baskets');
  await fireEvent.click(await screen.findByTestId('practice'));
  await goTo('#/baskets/practice');
  const rehearse = await screen.findByTestId('rehearse');
  await waitFor(() => expect((rehearse as HTMLButtonElement).disabled).toBe(false));
  await fireEvent.click(rehearse);
  await screen.findByTestId('rehearsal');
  await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  await screen.findByText(t('baskets-stale'));
  const push = () => screen.getByTestId<HTMLButtonElement>('push');
  expect(push().disabled).toBe(true);
  await fireEvent.keyDown(document.body, { key: 'y', ctrlKey: true });
  const again = t('app-redone', { what: 'added Rolled oats' });
  await waitFor(() => expect(screen.getByTestId('spoken').textContent).toContain(again));
  await new Promise((later) => setTimeout(later, 20));
  await fireEvent.click(screen.getByTestId('rehearse'));
  await waitFor(() => expect(push().disabled).toBe(false));
  await fireEvent.click(push());
  expect((await screen.findByTestId('basket')).textContent).toContain('Rolled oats');
  expect(screen.getByTestId('pushed').textContent).toContain(t('baskets-sent', { count: 1 }));
});

test('a home that cannot be opened says why, and what to do', async () => {
  open(fakeBackend({ scene: { locked: true } }));
  const { what, next } = troubleWords(makeError({ code: 'already-open', params: {} }), t);
  const alert = await screen.findByText(what);
  expect(alert.closest('[role=alert]')?.textContent).toContain(next);
  await fireEvent.click(screen.getByLabelText(t('app-dismiss')));
  await waitFor(() => expect(screen.queryByText(what)).toBe(null));
});

test('the focus goes to the heading of the screen that was opened', async () => {
  open();
  await screen.findByText(t('list-empty-title'));
  await goTo('#/settings');
  await waitFor(() => expect(document.activeElement?.textContent).toBe(t('settings-title')));
  expect(document.title).toBe(`${t('settings-title')} · ${t('app-name')}`);
});
