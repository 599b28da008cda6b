// What went wrong, kept until the shopper has read it.

import type { AppError } from './backend/generated/contract';

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

/** Anything can be thrown; an `AppError` comes from the backend. */
export function asAppError(thrown: unknown): AppError {
  if (isAppError(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'unknown', message, hint: null, retry: false };
}

function isAppError(thrown: unknown): thrown is AppError {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    typeof (thrown as AppError).code === 'string' &&
    typeof (thrown as AppError).message === 'string'
  );
}
