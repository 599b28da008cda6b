// What the pretended Trug knows of goods, and the shop that it is connected with.

import type { Allergen, BasketView } from '../generated/contract';

/** What the demo shows, one after another. The last one is known to nobody. */
export const PACKETS = [
  { gtin: '04006381333931', printed: '4006381333931', name: 'Rolled oats', aisle: 'breakfast' },
  { gtin: '05449000000996', printed: '5449000000996', name: 'Cola', aisle: 'drinks' },
  { gtin: '04012345678901', printed: '4012345678901', name: null, aisle: null },
];
export const AISLES = [
  'produce bakery meat fish deli dairy cheese frozen breakfast spreads coffee-tea pasta-rice',
  'canned sauces baking snacks sweets drinks alcohol baby health household pet',
]
  .join(' ')
  .split(' ');
export const SEARCHED = [
  'Milk',
  'Milk chocolate',
  'Oat milk',
  'Bread rolls',
  'Butter',
  'Brown bread',
];
export const ATTRIBUTION = 'Product data © Open Food Facts contributors, ODbL 1.0';

export const numberOf = (name: string) => `0${4_000_000_000_000 + SEARCHED.indexOf(name)}`;

export const ALLERGENS: Allergen[] = [
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soybeans',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
];

export const PRACTICE: BasketView = {
  name: 'practice',
  kind: 'ucp',
  place: 'http://127.0.0.1:0',
  reads_back: true,
  prices: true,
  unanswered: false,
};
