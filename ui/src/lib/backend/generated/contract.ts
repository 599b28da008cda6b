// Made from the Rust of `trug_app::contract` by `TRUG_WRITE_TYPES=1 cargo test -p trug-app wire_types`.

/**
 * A list by its id and name.
 */
export type ListName = { 
/**
 * A UUID.
 */
id: string, 
/**
 * What the shopper calls it.
 */
name: string, };

/**
 * A list with how much is on it.
 */
export type ListSummary = { 
/**
 * A UUID.
 */
id: string, 
/**
 * What the shopper calls it.
 */
name: string, 
/**
 * Lines on it.
 */
lines: number, 
/**
 * Lines that are ticked.
 */
checked: number, };

/**
 * A list with its lines in order.
 */
export type ListView = { 
/**
 * The list.
 */
list: ListName, 
/**
 * Its lines in order.
 */
lines: Array<LineView>, };

/**
 * A line as it is shown.
 */
export type LineView = { 
/**
 * A UUID.
 */
id: string, 
/**
 * What to call it: the shopper's words, else the product's name, else the code as printed.
 */
name: string, 
/**
 * 14 digits.
 */
gtin: string | null, 
/**
 * How much is needed.
 */
quantity: QuantityView, 
/**
 * Whether it is in the trolley.
 */
checked: boolean, 
/**
 * The aisle: the shopper's, else the product's.
 */
aisle: string | null, 
/**
 * The shopper's note.
 */
note: string | null, 
/**
 * Where it first came from: `scan`, `photo`, `typed`, `import` or `sync`.
 */
source: string, 
/**
 * What is known of the product.
 */
product: ProductBrief | null, 
/**
 * What the line came together from, oldest first.
 */
parts: Array<PartView>, };

/**
 * How much.
 */
export type QuantityView = { 
/**
 * A whole number, at least 1.
 */
value: number, 
/**
 * What is counted.
 */
unit: UnitView, };

/**
 * What is counted.
 */
export type UnitView = "each" | "g" | "ml";

/**
 * One contribution to a line.
 */
export type PartView = { 
/**
 * `scan`, `photo`, `typed`, `import` or `sync`.
 */
source: string, 
/**
 * More precisely: a file, a basket.
 */
from: string | null, 
/**
 * How much of the line it is.
 */
quantity: QuantityView, 
/**
 * When, in RFC 3339.
 */
at: string, };

/**
 * A product in short.
 */
export type ProductBrief = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its brand.
 */
brand: string | null, 
/**
 * Its pack size as printed.
 */
quantity: string | null, };

/**
 * A product and where it is known from.
 */
export type ProductView = { 
/**
 * 14 digits.
 */
gtin: string, 
/**
 * Its name; absent when nobody knows the code.
 */
name: string | null, 
/**
 * Its brand.
 */
brand: string | null, 
/**
 * Its pack size as printed.
 */
quantity: string | null, 
/**
 * Its aisle.
 */
aisle: string | null, 
/**
 * `own`, `off`, or `none`.
 */
source: string, 
/**
 * The credit that goes with the source.
 */
attribution: string | null, 
/**
 * What the number itself says, in words.
 */
code: string, };

/**
 * Products found by words.
 */
export type ProductsView = { 
/**
 * Best first.
 */
products: Array<ProductView>, };

/**
 * A packet was shown.
 */
export type SightingView = { 
/**
 * 14 digits.
 */
gtin: string, 
/**
 * How it was printed: `ean-13`, `upc-e`, ...
 */
symbology: string, 
/**
 * The digits as printed.
 */
printed: string, 
/**
 * What to call it.
 */
name: string, 
/**
 * Whether a name is known for it.
 */
known: boolean, 
/**
 * Whether it was shown again.
 */
again: boolean, 
/**
 * The line it is on now.
 */
line: LineView | null, 
/**
 * The photograph it was found in.
 */
photo: string | null, 
/**
 * The symbol's corners in the picture, as shares of its width and height.
 */
corners: Array<[number, number]>, 
/**
 * Why it was not put on the list, when it was not.
 */
refused: string | null, };

/**
 * What a scan came to.
 */
export type ScanView = { 
/**
 * The list.
 */
list: ListName, 
/**
 * What was seen, in order.
 */
sightings: Array<SightingView>, 
/**
 * Pictures looked at.
 */
pictures: number, 
/**
 * Pictures that could not be looked at, with the reason.
 */
failed: Array<FailedPicture>, };

