// The token that the page acts with. It comes in the address, and stays in memory only.

/** The token of an address `#token=TOKEN`, with the rest of the address. */
export function tokenOf(hash: string): { token: string; rest: string } | null {
  const [, token, rest = ''] = /^#token=([\w-]+)(#\/.*)?$/.exec(hash) ?? [];
  return token === undefined ? null : { token, rest };
}

/** Takes the token out of the address bar at once, so that nobody copies it with the address. */
export function takeToken(): string | null {
  const found = tokenOf(location.hash);
  if (!found) return null;
  history.replaceState(null, '', `${location.pathname}${location.search}${found.rest}`);
  return found.token;
}
