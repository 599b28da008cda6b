// How the shop's answers look and read: a sign and a tone each, so that colour alone says nothing.

import { moneyWords, quantityWords } from '../../formats';
import type {
  AnswerDetail,
  DoneView,
  RehearsalAnswer,
  RehearsalLineView,
} from '../../backend/generated/contract';
import type { IconName } from '../../icons';
import type { Translate } from '../../messages';

type Tone = 'good' | 'look' | 'bad' | 'ask' | '';

const LOOKS: Record<RehearsalAnswer, [IconName, Tone]> = {
  sure: ['check', 'good'],
  changed: ['pen', 'look'],
  capped: ['down', 'look'],
  'not-stocked': ['close', ''],
  guess: ['ask', 'ask'],
  unknown: ['warn', 'bad'],
  elsewhere: ['list', ''],
};

export const signOf = (answer: RehearsalAnswer): IconName => LOOKS[answer][0];
export const toneOf = (answer: RehearsalAnswer): Tone => LOOKS[answer][1];

/** Why the shop's answer is not simply yes; the backend's own words where the page knows no better. */
export function detailWords(line: RehearsalLineView, t: Translate): string {
  if (line.details.length === 0) return line.words;
  return line.details.map((detail) => oneDetail(detail, t)).join('; ');
}

function oneDetail(detail: AnswerDetail, t: Translate): string {
  switch (detail.kind) {
    case 'price':
      return t('rehearsal-detail-price', {
        was: moneyWords(detail.was, t),
        now: moneyWords(detail.now, t),
      });
    case 'packs':
      return t('rehearsal-detail-packs', {
        packs: detail.packs,
        wanted: quantityWords(detail.wanted, t),
      });
    case 'capped':
      return t('rehearsal-detail-capped', { wanted: detail.wanted, most: detail.most });
    default:
      return t.find(`rehearsal-detail-${detail.kind}`) ?? '';
  }
}

/** What a sync did, a sentence each: "3 Milk", "Peas taken out". */
export function doneWords(done: DoneView, t: Translate): string {
  const amount = done.quantity ? quantityWords(done.quantity, t) : '';
  const values = { name: done.name, amount, now: done.new_name };
  return t.find(`basket-change-${done.what}`, values) ?? done.name;
}
