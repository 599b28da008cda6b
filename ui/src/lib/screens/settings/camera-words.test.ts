import type { CameraAspect, FindingCode, FindingParams } from '../../backend/generated/contract';
import { describe, expect, test } from 'vitest';
import { checked } from '../../backend/fake/camera';
import type { CameraFinding } from '../../backend/generated/contract';
import { words } from '../../messages';
import { becauseWords, findingWords, wrong } from './camera-words';

const finding = (
  what: CameraAspect,
  code: FindingCode,
  params: FindingParams = {},
): CameraFinding => ({
  what,
  code,
  works: false,
  words: 'as it came',
  params,
});

describe.each(['en', 'de'] as const)('a check of the camera in %s', (language) => {
  const t = words(language);

  test('has the page’s own words, with what they are about', () => {
    for (const state of [
      'working',
      'absent',
      'too-dark',
      'blurred',
      'no-camera',
      'in-use',
    ] as const) {
      for (const found of checked(state, 'Eye').findings) {
        const said = findingWords(found, t);
        expect(said).not.toBe(found.words);
        expect(said).not.toMatch(/undefined/);
      }
    }
    expect(findingWords(finding('rate', 'slow', { rate: '7' }), t)).toContain('7');
  });

  test('says of a fixed lens what the hand can do, and only where it is not sharp', () => {
    const params: FindingParams = { edge: '4.8', lens: 'fixed' };
    expect(findingWords(finding('sharpness', 'blurred', params), t)).toContain(
      t('check-lens-fixed'),
    );
    expect(findingWords(finding('sharpness', 'well', params), t)).not.toContain(
      t('check-lens-fixed'),
    );
  });

  test('says what came with it where it has no words', () => {
    expect(findingWords(finding('rate', 'soft'), t)).toBe('as it came');
  });

  test('says where to allow the camera as the system has it', () => {
    const how = 'Settings, Privacy, Camera';
    expect(findingWords(finding('picture', 'not-allowed', { how }), t)).toContain(how);
  });

  test('gives the reasons of the choice', () => {
    const [first, second] = checked('working', 'Eye').cameras;
    expect(first && becauseWords(first, t)).toContain(t('check-reason-fast'));
    expect(second && becauseWords(second, t)).toBe('');
  });
});

test('what is wrong is what does not work', () => {
  expect(wrong(checked('working', 'Eye'))).toEqual([]);
  expect(wrong(checked('too-dark', 'Eye')).map(({ what }) => what)).toEqual([
    'rate',
    'light',
    'code',
  ]);
});
