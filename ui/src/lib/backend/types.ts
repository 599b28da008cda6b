// What the page asks of Trug. One function per command; nothing else of the page knows who answers.
// Every function rejects with an `AppError`, which a page says by its `code` and `params`.

import type {
  AboutView,
  AisleOrderView,
  Allergen,
  BasketContents,
  BasketKind,
  BasketKindsView,
  BasketsView,
  BasketView,
  CameraCheckView,
  CamerasView,
  ChangeView,
  CostView,
  DeleteAsk,
  ExportFormat,
  ExportText,
  FavouritesView,
  Gtin,
  HistoryView,
  ImportView,
  LineChange,
  LinePlace,
  ListSummary,
  ListView,
  LookAlikes,
  ProductDetail,
  ProductsView,
  ProductView,
  PushMessage,
  QrView,
  RehearsalView,
  ScanInput,
  ScanMessage,
  SettingsChange,
  SettingsView,
  ShopsView,
  SightingView,
  StepView,
  SuggestionsView,
  SyncView,
  TrayView,
  UndoView,
  WrittenView,
} from './generated/contract';

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

export interface Teaching {
  gtin: Gtin;
  name: string;
  brand: string | null;
  pack: string | null;
  aisle?: string | null;
  /** Which of the fourteen the packet names; absent leaves what was said before. */
  allergens?: Allergen[] | null;
}

export interface Backend {
  about(): Promise<AboutView>;

  /** Hears from now on what a scan sees, and first what is scanned from already. */
  watchScan(hear: (message: ScanMessage) => void): Promise<void>;
  /** Packets go to this list from now on. */
  scanTo(list: string): Promise<void>;
  scanStart(source: Source): Promise<void>;
  scanStop(): Promise<void>;
  /** Typed or scanned digits: the same way as a camera's sighting, which `watchScan` hears too. */
  scanCode(code: string, by: CodeBy): Promise<SightingView>;
  /** Opens a dialog; the chosen photographs are looked at. Answers how many. */
  scanChoosePhotos(): Promise<number>;
  camerasAll(): Promise<CamerasView>;
  /** Looks through the camera for some seconds; what is scanned from now is stopped. */
  cameraCheck(): Promise<CameraCheckView>;
  /** The page is to be seen or not; a camera is let go while it is not. */
  windowShown(shown: boolean): Promise<void>;
  windowPrint(): Promise<void>;
  /** The newest picture after the one of this number, or null if there is none in a while. */
  picture(after: number, signal: AbortSignal): Promise<Picture | null>;

  listsAll(): Promise<ListSummary[]>;
  listShow(list: string | null): Promise<ListView>;
  /** What a list costs as far as prices are known. */
  listCost(list: string): Promise<CostView>;
  listNew(name: string): Promise<ListSummary>;
  listRename(list: string, name: string): Promise<ChangeView>;
  listDelete(list: string): Promise<ChangeView>;
  /** Which shop the list is for; null for the settings' shop. */
  listShop(list: string, shop: string | null): Promise<ChangeView>;
  listClearChecked(list: string): Promise<ChangeView>;
  /** What is ticked is to buy again. */
  listUntickAll(list: string): Promise<ChangeView>;
  /** A list of the same things, none of them ticked. */
  listCopy(list: string, name: string): Promise<ListSummary>;
  listExport(list: string, format: Format): Promise<ExportText>;
  /** Opens a dialog; null when no file was chosen. */
  listExportFile(list: string, format: Format): Promise<WrittenView | null>;
  /** Opens a dialog; null when no file was chosen. */
  listImportFile(list: string): Promise<ImportView | null>;
  /** A list as text, as it is pasted: a line of it is a thing with how much of it. */
  listImportText(list: string, text: string): Promise<ImportView>;
  listQr(list: string): Promise<QrView>;
  /** Without a quantity the words say how much; with one they stay as they are. */
  lineAdd(list: string, what: string, quantity?: string | null): Promise<ChangeView>;
  lineEdit(list: string, line: string, change: LineChange): Promise<ChangeView>;
  lineQuantity(list: string, line: string, quantity: string): Promise<ChangeView>;
  /** By a difference; at 0 or below the line goes. */
  lineStep(list: string, line: string, by: number): Promise<ChangeView>;
  /** Takes away one contribution, counted from 0 as in `LineView.parts`. */
  linePartRemove(list: string, line: string, part: number): Promise<ChangeView>;
  lineCheck(list: string, line: string, checked: boolean): Promise<ChangeView>;
  lineRemove(list: string, line: string): Promise<ChangeView>;
  lineMove(list: string, line: string, to: LinePlace): Promise<ChangeView>;
  /** All favourites, each with the line of this list that is the same need. */
  favourites(list: string): Promise<FavouritesView>;
  /** Keeps a line as a favourite or no longer; `name` is for their list, if it has to be made. */
  favouriteSet(list: string, line: string, favourite: boolean, name: string): Promise<ChangeView>;
  /** Puts a favourite, by its own line, on a list. */
  favouriteAdd(list: string, favourite: string): Promise<ChangeView>;
  suggest(list: string, text: string, limit: number): Promise<SuggestionsView>;
  shopsAll(): Promise<ShopsView>;
  aisleOrder(shop: string | null): Promise<AisleOrderView>;
  /** Sets the order by hand; null leaves it to what is learnt again. */
  aisleOrderSet(shop: string | null, aisles: string[] | null): Promise<AisleOrderView>;
  undo(): Promise<StepView[]>;
  redo(): Promise<StepView[]>;
  /** What undo and redo would do now. */
  undoEnds(): Promise<UndoView>;
  /** Undoes one step by itself; rejects with `undo-in-the-way` where a later one builds on it. */
  undoStep(step: string): Promise<StepView>;
  history(limit: number): Promise<HistoryView>;

