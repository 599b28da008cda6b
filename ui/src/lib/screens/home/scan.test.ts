import type { CameraStatus, ScanInput } from '../../backend/generated/contract';
import { expect, test } from 'vitest';
import { inMemory } from '../../backend/in-memory';
import { makeError, makeSighting } from '../../backend/make';
import type {
  PictureReason,
  Coaching,
  ScanMessage,
  SightingView,
} from '../../backend/generated/contract';
import { words } from '../../messages';
import type { Tone } from '../../sound';
import { createTrouble } from '../../trouble.svelte';
import { createScan } from './scan.svelte';

const t = words('en');

const sighting = makeSighting({});
const reason: PictureReason = { code: 'not-an-image', params: { name: 'note.txt' } };
const failure = { path: '/photos/note.txt', why: 'it is no picture', reason };

function scanning() {
  const trouble = createTrouble();
  const tones: Tone[] = [];
  const hearing = {
    seen: () => {},
    brought: () => {},
    tone: (tone: Tone) => void tones.push(tone),
  };
  return { trouble, tones, scan: createScan(inMemory(), trouble, hearing) };
}

test('the state is told in words, with what to do', () => {
  const check = (messages: ScanMessage[], expected: string) => {
    const { scan } = scanning();
    messages.forEach(scan.hear);
    expect(scan.words(t).what).toBe(t.find(`camera-state-${expected}`) ?? expected);
  };
  const started = (source: ScanInput): ScanMessage => ({ kind: 'started', source });
  const camera = (state: CameraStatus): ScanMessage => ({
    kind: 'camera',
    camera: { state, words: 'as the camera says', params: {} },
  });
  check([], 'idle');
  check([started('camera')], 'opening');
  check([started('camera'), camera('no-camera')], 'no-camera');
  check([started('camera'), camera('in-use'), camera('working')], 'working');
  const coaching = (coaching: Coaching | null): ScanMessage => ({ kind: 'coaching', coaching });
  check([started('camera'), camera('working'), coaching('too-near')], 'too-near');
  check([started('camera'), camera('working'), coaching('glare'), coaching(null)], 'working');
  check([started('camera'), coaching('blurred'), camera('lost')], 'lost');
  check([started('camera'), camera('working'), { kind: 'paused' }], 'paused');
  check([started('camera'), camera('lost'), { kind: 'ended' }], 'lost');
  check([started('demo')], 'demo');
  check([started('demo'), { kind: 'ended' }], 'demo-over');
  check([started('photo')], 'photo');
  check([started('photo'), { kind: 'ended' }], 'photo-empty');
  check([started('photo'), { kind: 'sighting', sighting }, { kind: 'ended' }], 'photo-done');
  check([started('photo'), { kind: 'failed', picture: failure }, { kind: 'ended' }], 'photo-done');
});

test('found, unknown, once more and refused are heard apart', () => {
  const check = (change: Partial<SightingView>, expected: Tone) => {
    const { scan, tones } = scanning();
    scan.hear({ kind: 'sighting', sighting: { ...sighting, ...change } });
    expect(tones).toEqual([expected]);
  };
  check({ outcome: 'found' }, 'found');
  check({ outcome: 'unknown' }, 'unknown');
  check({ outcome: 'again' }, 'again');
  check({ outcome: 'refused' }, 'refused');
});

test('a packet that was named is shown by its name from then on', () => {
  const { scan } = scanning();
  scan.hear({ kind: 'sighting', sighting });
  scan.named('00000000000000', 'Something else');
  expect(scan.last?.sighting.known).toBe(false);
  scan.named('04006381333931', 'Pens');
  expect(scan.last?.sighting).toMatchObject({ name: 'Pens', known: true });
});

test('a packet that could not be put on the list is told', () => {
  const { scan, trouble } = scanning();
  const error = makeError({ code: 'store-full', params: { path: 'trug.db' } });
  scan.hear({ kind: 'trouble', error });
  expect(trouble.current).toEqual(error);
});
