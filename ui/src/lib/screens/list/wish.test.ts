import { expect, test } from 'vitest';
import { wishOf } from './wish';

test('an amount is taken from before or behind the thing', () => {
  const check = (text: string, what: string, quantity?: string) =>
    expect(wishOf(text)).toEqual({ what, quantity });
  check('milk', 'milk');
  check('  oat   milk ', 'oat milk');
  check('2 milk', 'milk', '2');
  check('2 x milk', 'milk', '2');
  check('milk x 2', 'milk', '2');
  check('milk 2 x', 'milk', '2');
  check('500 g flour', 'flour', '500 g');
  check('500g flour', 'flour', '500 g');
  check('flour 1,5 kg', 'flour', '1500 g');
  check('0.5 l cream', 'cream', '500 ml');
  check('vitamin b 12', 'vitamin b 12');
  check('1.5 things', '1.5 things');
  check('4006381333931', '4006381333931');
  check('4006 3813 33931', '4006 3813 33931');
});
