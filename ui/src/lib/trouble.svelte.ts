// What went wrong, kept until the shopper has read it.

import type { AppError, Reason, SightingView } from './backend/generated/contract';
import type { Translate } from './messages';

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

/** What went wrong and what to do: in the shopper's language where the code is known. */
export function troubleWords(error: AppError, t: Translate): { what: string; next: string } {
  const known = codeWords(error.code, error.params, t);
  return known ?? { what: error.message, next: error.hint ?? '' };
}

/** Why a packet was not put on the list, or a picture was not looked at. */
export function reasonWords(reason: Reason | null, otherwise: string, t: Translate): string {
  const known = reason && codeWords(reason.code, reason.params, t);
  return known ? [known.what, known.next].filter(Boolean).join(' ') : otherwise;
}

export function refusedWords(sighting: SightingView, t: Translate): string {
  return reasonWords(sighting.refusal, sighting.refused ?? '', t);
}

function codeWords(code: string, params: Reason['params'], t: Translate) {
  const id = `error-${code.replaceAll('.', '-')}`;
  const what = t.find(id, params);
  return what === undefined ? null : { what, next: t.find(`${id}.next`, params) ?? '' };
}

/** Anything can be thrown; an `AppError` comes from the backend. */
export function asAppError(thrown: unknown): AppError {
  if (isAppError(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'unknown', message, hint: null, retry: false, params: {} };
}

function isAppError(thrown: unknown): thrown is AppError {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    typeof (thrown as AppError).code === 'string' &&
    typeof (thrown as AppError).message === 'string'
  );
}
