// Wire types with what is usual filled in, for tests.

import type {
  AppError,
  LineView,
  Problem,
  ProductView,
  RehearsalLineView,
  SightingView,
  StepView,
} from './generated/contract';

/** As `T`, with any text in place of an id. */
export type Plain<T> = T extends { readonly __id: string }
  ? string
  : T extends readonly (infer Item)[]
    ? Plain<Item>[]
    : T extends object
      ? { [Key in keyof T]: Plain<T[Key]> }
      : T;

/** A hand-made value: its ids are whatever they are called. */
export const made = <T>(value: Plain<T>): T => value as unknown as T;

export function makeLine(line: Partial<Plain<LineView>> & { name: string }): LineView {
  return made<LineView>({
    id: line.name,
    gtin: null,
    quantity: { value: 1, unit: 'each' },
    checked: false,
    aisle: null,
    note: null,
    source: 'typed',
    product: null,
    parts: [],
    list: 'list-1',
    own_name: null,
    own_aisle: null,
    price: null,
    ...line,
  });
}

export function makeStep(step: Partial<Plain<StepView>> & { id: string }): StepView {
  return made<StepView>({
    at: '2026-11-22T10:00:00Z',
    action: 'add',
    source: 'typed',
    about: [],
    changes: 1,
    undone: false,
    from: null,
    list: { id: 'list-1', name: 'Shopping' },
    can_undo: true,
    blocked_by: null,
    ...step,
  });
}

export function makeSighting(sighting: Partial<SightingView>): SightingView {
  return {
    gtin: '04006381333931',
    symbology: 'ean-13',
    printed: '4006381333931',
    name: '4006381333931',
    known: false,
    again: false,
    line: null,
    photo: null,
    corners: [],
    refused: null,
    outcome: 'unknown',
    refusal: null,
    step: null,
    ...sighting,
  };
}

export function makeProduct(product: Partial<ProductView> & { gtin: string }): ProductView {
  return {
    name: null,
    brand: null,
    quantity: null,
    aisle: null,
    source: 'none',
    attribution: null,
    code: 'a trade item',
    number_kind: 'trade-item',
    issuer: 'DE',
    ...product,
  };
}

export function makeAnswer(
  answer: Partial<Plain<RehearsalLineView>> & { line: string },
): RehearsalLineView {
  return made<RehearsalLineView>({
    name: answer.line,
    quantity: { value: 1, unit: 'each' },
    answer: 'sure',
    words: '',
    title: null,
    send: null,
    price: null,
    candidates: [],
    details: [],
    will_send: answer.answer === 'sure',
    ...answer,
  });
}

export function makeError(error: Problem & Partial<Pick<AppError, 'message' | 'retry'>>): AppError {
  return { message: error.code, retry: false, ...error };
}
