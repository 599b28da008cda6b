// Whether something is near the part of the page that is seen. One watcher serves all. What comes near is made step by
// step, the nearest first, and only for a few milliseconds of each frame: neither a steady scroll nor a leap through a long
// list ever holds the page up.

/** Something that is made while it is near. */
export interface Nearing {
  /** Makes a little more of it; answers whether that was all. */
  more: () => boolean;
  /** It is far again. */
  far: (node: HTMLElement) => void;
}

const MARGIN = '800px 0px';
/** How long a frame works ahead, and how long on what is missing in the window, in milliseconds. */
const AHEAD_MS = 4;
const MISSING_MS = 16;

const known = new WeakMap<Element, Nearing>();
const waiting = new Set<HTMLElement>();
let watcher: IntersectionObserver | undefined;
let frame: number | undefined;

/** Follows the element for as long as it is there; where nobody can know what is near, never. */
export function near(nearing: Nearing) {
  return (node: HTMLElement) => {
    if (typeof IntersectionObserver === 'undefined') return;
    watcher ??= new IntersectionObserver(look, { rootMargin: MARGIN });
    known.set(node, nearing);
    watcher.observe(node);
    return () => {
      watcher?.unobserve(node);
      waiting.delete(node);
      known.delete(node);
    };
  };
}

function look(entries: IntersectionObserverEntry[]) {
  for (const { target, isIntersecting } of entries) {
    if (!(target instanceof HTMLElement)) continue;
    if (isIntersecting) waiting.add(target);
    else {
      waiting.delete(target);
      known.get(target)?.far(target);
    }
  }
  frame ??= requestAnimationFrame(work);
}

function work() {
  frame = undefined;
  const begun = performance.now();
  for (let one = nearest(); one !== undefined; one = nearest()) {
    const { node, seen } = one;
    const end = begun + (seen ? MISSING_MS : AHEAD_MS);
    let all: boolean;
    do all = known.get(node)?.more() ?? true;
    while (!all && performance.now() < end);
    if (all) waiting.delete(node);
    if (performance.now() >= end) break;
  }
  if (waiting.size > 0) frame = requestAnimationFrame(work);
}

/** The one nearest to the middle of the window, and whether it can be seen. */
function nearest(): { node: HTMLElement; seen: boolean } | undefined {
  let found: { node: HTMLElement; seen: boolean } | undefined;
  let least = Infinity;
  for (const node of waiting) {
    const { top, bottom } = node.getBoundingClientRect();
    const off = Math.abs((top + bottom) / 2 - innerHeight / 2);
    if (off >= least) continue;
    least = off;
    found = { node, seen: bottom > 0 && top < innerHeight };
  }
  return found;
}
