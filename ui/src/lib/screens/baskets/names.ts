// What a basket is called on the page.

import type { BasketView } from '../../backend/generated/contract';
import type { Translate } from '../../messages';

/** The practice shop's own name is a technical one; every other is the shopper's. */
export function basketName(basket: Pick<BasketView, 'name'>, t: Translate): string {
  return basket.name === 'practice' ? t('baskets-practice-name') : basket.name;
}
