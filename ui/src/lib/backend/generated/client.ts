// Made from the command table of `trug-api` by `TRUG_WRITE_TYPES=1 cargo test -p trug-api client`.

import type {
  AboutView,
  AisleOrderView,
  BasketContents,
  BasketKindsView,
  BasketView,
  BasketsView,
  CameraCheckView,
  CamerasView,
  ChangeView,
  CostView,
  DeleteAsk,
  DeletedView,
  DoctorView,
  ExportFormat,
  ExportText,
  FavouritesView,
  HistoryView,
  ImportView,
  LanguagesView,
  LineChange,
  LinePlace,
  ListSummary,
  ListView,
  ListsView,
  LookAlikes,
  ProductDetail,
  ProductView,
  ProductsView,
  PushMessage,
  QrView,
  RehearsalView,
  ScanInput,
  ScanMessage,
  SettingsChange,
  SettingsView,
  SettledView,
  ShopsView,
  SightingView,
  StepsView,
  SuggestionsView,
  SyncView,
  TrayView,
  UndoView,
} from './contract';

/** What happens while nobody asks. */
export type Event = { "event": "scan", "data": ScanMessage } | { "event": "push", "data": PushMessage } | { "event": "changed" };

/** The id of a thing of this kind, or its name: any text but the id of a thing of another kind. */
export type Ref<Kind> = string & { readonly __id?: Kind };

/** One method per command. Each rejects with an `AppError`. */
export interface Commands {
  /** What this program is, and whose work is in it. */
  about(): Promise<AboutView>;

  /** What works here and what does not. */
  doctor(): Promise<DoctorView>;

  /** The languages that there are; of a file of the person's own, with its messages. */
  languages(): Promise<LanguagesView>;

  /** All settings, with the default where none was made. */
  settingsGet(): Promise<SettingsView>;

  /** Changes settings; all of them or none. */
  settingsSet(change: SettingsChange): Promise<SettingsView>;

  /** What would be deleted, and the token that does it within five minutes. */
  dataDeleteAsk(): Promise<DeleteAsk>;

  /** Deletes everything, with the token of `data_delete_ask`. It cannot be undone. */
  dataDelete(token: string): Promise<DeletedView>;

  /** All lists, with how much is on each. */
  listsAll(): Promise<ListsView>;

  /** Makes a list. */
  listNew(name: string): Promise<ListSummary>;

  /** A list with its lines in order. */
  listShow(list?: Ref<'list'> | null): Promise<ListView>;

  /** Gives a list another name. */
  listRename(list: Ref<'list'> | null, name: string): Promise<ChangeView>;

  /** Deletes a list with its lines. */
  listDelete(list: Ref<'list'>): Promise<ChangeView>;

  /** What a list costs as far as prices are known. */
  listCost(list?: Ref<'list'> | null): Promise<CostView>;

  /** Says which shop a list is for; without one it is the settings' shop. */
  listShop(list?: Ref<'list'> | null, shop?: string | null): Promise<ChangeView>;

  /** Makes a list of all that is on another one, none of it ticked. */
  listCopy(list: Ref<'list'> | null, name: string): Promise<ListSummary>;

  /** Takes all ticked lines off a list. */
  listClearChecked(list?: Ref<'list'> | null): Promise<ChangeView>;

  /** Unticks all that is ticked on a list, to be bought again. */
  listUntickAll(list?: Ref<'list'> | null): Promise<ChangeView>;

  /** Moves all that is ticked on a list to another one; it stays ticked. */
  listMoveChecked(list: Ref<'list'> | null, to: Ref<'list'>): Promise<ChangeView>;

  /** A list as text, Markdown, CSV, JSON or iCalendar, with a name for its file. */
  listExport(list: Ref<'list'> | null, format: ExportFormat): Promise<ExportText>;

  /** Puts a list that is given as text on a list, all of it in one step. */
  listImportText(list: Ref<'list'> | null, text: string, from?: string | null, dry_run?: boolean | null): Promise<ImportView>;

  /** What is not ticked on a list as a QR code, for a phone. */
  listQr(list?: Ref<'list'> | null): Promise<QrView>;

  /**
   * Puts something on a list by its words or its barcode number.
   * 
   * Without a quantity the words say how much; with one they stay as they are.
   */
  lineAdd(list: Ref<'list'> | null, what: string, quantity?: string | null, name?: string | null, note?: string | null, aisle?: string | null): Promise<ChangeView>;