  productShow(gtin: string): Promise<ProductDetail>;
  productSearch(words: string, limit: number): Promise<ProductsView>;
  productTeach(teaching: Teaching): Promise<ProductView>;
  /** Another size or brand of `to`: takes over its name, brand and aisle. */
  productAttach(gtin: string, to: string, pack: string | null): Promise<ProductView>;
  productForget(gtin: string): Promise<ChangeView>;
  packetsUnknown(): Promise<TrayView>;
  packetLookAlikes(gtin: string, words: string | null): Promise<LookAlikes>;

  practiceStart(): Promise<BasketView>;
  basketsAll(): Promise<BasketsView>;
  basketKinds(): Promise<BasketKindsView>;
  basketAdd(kind: BasketKind, name: string, address: string): Promise<BasketView>;
  /** Opens a dialog for the file; null when none was chosen. */
  basketAddFile(name: string, format: Format): Promise<BasketView | null>;
  basketRemove(basket: string): Promise<BasketView>;
  basketRehearse(basket: string, list: string): Promise<RehearsalView>;
  basketMatch(basket: string, list: string, line: string, article: string): Promise<RehearsalView>;
  /**
   * Sends what is sure; what changed or is capped only with `changed`. A guess is never sent.
   * Rejects with `cancelled` if it was cancelled before the stage `sending`.
   */
  basketPush(
    basket: string,
    list: string,
    changed: boolean,
    hear?: (message: PushMessage) => void,
  ): Promise<SyncView>;
  basketPushCancel(): Promise<void>;
  basketPull(basket: string, list: string): Promise<SyncView>;
  /** Rejects with `suddenly-empty` unless `emptied` agrees to that. */
  basketSync(basket: string, list: string, changed: boolean, emptied: boolean): Promise<SyncView>;
  /** Says whether lines that were sent without an answer are in the basket. */
  basketSettle(basket: string, there: boolean): Promise<number>;
  basketShow(basket: string): Promise<BasketContents>;

  settingsGet(): Promise<SettingsView>;
  settingsSet(change: SettingsChange): Promise<SettingsView>;
  /** Shows the folder that everything lies in, in the system's own way; rejects with `folder` where there is none. */
  dataFolderOpen(): Promise<void>;
  /** Opens a dialog for a folder; null when none was chosen. */
  dataExport(): Promise<WrittenView | null>;
  dataDeleteAsk(): Promise<DeleteAsk>;
  /** With the token of `dataDeleteAsk`, within five minutes. It cannot be undone. */
  dataDelete(token: string): Promise<void>;
}
