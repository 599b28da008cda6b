// How the shop's answers look and read: a sign and a tone each, so that colour alone says nothing.

import { moneyWords, quantityWords } from '../../amounts';
import type { AnswerDetail, DoneView, RehearsalLineView } from '../../backend/generated/contract';
import type { IconName } from '../../icons';
import type { Messages } from '../../messages';

type Tone = 'good' | 'look' | 'bad' | 'ask' | '';

const LOOKS: Record<string, [IconName, Tone]> = {
  sure: ['check', 'good'],
  changed: ['pen', 'look'],
  capped: ['down', 'look'],
  'not-stocked': ['close', ''],
  guess: ['ask', 'ask'],
  unknown: ['warn', 'bad'],
  elsewhere: ['list', ''],
};

export const signOf = (answer: string): IconName => LOOKS[answer]?.[0] ?? 'info';
export const toneOf = (answer: string): Tone => LOOKS[answer]?.[1] ?? '';

/** Why the shop's answer is not simply yes; the backend's own words where the page knows no better. */
export function detailWords(line: RehearsalLineView, m: Messages): string {
  if (line.details.length === 0) return line.words;
  return line.details.map((detail) => oneDetail(detail, m)).join('; ');
}

function oneDetail(detail: AnswerDetail, m: Messages): string {
  const say = m.baskets.details;
  switch (detail.kind) {
    case 'price':
      return say.price(moneyWords(detail.was, m.locale), moneyWords(detail.now, m.locale));
    case 'packs':
      return say.packs(quantityWords(detail.wanted, m.locale), detail.packs);
    case 'capped':
      return say.capped(detail.wanted, detail.most);
    default:
      return say.plain[detail.kind] ?? '';
  }
}

/** What a sync did, a sentence each: "3 Milk", "Peas taken out". */
export function doneWords(done: DoneView, m: Messages): string {
  const amount = done.quantity ? quantityWords(done.quantity, m.locale) : '';
  const say = m.baskets.did[done.what];
  return say ? say(done.name, amount, done.new_name ?? '') : done.name;
}
