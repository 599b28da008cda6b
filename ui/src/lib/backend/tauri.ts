// The window's own backend: the only file that knows Tauri.

import { Channel, convertFileSrc, invoke } from '@tauri-apps/api/core';
import { eventOperations } from './events';
import { commands as commandsOf, type Event } from './generated/client';
import { pictureOf } from './picture';
import type { Backend } from './types';

export function tauriBackend(): Backend {
  const commands = commandsOf((name, args) => invoke(name, args));
  return {
    ...commands,
    ...eventOperations(openEvents),
    can: { basketFiles: true, folder: true, exportAll: true },
    picture: async (after, signal) => {
      const address = `${convertFileSrc('preview', 'frame')}?after=${after}`;
      return pictureOf(await fetch(address, { signal, cache: 'no-store' }));
    },
    scanChoosePhotos: () => invoke('scan_choose_photos'),
    // The window itself takes what is dropped on it.
    scanDropped: async () => {},
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
