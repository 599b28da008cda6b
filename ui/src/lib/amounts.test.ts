import { expect, test } from 'vitest';
import { moneyWords, priceWords, quantityText, quantityWords, stepped } from './amounts';
import type { QuantityView } from './backend/generated/contract';

const each = (value: number): QuantityView => ({ value, unit: 'each' });
const g = (value: number): QuantityView => ({ value, unit: 'g' });
const ml = (value: number): QuantityView => ({ value, unit: 'ml' });

test('amounts are shown as a shopper reads them', () => {
  const check = (quantity: QuantityView, locale: string, expected: string) =>
    expect(quantityWords(quantity, locale)).toBe(expected);
  check(each(3), 'en-GB', '3');
  check(g(500), 'en-GB', '500 g');
  check(g(1000), 'en-GB', '1 kg');
  check(ml(1500), 'de-DE', '1,5 l');
  check(ml(1500), 'en-GB', '1.5 l');
});

test('amounts are asked for so that the backend reads the same', () => {
  expect(quantityText(each(3))).toBe('3');
  expect(quantityText(g(1500))).toBe('1500 g');
  expect(quantityText(ml(250))).toBe('250 ml');
});

test('a step never goes below what a line can be', () => {
  const check = (quantity: QuantityView, direction: 1 | -1, expected: number | undefined) =>
    expect(stepped(quantity, direction)?.value).toBe(expected);
  check(each(1), 1, 2);
  check(each(2), -1, 1);
  check(each(1), -1, undefined);
  check(g(500), 1, 600);
  check(g(100), -1, undefined);
});

test('money has the digits of its currency', () => {
  expect(moneyWords({ minor: 129, currency: 'EUR' }, 'en-GB')).toBe('€1.29');
  expect(moneyWords({ minor: 129, currency: 'JPY' }, 'en-GB')).toBe('JP¥129');
});

test('a price is shown as a tag says it', () => {
  const money = { minor: 249, currency: 'EUR' };
  expect(priceWords({ money, per: each(1) }, 'en-GB')).toBe('€2.49');
  expect(priceWords({ money, per: g(1000) }, 'en-GB')).toBe('€2.49 / 1 kg');
  expect(priceWords({ money, per: each(3) }, 'en-GB')).toBe('€2.49 / 3');
});
