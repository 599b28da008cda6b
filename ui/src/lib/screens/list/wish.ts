// What a shopper types: a thing, with how much of it before or behind.

/** The amount as the backend takes it, where one was typed. */
export interface Wish {
  what: string;
  quantity: string | undefined;
}

const AMOUNT = String.raw`(\d{1,5}(?:[.,]\d{1,3})?)\s*(kg|g|l|ml|x|×)?`;
const BEFORE = new RegExp(`^${AMOUNT}\\s+(\\D.*)$`, 'iu');
const BEHIND = new RegExp(`^(.*\\D)\\s+${AMOUNT}$`, 'iu');

/** "500 g flour", "2 milk", "milk x 2" and "flour 1,5 kg" have an amount; a barcode has none. */
export function wishOf(text: string): Wish {
  const said = text.trim().replace(/\s+/g, ' ');
  const before = BEFORE.exec(said);
  if (before?.[1] && before[3]) return wish(before[3], before[1], before[2]);
  const behind = BEHIND.exec(said);
  if (behind?.[1] && behind[2]) {
    const what = behind[1].replace(/\s+[x×]$/iu, '');
    // "7 up" is a name, and so is "vitamin b 12": only an amount with a unit or an x stands behind.
    if (behind[3] || what !== behind[1]) return wish(what, behind[2], behind[3]);
  }
  return { what: said, quantity: undefined };
}

function wish(what: string, amount: string, unit: string | undefined): Wish {
  const value = Number(amount.replace(',', '.'));
  const measure = (unit ?? '').toLowerCase();
  const whole = Number.isInteger(value);
  if (measure === '' || measure === 'x' || measure === '×') {
    return whole && value >= 1 && value <= 999
      ? { what, quantity: `${value}` }
      : { what: `${amount} ${what}`, quantity: undefined };
  }
  const small = measure === 'kg' || measure === 'l' ? Math.round(value * 1000) : Math.round(value);
  const name = measure === 'kg' || measure === 'g' ? 'g' : 'ml';
  return { what, quantity: `${small} ${name}` };
}
