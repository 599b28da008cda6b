// Which backend the page has: the window's own, or in a browser the program that the page came from.

import { takeToken } from './token';
import type { Backend } from './types';

export type * from './types';

/** Null in a browser that was opened without the token that `trug serve` prints. */
export async function backendHere(): Promise<Backend | null> {
  if ('__TAURI_INTERNALS__' in globalThis) {
    return (await import('./tauri')).tauriBackend();
  }
  const token = takeToken();
  return token === null ? null : (await import('./http')).httpBackend(token);
}
