// What the pretended Trug begins with: chosen in the address, as in `?fake=many`.

import type {
  LineView,
  LookAlike,
  Origin,
  PartView,
  QuantityView,
  StepAction,
  StepView,
  UnknownPacket,
} from '../generated/contract';
import { makeLine, makeProduct, makeStep } from '../make';
import { noted } from './prices';

export interface List {
  id: string;
  name: string;
  lines: LineView[];
  shop: string | null;
}

export interface Scene {
  lists: List[];
  steps: StepView[];
  unknown: UnknownPacket[];
  lookAlikes: LookAlike[];
  /** What stood on a list once and does so no more. */
  before: string[];
  /** The list of favourites, if there is one. */
  favourites: string | null;
  /** What a file that is brought in holds. */
  file: string[];
  /** What the camera calls itself. */
  camera: string;
  /** The practice shop is connected already. */
  connected: boolean;
  welcomed: boolean;
  /** No shop answers. */
  offline: boolean;
  /** Every change is refused. */
  broken: boolean;
  /** The home could not be opened. */
  locked: boolean;
}

export const SCENES = ['empty', 'one', 'many', 'long', 'hostile', 'rtl', 'huge'] as const;
export type SceneName = (typeof SCENES)[number];

const each = (value: number): QuantityView => ({ value, unit: 'each' });
const g = (value: number): QuantityView => ({ value, unit: 'g' });
const ml = (value: number): QuantityView => ({ value, unit: 'ml' });

type Short = [
  name: string,
  aisle: string | null,
  quantity?: QuantityView,
  more?: Partial<LineView> & { brand?: string; pack?: string; tag?: string; shop?: string },
];

const MANY: Short[] = [
  ['Bananas', 'produce', each(6), { note: 'the ripe ones', tag: '0.29' }],
  ['Vine tomatoes', 'produce', g(500)],
  ['Spinach', 'produce', each(1)],
  ['Sourdough loaf', 'bakery', each(1)],
  ['Oat drink barista', 'dairy', each(3), { gtin: '07394376616228', brand: 'Oatly', pack: '1 l' }],
  ['Free range eggs', 'dairy', each(10), { tag: '0.35', shop: 'Tesco Leith' }],
  ['Greek yoghurt', 'dairy', each(2), { gtin: '05201054017340', brand: 'Fage', pack: '450 g' }],
  ['Cheddar, mature', 'cheese', g(250), { tag: '3.79' }],
  ['Peas', 'frozen', each(1), { gtin: '05000116103657', brand: 'Birds Eye', pack: '800 g' }],
  [
    'Rolled oats',
    'breakfast',
    each(2),
    { gtin: '04006381333931', brand: 'Mornflake', pack: '1 kg' },
  ],
  ['Ground coffee', 'coffee-tea', g(500), { gtin: '04012345678901', brand: 'Union' }],
  [
    'Spaghetti no. 5',
    'pasta-rice',
    each(2),
    { gtin: '08076800195057', brand: 'Barilla', pack: '500 g' },
  ],
  ['Chopped tomatoes', 'canned', each(4), { brand: 'Mutti', pack: '400 g' }],
  ['Olive oil', 'sauces', ml(750)],
  ['4019300005307', null, each(1), { gtin: '04019300005307', source: 'scan' }],
  ['Birthday candles', null, each(1), { note: 'for Saturday' }],
  ['Dishwasher tablets', 'household', each(1), { checked: true, tag: '6.99' }],
  ['Apple juice', 'drinks', ml(1500), { checked: true }],
];

const LONG: Short[] = [
  [
    'Organic wholegrain spelt sourdough crispbread with sunflower seeds, pumpkin seeds, linseed and a little sea salt from the Camargue, in the resealable family pack',
    'bakery',
    each(2),
    { brand: 'Bäckerei Hinterhuber & Söhne seit 1789 im Alten Rathaus', pack: '12 × 250 g (3 kg)' },
  ],
  [
    'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenpolitur'.repeat(2),
    'household',
    each(999),
    { tag: '1099.99', shop: 'Bäckerei Hinterhuber & Söhne seit 1789 im Alten Rathaus' },
  ],
  [
    'Milk',
    'dairy',
    ml(12500),
    {
      note: 'only the one with the blue cap, because the other one is sour on the day after you open it, and nobody drinks it then',
    },
  ],
  ['🥚🥚🥚 Eggs 🐣 👩‍👩‍👧‍👦', 'dairy', each(10)],
];

