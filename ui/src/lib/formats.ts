// Amounts, money, lists, dates and times as the language writes them. How they are put together is in the `format-*`
// messages; the command line does the same from the same messages.

import type { MoneyView, PriceView, QuantityView } from './backend/generated/contract';
import type { Translate } from './messages';

/** As a shopper reads it: `3`, `500 g`, `½ l`, `1.5 l`. */
export function quantityWords({ value, unit }: QuantityView, t: Translate): string {
  if (unit === 'each') return t('format-each', { number: t.number(value) });
  if (unit === 'ml' && value === 500) return t('format-l', { number: '½' });
  const large = Math.abs(value) >= 1000;
  const number = t.number(large ? value / 1000 : value);
  if (unit === 'g') return large ? t('format-kg', { number }) : t('format-g', { number });
  return large ? t('format-l', { number }) : t('format-ml', { number });
}

/** Several packs of one size: `6 x 330 ml`. */
export function packWords(count: number, quantity: QuantityView, t: Translate): string {
  return t('format-pack', { count: t.number(count), quantity: quantityWords(quantity, t) });
}

/** An amount of something: `2 l milk`, `3 x eggs`; one piece goes without saying: `butter`. */
export function quantityOfWords(quantity: QuantityView, name: string, t: Translate): string {
  if (quantity.unit === 'each' && quantity.value === 1) return name;
  const parts = { quantity: quantityWords(quantity, t), name };
  return quantity.unit === 'each' ? t('format-of.each', parts) : t('format-of', parts);
}

/** `€1.29`, in the decimals that the currency has. */
export function moneyWords({ minor, currency }: MoneyView, t: Translate): string {
  const digits = decimalsOf(currency);
  const size = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = t.number(Number(size.slice(0, size.length - digits)));
  const amount =
    digits === 0 ? whole : `${whole}${t('format-decimal')}${size.slice(size.length - digits)}`;
  const sign = t.find(`format-money-${currency.toLowerCase()}`);
  const text =
    sign === undefined
      ? t('format-money.code', { sign: currency, amount })
      : t('format-money', { sign, amount });
  return minor < 0 ? `-${text}` : text;
}

function decimalsOf(currency: string): number {
  const style = new Intl.NumberFormat('en', { style: 'currency', currency });
  return style.resolvedOptions().maximumFractionDigits ?? 2;
}

/** As a tag says it: `€1.29`, `€2.49 / 1 kg`; it is read back as it is written. */
export function priceWords({ money, per }: Pick<PriceView, 'money' | 'per'>, t: Translate): string {
  const tag = moneyWords(money, t);
  const one = per.unit === 'each' && per.value === 1;
  return one ? tag : t('format-price', { money: tag, quantity: quantityWords(per, t) });
}

/** A list in a sentence: `a, b and c`. */
export function listWords(items: readonly string[], t: Translate): string {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? '';
  return t('format-list.last', { first: plainListWords(items.slice(0, -1), t), next: last });
}

/** The first of a list, and how many more there are: `a, b and 2 more`. A list that is no longer is whole. */
export function firstOfWords(items: readonly string[], most: number, t: Translate): string {
  if (items.length <= most) return listWords(items, t);
  const shown = plainListWords(items.slice(0, most), t);
  return t('format-list-more', { shown, more: items.length - most });
}

/** A list without a last word: `a, b, c`. */
export function plainListWords(items: readonly string[], t: Translate): string {
  return items.length === 0 ? '' : items.reduce((first, next) => t('format-list', { first, next }));
}

/** A date with the name of its month: `1 November 2026`. */
export const dateWords = (date: Date, t: Translate): string => t('format-date', dateParts(date, t));

/** A date with the day of the week: `Sunday, 1 November 2026`. */
export const weekdayWords = (date: Date, t: Translate): string =>
  t('format-date.weekday', dateParts(date, t));

/** A short date: `1 Nov 2026`. */
export const shortDateWords = (date: Date, t: Translate): string =>
  t('format-date.short', dateParts(date, t));

function dateParts(date: Date, t: Translate) {
  const month = date.getMonth() + 1;
  return {
    day: String(date.getDate()),
    dd: two(date.getDate()),
    mm: two(month),
    month: t.find(`format-month-${month}`) ?? '',
    short: t.find(`format-month-${month}.short`) ?? '',
    year: String(date.getFullYear()).padStart(4, '0'),
    weekday: t.find(`format-weekday-${date.getDay() || 7}`) ?? '',
  };
}

/** A time of day: `09:05`. */
export function timeWords(date: Date, t: Translate): string {
  return t('format-time', { hour: two(date.getHours()), minute: two(date.getMinutes()) });
}

/** A short date with the time of day: `1 Nov 2026, 09:05`. */
export function dateTimeWords(date: Date, t: Translate): string {
  return t('format-date-time', { date: shortDateWords(date, t), time: timeWords(date, t) });
}

/** How long ago something was: `now`, `5 minutes ago`, `yesterday`. What is to come is now. */
export function elapsedWords(seconds: number, t: Translate): string {
  if (seconds >= 86_400) return t('format-ago-days', { count: Math.floor(seconds / 86_400) });
  if (seconds >= 3600) return t('format-ago-hours', { count: Math.floor(seconds / 3600) });
  if (seconds >= 60) return t('format-ago-minutes', { count: Math.floor(seconds / 60) });
  return t('format-ago-now');
}

const two = (part: number) => String(part).padStart(2, '0');
