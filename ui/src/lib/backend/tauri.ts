// The window's own backend: the only file that knows Tauri.

import { Channel, convertFileSrc, invoke } from '@tauri-apps/api/core';
import { eventOperations } from './events';
import { commands as commandsOf, type Event } from './generated/client';
import type { Backend, Picture } from './types';

export function tauriBackend(): Backend {
  const commands = commandsOf((name, args) => invoke(name, args));
  return {
    ...commands,
    ...eventOperations(commands, openEvents),
    picture,
    scanChoosePhotos: () => invoke('scan_choose_photos'),
    listExportFile: (list, format) => invoke('list_export_file', { list, format }),
    listImportFile: (list) => invoke('list_import_file', { list }),
    basketAddFile: (name, format) => invoke('basket_add_file', { name, format }),
    dataExport: () => invoke('data_export'),
    dataFolderOpen: () => invoke('data_folder_open'),
    windowPrint: () => invoke('window_print'),
  };
}

function openEvents(listener: (event: Event) => void): Promise<void> {
  const page = new Channel<Event>();
  page.onmessage = listener;
  return invoke('events', { page });
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

/** What the window sends with a picture beside its bytes: see `preview.rs`. */
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
