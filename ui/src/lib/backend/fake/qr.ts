// A pretended code: it looks like one and says nothing.

import type { QrView } from '../generated/contract';

const SIZE = 33;

export function encode(rows: string[]): QrView {
  let path = '';
  const modules: string[] = [];
  for (let y = 0; y < SIZE; y += 1) {
    let row = '';
    for (let x = 0; x < SIZE; x += 1) {
      const corner = (x < 7 || x > SIZE - 8) && y < 7 ? true : x < 7 && y > SIZE - 8;
      const ring = Math.max(Math.abs((x % (SIZE - 7)) - 3), Math.abs((y % (SIZE - 7)) - 3));
      const dark = corner ? ring !== 2 : (x * 7 + y * 13 + x * y) % 5 < 2;
      row += dark ? '1' : '0';
      if (dark) path += `M${x + 4} ${y + 4}h1v1h-1z`;
    }
    modules.push(row);
  }
  const text = rows.join('\n');
  return {
    size: SIZE + 8,
    path,
    rows: modules,
    text,
    lines: rows.length,
    left_out: Math.max(0, rows.length - 60),
  };
}
