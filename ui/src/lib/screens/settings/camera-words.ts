// What the check of a camera found, in the page's own words by its codes; else in the words that came with it.

import type {
  CameraCheckView,
  CameraFinding,
  CheckedCamera,
} from '../../backend/generated/contract';
import { plainListWords } from '../../formats';
import type { Translate } from '../../messages';

export function findingWords({ what, code, params, words }: CameraFinding, t: Translate): string {
  // A camera that is there is its own sentence.
  if (what === 'plugged-in' && code === 'well') return params['name'] ?? words;
  const own = t.find(`check-finding-${what}-${code}`, params);
  if (own !== undefined) return [own, lens(what, code, params, t)].filter(Boolean).join(' ');
  // A picture that does not come is for the same reasons as at home.
  const state = t.find(`camera-state-${code}`);
  if (state === undefined) return words;
  return [`${state}.`, params['how'] || t.find(`camera-state-${code}.next`)].join(' ');
}

/** What the lens asks of the hand, where something is not sharp. */
function lens(what: string, code: string, params: CameraFinding['params'], t: Translate): string {
  if (what !== 'sharpness' || (code !== 'soft' && code !== 'blurred')) return '';
  return t.find(`check-lens-${params['lens'] ?? 'unknown'}`) ?? '';
}

/** What was not as it should be. */
export function wrong({ findings }: CameraCheckView): CameraFinding[] {
  return findings.filter(({ works }) => !works);
}

/** Why the best of what a camera offers is the best, as half sentences. */
export function becauseWords({ because }: CheckedCamera, t: Translate): string {
  const known = because.flatMap((reason) => t.find(`check-reason-${reason}`) ?? []);
  return plainListWords(known, t);
}
