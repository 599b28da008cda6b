// What is scanned from, what it says of itself, and what was seen last.

import type { CameraStatus, ScanInput } from '../../backend/generated/contract';
import type { Backend, Source } from '../../backend';
import type {
  CameraView,
  Coaching,
  FailedPicture,
  ImportView,
  ScanMessage,
  SightingView,
} from '../../backend/generated/contract';
import type { Translate } from '../../messages';
import type { Tone } from '../../sound';
import type { Trouble } from '../../trouble.svelte';

export type Scan = ReturnType<typeof createScan>;

/** How long pictures are still pulled after the end, so that a photo's last one is shown. */
const LINGER_MS = 1000;

/** Something that was seen, with a number of its own. */
export interface Seen {
  number: number;
  sighting: SightingView;
}

export interface Hearing {
  /** A packet was seen. */
  seen: (sighting: SightingView) => void;
  /** A file's list was brought onto the list. */
  brought: (file: string, brought: ImportView) => void;
  /** A tone is due. */
  tone: (tone: Tone) => void;
}

export function createScan(backend: Backend, trouble: Trouble, hearing: Hearing) {
  let source = $state<ScanInput | null>(null);
  let before = $state<ScanInput | null>(null);
  let paused = $state(false);
  let run = $state(0);
  let pulling = $state(false);
  let camera = $state<CameraView | null>(null);
  let coaching = $state<Coaching | null>(null);
  let last = $state.raw<Seen | null>(null);
  let failed = $state.raw<FailedPicture | null>(null);
  let seen = $state(0);
  let lingering: ReturnType<typeof setTimeout> | undefined;
  const something = $derived(seen > 0 || failed !== null);
  const state = $derived(paused ? 'paused' : stateOf(source, before, camera, coaching, something));

  function hear(message: ScanMessage) {
    switch (message.kind) {
      case 'started':
        clearTimeout(lingering);
        source = message.source;
        before = null;
        paused = false;
        camera = null;
        coaching = null;
        failed = null;
        seen = 0;
        run += 1;
        pulling = true;
        break;
      case 'camera':
        camera = message.camera;
        paused = false;
        break;
      case 'coaching':
        coaching = message.coaching;
        break;
      case 'paused':
        camera = null;
        coaching = null;
        paused = true;
        break;
      case 'sighting':
        sighted(message.sighting);
        break;
      case 'failed':
        failed = message.picture;
        break;
      case 'brought':
        hearing.brought(message.file, message.brought);
        break;
      case 'trouble':
        trouble.tell(message.error);
        break;
      case 'ended':
        before = source;
        paused = false;
        source = null;
        lingering = setTimeout(() => (pulling = false), LINGER_MS);
        break;
    }
  }

  function sighted(sighting: SightingView) {
    seen += 1;
    last = { number: (last?.number ?? 0) + 1, sighting };
    hearing.tone(sighting.outcome);
    hearing.seen(sighting);
  }

  return {
    get source() {
      return source;
    },
    /** Another number for each source that was opened. */
    get run() {
      return run;
    },
    get pulling() {
      return pulling;
    },
    get last() {
      return last;
    },
    get failed() {
      return failed;
    },
    /** The code of the state, for which the messages have words. */
    get state() {
      return state;
    },
    hear,
    sighted,
    words: (t: Translate) => stateWords(state, camera, t),
    watch: () => trouble.attempt(() => backend.watchScan(hear)),
    start: (from: Source) => trouble.attempt(() => backend.scanStart(from)),
    async stop() {
      await trouble.attempt(() => backend.scanStop());
      clearTimeout(lingering);
      source = null;
      before = null;
      camera = null;
      paused = false;
      pulling = false;
    },
    /** A packet that has a name now is shown by it. */
    named(gtin: string, name: string) {
      if (last?.sighting.gtin !== gtin) return;
      last = { ...last, sighting: { ...last.sighting, name, known: true, outcome: 'found' } };
    },
  };
}

/** What is scanned from or what hinders it, for which the messages have words. */
export type ScanState =
  | CameraStatus
  | Coaching
  | Exclude<ScanInput, 'camera'>
  | 'idle'
  | 'paused'
  | 'demo-over'
  | 'photo-done'
  | 'photo-empty';

function stateOf(
  source: ScanInput | null,
  before: ScanInput | null,
  camera: CameraView | null,
  coaching: Coaching | null,
  something: boolean,
): ScanState {
  // What would help the hand is said only while the camera works: else its own trouble comes first.
  if (source === 'camera' && coaching && camera?.state === 'working') return coaching;
  if (source === 'camera') return camera?.state ?? 'opening';
  if (source !== null) return source;
  if (before === 'photo') return something ? 'photo-done' : 'photo-empty';
  if (before === 'demo') return 'demo-over';
  if (before === 'camera' && camera && camera.state !== 'working') return camera.state;
  return 'idle';
}

/** The page's own words for a state it knows, else what the camera says of itself. */
function stateWords(
  state: ScanState,
  camera: CameraView | null,
  t: Translate,
): { what: string; next: string } {
  const what = t.find(`camera-state-${state}`);
  if (what === undefined) return { what: camera?.words ?? state, next: '' };
  // Where to allow the camera differs from system to system, and the backend knows where.
  const how = state === 'not-allowed' ? camera?.params['how'] : undefined;
  return { what, next: how || (t.find(`camera-state-${state}.next`) ?? '') };
}
