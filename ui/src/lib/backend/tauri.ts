// The window's own backend: the only file that knows Tauri.

import { Channel, convertFileSrc, invoke } from '@tauri-apps/api/core';
import type { ScanMessage } from './generated/contract';
import type { Backend, Picture } from './types';

export function tauriBackend(): Backend {
  return {
    about: () => invoke('about'),

    watchScan: (hear) => {
      const page = new Channel<ScanMessage>();
      page.onmessage = hear;
      return invoke('watch_scan', { page });
    },
    scanTo: (list) => invoke('scan_to', { list }),
    scanStart: (source) => invoke('scan_start', { source }),
    scanStop: () => invoke('scan_stop'),
    picture,

    listsAll: () => invoke('lists_all'),
    listShow: (list) => invoke('list_show', { list }),
    listNew: (name) => invoke('list_new', { name }),
    listClearChecked: (list) => invoke('list_clear_checked', { list }),
    lineAdd: (list, what) => invoke('line_add', { list, what }),
    lineQuantity: (list, line, quantity) => invoke('line_quantity', { list, line, quantity }),
    lineCheck: (list, line, checked) => invoke('line_check', { list, line, checked }),
    lineRemove: (list, line) => invoke('line_remove', { list, line }),
    undo: () => invoke('undo'),
    redo: () => invoke('redo'),

    productTeach: (teaching) => invoke('product_teach', { ...teaching }),

    practiceStart: () => invoke('practice_start'),
    basketRehearse: (basket, list) => invoke('basket_rehearse', { basket, list }),
    basketMatch: (basket, list, line, article) =>
      invoke('basket_match', { basket, list, line, article }),
    basketPush: (basket, list, changed) => invoke('basket_push', { basket, list, changed }),
    basketShow: (basket) => invoke('basket_show', { basket }),
  };
}

async function picture(after: number, signal: AbortSignal): Promise<Picture | null> {
  const address = `${convertFileSrc('preview', 'frame')}?after=${after}`;
  const answer = await fetch(address, { signal, cache: 'no-store' });
  if (answer.status !== 200) return null;
  const seq = Number(answer.headers.get('x-frame-seq'));
  return { seq, bitmap: await createImageBitmap(await answer.blob()) };
}
