// The pretended shop: it has most of what has a code, something is always dearer, short or unclear.

import type {
  AnswerDetail,
  BasketContents,
  MoneyView,
  RehearsalAnswer,
  RehearsalLineView,
  RehearsalView,
} from '../generated/contract';
import type { List } from './scenes';
import { makeAnswer } from '../make';

const eur = (minor: number): MoneyView => ({ minor, currency: 'EUR' });

/** What the shop makes of a list; `matched` are the articles that the shopper chose. */
export function rehearsed(
  basket: string,
  list: List,
  matched: ReadonlyMap<string, string>,
): RehearsalView {
  const lines = list.lines.filter((line) => !line.checked).map((line) => answered(line, matched));
  const total = lines.reduce((sum, { send, price }) => sum + (send ?? 0) * (price?.minor ?? 0), 0);
  return { basket, list: { id: list.id, name: list.name }, lines, total: eur(total) };
}

function answered(
  line: List['lines'][number],
  matched: ReadonlyMap<string, string>,
): RehearsalLineView {
  const price = eur(89 + ((line.name.length * 37) % 500));
  const pieces = line.quantity.unit === 'each' ? line.quantity.value : 1;
  const answer = (
    answer: RehearsalAnswer,
    words: string,
    send: number | null,
    more: Partial<RehearsalLineView> = {},
  ): RehearsalLineView =>
    makeAnswer({
      line: line.id,
      name: line.name,
      quantity: line.quantity,
      answer,
      words,
      title: send === null ? null : line.name,
      send,
      price: send === null ? null : price,
      ...more,
    });
  const chosen = matched.get(line.id);
  if (chosen !== undefined) return answer('sure', 'as you said', pieces, { title: chosen });
  if (line.gtin === null) {
    if (!line.product && line.name.length % 2 === 0) {
      return answer('not-stocked', 'the shop does not have it', null, {
        details: [{ kind: 'not-found' }],
      });
    }
    const candidates = ['small', 'large', 'organic'].map((size, at) => ({
      remote: `${line.name}, ${size}`,
      title: `${line.name}, ${size}`,
      price: eur(99 + at * 60),
    }));
    return answer('guess', 'only the name fits; say which article is meant', null, {
      candidates,
      details: [{ kind: 'by-name' }],
    });
  }
  if (pieces > 2) {
    const details: AnswerDetail[] = [{ kind: 'capped', wanted: pieces, most: 2 }];
    return answer('capped', `${pieces} are wanted and one customer may have 2`, 2, { details });
  }
  if (line.name.length % 3 === 0) {
    const details: AnswerDetail[] = [{ kind: 'price', was: eur(price.minor - 30), now: price }];
    return answer('changed', 'the price is another', pieces, { details });
  }
  return answer('sure', 'the shop has it', pieces);
}

export function contents(basket: string, lines: BasketContents['lines']): BasketContents {
  const sum = lines.reduce((all, line) => all + line.quantity * (line.price?.minor ?? 0), 0);
  return { basket, lines, total: eur(sum), continue_url: null };
}
