// Whether something is near the part of the page that is seen. One watcher serves all.

type Tell = (isNear: boolean, node: HTMLElement) => void;

const MARGIN = '1200px 0px';
const told = new WeakMap<Element, Tell>();
let watcher: IntersectionObserver | undefined;

/** Tells when the element comes near the window or goes far from it; where nobody can know, never. */
export function near(tell: Tell) {
  return (node: HTMLElement) => {
    if (typeof IntersectionObserver === 'undefined') return;
    watcher ??= new IntersectionObserver(look, { rootMargin: MARGIN });
    told.set(node, tell);
    watcher.observe(node);
    return () => {
      watcher?.unobserve(node);
      told.delete(node);
    };
  };
}

function look(entries: IntersectionObserverEntry[]) {
  for (const { target, isIntersecting } of entries) {
    if (target instanceof HTMLElement) told.get(target)?.(isIntersecting, target);
  }
}
