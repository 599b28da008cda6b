import { expect, test } from 'vitest';
import { fakeBackend } from '../../backend/fake';
import type { ScanMessage, SightingView } from '../../backend/generated/contract';
import { words } from '../../messages';
import { createTrouble } from '../../trouble.svelte';
import { createScan } from './scan.svelte';

const m = words('en');

const sighting: SightingView = {
  gtin: '04006381333931',
  symbology: 'ean-13',
  printed: '4006381333931',
  name: '4006381333931',
  known: false,
  again: false,
  line: null,
  photo: null,
  corners: [],
  refused: null,
};
const failure = { path: '/photos/note.txt', why: 'it is no picture' };

function scanning() {
  const trouble = createTrouble();
  return { trouble, scan: createScan(fakeBackend(), trouble, m, () => {}) };
}

test('the state is told in words', () => {
  const check = (messages: ScanMessage[], expected: string | undefined) => {
    const { scan } = scanning();
    messages.forEach(scan.hear);
    expect(scan.words).toBe(expected);
  };
  const started = (source: string): ScanMessage => ({ kind: 'started', source });
  const camera = (state: string): ScanMessage => ({
    kind: 'camera',
    camera: { state, words: 'as the camera says' },
  });
  check([], m.camera.idle);
  check([started('camera')], m.camera.states['opening']);
  check([started('camera'), camera('no-camera')], m.camera.states['no-camera']);
  check([started('camera'), camera('in-use'), camera('working')], m.camera.states['working']);
  check([started('camera'), camera('not-allowed')], 'as the camera says');
  check([started('demo')], m.camera.playing);
  check([started('demo'), { kind: 'ended' }], m.camera.ended);
  check([started('photo')], m.camera.photo);
  check([started('photo'), { kind: 'ended' }], m.camera.nothingFound);
  check([started('photo'), { kind: 'sighting', sighting }, { kind: 'ended' }], m.camera.photoDone);
  check(
    [started('photo'), { kind: 'failed', picture: failure }, { kind: 'ended' }],
    m.camera.photoDone,
  );
});

test('a packet that was taught has its name from then on', async () => {
  const { scan } = scanning();
  scan.hear({ kind: 'sighting', sighting });
  await scan.teach({ gtin: sighting.gtin, name: 'Pens', brand: null, pack: null });
  expect(scan.last).toMatchObject({ name: 'Pens', known: true });
  expect(scan.taught).toBe(m.sighting.taught('Pens'));
});

test('a packet that could not be put on the list is told', () => {
  const { scan, trouble } = scanning();
  const error = { code: 'disk-full', message: 'the disk is full', hint: null, retry: true };
  scan.hear({ kind: 'trouble', error });
  expect(trouble.current).toEqual(error);
});
