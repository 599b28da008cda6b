// Every word on every screen is one of the messages: in the pseudo-language, whose words all stand in ⟦brackets⟧, whatever
// has none was written into a screen. Names of things, which are data, say so by their `dir="auto"`.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserForTests, SCREENS } from './page.mjs';

const browser = browserForTests();

for (const screen of SCREENS) {
  test(`no word of ${screen} is written into it`, async () => {
    const page = await browser.visit(
      `?fake=many&camera=too-dark&every=20&lang=en-x-pseudo#/${screen}`,
    );
    const stray = await page.evaluate(() => {
      const found = [];
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const text = walk.currentNode.textContent.trim();
        const element = walk.currentNode.parentElement;
        if (/^[\d.,\s]+\p{L}{1,3}$/u.test(text)) continue; // an amount and its unit, by Intl
        if (!/\p{L}{2}/u.test(text) || text.includes('⟦') || text.includes('⟧')) continue;
        if (element.closest('[dir=auto], [data-amount], time, script, style, code, option, .name'))
          continue;
        found.push(`${text} in ${element.outerHTML.slice(0, 100)}`);
      }
      for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
        for (const name of ['aria-label', 'placeholder', 'title']) {
          const text = element.getAttribute(name) ?? '';
          if (/\p{L}{2}/u.test(text) && !text.includes('⟦')) found.push(`${name}="${text}"`);
        }
      }
      return found;
    });
    assert.deepEqual(stray, []);
    await page.close();
  });
}