/**
 * A picture that could not be looked at.
 */
export type FailedPicture = { 
/**
 * Which.
 */
path: string, 
/**
 * Why, and what to do.
 */
why: string, };

/**
 * A step of the history.
 */
export type StepView = { 
/**
 * A UUID.
 */
id: string, 
/**
 * When, in RFC 3339.
 */
at: string, 
/**
 * What it was: `add`, `check`, `import`, ...
 */
action: string, 
/**
 * Who did it: `scan`, `photo`, `typed`, `import`, `sync`.
 */
source: string, 
/**
 * What it was about, in words: names of lines or lists.
 */
about: Array<string>, 
/**
 * How many rows it changed.
 */
changes: number, 
/**
 * Whether it has been undone.
 */
undone: boolean, };

/**
 * Steps of the history, newest first.
 */
export type HistoryView = { 
/**
 * Newest first.
 */
steps: Array<StepView>, };

/**
 * What a change of lists came to.
 */
export type ChangeView = { 
/**
 * The step that was recorded; absent when nothing changed.
 */
step: StepView | null, 
/**
 * The lines that were touched, as they are now.
 */
lines: Array<LineView>, };

/**
 * A connected basket.
 */
export type BasketView = { 
/**
 * What the shopper calls it.
 */
name: string, 
/**
 * Its kind: `ucp`, `file`.
 */
kind: string, 
/**
 * Where it is: an address or a file.
 */
place: string, 
/**
 * Whether it can be read back.
 */
reads_back: boolean, 
/**
 * Whether it knows prices.
 */
prices: boolean, };

/**
 * All connected baskets.
 */
export type BasketsView = { 
/**
 * By name.
 */
baskets: Array<BasketView>, };

/**
 * An amount of money.
 */
export type MoneyView = { 
/**
 * Minor units.
 */
minor: number, 
/**
 * ISO 4217.
 */
currency: string, };

/**
 * What a shop would be asked for a line.
 */
export type RehearsalLineView = { 
/**
 * The line's UUID.
 */
line: string, 
/**
 * The line's name.
 */
name: string, 
/**
 * How much is on the list.
 */
quantity: QuantityView, 
/**
 * `sure`, `changed`, `capped`, `not-stocked`, `guess` or `unknown`.
 */
answer: string, 
/**
 * The answer in words.
 */
words: string, 
/**
 * The shop's own name for what would be sent.
 */
title: string | null, 
/**
 * How many pieces would be sent; absent when nothing is.
 */
send: number | null, 
/**
 * The price of one.
 */
price: MoneyView | null, 
/**
 * For a guess: what the shop has that may be meant.
 */
candidates: Array<CandidateView>, };

/**
 * Something a shop has that may be meant.
 */
export type CandidateView = { 
/**
 * The shop's id.
 */
remote: string, 
/**
 * The shop's name for it.
 */
title: string, 
/**
 * The price of one.
 */
price: MoneyView | null, };

/**
 * A rehearsal of a push.
 */
export type RehearsalView = { 
/**
 * The basket.
 */
basket: string, 
/**
 * The list.
 */
list: ListName, 
/**
 * Line by line.
 */
lines: Array<RehearsalLineView>, 
/**
 * What would be sent, added up, where prices are known.
 */
total: MoneyView | null, };

/**
 * What a basket holds, as its shop says.
 */
export type BasketContents = { 
/**
 * The basket.
 */
basket: string, 
/**
 * Its lines.
 */
lines: Array<BasketLineView>, 
/**
 * What it costs.
 */
total: MoneyView | null, 
/**
 * Where the shopper goes on.
 */
continue_url: string | null, };

/**
 * A line of an online basket.
 */
export type BasketLineView = { 
/**
 * The shop's id.
 */
remote: string, 
/**
 * The shop's name.
 */
title: string, 
/**
 * How many, or how much of the unit.
 */
quantity: number, 
/**
 * What is counted; pieces when it is absent.
 */
unit?: UnitView, 
/**
 * The price of one.
 */
price: MoneyView | null, };

/**
 * What a push, a pull or a sync did.
 */
