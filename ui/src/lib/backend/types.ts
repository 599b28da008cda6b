// What the page asks of Trug. One function per command; nothing else of the page knows who answers.
// Every function rejects with an `AppError`.

import type {
  AboutView,
  BasketContents,
  BasketView,
  ChangeView,
  ListSummary,
  ListView,
  ProductView,
  RehearsalView,
  ScanMessage,
  StepView,
  SyncView,
} from './generated/contract';

/** What can be scanned from by a button. Photographs come by dropping them on the window. */
export type Source = 'camera' | 'demo';

/** A picture of the camera. The taker closes the bitmap. */
export interface Picture {
  /** Counts the pictures of one source upwards. */
  seq: number;
  bitmap: ImageBitmap;
}

export interface Teaching {
  gtin: string;
  name: string;
  brand: string | null;
  pack: string | null;
}

export interface Backend {
  about(): Promise<AboutView>;

  /** Hears from now on what a scan sees, and first what is scanned from already. */
  watchScan(hear: (message: ScanMessage) => void): Promise<void>;
  /** Packets go to this list from now on. */
  scanTo(list: string): Promise<void>;
  scanStart(source: Source): Promise<void>;
  scanStop(): Promise<void>;
  /** The newest picture after the one of this number, or null if there is none in a while. */
  picture(after: number, signal: AbortSignal): Promise<Picture | null>;

  listsAll(): Promise<ListSummary[]>;
  listShow(list: string | null): Promise<ListView>;
  listNew(name: string): Promise<ListSummary>;
  listClearChecked(list: string): Promise<ChangeView>;
  lineAdd(list: string, what: string): Promise<ChangeView>;
  lineQuantity(list: string, line: string, quantity: string): Promise<ChangeView>;
  lineCheck(list: string, line: string, checked: boolean): Promise<ChangeView>;
  lineRemove(list: string, line: string): Promise<ChangeView>;
  undo(): Promise<StepView[]>;
  redo(): Promise<StepView[]>;

  productTeach(teaching: Teaching): Promise<ProductView>;

  practiceStart(): Promise<BasketView>;
  basketRehearse(basket: string, list: string): Promise<RehearsalView>;
  basketMatch(basket: string, list: string, line: string, article: string): Promise<RehearsalView>;
  /** Sends what is sure; what changed or is capped only with `changed`. A guess is never sent. */
  basketPush(basket: string, list: string, changed: boolean): Promise<SyncView>;
  basketShow(basket: string): Promise<BasketContents>;
}
