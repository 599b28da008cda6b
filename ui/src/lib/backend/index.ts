// Which backend the page has: the window's own, or in a plain browser the pretended one.

import type { Backend } from './types';

export type * from './types';

export async function backendHere(): Promise<Backend> {
  if ('__TAURI_INTERNALS__' in globalThis) {
    return (await import('./tauri')).tauriBackend();
  }
  return (await import('./fake/address')).fakeOf(location.search);
}
