// Prices of the pretended Trug: enough of the rule to show them.

import type { CostView, LineView, PriceView } from '../generated/contract';

/** A price as it is typed, for what the line asks for. */
export function noted(text: string, line: LineView, at: string): PriceView | null {
  const minor = Math.round(parseFloat(text.replace(/[^\d.,]/g, '').replace(',', '.')) * 100);
  if (!Number.isFinite(minor)) return null;
  const { quantity } = line;
  return priced(line, {
    money: { minor, currency: 'EUR' },
    per: quantity.unit === 'each' ? { value: 1, unit: 'each' } : quantity,
    source: 'noted',
    from: null,
    at,
  });
}

/** The same price for what the line asks for now. */
export function priced(line: LineView, price: Omit<PriceView, 'cost'>): PriceView {
  const minor = Math.round((price.money.minor * line.quantity.value) / price.per.value);
  return { ...price, cost: { ...price.money, minor } };
}

export function costOf(lines: readonly LineView[]): CostView {
  const known = lines.filter(({ price }) => price !== null);
  const sum = (of: readonly LineView[]) => ({
    currency: 'EUR',
    minor: of.reduce((all, { price }) => all + (price?.cost.minor ?? 0), 0),
  });
  return {
    sums:
      known.length > 0 ? [{ all: sum(known), ticked: sum(known.filter((l) => l.checked)) }] : [],
    priced: known.length,
    lines: lines.length,
  };
}
