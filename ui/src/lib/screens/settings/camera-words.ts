// What the check of a camera found, in the page's own words by its codes; else in the words that came with it.

import type {
  CameraCheckView,
  CameraFinding,
  CheckedCamera,
} from '../../backend/generated/contract';
import type { Messages } from '../../messages';

export function findingWords({ what, code, params, words }: CameraFinding, m: Messages): string {
  const own = m.check.findings[`${what} ${code}`];
  if (own) return [own(params), lens(what, code, params, m)].filter(Boolean).join(' ');
  // A picture that does not come is for the same reasons as at home.
  const state = m.camera.states[code];
  if (!state) return words;
  return [`${state[0]}.`, params['how'] || state[1]].join(' ');
}

/** What the lens asks of the hand, where something is not sharp. */
function lens(what: string, code: string, params: CameraFinding['params'], m: Messages): string {
  if (what !== 'sharpness' || (code !== 'soft' && code !== 'blurred')) return '';
  return m.check.lens[params['lens'] ?? 'unknown'] ?? '';
}

/** What was not as it should be. */
export function wrong({ findings }: CameraCheckView): CameraFinding[] {
  return findings.filter(({ works }) => !works);
}

/** Why the best of what a camera offers is the best, as half sentences. */
export function becauseWords({ because }: CheckedCamera, m: Messages): string {
  const known = because.flatMap((reason) => m.check.because[reason] ?? []);
  return new Intl.ListFormat(m.locale, { type: 'unit' }).format(known);
}
