// Whether something is near the part of the page that is seen. One watcher serves all, and what comes near is told one by
// one, a frame each, the nearest first: a leap through a long list then never holds the page up.

type Tell = (isNear: boolean, node: HTMLElement) => void;

const MARGIN = '600px 0px';
const told = new WeakMap<Element, Tell>();
const waiting = new Set<HTMLElement>();
let watcher: IntersectionObserver | undefined;
let frame: number | undefined;

/** Tells when the element comes near the window or goes far from it; where nobody can know, never. */
export function near(tell: Tell) {
  return (node: HTMLElement) => {
    if (typeof IntersectionObserver === 'undefined') return;
    watcher ??= new IntersectionObserver(look, { rootMargin: MARGIN });
    told.set(node, tell);
    watcher.observe(node);
    return () => {
      watcher?.unobserve(node);
      waiting.delete(node);
      told.delete(node);
    };
  };
}

function look(entries: IntersectionObserverEntry[]) {
  for (const { target, isIntersecting } of entries) {
    if (!(target instanceof HTMLElement)) continue;
    if (isIntersecting) waiting.add(target);
    else {
      waiting.delete(target);
      told.get(target)?.(false, target);
    }
  }
  frame ??= requestAnimationFrame(next);
}

function next() {
  frame = undefined;
  let nearest: HTMLElement | undefined;
  let least = Infinity;
  for (const node of waiting) {
    const { top, bottom } = node.getBoundingClientRect();
    const off = Math.abs((top + bottom) / 2 - innerHeight / 2);
    if (off < least) [nearest, least] = [node, off];
  }
  if (nearest === undefined) return;
  waiting.delete(nearest);
  told.get(nearest)?.(true, nearest);
  if (waiting.size > 0) frame = requestAnimationFrame(next);
}