  /** Changes a line: how much, its name, note, aisle or price, all in one step. */
  lineEdit(list: Ref<'list'> | null, line: Ref<'line'>, change: LineChange): Promise<ChangeView>;

  /** Says how much of a line is needed. */
  lineQuantity(list: Ref<'list'> | null, line: Ref<'line'>, quantity: string): Promise<ChangeView>;

  /** Changes how much of a line is needed by a difference; at 0 or below the line goes. */
  lineStep(list: Ref<'list'> | null, line: Ref<'line'>, by: number): Promise<ChangeView>;

  /** Takes one contribution out of a line; with its last one the line goes. */
  linePartRemove(list: Ref<'list'> | null, line: Ref<'line'>, part: number): Promise<ChangeView>;

  /** Ticks or unticks a line. */
  lineCheck(list: Ref<'list'> | null, line: Ref<'line'>, checked: boolean): Promise<ChangeView>;

  /** Ticks or unticks lines, in one step. */
  linesCheck(list: Ref<'list'> | null, lines: Array<Ref<'line'>>, checked: boolean): Promise<ChangeView>;

  /** Takes a line off a list. */
  lineRemove(list: Ref<'list'> | null, line: Ref<'line'>): Promise<ChangeView>;

  /** Takes lines off a list, in one step. */
  linesRemove(list: Ref<'list'> | null, lines: Array<Ref<'line'>>): Promise<ChangeView>;

  /** Moves a line on its list or to another one. */
  lineMove(list: Ref<'list'> | null, line: Ref<'line'>, to: LinePlace): Promise<ChangeView>;

  /** What may be meant by words that are not finished yet. */
  suggest(list: Ref<'list'> | null, text: string, limit: number): Promise<SuggestionsView>;

  /** All favourites, each with the line of a list that is the same need. */
  favourites(list?: Ref<'list'> | null): Promise<FavouritesView>;

  /** Keeps a line as a favourite, in the amount in which it is wanted now, or keeps it no longer. */
  favouriteSet(list: Ref<'list'> | null, line: Ref<'line'>, favourite: boolean, name: string): Promise<ChangeView>;

  /** Keeps lines as favourites, or keeps them no longer, in one step. */
  favouritesSet(list: Ref<'list'> | null, lines: Array<Ref<'line'>>, favourite: boolean, name: string): Promise<ChangeView>;

  /** Puts a favourite on a list. */
  favouriteAdd(list: Ref<'list'> | null, favourite: Ref<'line'>): Promise<ChangeView>;

  /** Puts favourites on a list: the named ones, or all that are not there to be bought. */
  favouritesAdd(list: Ref<'list'> | null, favourites: Array<Ref<'line'>>): Promise<ChangeView>;

  /** The shops that the settings, lists and orders of aisles name. */
  shopsAll(): Promise<ShopsView>;

  /** In which order the aisles of a shop are walked; without one, those of anywhere. */
  aisleOrder(shop?: string | null): Promise<AisleOrderView>;

  /** Sets the order of a shop's aisles by hand; without an order, what is learnt counts again. */
  aisleOrderSet(shop?: string | null, aisles?: Array<string> | null): Promise<AisleOrderView>;

  /** Undoes the last steps, newest first. */
  undo(steps?: number | null): Promise<StepsView>;

  /** Does the last undone steps again. */
  redo(steps?: number | null): Promise<StepsView>;

  /** What undo and redo would do now. */
  undoEnds(): Promise<UndoView>;

  /** Undoes one step by itself, if no later one builds on it. */
  undoStep(step: Ref<'step'>): Promise<StepsView>;

  /** What was done, newest first. */
  history(limit: number): Promise<HistoryView>;

  /** What is known of a barcode number, in short. */
  productLookUp(gtin: string): Promise<ProductView>;

  /** All that is known of a packet, and from where. */
  productShow(gtin: string): Promise<ProductDetail>;

  /** Finds products by words. */
  productSearch(words: string, limit: number): Promise<ProductsView>;

  /** Names a packet. */
  productTeach(gtin: string, name: string, brand?: string | null, pack?: string | null, aisle?: string | null, allergens?: Array<string> | null): Promise<ProductView>;

  /** Puts a packet beside one that is known, as another size or brand of the same. */
  productAttach(gtin: string, to: string, pack?: string | null): Promise<ProductView>;