const HOSTILE: Short[] = [
  ['<img src=x onerror="document.title=\'owned\'">', 'produce'],
  ['<script>document.title = "owned"</script>', 'dairy'],
  [
    '{@html "<b>bold</b>"} {{7*7}} ${7*7}',
    null,
    each(1),
    { tag: '9.99', shop: '<img src=x onerror=alert(1)>' },
  ],
  ['"><svg onload=alert(1)>', '<i>aisle</i>'],
  ['javascript:alert(1)', null, each(1), { note: '</p><iframe src=//example.com>' }],
  ['\u202Egnihtemos desrever\u202C \u0000\u0007', null],
];

const RTL: Short[] = [
  ['حليب كامل الدسم', 'dairy', ml(1000), { brand: 'المراعي' }],
  ['خبز عربي', 'bakery', each(2), { tag: '1.5' }],
  ['לחם מחמצת', 'bakery', each(1), { note: 'פרוס' }],
  ['زيت زيتون Extra Virgin 750 ml', 'sauces', each(1)],
  ['Coffee', 'coffee-tea', g(500)],
];

const FAVOURITES: Partial<Record<SceneName, Short[]>> = {
  many: [
    ['Spinach', null],
    ['Semi-skimmed milk', null, ml(2000)],
    ['Brown bread', null],
    ['Cat food', null, each(12)],
  ],
  long: LONG.slice(0, 2),
  hostile: HOSTILE.map(([what]) => [`${what}, always`, null]),
  rtl: [['طماطم', null, g(500)]],
};

export function scene(name: SceneName): Scene {
  const first = { id: 'list-1', name: name === 'rtl' ? 'قائمة التسوق' : 'Shopping' };
  const lists: List[] = [{ ...first, lines: linesOf(name), shop: null }];
  if (name === 'many' || name === 'long') {
    lists.push({
      id: 'list-2',
      name: 'Garden party',
      lines: lines([['Charcoal', null, each(2)]], 'list-2'),
      shop: null,
    });
    lists.push({ id: 'list-3', name: 'Chemist', lines: [], shop: 'Boots' });
  }
  const staples = FAVOURITES[name];
  if (staples)
    lists.push({ id: 'list-4', name: 'Favourites', lines: lines(staples, 'list-4'), shop: null });
  const some = name === 'many' || name === 'long' || name === 'hostile' || name === 'rtl';
  return {
    lists,
    steps: some ? steps(lists[0]?.lines ?? []) : [],
    unknown: some ? UNKNOWN.map((packet) => ({ ...packet })) : [],
    lookAlikes: some ? lookAlikes(name) : [],
    before: before(name),
    favourites: staples ? 'list-4' : null,
    file: name === 'hostile' ? HOSTILE.map(([what]) => `${what} too`) : ['Flour', 'Eggs'],
    camera: name === 'hostile' ? '<img src=x onerror=alert(1)>' : 'Integrated Camera',
    connected: some,
    welcomed: true,
    offline: false,
    broken: false,
    locked: false,
  };
}

function linesOf(name: SceneName): LineView[] {
  switch (name) {
    case 'empty':
      return [];
    case 'one':
      return lines(MANY.slice(4, 5));
    case 'many':
      return lines(MANY);
    case 'long':
      return lines(LONG);
    case 'hostile':
      return lines(HOSTILE);
    case 'rtl':
      return lines(RTL);
    case 'huge':
      return lines(
        Array.from({ length: 10_000 }, (_, at): Short => {
          const [what, aisle, quantity] = MANY[at % MANY.length] ?? ['Milk', null];
          return [`${what} ${at + 1}`, aisle, quantity];
        }),
      );
  }
}

