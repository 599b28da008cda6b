// A keyboard-wedge scanner types a barcode like a very fast person and ends it with Enter or Tab.
// It is told from a person by its speed. Digits are taken by the physical key, because a scanner set
// to an English keyboard types "à&é" on a French one.

/** A person's fastest keys are further apart, in milliseconds. */
const FASTEST_PERSON_MS = 45;
/** A scanner without a terminator is over after this silence, in milliseconds. */
const SILENCE_MS = 120;
/** The shortest barcode that a scanner sends. */
const SHORTEST = 6;
/** A GS1 element string or a link can be long; more is no barcode. */
const LONGEST = 512;

export interface Key {
  /** The physical key, as `KeyboardEvent.code`. */
  code: string;
  /** What it types, as `KeyboardEvent.key`. */
  key: string;
  /** Milliseconds. */
  at: number;
  /** Whether the key is held down and types by itself, as `KeyboardEvent.repeat`. */
  repeat?: boolean;
}

export type Heard =
  /** A person may be typing; nothing is known yet. */
  | { kind: 'nothing' }
  /** This key ended a barcode. */
  | { kind: 'code'; text: string };

const NOTHING: Heard = { kind: 'nothing' };

export function createWedge() {
  let text = '';
  let started = 0;
  let last = -Infinity;

  function over(): Heard {
    const heard = text;
    text = '';
    return isBarcode(heard) ? { kind: 'code', text: heard } : NOTHING;
  }

  return {
    SILENCE_MS,
    /** How much of a barcode may have been typed so far, and when it began. */
    get pending() {
      return { length: text.length, started };
    },
    key({ code, key, at, repeat = false }: Key): Heard {
      // A key that is held down is as fast as a scanner, and a scanner holds none down.
      if (repeat) {
        last = -Infinity;
        return reset();
      }
      const fast = at - last <= FASTEST_PERSON_MS;
      last = at;
      if (key === 'Enter' || key === 'Tab') return fast ? over() : reset();
      const typed = typedBy(code, key);
      if (typed === null) return NOTHING;
      if (!fast) {
        text = '';
        started = at;
      }
      if (text.length < LONGEST) text += typed;
      return NOTHING;
    },
    /**
     * To be called when nothing was typed for `SILENCE_MS`. Without a terminator only a whole barcode counts, check digit
     * and all: fingers that fly over the digits and stop do not type one by chance.
     */
    silence(): Heard {
      const heard = over();
      return heard.kind === 'code' && isWhole(codeIn(heard.text)) ? heard : NOTHING;
    },
  };

  function reset(): Heard {
    text = '';
    return NOTHING;
  }
}

/** What a key adds: the digit of its place on the keyboard, else the letter it types. */
function typedBy(code: string, key: string): string | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  return key.length === 1 ? key : null;
}

/** Fast typing alone is no barcode: it must hold a barcode's digits, or be a link with them. */
export function isBarcode(text: string): boolean {
  if (text.length < SHORTEST) return false;
  if (/^https?:\/\/\S+\/\d{8,14}/i.test(text)) return true;
  // A scanner may put a symbology's letter before the digits and one of its own behind them.
  return /^\D{0,4}\d{6,14}\D{0,2}$/.test(text) || /^(?:\]\w\d)?\(?0[12]\)?\d{14}/.test(text);
}

/** A GTIN with the right check digit, or something longer that only a barcode holds. */
function isWhole(code: string): boolean {
  if (!/^\d+$/.test(code) || code.length > 14) return true;
  if (![8, 12, 13, 14].includes(code.length)) return false;
  const digits = [...code].reverse().map(Number);
  return digits.reduce((sum, digit, at) => sum + digit * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

/** The digits alone, where the text is a plain barcode with something around it. */
export function codeIn(text: string): string {
  return /^\D{0,4}(\d{6,14})\D{0,2}$/.exec(text.replace(/^\][A-Za-z]\d/, ''))?.[1] ?? text;
}
