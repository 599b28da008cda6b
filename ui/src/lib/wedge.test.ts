import { expect, test } from 'vitest';
import { codeIn, createWedge, type Heard } from './wedge';

/** Types text, each key `gap` milliseconds after the one before. */
function typed(keys: [code: string, key: string][], gap: number): Heard {
  const wedge = createWedge();
  let heard: Heard = { kind: 'nothing' };
  keys.forEach(([code, key], at) => (heard = wedge.key({ code, key, at: 1000 + at * gap })));
  return heard;
}

const digits = (text: string): [string, string][] => [...text].map((d) => [`Digit${d}`, d]);
const ENTER: [string, string] = ['Enter', 'Enter'];
const TAB: [string, string] = ['Tab', 'Tab'];

test('a scanner is told from a person by its speed and its end', () => {
  const check = (keys: [string, string][], gap: number, expected: string | null) => {
    const heard = typed(keys, gap);
    expect(heard.kind === 'code' ? heard.text : null).toBe(expected);
  };
  check([...digits('4006381333931'), ENTER], 8, '4006381333931');
  check([...digits('96385074'), TAB], 20, '96385074');
  check([...digits('4006381333931'), ENTER], 150, null);
  check(digits('4006381333931'), 8, null);
  check([...digits('123'), ENTER], 8, null);
  check([...[...'bananas'].map((k): [string, string] => ['KeyB', k]), ENTER], 8, null);
});

test('digits are taken by the physical key', () => {
  const azerty: [string, string][] = [...'4006381333931'].map((d) => [
    `Digit${d}`,
    'à&é"\'(-è_ç'[Number(d)] ?? '',
  ]);
  expect(typed([...azerty, ENTER], 8)).toEqual({ kind: 'code', text: '4006381333931' });
  const pad: [string, string][] = [...'96385074'].map((d) => [`Numpad${d}`, d]);
  expect(typed([...pad, ENTER], 8)).toEqual({ kind: 'code', text: '96385074' });
});

test('what a person typed before is no part of it', () => {
  const wedge = createWedge();
  wedge.key({ code: 'KeyM', key: 'm', at: 0 });
  [...'96385074'].forEach((d, at) => wedge.key({ code: `Digit${d}`, key: d, at: 500 + at * 5 }));
  expect(wedge.pending).toEqual({ length: 8, started: 500 });
  expect(wedge.silence()).toEqual({ kind: 'code', text: '96385074' });
  expect(wedge.silence()).toEqual({ kind: 'nothing' });
});

test('fingers that fly over the digits and stop are no scanner', () => {
  const check = (text: string, expected: string | null, repeat = false) => {
    const wedge = createWedge();
    [...text].forEach((key, at) => {
      wedge.key({ code: `Digit${key}`, key, at: at * 30, repeat: repeat && at > 0 });
    });
    const heard = wedge.silence();
    expect(heard.kind === 'code' ? heard.text : null, text).toBe(expected);
  };
  check('96385074', '96385074');
  check('4006381333931', '4006381333931');
  check('0104006381333931172612', '0104006381333931172612');
  check('12345678', null);
  check('123456', null);
  check('4006381333930', null);
  check('0000000000000', '0000000000000');
  check('0000000000000', null, true);
});

test('prefixes, suffixes and links', () => {
  const check = (text: string, expected: string) => expect(codeIn(text)).toBe(expected);
  check(']E04006381333931', '4006381333931');
  check('F4006381333931', '4006381333931');
  check('0104006381333931172612', '0104006381333931172612');
  check('https://id.gs1.org/01/04006381333931', 'https://id.gs1.org/01/04006381333931');
});
