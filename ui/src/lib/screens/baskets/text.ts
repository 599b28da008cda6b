// A list as plain text, for the clipboard.

import { quantityWords } from '../../amounts';
import type { LineView } from '../../backend/generated/contract';

/** What is still to buy, a line each. */
export function listRows(lines: readonly LineView[], locale: string): string[] {
  return lines
    .filter((line) => !line.checked)
    .map((line) => {
      const { value, unit } = line.quantity;
      const one = unit === 'each' && value === 1;
      const amount = one ? '' : `${quantityWords(line.quantity, locale)} `;
      return `${amount}${line.name}${line.note ? ` (${line.note})` : ''}`;
    });
}

export function listText(name: string, lines: readonly LineView[], locale: string): string {
  return `${[name, ...listRows(lines, locale)].join('\n')}\n`;
}
