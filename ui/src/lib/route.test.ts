import { expect, test } from 'vitest';
import { hashOf, routeOf, type Route } from './route';

test('an address names a screen, and a screen its address', () => {
  const check = (route: Route) => expect(routeOf(hashOf(route))).toEqual(route);
  check({ screen: 'home' });
  check({ screen: 'shop' });
  check({ screen: 'product', gtin: '04006381333931' });
  check({ screen: 'basket', name: 'Käse & Co / 50 %' });
});

test('what names no screen is home', () => {
  const check = (hash: string) => expect(routeOf(hash)).toEqual({ screen: 'home' });
  check('');
  check('#');
  check('#/nowhere');
  check('#/product/<script>');
  check('#/product/%zz');
});
