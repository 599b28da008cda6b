// The window's own backend: the only file that knows Tauri.

import { Channel, convertFileSrc, invoke } from '@tauri-apps/api/core';
import type { Backend, Picture } from './types';

export function tauriBackend(): Backend {
  return {
    about: () => invoke('about'),

    watchScan: (hear) => invoke('watch_scan', { page: channel(hear) }),
    scanTo: (list) => invoke('scan_to', { list }),
    scanStart: (source) => invoke('scan_start', { source }),
    scanStop: () => invoke('scan_stop'),
    scanCode: (code, by) => invoke('scan_code', { code, by }),
    scanChoosePhotos: () => invoke('scan_choose_photos'),
    camerasAll: () => invoke('cameras_all'),
    cameraCheck: () => invoke('camera_check'),
    windowShown: (shown) => invoke('window_shown', { shown }),
    windowPrint: () => invoke('window_print'),
    picture,

    listsAll: () => invoke('lists_all'),
    listShow: (list) => invoke('list_show', { list }),
    listNew: (name) => invoke('list_new', { name }),
    listCost: (list) => invoke('list_cost', { list }),
    listRename: (list, name) => invoke('list_rename', { list, name }),
    listDelete: (list) => invoke('list_delete', { list }),
    listShop: (list, shop) => invoke('list_shop', { list, shop }),
    listClearChecked: (list) => invoke('list_clear_checked', { list }),
    listUntickAll: (list) => invoke('list_untick_all', { list }),
    listCopy: (list, name) => invoke('list_copy', { list, name }),
    listExport: (list, format) => invoke('list_export', { list, format }),
    listExportFile: (list, format) => invoke('list_export_file', { list, format }),
    listImportFile: (list) => invoke('list_import_file', { list }),
    listImportText: (list, text) => invoke('list_import_text', { list, text }),
    listQr: (list) => invoke('list_qr', { list }),
    lineAdd: (list, what, quantity = null) => invoke('line_add', { list, what, quantity }),
    lineEdit: (list, line, change) => invoke('line_edit', { list, line, change }),
    lineQuantity: (list, line, quantity) => invoke('line_quantity', { list, line, quantity }),
    lineStep: (list, line, by) => invoke('line_step', { list, line, by }),
    linePartRemove: (list, line, part) => invoke('line_part_remove', { list, line, part }),
    lineCheck: (list, line, checked) => invoke('line_check', { list, line, checked }),
    lineRemove: (list, line) => invoke('line_remove', { list, line }),
    lineMove: (list, line, to) => invoke('line_move', { list, line, to }),
    favourites: (list) => invoke('favourites_all', { list }),
    favouriteSet: (list, line, favourite, name) =>
      invoke('favourite_set', { list, line, favourite, name }),
    favouriteAdd: (list, favourite) => invoke('favourite_add', { list, favourite }),
    suggest: (list, text, limit) => invoke('suggest', { list, text, limit }),
    shopsAll: () => invoke('shops_all'),
    aisleOrder: (shop) => invoke('aisle_order', { shop }),
    aisleOrderSet: (shop, aisles) => invoke('aisle_order_set', { shop, aisles }),
    undo: () => invoke('undo'),
    redo: () => invoke('redo'),
    undoEnds: () => invoke('undo_ends'),
    undoStep: (step) => invoke('undo_step', { step }),
    history: (limit) => invoke('history', { limit }),

    productShow: (gtin) => invoke('product_show', { gtin }),
    productSearch: (words, limit) => invoke('product_search', { words, limit }),
    productTeach: (teaching) =>
      invoke('product_teach', { aisle: null, allergens: null, ...teaching }),
    productAttach: (gtin, to, pack) => invoke('product_attach', { gtin, to, pack }),
    productForget: (gtin) => invoke('product_forget', { gtin }),
    packetsUnknown: () => invoke('packets_unknown'),
    packetLookAlikes: (gtin, words) => invoke('packet_look_alikes', { gtin, words }),

    practiceStart: () => invoke('practice_start'),
    basketsAll: () => invoke('baskets_all'),
    basketKinds: () => invoke('basket_kinds'),
    basketAdd: (kind, name, address) => invoke('basket_add', { kind, name, address }),
    basketAddFile: (name, format) => invoke('basket_add_file', { name, format }),
    basketRemove: (basket) => invoke('basket_remove', { basket }),
    basketRehearse: (basket, list) => invoke('basket_rehearse', { basket, list }),
    basketMatch: (basket, list, line, article) =>
      invoke('basket_match', { basket, list, line, article }),
    basketPush: (basket, list, changed, hear = () => {}) =>
      invoke('basket_push', { basket, list, changed, page: channel(hear) }),
    basketPushCancel: () => invoke('basket_push_cancel'),
    basketPull: (basket, list) => invoke('basket_pull', { basket, list }),
    basketSync: (basket, list, changed, emptied) =>
      invoke('basket_sync', { basket, list, changed, emptied }),
    basketSettle: (basket, there) => invoke('basket_settle', { basket, there }),
    basketShow: (basket) => invoke('basket_show', { basket }),

    settingsGet: () => invoke('settings_get'),
    settingsSet: (change) => invoke('settings_set', { change }),
    dataFolderOpen: () => invoke('data_folder_open'),
    dataExport: () => invoke('data_export'),
    dataDeleteAsk: () => invoke('data_delete_ask'),
    dataDelete: (token) => invoke('data_delete', { token }),
  };
}

function channel<T>(hear: (message: T) => void): Channel<T> {
  const page = new Channel<T>();
  page.onmessage = hear;
  return page;
}

async function picture(after: number, signal: AbortSignal): Promise<Picture | null> {
  const address = `${convertFileSrc('preview', 'frame')}?after=${after}`;
  const answer = await fetch(address, { signal, cache: 'no-store' });
  if (answer.status !== 200) return null;
  return {
    ...described(answer.headers.get('x-picture')),
    planes: new Uint8Array(await answer.arrayBuffer()),
  };
}

/** What the window tells of a picture beside its bytes: see `preview.rs`. */
function described(words: string | null): Omit<Picture, 'planes'> {
  const [seq = 0, at = 0, width = 0, height = 0, , placeAt, ...corners] = (words ?? '')
    .split(' ')
    .map(Number);
  const coloured = words?.includes(' colour') === true;
  const pairs = Array.from({ length: corners.length / 2 }, (_, corner): [number, number] => [
    (corners[2 * corner] ?? 0) / 1000,
    (corners[2 * corner + 1] ?? 0) / 1000,
  ]);
  const place = placeAt === undefined ? null : { at: placeAt, corners: pairs };
  return { seq, at, width, height, coloured, place };
}
