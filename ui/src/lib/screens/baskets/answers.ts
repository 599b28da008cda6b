// How the shop's answers look and read: a sign and a tone each, so that colour alone says nothing.

import { moneyWords, quantityWords } from '../../formats';
import type {
  AnswerDetail,
  DeviationDetail,
  DeviationView,
  DoneView,
  NoteView,
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
  replaced: ['redo', 'look'],
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
    case 'replaced':
      return t('rehearsal-detail-replaced', { title: detail.title });
    default:
      return t.find(`rehearsal-detail-${detail.kind}`) ?? '';
  }
}

/** What a shop did other than it was asked: "Milk: €9.99 in the basket, €1.99 when the shop was asked". */
export function deviationWords({ code, name, detail, words }: DeviationView, t: Translate): string {
  return t.find(`basket-deviation-${code}`, { name, ...bothSides(detail, t) }) ?? words;
}

function bothSides(detail: DeviationDetail, t: Translate): { was?: string; now?: string } {
  switch (detail.kind) {
    case 'money':
      return { was: moneyWords(detail.was, t), now: moneyWords(detail.now, t) };
    case 'currency':
      return { was: detail.was, now: detail.now };
    case 'quantity': {
      const was = detail.was ? { was: quantityWords(detail.was, t) } : {};
      return { ...was, now: quantityWords(detail.now, t) };
    }
    case 'article':
      return { now: detail.title };
    case 'whole':
      return {};
  }
}

/** What a shop says about its basket; Trug's own note is in the person's language. */
export const noteWords = (note: NoteView, t: Translate): string =>
  note.code === 'cart_gone' ? t('baskets-cart-gone') : note.text;

/** What a sync did, a sentence each: "3 Milk", "Peas taken out". */
export function doneWords(done: DoneView, t: Translate): string {
  const amount = done.quantity ? quantityWords(done.quantity, t) : '';
  const values = { name: done.name, amount, now: done.new_name };
  return t.find(`basket-change-${done.what}`, values) ?? done.name;
}
