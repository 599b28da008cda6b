// What went wrong, kept until the shopper has read it.

import type {
  AppError,
  PictureReason,
  SightingView,
  SkipReason,
} from './backend/generated/contract';
import type { Translate } from './messages';
import type { Value, Values } from './messages/bundle';

export type Trouble = ReturnType<typeof createTrouble>;

export function createTrouble() {
  let current = $state<AppError | null>(null);

  return {
    get current() {
      return current;
    },
    tell(error: AppError) {
      current = error;
    },
    dismiss() {
      current = null;
    },
    /** Does something that may fail; a failure is told, and the answer is undefined then. */
    async attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
      try {
        return await action();
      } catch (thrown) {
        current = asAppError(thrown);
        return undefined;
      }
    },
  };
}

/** What went wrong and what to do, in the shopper's language. */
export function troubleWords(error: AppError, t: Translate): { what: string; next: string } {
  const id = `error-${error.code.replace('.', '-')}`;
  const what =
    reasonWords(error, t) ??
    (error.code === 'unknown' ? undefined : t.find(id, valuesOf(error.params)));
  // What nobody foresaw has only the words that came with it.
  if (what === undefined) return { what: error.message, next: '' };
  return { what, next: t.find(`${id}.next`, valuesOf(error.params)) ?? '' };
}

/** Why a picture or a number cannot be used says more than that it cannot. */
function reasonWords({ code, params }: AppError, t: Translate): string | undefined {
  const set = { picture: 'picture-problem', gtin: 'refusal' }[code as string];
  return set && 'reason' in params
    ? t.find(`${set}-${params.reason}`, valuesOf(params))
    : undefined;
}

/** Why a packet was not put on the list. */
export function refusedWords({ refusal, refused }: SightingView, t: Translate): string {
  const known = refusal && t.find(`refusal-${refusal.code}`, valuesOf(refusal.params));
  return known ?? refused ?? '';
}

/** Why a picture could not be read. */
export function pictureWords(reason: PictureReason, otherwise: string, t: Translate): string {
  return t.find(`picture-problem-${reason.code}`, valuesOf(reason.params)) ?? otherwise;
}

/** Why an entry of a file was left out. */
export function skippedWords(reason: SkipReason, otherwise: string, t: Translate): string {
  return t.find(`skip-reason-${reason.code}`, valuesOf(reason.params)) ?? otherwise;
}

/** Parameters as a message takes them, by name. The page asks by ids, which say nothing to a person. */
function valuesOf(params: object): Values {
  const named = Object.entries(params).filter(([, value]) => !UUID.test(String(value)));
  return Object.fromEntries<Value>(named);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Anything can be thrown; an `AppError` comes from the backend. */
export function asAppError(thrown: unknown): AppError {
  if (isAppError(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'unknown', params: {}, message, retry: false };
}

function isAppError(thrown: unknown): thrown is AppError {
  if (typeof thrown !== 'object' || thrown === null) return false;
  if (!('code' in thrown && 'message' in thrown)) return false;
  return typeof thrown.code === 'string' && typeof thrown.message === 'string';
}
