import { expect, test } from 'vitest';
import { quantityText, stepped } from './amounts';
import type { QuantityView } from './backend/generated/contract';

const each = (value: number): QuantityView => ({ value, unit: 'each' });
const g = (value: number): QuantityView => ({ value, unit: 'g' });
const ml = (value: number): QuantityView => ({ value, unit: 'ml' });

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
