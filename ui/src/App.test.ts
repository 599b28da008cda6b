import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import App from './App.svelte';
import { fakeBackend } from './lib/backend/fake';
import { words } from './lib/messages';

const m = words('en');

function open(backend = fakeBackend({ packetEvery: 20 })) {
  return render(App, { backend, m });
}

const lines = () => screen.queryAllByTestId('line').map((line) => line.textContent ?? '');

async function type(what: string) {
  await fireEvent.input(screen.getByLabelText(m.list.addWhat), { target: { value: what } });
  await fireEvent.submit(screen.getByLabelText(m.list.addWhat).closest('form')!);
}

test('the demo comes to the list, and undo takes the last one away', async () => {
  open();
  await screen.findByText(m.list.empty);
  await fireEvent.click(screen.getByText(m.camera.demo));
  await waitFor(() => expect(lines().length).toBe(3));
  await screen.findByText(m.camera.ended);
  await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  await waitFor(() => expect(lines().length).toBe(2));
});

test('a packet that nobody knows is given a name', async () => {
  open();
  await screen.findByText(m.list.empty);
  await fireEvent.click(screen.getByText(m.camera.demo));
  const name = await screen.findByLabelText(m.sighting.name);
  await fireEvent.input(name, { target: { value: 'Grandma’s jam' } });
  await fireEvent.submit(name.closest('form')!);
  await waitFor(() => expect(lines().at(-1)).toContain('Grandma’s jam'));
});

test('other people’s words are text and no page', async () => {
  open();
  await screen.findByText(m.list.empty);
  await type('<img src=x onerror=alert(1)>');
  await waitFor(() => expect(lines().length).toBe(1));
  expect(lines()[0]).toContain('<img src=x');
  expect(document.querySelector('img')).toBe(null);
});

test('the practice shop is asked before anything is sent, and asked again after a change', async () => {
  open();
  await screen.findByText(m.list.empty);
  await type('4006381333931');
  await fireEvent.click(await screen.findByText(m.practice.start));
  await screen.findByTestId('rehearsal');
  await type('Milk');
  await screen.findByText(m.practice.stale);
  const push = screen.getByText<HTMLButtonElement>(m.practice.push);
  expect(push.disabled).toBe(true);
  await fireEvent.click(screen.getByText(m.practice.again));
  await waitFor(() => expect(push.disabled).toBe(false));
  await fireEvent.click(push);
  expect((await screen.findByTestId('basket')).textContent).toContain('Rolled oats');
  expect(screen.getByTestId('pushed').textContent).toContain(m.practice.left(1));
});

test('a home that cannot be opened says why, and what to do', async () => {
  const refusal = {
    code: 'already-open',
    message: 'trug is already open',
    hint: 'go to its window',
    retry: true,
  };
  const refuse = () => Promise.reject(refusal);
  open({ ...fakeBackend(), listsAll: refuse, listShow: refuse, watchScan: refuse, about: refuse });
  const alert = await screen.findByText(refusal.message);
  expect(alert.closest('[role=alert]')?.textContent).toContain(refusal.hint);
  await fireEvent.click(screen.getByText(m.app.dismiss));
  await waitFor(() => expect(screen.queryByText(refusal.message)).toBe(null));
});
