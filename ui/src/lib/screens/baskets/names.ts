// What a basket is called on the page.

import type { BasketView } from '../../backend/generated/contract';
import type { Messages } from '../../messages';

/** The practice shop's own name is a technical one; every other is the shopper's. */
export function basketName(basket: Pick<BasketView, 'name'>, m: Messages): string {
  return basket.name === 'practice' ? m.baskets.practiceName : basket.name;
}
