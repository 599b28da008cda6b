// The pseudo-language: English made longer, each text in ⟦brackets⟧. A word on a screen that stands in none was written
// there instead of into the messages, and what has no room for longer words shows it. It is no file, so nobody is
// offered it.

/** Its tag: numbers and dates are those of English. */
export const PSEUDO = 'en-x-pseudo';

/** How much longer a text gets: German is about a third longer than English, short words much more. */
const MORE = 0.4;

/** The same text, longer and in brackets. What puts numbers and dates together stays as it is. */
export function longer(key: string, text: string): string {
  if (key.startsWith('format-')) return text;
  const more = Math.ceil(text.replaceAll(/[⟦⟧·]/g, '').length * MORE);
  // In words of a few letters, since a real language breaks its lines, too.
  const filling = '·'.repeat(more).replaceAll(/(.{6})(?=.)/g, '$1 ');
  return text === '' ? '' : `⟦${text}${filling}⟧`;
}
