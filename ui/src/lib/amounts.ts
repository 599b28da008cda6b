// Amounts as they are asked for, and one step up or down.

import type { QuantityView } from './backend/generated/contract';

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
