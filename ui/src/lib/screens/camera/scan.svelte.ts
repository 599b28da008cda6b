// What is scanned from, what it says of itself, and what was seen last.

import type { Backend, Source, Teaching } from '../../backend';
import type {
  CameraView,
  FailedPicture,
  ScanMessage,
  SightingView,
} from '../../backend/generated/contract';
import type { Messages } from '../../messages';
import type { Trouble } from '../../trouble.svelte';

export type Scan = ReturnType<typeof createScan>;

/** How long the mark stays around a barcode that was seen. */
const MARK_MS = 1500;
/** How long pictures are still pulled after the end, so that a photo's last one is shown. */
const LINGER_MS = 1000;

export function createScan(
  backend: Backend,
  trouble: Trouble,
  m: Messages,
  listChanged: () => void,
) {
  let source = $state<string | null>(null);
  let before = $state<string | null>(null);
  let run = $state(0);
  let pulling = $state(false);
  let camera = $state<CameraView | null>(null);
  let last = $state<SightingView | null>(null);
  let marked = $state<[number, number][]>([]);
  let failed = $state<FailedPicture | null>(null);
  let seen = $state(0);
  let taught = $state('');
  let unmark: ReturnType<typeof setTimeout> | undefined;
  let linger: ReturnType<typeof setTimeout> | undefined;

  function hear(message: ScanMessage) {
    switch (message.kind) {
      case 'started':
        clearTimeout(linger);
        source = message.source;
        before = null;
        camera = null;
        failed = null;
        seen = 0;
        marked = [];
        run += 1;
        pulling = true;
        break;
      case 'camera':
        camera = message.camera;
        break;
      case 'sighting':
        sighted(message.sighting);
        break;
      case 'failed':
        failed = message.picture;
        break;
      case 'trouble':
        trouble.tell(message.error);
        break;
      case 'ended':
        before = source;
        source = null;
        linger = setTimeout(() => (pulling = false), LINGER_MS);
        break;
    }
  }

  function sighted(sighting: SightingView) {
    seen += 1;
    last = sighting;
    taught = '';
    marked = sighting.corners;
    clearTimeout(unmark);
    unmark = setTimeout(() => (marked = []), MARK_MS);
    if (sighting.line) listChanged();
  }

  function words(): string {
    if (source === 'demo') return m.camera.playing;
    if (source === 'photo') return m.camera.photo;
    if (source === 'camera') return cameraWords(camera, m);
    if (before === 'photo')
      return seen === 0 && !failed ? m.camera.nothingFound : m.camera.photoDone;
    if (before === 'demo') return m.camera.ended;
    if (before === 'camera' && camera) return cameraWords(camera, m);
    return m.camera.idle;
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
    /** The corners of what was just seen, as shares of the picture's width and height. */
    get marked() {
      return marked;
    },
    get failed() {
      return failed;
    },
    get taught() {
      return taught;
    },
    get words() {
      return words();
    },
    hear,
    watch: () => trouble.attempt(() => backend.watchScan(hear)),
    start: (from: Source) => trouble.attempt(() => backend.scanStart(from)),
    async stop() {
      await trouble.attempt(() => backend.scanStop());
      clearTimeout(linger);
      source = null;
      before = null;
      camera = null;
      marked = [];
      pulling = false;
    },
    async teach(teaching: Teaching) {
      const product = await trouble.attempt(() => backend.productTeach(teaching));
      if (!product) return;
      const name = product.name ?? teaching.name;
      if (last?.gtin === teaching.gtin) last = { ...last, name, known: true };
      taught = m.sighting.taught(name);
      listChanged();
    },
  };
}

/** The page's own words for a state it knows, else what the camera says of itself. */
function cameraWords(camera: CameraView | null, m: Messages): string {
  if (!camera) return m.camera.states['opening'] ?? '';
  return m.camera.states[camera.state] ?? camera.words;
}
