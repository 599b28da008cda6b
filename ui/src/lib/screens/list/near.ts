// Whether something is near the part of the page that is seen.

const MARGIN = '1200px 0px';

/** Tells when the element comes near the window or goes far from it; where nobody can know, near. */
export function near(tell: (isNear: boolean, node: HTMLElement) => void) {
  return (node: HTMLElement) => {
    if (typeof IntersectionObserver === 'undefined') return;
    const watcher = new IntersectionObserver(
      ([entry]) => entry && tell(entry.isIntersecting, node),
      { rootMargin: MARGIN },
    );
    watcher.observe(node);
    return () => watcher.disconnect();
  };
}
