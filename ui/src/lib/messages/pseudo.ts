// The pseudo-language: the words of another language, each in ⟦brackets⟧. A word on a screen that stands in none was
// written there instead of into the messages. It is no file of a language's kind, so nobody is offered it.

/** Its tag: numbers and dates are those of English. */
export const PSEUDO = 'en-x-pseudo';

/** The same messages, every text in brackets, whatever a message makes of its arguments included. */
export function pseudo<T>(messages: T): T {
  if (typeof messages === 'string') return `⟦${messages}⟧` as T;
  if (typeof messages === 'function') {
    return ((...args: unknown[]) =>
      pseudo((messages as (...args: unknown[]) => unknown)(...args))) as T;
  }
  if (Array.isArray(messages)) return messages.map(pseudo) as T;
  if (typeof messages === 'object' && messages !== null) {
    const entries = Object.entries(messages).map(([key, value]) => [
      key,
      // the name by which Intl knows the language is no word
      key === 'locale' ? value : pseudo(value),
    ]);
    return Object.fromEntries(entries) as T;
  }
  return messages;
}
