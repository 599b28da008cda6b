// Pulls the camera's pictures, at most twenty a second and none that nobody sees. The newest picture
// wins: one that came while another was drawn is never asked for.

import type { Backend, Picture } from '../../backend';

const PACE_MS = 50;
const AFTER_FAILURE_MS = 500;

export async function pullPictures(
  backend: Pick<Backend, 'picture'>,
  draw: (picture: Picture) => void,
  signal: AbortSignal,
): Promise<void> {
  let after = 0;
  while (!signal.aborted) {
    if (document.hidden) {
      await untilSeen(signal);
      continue;
    }
    const asked = performance.now();
    let pause = PACE_MS;
    try {
      const picture = await backend.picture(after, signal);
      if (picture) {
        after = picture.seq;
        if (!signal.aborted) draw(picture);
      }
    } catch {
      // The scheme answers nothing while the window closes or the source changes.
      pause = AFTER_FAILURE_MS;
    }
    await sleep(Math.max(0, pause - (performance.now() - asked)), signal);
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}

function untilSeen(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const look = () => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener('visibilitychange', look);
      done();
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', look, { once: true });
  });
}