function lines(all: Short[], list = 'list-1'): LineView[] {
  return all.map(([name, aisle, quantity = each(1), more = {}], at) => {
    const { brand = null, pack = null, tag, shop = null, ...given } = more;
    const line = makeLine({
      id: `${list}-line-${at + 1}`,
      name,
      quantity,
      aisle,
      list,
      product: brand === null && pack === null ? null : { name, brand, quantity: pack },
      parts: parts(quantity, given.gtin ? 'scan' : 'typed'),
      ...given,
    });
    const price = tag === undefined ? null : noted(tag, line, ago(70));
    return { ...line, price: price && { ...price, from: shop } };
  });
}

/** A line of three or more came together from two sides. */
function parts(quantity: QuantityView, source: Origin): LineView['parts'] {
  const whole: PartView = { source, from: null, quantity, at: ago(3) };
  if (quantity.unit !== 'each' || quantity.value < 3) return [whole];
  const rest = { ...quantity, value: quantity.value - 2 };
  return [
    { source: 'import', from: 'sunday-stew.txt', quantity: { ...quantity, value: 2 }, at: ago(26) },
    { ...whole, quantity: rest },
  ];
}

function steps(of: LineView[]): StepView[] {
  const actions: StepAction[] = [
    'add',
    'quantity',
    'check',
    'add',
    'edit',
    'add',
    'sync',
    'import',
    'remove',
  ];
  const sources: Origin[] = [
    'scan',
    'typed',
    'typed',
    'scan',
    'typed',
    'photo',
    'sync',
    'import',
    'typed',
  ];
  return Array.from({ length: 24 }, (_, at): StepView => {
    const kind = at % actions.length;
    const about = of.slice(at % 7, (at % 7) + (kind > 5 ? 5 : 1)).map(({ name }) => name);
    return makeStep({
      id: `old-${at}`,
      at: ago(at * 2.7 + 0.1),
      action: actions[kind] ?? 'add',
      source: sources[kind] ?? 'typed',
      from: kind === 7 ? 'sunday-stew.txt' : null,
      about,
      changes: about.length,
      undone: at === 4,
      can_undo: at !== 4 && at !== 1,
      blocked_by: at === 1 ? { step: 'old-0', action: 'add' } : null,
    });
  });
}

function before(name: SceneName): string[] {
  switch (name) {
    case 'empty':
      return [];
    case 'hostile':
      return HOSTILE.map(([what]) => `${what} again`);
    case 'long':
      return LONG.map(([what]) => `${what}, again`);
    case 'rtl':
      return ['طماطم', 'בננות', 'Tea'];
    default:
      return ['Milk', 'Butter', 'Washing-up liquid', 'Apples', 'Brown bread', 'Toothpaste', 'Rice'];
  }
}

const packet = (printed: string, hours: number): UnknownPacket => ({
  gtin: printed.padStart(14, '0'),
  printed,
  at: ago(hours),
  source: 'scan',
  from: null,
  times: 2,
  list: { id: 'list-1', name: 'Shopping' },
  line: 'list-1-line-15',
  own_name: null,
  number_kind: printed.startsWith('2') ? 'restricted-circulation' : 'trade-item',
  issuer: 'DE',
});
const UNKNOWN = [packet('4019300005307', 0.05), packet('2912345004505', 20)];

function lookAlikes(name: SceneName): LookAlike[] {
  const hostile = name === 'hostile' ? '<img src=x onerror=alert(1)>' : 'Oat flakes, fine';
  const oats = {
    gtin: '04006381333931',
    name: 'Rolled oats',
    brand: 'Mornflake',
    quantity: '1 kg',
  };
  const flakes = { gtin: '04019300005314', name: hostile, brand: 'Kölln', quantity: '500 g' };
  return [
    { product: makeProduct({ ...flakes, source: 'off' }), because: 'same-company' },
    { product: makeProduct({ ...oats, source: 'off' }), because: 'same-words' },
  ];
}

export function ago(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}
