// A list as plain text, for the clipboard.

import { quantityOfWords } from '../../formats';
import type { LineView } from '../../backend/generated/contract';
import type { Translate } from '../../messages';

/** What is still to buy, a line each. */
export function listRows(lines: readonly LineView[], t: Translate): string[] {
  return lines
    .filter((line) => !line.checked)
    .map((line) => {
      const what = quantityOfWords(line.quantity, line.name, t);
      return line.note ? `${what} (${line.note})` : what;
    });
}

export function listText(name: string, lines: readonly LineView[], t: Translate): string {
  return `${[name, ...listRows(lines, t)].join('\n')}\n`;
}