  /** Forgets what the shopper called a packet. */
  productForget(gtin: string): Promise<ChangeView>;

  /** The packets that nobody has a name for. */
  packetsUnknown(): Promise<TrayView>;

  /** What a packet without a name may be. */
  packetLookAlikes(gtin: string, words?: string | null): Promise<LookAlikes>;

  /** Names the list that scanned packets go to. */
  scanTo(list?: Ref<'list'> | null): Promise<void>;

  /** Starts the camera or the demo. */
  scanStart(source: ScanInput): Promise<void>;

  /** Ends the running scan and releases its camera. */
  scanStop(): Promise<void>;

  /** Puts a code that was typed, or written by a scanner, on the list, as a camera's sighting. */
  scanCode(code: string, by: string): Promise<SightingView>;

  /** Whether the page is visible: a camera is released while it is not. */
  windowShown(shown: boolean): Promise<void>;

  /** The cameras of this computer. */
  camerasAll(): Promise<CamerasView>;

  /**
   * Looks through the camera for some seconds and says what would be better.
   * 
   * What is scanned from now is stopped: a camera serves one at a time.
   */
  cameraCheck(seconds?: number | null): Promise<CameraCheckView>;

  /** Opens the practice shop, unless it is open, and connects its basket. */
  practiceStart(): Promise<BasketView>;

  /** All connected baskets. */
  basketsAll(): Promise<BasketsView>;

  /** The kinds of basket that can be connected. */
  basketKinds(): Promise<BasketKindsView>;

  /** Connects a basket. Nothing is sent yet. */
  basketAdd(kind: string, name: string, address?: string | null, format?: string | null, private_network?: boolean | null): Promise<BasketView>;

  /** Disconnects a basket; the shop's basket stays as it is. */
  basketRemove(basket: string): Promise<BasketView>;

  /** What a basket holds, as its shop says. */
  basketShow(basket: string): Promise<BasketContents>;

  /**
   * Says for each line what the shop would do with it; nothing is changed there.
   * 
   * Its progress comes as events, and it can be cancelled.
   */
  basketRehearse(basket: string, list?: Ref<'list'> | null): Promise<RehearsalView>;

  /** Says which of the shop's articles is meant by a line. */
  basketMatch(basket: string, list: Ref<'list'> | null, line: Ref<'line'>, article: Ref<'article'>): Promise<RehearsalView>;

  /**
   * Sends what is sure, and with `changed` also what changed or is capped. A guess is never sent.
   * 
   * Its progress comes as events. Until the stage `sending` it can be cancelled.
   */
  basketPush(basket: string, list: Ref<'list'> | null, changed: boolean): Promise<SyncView>;

  /** Ends the running rehearsal, push or sync, if it has not sent anything yet. */
  basketPushCancel(): Promise<void>;

  /** Puts what a basket holds on a list. */
  basketPull(basket: string, list?: Ref<'list'> | null): Promise<SyncView>;

  /**
   * Brings a list and a basket to agree.
   * 
   * Its progress comes as events. Until the stage `sending` it can be cancelled.
   */
  basketSync(basket: string, list: Ref<'list'> | null, changed: boolean, emptied: boolean): Promise<SyncView>;

  /** Says whether lines that were sent without an answer are in the basket. */
  basketSettle(basket: string, there: boolean): Promise<SettledView>;
}

export type CommandName = keyof typeof ROUTES;

/** Calls a command by its name. */
export type Call = <T>(name: CommandName, args: Record<string, unknown>) => Promise<T>;

