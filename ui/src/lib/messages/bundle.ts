// The messages of one language's file, written by Fluent. Numbers in a message are written as the file says, and by no
// `Intl`, so that the command line writes the same.

import {
  FluentBundle,
  FluentNumber,
  FluentResource,
  type FluentType,
  type Scope,
} from '@fluent/bundle';

/** The value of an argument; what is not there is `none`, by which a message can choose. */
export type Value = string | number | null | undefined;

/** Arguments by name. */
export type Values = Readonly<Record<string, Value>>;

const NONE = 'none';

export interface Bundle {
  /** The text of `id` or `id.attribute`; undefined where the file does not have it. */
  get(key: string, values?: Values): string | undefined;
  /** A number as the language writes it, with at most three decimals. */
  number(value: number): string;
}

/** `change` is done to all text that stands in the file, and to none that is put into it. */
export function createBundle(
  locale: string,
  source: string,
  change?: (text: string) => string,
): Bundle {
  const bundle = new FluentBundle(locale, {
    useIsolating: false,
    ...(change ? { transform: change } : {}),
  });
  // What is wrong with a file is found before it comes here.
  bundle.addResource(new FluentResource(source));

  function get(key: string, values: Values = {}): string | undefined {
    const [id = '', attribute] = key.split('.');
    const message = bundle.getMessage(id);
    const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
    return pattern ? bundle.formatPattern(pattern, given(values), []) : undefined;
  }

  /** A text of the file itself, without what is done to it. */
  function plain(id: string): string | undefined {
    const pattern = bundle.getMessage(id)?.value;
    return typeof pattern === 'string' ? pattern : undefined;
  }

  const decimal = plain('format-decimal') ?? '.';
  const group = plain('format-group') ?? '';
  const groupFrom = Number(plain('format-group-from') ?? 1000);

  function number(value: number): string {
    const [whole = '', rest] = String(Math.abs(Math.round(value * 1000)) / 1000).split('.');
    const grouped = Number(whole) >= groupFrom;
    const digits = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
    const sign = value < 0 ? '-' : '';
    return sign + digits + (rest === undefined ? '' : decimal + rest);
  }

  /** Chooses forms as Fluent does, and is written by `number`. */
  class Counted extends FluentNumber {
    override toString(_scope: Scope): string {
      return number(this.value);
    }
  }

  /** Every argument is there for Fluent, with or without a value. */
  function given(values: Values): Record<string, string | FluentType<unknown>> {
    const value = (name: string | symbol) => {
      const one = values[String(name)];
      if (typeof one === 'number') return new Counted(one);
      return one === undefined || one === null || one === '' ? NONE : one;
    };
    return new Proxy<Record<string, string>>(
      {},
      {
        get: (_, name) => value(name),
        getOwnPropertyDescriptor: (_, name) => ({
          value: value(name),
          configurable: true,
          enumerable: true,
        }),
      },
    );
  }

  return { get, number };
}
