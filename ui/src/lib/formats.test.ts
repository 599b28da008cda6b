import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { QuantityView } from './backend/generated/contract';
import {
  dateTimeWords,
  dateWords,
  elapsedWords,
  firstOfWords,
  listWords,
  moneyWords,
  packWords,
  plainListWords,
  priceWords,
  quantityOfWords,
  quantityWords,
  shortDateWords,
  timeWords,
  weekdayWords,
} from './formats';
import { words, type Translate } from './messages';
import type { Values } from './messages/bundle';

interface Case {
  format?: string;
  of: (string | number)[];
  message?: string;
  with?: Values;
  en: string;
  de: string;
}

/** The cases that the command line is tested with, too. */
const CASES = JSON.parse(readFileSync('../locales/formats.json', 'utf8')) as Case[];

const quantity = (value: unknown, unit: unknown): QuantityView => ({
  value: Number(value),
  unit: unit as QuantityView['unit'],
});
const day = ([year, month, date, hour = 0, minute = 0]: number[]) =>
  new Date(year!, month! - 1, date, hour, minute);

const FORMATS: Record<string, (of: never[], t: Translate) => string> = {
  number: ([number]: number[], t) => t.number(number!),
  quantity: ([value, unit], t) => quantityWords(quantity(value, unit), t),
  pack: ([count, value, unit]: unknown[], t) => packWords(Number(count), quantity(value, unit), t),
  'quantity-of': ([value, unit, name]: unknown[], t) =>
    quantityOfWords(quantity(value, unit), String(name), t),
  money: ([minor, currency]: unknown[], t) =>
    moneyWords({ minor: Number(minor), currency: String(currency) }, t),
  price: ([minor, currency, value, unit]: unknown[], t) =>
    priceWords(
      { money: { minor: Number(minor), currency: String(currency) }, per: quantity(value, unit) },
      t,
    ),
  list: (of: string[], t) => listWords(of, t),
  'plain-list': (of: string[], t) => plainListWords(of, t),
  'first-of': ([most, ...items]: unknown[], t) => firstOfWords(items.map(String), Number(most), t),
  date: (of: number[], t) => dateWords(day(of), t),
  weekday: (of: number[], t) => weekdayWords(day(of), t),
  'short-date': (of: number[], t) => shortDateWords(day(of), t),
  time: ([hour, minute]: number[], t) => timeWords(day([2026, 1, 1, hour!, minute!]), t),
  'date-time': (of: number[], t) => dateTimeWords(day(of), t),
  elapsed: ([seconds]: number[], t) => elapsedWords(seconds!, t),
};

test('a language writes everything as the command line does', () => {
  expect(CASES.length).toBeGreaterThan(50);
  for (const one of CASES) {
    for (const language of ['en', 'de'] as const) {
      const t = words(language);
      const text = one.format
        ? FORMATS[one.format]!(one.of as never[], t)
        : t.find(one.message!, one.with);
      expect(text, `${language} ${JSON.stringify(one)}`).toBe(one[language]);
    }
  }
});
