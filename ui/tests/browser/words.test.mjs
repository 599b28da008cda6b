// Every word on every screen is one of the messages: in the pseudo-language, whose words all stand in ⟦brackets⟧, whatever
// has none was written into a screen. Names of things, which are data, say so by their `dir="auto"`. Its words are longer
// than English, and must have room in a narrow window.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserForTests, SCREENS } from './page.mjs';

const browser = browserForTests();
const PSEUDO = { seed: 'many', faults: ['camera-too-dark'], settings: { language: 'en-x-pseudo' } };

for (const screen of SCREENS) {
  test(`no word of ${screen} is written into it`, async () => {
    const page = await browser.visit(screen, PSEUDO);
    const stray = await page.evaluate(() => {
      const found = [];
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const text = walk.currentNode.textContent.trim();
        const element = walk.currentNode.parentElement;
        if (/^[\d.,\s]+\p{L}{1,3}$/u.test(text)) continue; // an amount and its unit
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

  test(`longer words have room on ${screen} in a narrow window`, async () => {
    const page = await browser.visit(screen, { ...PSEUDO, width: 360, height: 740 });
    const { bracketed, cut } = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      const cut = [];
      if (document.documentElement.scrollWidth > width)
        cut.push('the page is wider than the window');
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      let bracketed = 0;
      while (walk.nextNode()) {
        const node = walk.currentNode;
        const element = node.parentElement;
        if (!node.textContent.includes('⟦')) continue;
        // What is there for a screen reader only has no room, and needs none.
        if (element.closest('.unseen, .skip, option, title') || !element.checkVisibility())
          continue;
        bracketed += 1;
        range.selectNodeContents(node);
        const words = range.getBoundingClientRect();
        // The nearest box that cuts what sticks out, else the window.
        let left = 0;
        let right = width;
        for (let box = element; box && box !== document.body; box = box.parentElement) {
          const { overflowX } = getComputedStyle(box);
          if (overflowX !== 'hidden' && overflowX !== 'clip') continue;
          ({ left, right } = box.getBoundingClientRect());
          break;
        }
        if (words.width > 0 && (words.left < left - 1 || words.right > right + 1))
          cut.push(`${node.textContent.trim()} in ${element.outerHTML.slice(0, 80)}`);
      }
      return { bracketed, cut };
    });
    assert.ok(bracketed > 3, 'the pseudo-language is shown');
    assert.deepEqual(cut, []);
    await page.close();
  });
}
