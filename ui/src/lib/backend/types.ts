// What the page asks of Trug: the commands of the table, and what each kind of host does in its own way. Nothing else of
// the page knows who answers. Every function rejects with an `AppError`, which a page says by its `code` and `params`.

import type {
  AppError,
  BasketView,
  ExportFormat,
  ImportView,
  PushMessage,
  ScanInput,
  ScanMessage,
  WrittenView,
} from './generated/contract';
import type { Commands } from './generated/client';

export type { AppError };

/** What can be scanned from by a button. Photographs come by a dialog or by dropping them. */
export type Source = Exclude<ScanInput, 'photo'>;

/** Who wrote a code: a person, or a scanner that writes as a keyboard does. */
export type CodeBy = 'hand' | 'scanner';

export type Format = ExportFormat;

/** A picture of the camera. */
export interface Picture {
  /** Counts the pictures of one source upwards. */
  seq: number;
  /** When it was taken, in milliseconds of its source's time. */
  at: number;
  width: number;
  height: number;
  /** Whether there is more than the first plane. */
  coloured: boolean;
  /** Luma, row after row; then Cb and Cr, each with one sample for two by two pixels. */
  planes: Uint8Array;
  /** Where a code was read last, if one was. */
  place: Place | null;
}

/** Where a code was read: its corners as shares of the picture's width and height, and when that picture was taken. */
export interface Place {
  at: number;
  corners: [number, number][];
}

export interface Backend extends Commands, EventOperations, HostOperations {}

/** What comes in the one stream of events. */
export interface EventOperations {
  /** Calls `listener` from now on with what a scan sees, and first with what is scanned from already. */
  watchScan(listener: (message: ScanMessage) => void): Promise<void>;
  /** Calls `listener` from now on when something is changed, by this page or by another program. */
  watchChanges(listener: () => void): void;
  /** Calls `listener` from now on with how far a rehearsal, a push or a sync is. */
  watchExchange(listener: (message: PushMessage) => void): Promise<void>;
}

/** What a host can do beside the commands; what it cannot is not offered. */
export interface HostAbilities {
  /** Connect a file as a basket. */
  basketFiles: boolean;
  /** Show the folder in which everything is stored. */
  folder: boolean;
  /** Write everything to a folder. */
  exportAll: boolean;
}

/** What each kind of host does in its own way: files, printing, the camera's picture. */
export interface HostOperations {
  can: HostAbilities;
  /** The newest picture after the one of this number, or null if there is none in a while. */
  picture(after: number, signal: AbortSignal): Promise<Picture | null>;
  /** The chosen photographs are scanned. Answers how many. */
  scanChoosePhotos(): Promise<number>;
  /** Photographs that were dropped on the page are scanned, and lists imported. */
  scanDropped(files: File[]): Promise<void>;
  /** Null when no file was chosen. */
  listExportFile(list: string, format: Format): Promise<WrittenView | null>;
  /** Null when no file was chosen. */
  listImportFile(list: string): Promise<ImportView | null>;
  /** Connects a file as a basket; null when none was chosen. */
  basketAddFile(name: string, format: Format): Promise<BasketView | null>;
  /** Null when no folder was chosen. */
  dataExport(): Promise<WrittenView | null>;
  /** Shows the folder in which everything is stored, in the system's own way; rejects with `folder` where there is none. */
  dataFolderOpen(): Promise<void>;
  windowPrint(): Promise<void>;
}
