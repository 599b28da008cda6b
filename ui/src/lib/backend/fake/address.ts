// The pretended Trug as the address wants it:
// `?fake=many&lang=de&theme=dark&camera=too-dark&offline&broken&locked&first`.

import { fakeBackend } from '.';
import { isCoaching, isStatus } from './camera';
import { SCENES, scene } from './scenes';
import type { SettingsView } from '../generated/contract';
import type { Backend } from '../types';

export function fakeOf(search: string): Backend {
  const asked = new URLSearchParams(search);
  const name = SCENES.find((known) => known === asked.get('fake')) ?? 'empty';
  const theme = (['light', 'dark'] as const).find((known) => known === asked.get('theme'));
  const settings: Partial<SettingsView> = {};
  if (theme) settings.theme = theme;
  const language = asked.get('lang');
  if (language !== null) settings.language = language;
  const camera = asked.get('camera') ?? '';
  const is = (flag: string) => asked.has(flag);
  return fakeBackend({
    packetEvery: Number(asked.get('every') ?? 1500),
    camera: isStatus(camera) || isCoaching(camera) ? camera : 'no-camera',
    settings,
    scene: {
      ...scene(name),
      welcomed: !is('first'),
      offline: is('offline'),
      broken: is('broken'),
      locked: is('locked'),
    },
  });
}
