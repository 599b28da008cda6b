// Which addresses look like those of a home network. It decides only what the form asks: the program decides what is allowed.

/** Names that routers and computers of a home give each other (RFC 6762, RFC 8375, and what routers do). */
const HOME_ENDINGS = ['.local', '.lan', '.home', '.internal', '.home.arpa', '.fritz.box'];

/** Whether the host of this address is one of a home network by its number or its name. */
export function isHomeAddress(address: string): boolean {
  const host = hostOf(address);
  if (host === '' || host === 'localhost') return false;
  if (host.startsWith('[')) return /^\[f[cd]/.test(host);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPrivate(host.split('.').map(Number));
  return !host.includes('.') || HOME_ENDINGS.some((ending) => host.endsWith(ending));
}

function hostOf(address: string): string {
  try {
    return new URL(address.trim()).hostname.toLowerCase();
  } catch {
    return '';
  }
}

/** RFC 1918, and RFC 6598 as virtual private networks use it. */
function isPrivate([first = 0, second = 0]: number[]): boolean {
  return (
    first === 10 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 100 && second >= 64 && second <= 127)
  );
}
