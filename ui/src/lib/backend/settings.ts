// The settings of someone who has set nothing yet: what the page shows before it has asked.

import type { SettingsView } from './generated/contract';

export const FIRST_SETTINGS: SettingsView = {
  sound: true,
  volume: 70,
  language: 'system',
  theme: 'system',
  country: null,
  shop: null,
  camera: null,
  shop_mode: false,
  welcomed: true,
};
