import { expect, test } from 'vitest';
import { makeLine } from '../../backend/make';
import type { LineView, QuantityView } from '../../backend/generated/contract';
import { words } from '../../messages';
import { listText } from './text';

const line = (name: string, quantity: QuantityView, more: Partial<LineView> = {}) =>
  makeLine({ name, quantity, ...more });

test('a list as text is what is still to buy', () => {
  const lines = [
    line('Milk', { value: 1, unit: 'each' }),
    line('Eggs', { value: 10, unit: 'each' }, { note: 'free range' }),
    line('Flour', { value: 1500, unit: 'g' }),
    line('Bread', { value: 1, unit: 'each' }, { checked: true }),
  ];
  expect(listText('Sunday', lines, words('en'))).toBe(
    'Sunday\nMilk\n10 x Eggs (free range)\n1.5 kg Flour\n',
  );
});
