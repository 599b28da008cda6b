// Products and packets that are not known yet.

import type { AllergenAnswer, ProductDetail } from '../generated/contract';
import { makeProduct } from '../make';
import type { Backend } from '../types';
import { ALLERGENS, ATTRIBUTION, SEARCHED, numberOf } from './goods';
import type { World } from './world';

export function fakeProducts(world: World) {
  const { change } = world;

  function detail(gtin: string): ProductDetail {
    const under = world.lists.flatMap((list) => list.lines.map((line) => ({ list, line })));
    const on = under.filter(({ line }) => line.gtin === gtin);
    const line = on[0]?.line;
    const name = world.names.get(gtin) ?? line?.product?.name ?? null;
    const known = name !== null;
    const source = !known ? 'none' : world.names.has(gtin) ? 'own' : 'off';
    const brand = line?.product?.brand ?? null;
    const quantity = line?.product?.quantity ?? null;
    const aisle = line?.aisle ?? null;
    const attribution = known ? ATTRIBUTION : null;
    const product = makeProduct({ gtin, name, brand, quantity, aisle, source, attribution });
    const answers: AllergenAnswer[] = ['contains', 'not-listed', 'data-missing'];
    const off = { licence: 'ODbL 1.0', attribution: ATTRIBUTION, collected: '2012-2024' };
    return {
      product,
      sources: known ? [{ source: 'off', name, brand, pack: quantity, aisle, ...off }] : [],
      pack: null,
      labels: known ? ['organic', 'vegan'] : null,
      allergens: ALLERGENS.map((allergen, at) => ({
        allergen,
        answer: known ? (answers[at % 3] ?? 'data-missing') : 'data-missing',
      })),
      same_need: known
        ? [makeProduct({ gtin: '04006381333948', name: `${name}, small`, quantity: '500 g' })]
        : [],
      lines: on.map(({ list, line }) => ({ list, line: line.id, checked: line.checked })),
      can_forget: world.names.has(gtin),
      taught: null,
    };
  }

  return {
    productTeach: async (gtin, name, brand = null, pack = null) => {
      world.names.set(gtin, name);
      world.unknown = world.unknown.filter((packet) => packet.gtin !== gtin);
      change('teach', [name], () => {
        const under = world.lists
          .flatMap((list) => list.lines)
          .filter((line) => line.gtin === gtin);
        for (const line of under) {
          line.name = name;
          line.product = { name, brand, quantity: pack };
        }
        return under;
      });
      return makeProduct({ gtin, name, brand, quantity: pack, source: 'own' });
    },
    productSearch: async (words, limit) => ({
      products: SEARCHED.filter((name) => name.toLowerCase().includes(words.toLowerCase()))
        .slice(0, limit)
        .map((name) => makeProduct({ gtin: numberOf(name), name, brand: 'Trug' })),
    }),
    productShow: async (gtin) => detail(gtin),
    productForget: async (gtin) => {
      world.names.delete(gtin);
      return change('forget', [gtin], () => []);
    },
    productAttach: async (gtin, to) => {
      world.unknown = world.unknown.filter((packet) => packet.gtin !== gtin);
      return { ...detail(to).product, gtin, name: detail(to).product.name ?? 'Rolled oats' };
    },
    packetsUnknown: async () => ({ packets: world.unknown }),
    packetLookAlikes: async () => ({ brand: null, aisle: null, products: world.given.lookAlikes }),
  } satisfies Partial<Backend>;
}