export type SyncView = { 
/**
 * The basket.
 */
basket: string, 
/**
 * What was done in the basket, in words.
 */
sent: Array<string>, 
/**
 * What was done on the list, in words.
 */
received: Array<string>, 
/**
 * What was left, and why: `guess`, `not-stocked`, ... with words.
 */
left: Array<RehearsalLineView>, 
/**
 * Where both sides had changed: what each had and how it was settled.
 */
conflicts: Array<string>, 
/**
 * What the basket holds now.
 */
contents: BasketContents | null, 
/**
 * Whether anything changed anywhere.
 */
changed: boolean, };

/**
 * What a file brought.
 */
export type ImportView = { 
/**
 * The list it went to.
 */
list: ListName, 
/**
 * Entries that came in.
 */
entries: number, 
/**
 * What could not be understood: place and reason.
 */
skipped: Array<FailedPicture>, 
/**
 * The step to undo.
 */
step: StepView | null, };

/**
 * What works here and what does not.
 */
export type DoctorView = { 
/**
 * One by one.
 */
findings: Array<Finding>, };

/**
 * One thing that was looked at.
 */
export type Finding = { 
/**
 * What: `home`, `list`, `catalogue`, `camera`, ...
 */
what: string, 
/**
 * Whether it works.
 */
works: boolean, 
/**
 * How it is, and what to do.
 */
words: string, };

/**
 * What the camera is doing, for the window.
 */
export type CameraView = { 
/**
 * `working`, `no-camera`, `in-use`, ...
 */
state: string, 
/**
 * The same in words, with what to do.
 */
words: string, };

/**
 * What hinders the reading most while a packet is being aimed.
 */
export type Coaching = "too-dark" | "too-bright" | "glare" | "too-far" | "too-near" | "blurred";

/**
 * What a check of the camera found.
 */
export type CameraCheckView = { 
/**
 * The cameras that are plugged in, in a steady order.
 */
cameras: Array<CheckedCamera>, 
/**
 * What was found, one after the other, in the order in which one would look.
 */
findings: Array<CameraFinding>, };

/**
 * A camera that is plugged in.
 */
export type CheckedCamera = { 
/**
 * What the settings keep: where it is plugged in and its name.
 */
id: string, 
/**
 * Its own name.
 */
name: string, 
/**
 * Whether it is the one that the settings name.
 */
chosen: boolean, 
/**
 * What it offers, best for barcodes first: "MJPEG 1280x720 at 30".
 */
offers: Array<string>, 
/**
 * What Trug would choose of it, and why; or why it cannot be asked.
 */
words: string, };

/**
 * One thing that was looked at.
 */
export type CameraFinding = { 
/**
 * What: `plugged-in`, `choice`, `picture`, `rate`, `light`, `sharpness` or `code`.
 */
what: string, 
/**
 * How it is: `well`, or what is wrong, as `too-dark`, `slow`, `soft`.
 */
code: string, 
/**
 * Whether it is as it should be.
 */
works: boolean, 
/**
 * How it is, and what to do about it.
 */
words: string, };

/**
 * What a running scan tells the window.
 */
export type ScanMessage = { "kind": "started", 
/**
 * `camera`, `demo` or `photo`.
 */
source: string, } | { "kind": "sighting", 
/**
 * What was seen.
 */
sighting: SightingView, } | { "kind": "camera", 
/**
 * The state.
 */
camera: CameraView, } | { "kind": "coaching", 
/**
 * What to say; nothing while it reads well and while nothing is held up.
 */
coaching: Coaching | null, } | { "kind": "failed", 
/**
 * Which and why.
 */
picture: FailedPicture, } | { "kind": "trouble", 
/**
 * Why.
 */
error: AppError, } | { "kind": "ended" };

/**
 * What this program is and what it is made with, for the window.
 */
export type AboutView = { 
/**
 * The program's version.
 */
version: string, 
/**
 * The credit of the product data, which has to be shown.
 */
attribution: string, 
/**
 * The folder that everything lies in.
 */
home: string, };

/**
 * Why something could not be done, for a person.
 */
export type AppError = { 
/**
 * Which kind of failure; a host may branch on it.
 */
code: string, 
/**
 * What was tried, on what, and what went wrong.
 */
message: string, 
/**
 * What the person can do next.
 */
hint: string | null, 
/**
 * Whether trying again can help.
 */
retry: boolean, };
