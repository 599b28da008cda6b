// Which screen an address names: the part after `#`, so that the page needs no server.

export type Route =
  | { screen: 'home' }
  | { screen: 'list' }
  | { screen: 'shop' }
  | { screen: 'print' }
  | { screen: 'packets' }
  | { screen: 'product'; gtin: string }
  | { screen: 'baskets' }
  | { screen: 'basket'; name: string }
  | { screen: 'history' }
  | { screen: 'settings' }
  | { screen: 'camera' }
  | { screen: 'about' }
  | { screen: 'welcome' };

const PLAIN = [
  'home',
  'list',
  'shop',
  'print',
  'packets',
  'baskets',
  'history',
  'settings',
  'camera',
  'about',
  'welcome',
] as const;

/** An address that names no screen is home. */
export function routeOf(hash: string): Route {
  const [screen, ...rest] = hash.replace(/^#?\/?/, '').split('/');
  const what = decoded(rest.join('/'));
  if (screen === 'product' && /^\d{8,14}$/.test(what)) return { screen, gtin: what };
  if (screen === 'baskets' && what !== '') return { screen: 'basket', name: what };
  const plain = PLAIN.find((known) => known === screen);
  return { screen: plain ?? 'home' };
}

export function hashOf(route: Route): string {
  switch (route.screen) {
    case 'product':
      return `#/product/${route.gtin}`;
    case 'basket':
      return `#/baskets/${encodeURIComponent(route.name)}`;
    default:
      return `#/${route.screen}`;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
