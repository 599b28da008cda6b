// A rehearsal as a shopper reads it: what needs a look first, then what the shop does not have, then
// what is sure.

import type { RehearsalAnswer } from '../../backend/generated/contract';
import type { MoneyView, RehearsalLineView, RehearsalView } from '../../backend/generated/contract';

/** What needs a look stands first. */
const PLACES: Record<RehearsalAnswer, number> = {
  guess: 1,
  unknown: 2,
  changed: 3,
  capped: 4,
  'not-stocked': 5,
  elsewhere: 6,
  replaced: 7,
  sure: 8,
};

export interface Answered {
  answer: RehearsalAnswer;
  lines: RehearsalLineView[];
}

export function byAnswer(rehearsal: RehearsalView): Answered[] {
  const answers = new Set(rehearsal.lines.map(({ answer }) => answer));
  return [...answers]
    .sort((one, other) => PLACES[one] - PLACES[other])
    .map((answer) => ({
      answer,
      lines: rehearsal.lines.filter((line) => line.answer === answer),
    }));
}

/** Whether a line is sent only when the shopper agrees to it. */
export function needsConsent(line: RehearsalLineView): boolean {
  return line.send !== null && (line.answer === 'changed' || line.answer === 'capped');
}

/** What a push would send. */
export function sendable(rehearsal: RehearsalView, changed: boolean): RehearsalLineView[] {
  return rehearsal.lines.filter((line) => line.will_send || (changed && needsConsent(line)));
}

/** What it comes to, and for how many of the lines a price is known. */
export function sum(lines: readonly RehearsalLineView[]): {
  total: MoneyView | null;
  known: number;
} {
  const priced = lines.flatMap(({ price, send }) =>
    price !== null && send !== null ? [{ ...price, minor: price.minor * send }] : [],
  );
  const currency = priced[0]?.currency;
  if (currency === undefined || priced.some((price) => price.currency !== currency)) {
    return { total: null, known: 0 };
  }
  const minor = priced.reduce((all, price) => all + price.minor, 0);
  return { total: { minor, currency }, known: priced.length };
}

/** What an article's title says beyond what is wanted: of `Bananas, small` for bananas, `small`. */
export function restOf(title: string, wanted: string): string {
  if (!title.toLocaleLowerCase().startsWith(wanted.toLocaleLowerCase())) return title;
  const rest = title.slice(wanted.length);
  // `Peanuts` is not `Pea` and `nuts`.
  return /^[\s,;:–-]+\S/u.test(rest) ? rest.replace(/^[\s,;:–-]+/u, '') : title;
}