/** The commands, each as a call by name. */
export function commands(call: Call): Commands {
  return {
    about: () => call('about', {}),
    doctor: () => call('doctor', {}),
    languages: () => call('languages', {}),
    settingsGet: () => call('settings_get', {}),
    settingsSet: (change) => call('settings_set', { ...change }),
    dataDeleteAsk: () => call('data_delete_ask', {}),
    dataDelete: (token) => call('data_delete', { token }),
    listsAll: () => call('lists_all', {}),
    listNew: (name) => call('list_new', { name }),
    listShow: (list) => call('list_show', { list }),
    listRename: (list, name) => call('list_rename', { list, name }),
    listDelete: (list) => call('list_delete', { list }),
    listCost: (list) => call('list_cost', { list }),
    listShop: (list, shop) => call('list_shop', { list, shop }),
    listCopy: (list, name) => call('list_copy', { list, name }),
    listClearChecked: (list) => call('list_clear_checked', { list }),
    listUntickAll: (list) => call('list_untick_all', { list }),
    listMoveChecked: (list, to) => call('list_move_checked', { list, to }),
    listExport: (list, format) => call('list_export', { list, format }),
    listImportText: (list, text, from, dry_run) => call('list_import_text', { list, text, from, dry_run }),
    listQr: (list) => call('list_qr', { list }),
    lineAdd: (list, what, quantity, name, note, aisle) => call('line_add', { list, what, quantity, name, note, aisle }),
    lineEdit: (list, line, change) => call('line_edit', { list, line, ...change }),
    lineQuantity: (list, line, quantity) => call('line_quantity', { list, line, quantity }),
    lineStep: (list, line, by) => call('line_step', { list, line, by }),
    linePartRemove: (list, line, part) => call('line_part_remove', { list, line, part }),
    lineCheck: (list, line, checked) => call('line_check', { list, line, checked }),
    linesCheck: (list, lines, checked) => call('lines_check', { list, lines, checked }),
    lineRemove: (list, line) => call('line_remove', { list, line }),
    linesRemove: (list, lines) => call('lines_remove', { list, lines }),
    lineMove: (list, line, to) => call('line_move', { list, line, to }),
    suggest: (list, text, limit) => call('suggest', { list, text, limit }),
    favourites: (list) => call('favourites', { list }),
    favouriteSet: (list, line, favourite, name) => call('favourite_set', { list, line, favourite, name }),
    favouritesSet: (list, lines, favourite, name) => call('favourites_set', { list, lines, favourite, name }),
    favouriteAdd: (list, favourite) => call('favourite_add', { list, favourite }),
    favouritesAdd: (list, favourites) => call('favourites_add', { list, favourites }),
    shopsAll: () => call('shops_all', {}),
    aisleOrder: (shop) => call('aisle_order', { shop }),
    aisleOrderSet: (shop, aisles) => call('aisle_order_set', { shop, aisles }),
    undo: (steps) => call('undo', { steps }),
    redo: (steps) => call('redo', { steps }),
    undoEnds: () => call('undo_ends', {}),
    undoStep: (step) => call('undo_step', { step }),
    history: (limit) => call('history', { limit }),
    productLookUp: (gtin) => call('product_look_up', { gtin }),
    productShow: (gtin) => call('product_show', { gtin }),
    productSearch: (words, limit) => call('product_search', { words, limit }),
    productTeach: (gtin, name, brand, pack, aisle, allergens) => call('product_teach', { gtin, name, brand, pack, aisle, allergens }),
    productAttach: (gtin, to, pack) => call('product_attach', { gtin, to, pack }),
    productForget: (gtin) => call('product_forget', { gtin }),
    packetsUnknown: () => call('packets_unknown', {}),
    packetLookAlikes: (gtin, words) => call('packet_look_alikes', { gtin, words }),
    scanTo: (list) => call('scan_to', { list }),
    scanStart: (source) => call('scan_start', { source }),
    scanStop: () => call('scan_stop', {}),
    scanCode: (code, by) => call('scan_code', { code, by }),
    windowShown: (shown) => call('window_shown', { shown }),
    camerasAll: () => call('cameras_all', {}),
    cameraCheck: (seconds) => call('camera_check', { seconds }),
    practiceStart: () => call('practice_start', {}),
    basketsAll: () => call('baskets_all', {}),
    basketKinds: () => call('basket_kinds', {}),
    basketAdd: (kind, name, address, format, private_network) => call('basket_add', { kind, name, address, format, private_network }),
    basketRemove: (basket) => call('basket_remove', { basket }),
    basketShow: (basket) => call('basket_show', { basket }),
    basketRehearse: (basket, list) => call('basket_rehearse', { basket, list }),
    basketMatch: (basket, list, line, article) => call('basket_match', { basket, list, line, article }),
    basketPush: (basket, list, changed) => call('basket_push', { basket, list, changed }),
    basketPushCancel: () => call('basket_push_cancel', {}),
    basketPull: (basket, list) => call('basket_pull', { basket, list }),
    basketSync: (basket, list, changed, emptied) => call('basket_sync', { basket, list, changed, emptied }),
    basketSettle: (basket, there) => call('basket_settle', { basket, there }),
  };
}

