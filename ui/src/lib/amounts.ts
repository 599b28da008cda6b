// Amounts and money, as they are shown and as they are asked for.

import type { MoneyView, PriceView, QuantityView } from './backend/generated/contract';

/** As a shopper reads it: `3`, `500 g`, `1.5 l`. */
export function quantityWords(quantity: QuantityView, locale: string): string {
  const { value, unit } = quantity;
  if (unit === 'each') return number(value, locale);
  if (value >= 1000) return `${number(value / 1000, locale)} ${unit === 'g' ? 'kg' : 'l'}`;
  return `${number(value, locale)} ${unit}`;
}

/** As the backend takes it. */
export function quantityText(quantity: QuantityView): string {
  return quantity.unit === 'each' ? `${quantity.value}` : `${quantity.value} ${quantity.unit}`;
}

/** One step up or down, or null where there is nothing below: a line of none is removed instead. */
export function stepped(quantity: QuantityView, direction: 1 | -1): QuantityView | null {
  const step = quantity.unit === 'each' ? 1 : 100;
  const value = quantity.value + direction * step;
  return value < 1 ? null : { ...quantity, value };
}

export function moneyWords(money: MoneyView, locale: string): string {
  const style = new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency });
  const digits = style.resolvedOptions().maximumFractionDigits ?? 2;
  return style.format(money.minor / 10 ** digits);
}

/** As a tag says it: `€1.29`, `€2.49 / 1 kg`; it is read back as it is written. */
export function priceWords(
  { money, per }: Pick<PriceView, 'money' | 'per'>,
  locale: string,
): string {
  const tag = moneyWords(money, locale);
  const one = per.unit === 'each' && per.value === 1;
  return one ? tag : `${tag} / ${quantityWords(per, locale)}`;
}

function number(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value);
}
