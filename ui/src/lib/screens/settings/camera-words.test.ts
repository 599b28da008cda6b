import { made } from '../../backend/make';
import type {
  CameraAspect,
  CheckedCamera,
  FindingCode,
  FindingParams,
} from '../../backend/generated/contract';
import { describe, expect, test } from 'vitest';
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
    const found = [
      finding('plugged-in', 'no-camera'),
      finding('plugged-in', 'well', { count: '2', name: 'Eye, Ear' }),
      finding('choice', 'absent', { name: 'Eye' }),
      finding('picture', 'in-use', { name: 'Eye' }),
      finding('picture', 'well', { name: 'Eye', format: 'MJPEG 1280x720 at 30' }),
      finding('light', 'too-dark'),
      finding('sharpness', 'blurred', { edge: '4.8', lens: 'fixed' }),
      finding('code', 'not-read', { coaching: 'blurred' }),
    ];
    for (const one of found) {
      const said = findingWords(one, t);
      expect(said).not.toBe(one.words);
      expect(said).not.toMatch(/undefined/);
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
    const camera = made<Omit<CheckedCamera, 'because'>>({
      id: '1-6/Eye',
      name: 'Eye',
      chosen: true,
      offers: [],
      words: '',
    });
    expect(becauseWords({ ...camera, because: ['enough-pixels', 'fast'] }, t)).toContain(
      t('check-reason-fast'),
    );
    expect(becauseWords({ ...camera, because: [] }, t)).toBe('');
  });
});

test('what is wrong is what does not work', () => {
  const well = { ...finding('rate', 'well'), works: true };
  const dark = finding('light', 'too-dark');
  expect(wrong({ cameras: [], findings: [well] })).toEqual([]);
  expect(wrong({ cameras: [], findings: [well, dark] })).toEqual([dark]);
});