/** How HTTP asks for each command, below `/api/v1`. */
export const ROUTES = {
  about: ['GET', '/about'],
  doctor: ['GET', '/doctor'],
  languages: ['GET', '/languages'],
  settings_get: ['GET', '/settings'],
  settings_set: ['PATCH', '/settings'],
  data_delete_ask: ['POST', '/data/deletion'],
  data_delete: ['POST', '/data/deletion/{token}'],
  lists_all: ['GET', '/lists'],
  list_new: ['POST', '/lists'],
  list_show: ['GET', '/lists/{list}'],
  list_rename: ['PATCH', '/lists/{list}'],
  list_delete: ['DELETE', '/lists/{list}'],
  list_cost: ['GET', '/lists/{list}/cost'],
  list_shop: ['PUT', '/lists/{list}/shop'],
  list_copy: ['POST', '/lists/{list}/copy'],
  list_clear_checked: ['DELETE', '/lists/{list}/checked'],
  list_untick_all: ['POST', '/lists/{list}/untick-all'],
  list_move_checked: ['POST', '/lists/{list}/move-checked'],
  list_export: ['GET', '/lists/{list}/export'],
  list_import_text: ['POST', '/lists/{list}/import'],
  list_qr: ['GET', '/lists/{list}/qr'],
  line_add: ['POST', '/lists/{list}/lines'],
  line_edit: ['PATCH', '/lists/{list}/lines/{line}'],
  line_quantity: ['PUT', '/lists/{list}/lines/{line}/quantity'],
  line_step: ['POST', '/lists/{list}/lines/{line}/quantity'],
  line_part_remove: ['DELETE', '/lists/{list}/lines/{line}/parts/{part}'],
  line_check: ['PUT', '/lists/{list}/lines/{line}/checked'],
  lines_check: ['POST', '/lists/{list}/checked'],
  line_remove: ['DELETE', '/lists/{list}/lines/{line}'],
  lines_remove: ['POST', '/lists/{list}/remove'],
  line_move: ['PUT', '/lists/{list}/lines/{line}/place'],
  suggest: ['GET', '/lists/{list}/suggestions'],
  favourites: ['GET', '/lists/{list}/favourites'],
  favourite_set: ['PUT', '/lists/{list}/lines/{line}/favourite'],
  favourites_set: ['PUT', '/lists/{list}/favourites'],
  favourite_add: ['POST', '/lists/{list}/favourites/{favourite}'],
  favourites_add: ['POST', '/lists/{list}/favourites'],
  shops_all: ['GET', '/shops'],
  aisle_order: ['GET', '/aisles'],
  aisle_order_set: ['PUT', '/aisles'],
  undo: ['POST', '/undo'],
  redo: ['POST', '/redo'],
  undo_ends: ['GET', '/undo'],
  undo_step: ['POST', '/history/{step}/undo'],
  history: ['GET', '/history'],
  product_look_up: ['GET', '/products/{gtin}/name'],
  product_show: ['GET', '/products/{gtin}'],
  product_search: ['GET', '/products'],
  product_teach: ['PUT', '/products/{gtin}'],
  product_attach: ['PUT', '/products/{gtin}/same-as'],
  product_forget: ['DELETE', '/products/{gtin}'],
  packets_unknown: ['GET', '/packets'],
  packet_look_alikes: ['GET', '/packets/{gtin}/look-alikes'],
  scan_to: ['PUT', '/scan/list'],
  scan_start: ['PUT', '/scan'],
  scan_stop: ['DELETE', '/scan'],
  scan_code: ['POST', '/scan/codes'],
  window_shown: ['PUT', '/scan/visible'],
  cameras_all: ['GET', '/cameras'],
  camera_check: ['POST', '/cameras/check'],
  practice_start: ['POST', '/practice-shop'],
  baskets_all: ['GET', '/baskets'],
  basket_kinds: ['GET', '/basket-kinds'],
  basket_add: ['POST', '/baskets'],
  basket_remove: ['DELETE', '/baskets/{basket}'],
  basket_show: ['GET', '/baskets/{basket}'],
  basket_rehearse: ['POST', '/baskets/{basket}/rehearsal'],
  basket_match: ['PUT', '/baskets/{basket}/match'],
  basket_push: ['POST', '/baskets/{basket}/push'],
  basket_push_cancel: ['POST', '/push/cancel'],
  basket_pull: ['POST', '/baskets/{basket}/pull'],
  basket_sync: ['POST', '/baskets/{basket}/sync'],
  basket_settle: ['POST', '/baskets/{basket}/settle'],
} as const;
