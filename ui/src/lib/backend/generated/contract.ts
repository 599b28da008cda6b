// Made from the Rust of `trug_app::contract` by `TRUG_WRITE_TYPES=1 cargo test -p trug-app wire_types`.

/**
 * The id of a list, a UUID.
 */
export type ListId = string & { readonly __id: 'list' };

/**
 * The id of a line, a UUID.
 */
export type LineId = string & { readonly __id: 'line' };

/**
 * The id of a step of the history, a UUID.
 */
export type StepId = string & { readonly __id: 'step' };

/**
 * The id that a shop gives one of its articles.
 */
export type RemoteId = string & { readonly __id: 'article' };

/**
 * The id of a camera: where it is plugged in, and its name.
 */
export type CameraId = string & { readonly __id: 'camera' };

/**
 * A GTIN of 14 digits; shorter ones have zeros in front.
 */
export type Gtin = string;

/**
 * A moment in UTC as RFC 3339 writes it.
 */
export type Time = string;

/**
 * A currency by its code of ISO 4217: three capital letters.
 */
export type CurrencyCode = string;

/**
 * A country by its code of ISO 3166-1: two capital letters.
 */
export type CountryCode = string;

/**
 * A language by its BCP 47 tag: `en`, `de`, `pt-BR`.
 */
export type LanguageTag = string;

/**
 * A language by its BCP 47 tag, or `system` for the one of the system.
 */
export type LanguageChoice = string;

/**
 * A list by its id and name.
 */
export type ListName = { 
/**
 * Its id.
 */
id: ListId, 
/**
 * What the shopper calls it.
 */
name: string, };

/**
 * A list with how much is on it.
 */
export type ListSummary = { 
/**
 * Its id.
 */
id: ListId, 
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
checked: number, 
/**
 * The shop it is for, when that is another than the settings' shop.
 */
shop: string | null, };

/**
 * All lists.
 */
export type ListsView = { 
/**
 * In their order.
 */
lists: Array<ListSummary>, };

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
lines: Array<LineView>, 
/**
 * The shop whose aisles it is walked in.
 */
shop: string | null, 
/**
 * The aisles of its lines in the order of that shop. What has no aisle comes last.
 */
aisles: Array<AisleView>, 
/**
 * What it costs as far as prices are known.
 */
cost: CostView, };

/**
 * A line as it is shown.
 */
export type LineView = { 
/**
 * Its id.
 */
id: LineId, 
/**
 * What to call it: the shopper's words, else the product's name, else the code as printed.
 */
name: string, 
/**
 * Its trade item.
 */
gtin: Gtin | null, 
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
 * Where it first came from.
 */
source: Origin, 
/**
 * What is known of the product.
 */
product: ProductBrief | null, 
/**
 * What the line came together from, oldest first.
 */
parts: Array<PartView>, 
/**
 * The list it stands on.
 */
list: ListId, 
/**
 * The shopper's own words for it; what stands in `name` is the product's without them.
 */
own_name: string | null, 
/**
 * The aisle the shopper put it in; what stands in `aisle` is the product's without it.
 */
own_aisle: string | null, 
/**
 * What it costs, where a price is known; a favourite shows none.
 */
price: PriceView | null, };

/**
 * What a line costs.
 */
export type PriceView = { 
/**
 * The money on the tag.
 */
money: MoneyView, 
/**
 * For how much it is.
 */
per: QuantityView, 
/**
 * What the line's own quantity costs by it.
 */
cost: MoneyView, 
/**
 * Where it is from.
 */
source: PriceOrigin, 
/**
 * The shop it was noted in, or the basket.
 */
from: string | null, 
/**
 * When it was noted or answered.
 */
at: Time, };

/**
 * What the lines of a list cost together.
 */
export type CostView = { 
/**
 * One for each currency.
 */
sums: Array<SumView>, 
/**
 * The lines that a price is known for.
 */
priced: number, 
/**
 * All lines.
 */
lines: number, };

/**
 * What lines cost in one currency.
 */
export type SumView = { 
/**
 * All of them.
 */
all: MoneyView, 
/**
 * Those that are ticked.
 */
ticked: MoneyView, };

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
 * How it came.
 */
source: Origin, 
/**
 * More precisely: a file, a basket.
 */
from: string | null, 
/**
 * How much of the line it is.
 */
quantity: QuantityView, 
/**
 * When it came.
 */
at: Time, };

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
skipped: Array<SkippedEntry>, 
/**
 * The step to undo; none where nothing came, and in a rehearsal.
 */
step: StepView | null, 
/**
 * Each list with what came to it.
 */
lists: Array<ImportedList>, 
/**
 * What came otherwise than it was written.
 */
notices: Array<ImportNotice>, 
/**
 * In a rehearsal: what was understood, as a text that may be changed and handed in.
 */
text?: string, };

/**
 * A list that a file brought something to.
 */
export type ImportedList = { 
/**
 * Its name.
 */
name: string, 
/**
 * Entries that came to it.
 */
entries: number, };

/**
 * Something in a file that came otherwise than it was written.
 */
export type ImportNotice = { 
/**
 * Where: "line 3".
 */
where: string, 
/**
 * What.
 */
why: string, };

/**
 * What is changed about a line. What is absent stays as it is; empty text clears.
 */
export type LineChange = { 
/**
 * How much, as a person says it: "2", "500 g", "1,5 l".
 */
quantity?: string, 
/**
 * The shopper's own words.
 */
name?: string, 
/**
 * A note, which may have several lines.
 */
note?: string, 
/**
 * The aisle.
 */
aisle?: string, 
/**
 * What it costs, as a tag says it: "1.29", "2,49 €/kg". It is noted for every line of the same
 * need, now and later, in the shop of the list; empty forgets it.
 */
price?: string, };

/**
 * Where a line is put.
 */
export type LinePlace = { "kind": "first" } | { "kind": "last" } | { "kind": "before", 
/**
 * The other line's UUID.
 */
line: string, } | { "kind": "after", 
/**
 * The other line's UUID.
 */
line: string, } | { "kind": "list", 
/**
 * The list's UUID or name.
 */
list: string, };

/**
 * An aisle of a shop.
 */
export type AisleView = { 
/**
 * What lines carry: a name in data such as `dairy`, or the shopper's own words.
 */
id: string, 
/**
 * Its name by language, English under `en`; empty for an aisle that the shopper named.
 */
names: { [key in LanguageTag]: string }, };

/**
 * In which order a shop's aisles are walked.
 */
export type AisleOrderView = { 
/**
 * The shop; absent for shopping anywhere.
 */
shop: string | null, 
/**
 * All aisles that are known, in order.
 */
aisles: Array<AisleView>, 
/**
 * What the order is made of.
 */
by: AisleOrderBasis, 
/**
 * How many ticks in this shop there were to learn from.
 */
ticks: number, };

/**
 * The shops that lists, settings or aisle orders name.
 */
export type ShopsView = { 
/**
 * By name.
 */
shops: Array<string>, };

/**
 * Something that may be meant by what was typed so far.
 */
export type SuggestionView = { 
/**
 * What it is called.
 */
name: string, 
/**
 * The trade item, for a packet.
 */
gtin: Gtin | null, 
/**
 * Its brand.
 */
brand: string | null, 
/**
 * Its pack size as printed.
 */
pack: string | null, 
/**
 * Its aisle.
 */
aisle: string | null, 
/**
 * Where it is known from.
 */
source: SuggestionOrigin, 
/**
 * The line of this list that is the same need already.
 */
line: LineId | null, };

/**
 * What somebody's words are understood as.
 */
export type TypedEntryView = { 
/**
 * The thing, without the amount.
 */
what: string, 
/**
 * How much, as an amount is given: `2`, `500 g`; absent where the words say none.
 */
quantity: string | null, 
/**
 * Whether a number stayed in the words that might have been meant as an amount.
 */
unsure: boolean, };

/**
 * What may be meant, best first.
 */
export type SuggestionsView = { 
/**
 * What the words so far are understood as; their thing is what is looked for.
 */
jotting: TypedEntryView, 
/**
 * One's own history first, then the catalogue.
 */
suggestions: Array<SuggestionView>, };

/**
 * Something that is bought again and again.
 */
export type FavouriteView = { 
/**
 * It as a line of the list of favourites, with its usual amount.
 */
line: LineView, 
/**
 * The line of the asked list that is the same need.
 */
on: LineId | null, };

/**
 * All favourites, in their order.
 */
export type FavouritesView = { 
/**
 * The list they stand on, which is one like any other; absent as long as there are none.
 */
list: ListName | null, 
/**
 * Its lines.
 */
favourites: Array<FavouriteView>, };

/**
 * A list as text, to be shown, printed or copied.
 */
export type ExportText = { 
/**
 * The format of the text.
 */
format: ExportFormat, 
/**
 * A name for the file it could be kept in.
 */
file_name: string, 
/**
 * What would stand in it.
 */
text: string, };

/**
 * A file or folder that was written.
 */
export type WrittenView = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * The names of the files, for a folder.
 */
files: Array<string>, };

/**
 * A list as a QR code: a phone's camera reads it as text, with no network between.
 */
export type QrView = { 
/**
 * Modules in a row, the quiet zone of four on each side included.
 */
size: number, 
/**
 * The dark modules as the path of an SVG whose `viewBox` is `0 0 size size`.
 */
path: string, 
/**
 * The same row by row, `1` for a dark module and `0` for a light one.
 */
rows: Array<string>, 
/**
 * What a phone reads.
 */
text: string, 
/**
 * Lines of the list that are in it; ticked ones are left out.
 */
lines: number, 
/**
 * Lines that found no room in one code.
 */
left_out: number, };

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
 * Its trade item.
 */
gtin: Gtin, 
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
 * Where it is known from.
 */
source: ProductOrigin, 
/**
 * The credit that goes with the source.
 */
attribution: string | null, 
/**
 * What the number itself says, in words.
 */
code: string, 
/**
 * What the number is for.
 */
number_kind: NumberKind, 
/**
 * Who issued the number; it does not say where the thing was made.
 */
issuer: string | null, };

/**
 * Products found by words.
 */
export type ProductsView = { 
/**
 * Best first.
 */
products: Array<ProductView>, };

/**
 * All that is known of a packet.
 */
export type ProductDetail = { 
/**
 * What is shown: the shopper's own word before the catalogue's.
 */
product: ProductView, 
/**
 * Each source by itself, the one that counts first.
 */
sources: Array<ProductSource>, 
/**
 * The pack size, when it can be counted with.
 */
pack: PackView | null, 
/**
 * Labels such as `organic`; absent when nobody says anything about labels.
 */
labels: Array<string> | null, 
/**
 * The fourteen allergens of EU Regulation 1169/2011, Annex II, each with its answer.
 */
allergens: Array<AllergenView>, 
/**
 * Other packets of the same need: other sizes and brands that were attached.
 */
same_need: Array<ProductView>, 
/**
 * The lines it stands on.
 */
lines: Array<LineOfProduct>, 
/**
 * Whether there is something of the shopper's own to forget.
 */
can_forget: boolean, 
/**
 * When the shopper named it.
 */
taught: Time | null, };

/**
 * What one source says of a packet.
 */
export type ProductSource = { 
/**
 * Who says it.
 */
source: DataOrigin, 
/**
 * Its name there.
 */
name: string, 
/**
 * Its brand there.
 */
brand: string | null, 
/**
 * Its pack size there.
 */
pack: string | null, 
/**
 * Its aisle there.
 */
aisle: string | null, 
/**
 * The licence of the data, by its short name.
 */
licence: string | null, 
/**
 * The words that have to be shown with it.
 */
attribution: string | null, 
/**
 * The years in which the data was collected.
 */
collected: string | null, };

/**
 * A pack size to count with: so many of so much.
 */
export type PackView = { 
/**
 * How many single packs.
 */
packs: number, 
/**
 * What each holds.
 */
each: QuantityView, };

/**
 * Whether a packet has an allergen in it.
 */
export type AllergenView = { 
/**
 * Which allergen.
 */
allergen: Allergen, 
/**
 * Whether it is in the packet.
 */
answer: AllergenAnswer, };

/**
 * A line that a packet stands on.
 */
export type LineOfProduct = { 
/**
 * The list.
 */
list: ListName, 
/**
 * The line.
 */
line: LineId, 
/**
 * Whether it is ticked.
 */
checked: boolean, };

/**
 * Packets that were scanned and that nobody has a name for, the newest first.
 */
export type TrayView = { 
/**
 * Each once.
 */
packets: Array<UnknownPacket>, };

/**
 * A packet without a name.
 */
export type UnknownPacket = { 
/**
 * Its trade item.
 */
gtin: Gtin, 
/**
 * The digits as printed.
 */
printed: string, 
/**
 * When it was last shown.
 */
at: Time, 
/**
 * How it came.
 */
source: Origin, 
/**
 * More precisely: a file, a basket.
 */
from: string | null, 
/**
 * How often it was shown.
 */
times: number, 
/**
 * The list it stands on; absent when its line was cleared away since.
 */
list: ListName | null, 
/**
 * The line it stands on.
 */
line: LineId | null, 
/**
 * What the shopper calls the line, which may be its name.
 */
own_name: string | null, 
/**
 * What the number is for.
 */
number_kind: NumberKind, 
/**
 * Who issued the number.
 */
issuer: string | null, };

/**
 * What a packet without a name may be.
 */
export type LookAlikes = { 
/**
 * The brand that most packets with nearly the same number have.
 */
brand: string | null, 
/**
 * The aisle that most of them stand in.
 */
aisle: string | null, 
/**
 * Packets like it, best first.
 */
products: Array<LookAlike>, };

/**
 * A packet that is like another one.
 */
export type LookAlike = { 
/**
 * The packet.
 */
product: ProductView, 
/**
 * Why it is like it.
 */
because: Likeness, };

/**
 * A packet was shown.
 */
export type SightingView = { 
/**
 * Its trade item; empty where what was read names none.
 */
gtin: Gtin | "", 
/**
 * How it was printed; empty for digits that were typed.
 */
symbology: Symbology | "", 
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
refused: string | null, 
/**
 * What came of it. What is shown again is `again`, whether a name is known for it or not.
 */
outcome: SightingOutcome, 
/**
 * Why it was refused, for a page.
 */
refusal: Refusal | null, 
/**
 * The step of the history, by which just this can be undone.
 */
step: StepView | null, };

/**
 * Why a picture cannot be read, by itself.
 */
export type PictureReason = { "code": "unreadable", "params": { 
/**
 * The file's name.
 */
name: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "not-an-image", "params": { 
/**
 * The file's name.
 */
name: string, } } | { "code": "too-large", "params": { 
/**
 * The file's name.
 */
name: string, 
/**
 * How large it is.
 */
found: string, 
/**
 * How large it may be.
 */
limit: string, } } | { "code": "damaged", "params": { 
/**
 * The file's name.
 */
name: string, 
/**
 * What was found.
 */
why: string, } } | { "code": "no-photos", "params": Record<symbol, never> } | { "code": "no-pictures", "params": { 
/**
 * The folder's name.
 */
name: string, } } | { "code": "not-a-clip", "params": { 
/**
 * The file's name.
 */
name: string, } } | { "code": "clip-not-playable", "params": { 
/**
 * The file's name.
 */
name: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "cameras", "params": { 
/**
 * Why not.
 */
why: string, } } | { "code": "thread", "params": { 
/**
 * Why not.
 */
why: string, } } | { "code": "unknown-driver", "params": { 
/**
 * What was chosen.
 */
found: string, 
/**
 * What can be chosen.
 */
known: string, } };

/**
 * Why a picture cannot be read.
 */
export type PictureProblem = { "reason": "unreadable", 
/**
 * The file's name.
 */
name: string, 
/**
 * Why not.
 */
why: string, } | { "reason": "not-an-image", 
/**
 * The file's name.
 */
name: string, } | { "reason": "too-large", 
/**
 * The file's name.
 */
name: string, 
/**
 * How large it is.
 */
found: string, 
/**
 * How large it may be.
 */
limit: string, } | { "reason": "damaged", 
/**
 * The file's name.
 */
name: string, 
/**
 * What was found.
 */
why: string, } | { "reason": "no-photos", } | { "reason": "no-pictures", 
/**
 * The folder's name.
 */
name: string, } | { "reason": "not-a-clip", 
/**
 * The file's name.
 */
name: string, } | { "reason": "clip-not-playable", 
/**
 * The file's name.
 */
name: string, 
/**
 * Why not.
 */
why: string, } | { "reason": "cameras", 
/**
 * Why not.
 */
why: string, } | { "reason": "thread", 
/**
 * Why not.
 */
why: string, } | { "reason": "unknown-driver", 
/**
 * What was chosen.
 */
found: string, 
/**
 * What can be chosen.
 */
known: string, };

/**
 * Why a packet that was shown is not put on the list.
 */
export type Refusal = { "code": "not-digits", "params": { 
/**
 * The text.
 */
text: string, } } | { "code": "length", "params": { 
/**
 * The text.
 */
text: string, 
/**
 * How many digits it has.
 */
digits: number, } } | { "code": "check-digit", "params": { 
/**
 * The text.
 */
text: string, 
/**
 * The last digit.
 */
found: number, 
/**
 * What it should be.
 */
expected: number, } } | { "code": "number-system", "params": { 
/**
 * The text.
 */
text: string, } } | { "code": "perhaps-zero-lost", "params": { 
/**
 * The text.
 */
text: string, 
/**
 * What it is with the zero.
 */
full: string, } } | { "code": "price-look-up", "params": { 
/**
 * The text.
 */
text: string, } } | { "code": "no-product", "params": { 
/**
 * The text.
 */
text: string, } } | { "code": "gs1", "params": { 
/**
 * Which.
 */
why: string, } } | { "code": "coupon", "params": Record<symbol, never> } | { "code": "refund-receipt", "params": Record<symbol, never> } | { "code": "company-number", "params": Record<symbol, never> };

/**
 * Why a text is not a trade item's number.
 */
export type GtinProblem = { "reason": "not-digits", 
/**
 * The text.
 */
text: string, } | { "reason": "length", 
/**
 * The text.
 */
text: string, 
/**
 * How many digits it has.
 */
digits: number, } | { "reason": "check-digit", 
/**
 * The text.
 */
text: string, 
/**
 * The last digit.
 */
found: number, 
/**
 * What it should be.
 */
expected: number, } | { "reason": "number-system", 
/**
 * The text.
 */
text: string, } | { "reason": "perhaps-zero-lost", 
/**
 * The text.
 */
text: string, 
/**
 * What it is with the zero.
 */
full: string, } | { "reason": "price-look-up", 
/**
 * The text.
 */
text: string, } | { "reason": "no-product", 
/**
 * The text.
 */
text: string, } | { "reason": "gs1", 
/**
 * Which.
 */
why: string, };

/**
 * Why an entry of a file is not put on the list.
 */
export type SkipReason = { "code": "not-understood", "params": { 
/**
 * The line of the file.
 */
line: number, 
/**
 * Why not.
 */
why: string, } } | { "code": "on-the-list", "params": { 
/**
 * What it is called.
 */
name: string, } };

/**
 * An entry of a file that did not come in.
 */
export type SkippedEntry = { 
/**
 * Which: "line 3", or what it is called.
 */
path: string, 
/**
 * Why.
 */
why: string, 
/**
 * The same for a page.
 */
reason: SkipReason, };

/**
 * A kind of failure with what it is about.
 */
export type Problem = { "code": "store-newer", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * Its schema.
 */
found: number, 
/**
 * The newest schema that this program knows.
 */
known: number, } } | { "code": "store-not-trug", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * What it is instead.
 */
why: string, 
/**
 * The newest snapshot; empty where there is none.
 */
snapshot: string, } } | { "code": "store-damaged", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * What was found.
 */
why: string, 
/**
 * The newest snapshot; empty where there is none.
 */
snapshot: string, } } | { "code": "store-busy", "params": { 
/**
 * The file.
 */
path: string, } } | { "code": "store-full", "params": { 
/**
 * The file.
 */
path: string, } } | { "code": "store-read-only", "params": { 
/**
 * The file.
 */
path: string, } } | { "code": "store-cannot-create", "params": { 
/**
 * What was to be created.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "store-disk", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * What failed.
 */
why: string, } } | { "code": "store-pragma", "params": Record<symbol, never> } | { "code": "store-snapshot", "params": { 
/**
 * Where it was to be.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "store-erased-in-part", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * Why it could not be cleaned.
 */
why: string, } } | { "code": "store-stopped", "params": Record<symbol, never> } | { "code": "store-sqlite", "params": Record<symbol, never> } | { "code": "home", "params": { 
/**
 * The folder.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "no-home", "params": Record<symbol, never> } | { "code": "list-changed", "params": { 
/**
 * What.
 */
what: string, } } | { "code": "list-refused", "params": Record<symbol, never> } | { "code": "no-such-list", "params": { 
/**
 * The name or id that was given.
 */
name?: string, } } | { "code": "no-such-line", "params": { 
/**
 * What was given for it.
 */
what?: string, } } | { "code": "which-line", "params": { 
/**
 * What was given.
 */
what: string, 
/**
 * How many lines.
 */
many: number, } } | { "code": "no-such-part", "params": Record<symbol, never> } | { "code": "list-exists", "params": { 
/**
 * The name.
 */
name: string, } } | { "code": "not-beside-each-other", "params": Record<symbol, never> } | { "code": "no-favourites", "params": Record<symbol, never> } | { "code": "nothing-to-undo", "params": Record<symbol, never> } | { "code": "nothing-to-redo", "params": Record<symbol, never> } | { "code": "undo-in-the-way", "params": { 
/**
 * The later step.
 */
step: StepId, 
/**
 * What was done in it.
 */
action: StepAction, } } | { "code": "no-such-step", "params": Record<symbol, never> } | { "code": "already-undone", "params": Record<symbol, never> } | { "code": "already-done", "params": Record<symbol, never> } | { "code": "nothing-added", "params": Record<symbol, never> } | { "code": "nothing-to-show", "params": { 
/**
 * The list.
 */
name: string, } } | { "code": "bad-name", "params": { 
/**
 * Of what it is the name.
 */
what: TextField, } } | { "code": "too-long", "params": { 
/**
 * Which text.
 */
what: TextField, 
/**
 * How many characters it has.
 */
length: number, 
/**
 * How many it may have.
 */
most: number, } } | { "code": "control-character", "params": { 
/**
 * Which text.
 */
what: TextField, } } | { "code": "quantity", "params": { 
/**
 * Why not.
 */
reason: QuantityReason, 
/**
 * The text.
 */
text: string, 
/**
 * The largest amount.
 */
most: number, 
/**
 * The unit that is not known.
 */
unit?: string, } } | { "code": "price", "params": { 
/**
 * Why not.
 */
reason: PriceReason, 
/**
 * The text.
 */
text: string, 
/**
 * How much the line asks for, where the price is for another unit.
 */
line?: string, } } | { "code": "gtin", "params": GtinProblem } | { "code": "setting", "params": { 
/**
 * The setting.
 */
name: SettingName, 
/**
 * The value.
 */
value: string, } } | { "code": "no-such-allergen", "params": { 
/**
 * The name that was given.
 */
name: string, } } | { "code": "catalogue", "params": { 
/**
 * Why.
 */
why: string, } } | { "code": "not-taught", "params": { 
/**
 * The packet.
 */
gtin: Gtin, } } | { "code": "same-packet", "params": { 
/**
 * The packet.
 */
gtin: Gtin, } } | { "code": "no-name", "params": { 
/**
 * The packet.
 */
gtin: Gtin, } } | { "code": "camera", "params": Record<symbol, never> } | { "code": "no-such-camera", "params": Record<symbol, never> } | { "code": "two-cameras", "params": Record<symbol, never> } | { "code": "picture", "params": PictureProblem } | { "code": "effort", "params": { 
/**
 * The name that was given.
 */
name: string, } } | { "code": "no-such-command", "params": { 
/**
 * The name that was given.
 */
name: string, } } | { "code": "bad-request", "params": { 
/**
 * Why not.
 */
why: string, } } | { "code": "source", "params": { 
/**
 * The name that was given.
 */
name: string, } } | { "code": "export", "params": { 
/**
 * The file or folder.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "import", "params": { 
/**
 * The file; empty for the standard input.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "not-a-list", "params": { 
/**
 * The file; empty for a text.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "format", "params": { 
/**
 * The name that was given.
 */
name: string, } } | { "code": "not-empty", "params": { 
/**
 * The folder.
 */
path: string, } } | { "code": "qr", "params": { 
/**
 * Why not.
 */
why: string, } } | { "code": "not-asked", "params": Record<symbol, never> } | { "code": "folder", "params": { 
/**
 * The folder.
 */
path: string, } } | { "code": "print", "params": { 
/**
 * Why not.
 */
why: string, } } | { "code": "listen", "params": { 
/**
 * The address.
 */
address: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "no-such-basket", "params": { 
/**
 * The name that was given.
 */
name?: string, } } | { "code": "basket-exists", "params": { 
/**
 * The name.
 */
name: string, } } | { "code": "name-taken", "params": { 
/**
 * The name.
 */
name: string, } } | { "code": "no-place", "params": Record<symbol, never> } | { "code": "too-many-places", "params": Record<symbol, never> } | { "code": "no-such-article", "params": { 
/**
 * The article.
 */
article: string, } } | { "code": "suddenly-empty", "params": Record<symbol, never> } | { "code": "cancelled", "params": Record<symbol, never> } | { "code": "outbox", "params": Record<symbol, never> } | { "code": "no-such-request", "params": Record<symbol, never> } | { "code": "already-sent", "params": Record<symbol, never> } | { "code": "already-ended", "params": Record<symbol, never> } | { "code": "basket.unknown-kind", "params": { 
/**
 * The name that was given.
 */
kind: string, } } | { "code": "basket.config", "params": { 
/**
 * The kind of basket.
 */
kind: string, 
/**
 * What is wrong.
 */
why: string, } } | { "code": "basket.not-allowed", "params": { 
/**
 * The address.
 */
shop: string, 
/**
 * Why not.
 */
why: string, 
/**
 * Whether it may be once the person says that it is in their own network.
 */
private_network: boolean, } } | { "code": "basket.bad-request", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "basket.ledger", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "basket.unreachable", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "basket.refused", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * The HTTP status.
 */
status: number, 
/**
 * The shop's own words.
 */
said: string, } } | { "code": "basket.declined", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * The shop's code for it.
 */
shop_code: string, 
/**
 * The shop's own words.
 */
said: string, } } | { "code": "basket.busy", "params": { 
/**
 * The basket.
 */
name: string, } } | { "code": "basket.no-reply", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * Why.
 */
why: string, } } | { "code": "basket.server-error", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * The HTTP status.
 */
status: number, } } | { "code": "basket.too-slow", "params": { 
/**
 * The shop's address.
 */
shop: string, } } | { "code": "basket.no-answer", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * Why.
 */
why: string, } } | { "code": "basket.failed", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * The HTTP status.
 */
status: number, } } | { "code": "basket.answer-unreadable", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * What is wrong with it.
 */
why: string, } } | { "code": "basket.nonsense", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * What is wrong with it.
 */
why: string, } } | { "code": "basket.unmatched", "params": { 
/**
 * The line's name.
 */
name: string, } } | { "code": "basket.not-pieces", "params": { 
/**
 * The line's name.
 */
name: string, 
/**
 * What was to be sent.
 */
quantity: string, } } | { "code": "basket.file", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "basket.not-a-list", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "basket.would-lose", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * What would be lost.
 */
why: string, } } | { "code": "basket.changed-meanwhile", "params": { 
/**
 * The file.
 */
path: string, } } | { "code": "practice-shop", "params": { 
/**
 * Why not.
 */
why: string, } } | { "code": "journey", "params": Record<symbol, never> } | { "code": "already-open", "params": Record<symbol, never> } | { "code": "misused", "params": Record<symbol, never> } | { "code": "paths", "params": Record<symbol, never> } | { "code": "stdout", "params": Record<symbol, never> } | { "code": "unknown", "params": Record<symbol, never> };

/**
 * A text that a person types.
 */
export type TextField = "list" | "line" | "product" | "basket" | "name" | "note" | "note-of-both-together" | "aisle" | "shop" | "brand" | "pack-size" | "text";

/**
 * A setting.
 */
export type SettingName = "volume" | "language" | "theme" | "country" | "shop" | "camera";

/**
 * Why a text is not an amount that can be on a list.
 */
export type QuantityReason = "no-number" | "unknown-unit" | "contradicts" | "not-whole" | "out-of-range" | "units-differ";

/**
 * Why a text is not a price of a line.
 */
export type PriceReason = "no-money" | "no-amount" | "out-of-range" | "other-unit";

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
why: string, 
/**
 * The same for a page.
 */
reason: PictureReason, };

/**
 * What the camera is doing, for the window.
 */
export type CameraView = { 
/**
 * Its state.
 */
state: CameraStatus, 
/**
 * The same in words, with what to do.
 */
words: string, 
/**
 * What the words are about.
 */
params: CameraParams, };

/**
 * What hinders the reading most while a packet is being aimed; those first that the others
 * come from: in the dark everything is blurred.
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
id: CameraId, 
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
words: string, 
/**
 * Why the first of its offers is the best: for its pixels, its rate and its form. Empty where
 * the camera does not list what it offers.
 */
because: Array<OfferReason>, };

/**
 * One thing that was looked at.
 */
export type CameraFinding = { 
/**
 * What was looked at.
 */
what: CameraAspect, 
/**
 * How it is.
 */
code: FindingCode, 
/**
 * Whether it is as it should be.
 */
works: boolean, 
/**
 * How it is, and what to do about it.
 */
words: string, 
/**
 * What the words are about.
 */
params: FindingParams, };

/**
 * What happens in a running scan.
 */
export type ScanMessage = { "kind": "started", 
/**
 * Which.
 */
source: ScanInput, } | { "kind": "paused" } | { "kind": "sighting", 
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
picture: FailedPicture, } | { "kind": "brought", 
/**
 * The name of the file.
 */
file: string, 
/**
 * What came of it; of what was not understood the first few.
 */
brought: ImportView, } | { "kind": "trouble", 
/**
 * Why.
 */
error: AppError, } | { "kind": "ended" };

/**
 * The cameras of this computer.
 */
export type CamerasView = { 
/**
 * In a steady order.
 */
cameras: Array<CameraChoice>, };

/**
 * A camera of this computer.
 */
export type CameraChoice = { 
/**
 * What the settings keep.
 */
id: CameraId, 
/**
 * What the camera calls itself.
 */
name: string, 
/**
 * Whether it is the one that the settings name.
 */
chosen: boolean, };

/**
 * A step of the history.
 */
export type StepView = { 
/**
 * Its id.
 */
id: StepId, 
/**
 * When it was done.
 */
at: Time, 
/**
 * What was done.
 */
action: StepAction, 
/**
 * How it came about.
 */
source: Origin, 
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
undone: boolean, 
/**
 * More precisely where it came from: a file, a basket.
 */
from: string | null, 
/**
 * The list it was done on, when that is one and it is still there.
 */
list: ListName | null, 
/**
 * Whether it can be undone now, by itself.
 */
can_undo: boolean, 
/**
 * The later step that builds on it and stands in the way of that.
 */
blocked_by: BlockView | null, };

/**
 * A step that stands in the way of undoing an earlier one.
 */
export type BlockView = { 
/**
 * Its id.
 */
step: StepId, 
/**
 * What was done in it.
 */
action: StepAction, };

/**
 * What undo and redo would do now.
 */
export type UndoView = { 
/**
 * The step that undo would undo.
 */
undo: StepView | null, 
/**
 * The step that redo would do again.
 */
redo: StepView | null, };

/**
 * Steps of the history, newest first.
 */
export type HistoryView = { 
/**
 * Newest first.
 */
steps: Array<StepView>, };

/**
 * Steps that were undone or done again.
 */
export type StepsView = { 
/**
 * In the order in which that was done.
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
 * How it is connected.
 */
kind: BasketKind, 
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
prices: boolean, 
/**
 * Whether lines were sent without an answer, and somebody has to say what became of them.
 */
unanswered: boolean, };

/**
 * The kinds of basket that can be connected.
 */
export type BasketKindsView = { 
/**
 * One by one.
 */
kinds: Array<BasketKindView>, };

/**
 * A kind of basket that can be connected.
 */
export type BasketKindView = { 
/**
 * The kind.
 */
kind: BasketKind, 
/**
 * What its place is.
 */
place: BasketPlace, 
/**
 * The formats there are, for a file.
 */
formats: Array<ExportFormat>, };

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
 * Minor units, as many to one of the currency as ISO 4217 says; below 0 for a refund.
 */
minor: number, 
/**
 * The currency.
 */
currency: CurrencyCode, };

/**
 * What a shop would be asked for a line.
 */
export type RehearsalLineView = { 
/**
 * The line.
 */
line: LineId, 
/**
 * The line's name.
 */
name: string, 
/**
 * How much is on the list.
 */
quantity: QuantityView, 
/**
 * What the shop would do.
 */
answer: RehearsalAnswer, 
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
candidates: Array<CandidateView>, 
/**
 * The answer for a page: what it is about, one by one.
 */
details: Array<AnswerDetail>, 
/**
 * Whether a push would send it with no further consent.
 */
will_send: boolean, };

/**
 * What a shop's answer is about.
 */
export type AnswerDetail = { "kind": "price", 
/**
 * What it was.
 */
was: MoneyView, 
/**
 * What it is.
 */
now: MoneyView, } | { "kind": "packs", 
/**
 * What is wanted.
 */
wanted: QuantityView, 
/**
 * How many packs would be sent.
 */
packs: number, } | { "kind": "capped", 
/**
 * What is wanted, in pieces.
 */
wanted: number, 
/**
 * What one may have.
 */
most: number, } | { "kind": "out-of-stock" } | { "kind": "not-found" } | { "kind": "code-stays-here" } | { "kind": "sold-otherwise" } | { "kind": "by-name" } | { "kind": "several" } | { "kind": "pack-unknown" } | { "kind": "unanswered" } | { "kind": "of-another-list" } | { "kind": "replaced", 
/**
 * What that one is called.
 */
title: string, };

/**
 * Something a shop has that may be meant.
 */
export type CandidateView = { 
/**
 * The shop's id.
 */
remote: RemoteId, 
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
total: MoneyView | null, 
/**
 * What the shop says about its basket.
 */
notes: Array<NoteView>, };

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
continue_url: string | null, 
/**
 * What the shop says about it.
 */
notes: Array<NoteView>, };

/**
 * A line of an online basket.
 */
export type BasketLineView = { 
/**
 * The shop's id.
 */
remote: RemoteId, 
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
 * Something that a shop says about a basket: a price that changed, a quantity that was lowered.
 */
export type NoteView = { 
/**
 * The shop's code for it, such as `out_of_stock`; `cart_gone` is Trug's own.
 */
code: string, 
/**
 * The shop's words.
 */
text: string, };

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
changed: boolean, 
/**
 * What was done on either side, for a page.
 */
done: Array<DoneView>, 
/**
 * The conflicts as cards.
 */
cards: Array<ConflictView>, 
/**
 * What the basket did other than it was asked.
 */
deviations: Array<DeviationView>, };

/**
 * Something that a basket did other than it was asked.
 */
export type DeviationView = { 
/**
 * What it is.
 */
code: DeviationCode, 
/**
 * The line of the list, if it is about one.
 */
line: LineId | null, 
/**
 * What the basket calls the article; empty for the basket as a whole.
 */
name: string, 
/**
 * What it is about, for a page.
 */
detail: DeviationDetail, 
/**
 * The same in words.
 */
words: string, };

/**
 * What a basket did other than it was asked.
 */
export type DeviationCode = "price" | "currency" | "quantity" | "missing" | "replaced" | "added" | "changed" | "gone" | "kept" | "total";

/**
 * What a deviation is about.
 */
export type DeviationDetail = { "kind": "money", 
/**
 * What was named before, or the sum of the parts.
 */
was: MoneyView, 
/**
 * What the basket says.
 */
now: MoneyView, } | { "kind": "currency", 
/**
 * What was named before.
 */
was: CurrencyCode, 
/**
 * What the basket says.
 */
now: CurrencyCode, } | { "kind": "quantity", 
/**
 * What was asked for, or was there before; absent for what was not asked for.
 */
was: QuantityView | null, 
/**
 * What the basket holds.
 */
now: QuantityView, } | { "kind": "article", 
/**
 * What the other one is called.
 */
title: string, } | { "kind": "whole" };

/**
 * What became of requests that were sent without an answer.
 */
export type SettledView = { 
/**
 * How many requests are settled now.
 */
settled: number, };

/**
 * Something that was done on one side.
 */
export type DoneView = { 
/**
 * On which side.
 */
side: Side, 
/**
 * What was done.
 */
what: DoneAction, 
/**
 * What it was done to.
 */
name: string, 
/**
 * How much there is now, or by how much it `changed`.
 */
quantity: DifferenceView | null, 
/**
 * How much there was, or for `renamed` absent.
 */
was: QuantityView | null, 
/**
 * The new name, for `renamed`.
 */
new_name: string | null, };

/**
 * Where both sides had changed.
 */
export type ConflictView = { 
/**
 * What the list had; absent when it had nothing.
 */
here: SideView | null, 
/**
 * What the basket had.
 */
there: SideView | null, 
/**
 * How it was settled.
 */
settled: Settlement, };

/**
 * What one side had.
 */
export type SideView = { 
/**
 * What it was called.
 */
name: string, 
/**
 * How much.
 */
quantity: QuantityView, 
/**
 * Whether it was ticked.
 */
checked: boolean, };

/**
 * The progress of a running push or sync.
 */
export type PushMessage = { "kind": "stage", 
/**
 * Which.
 */
stage: PushStage, 
/**
 * Lines that are done.
 */
done: number, 
/**
 * Lines there are in all.
 */
of: number, } | { "kind": "line", 
/**
 * The line.
 */
line: LineId, 
/**
 * The line's name.
 */
name: string, 
/**
 * What became of it.
 */
outcome: PushOutcome, 
/**
 * What the rehearsal answered.
 */
answer: RehearsalAnswer, 
/**
 * How many the basket holds now.
 */
holds: number | null, };

/**
 * The settings. They are kept with the lists and are not in the history.
 */
export type SettingsView = { 
/**
 * Whether a sighting sounds.
 */
sound: boolean, 
/**
 * How loud, from 0 to 100.
 */
volume: number, 
/**
 * The language of the window.
 */
language: LanguageChoice, 
/**
 * Light or dark.
 */
theme: Theme, 
/**
 * The country whose scale labels are read.
 */
country: CountryCode | null, 
/**
 * The shop one mostly goes to.
 */
shop: string | null, 
/**
 * The camera to use; absent for the first that works.
 */
camera: CameraId | null, 
/**
 * Whether large rows are wanted, for a screen in the kitchen.
 */
shop_mode: boolean, 
/**
 * Whether the first page was seen or skipped.
 */
welcomed: boolean, };

/**
 * What is changed about the settings. What is absent stays as it is; empty text clears.
 */
export type SettingsChange = { 
/**
 * Whether a sighting sounds.
 */
sound?: boolean, 
/**
 * How loud, from 0 to 100.
 */
volume?: number, 
/**
 * The language of the window.
 */
language?: LanguageChoice, 
/**
 * Light or dark.
 */
theme?: Theme, 
/**
 * A country of two letters, capital or not; empty clears it.
 */
country?: string, 
/**
 * A shop's name.
 */
shop?: string, 
/**
 * A camera's id; empty takes the first that works.
 */
camera?: string, 
/**
 * Whether large rows are wanted.
 */
shop_mode?: boolean, 
/**
 * Whether the first page was seen or skipped.
 */
welcomed?: boolean, };

/**
 * What was deleted.
 */
export type DeletedView = { 
/**
 * As it was counted when that was asked.
 */
deleted: DeleteAsk, };

/**
 * What would be deleted, and the word that does it.
 */
export type DeleteAsk = { 
/**
 * To be given back within five minutes; used once.
 */
token: string, 
/**
 * Lists.
 */
lists: number, 
/**
 * Lines of all lists.
 */
lines: number, 
/**
 * Products the shopper named.
 */
products: number, 
/**
 * Steps of the history.
 */
steps: number, 
/**
 * Connected baskets.
 */
baskets: number, 
/**
 * Copies of the list in the backups folder.
 */
backups: number, 
/**
 * The folder that all of it is stored in; empty where it is in memory.
 */
home: string, };

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
 * What was looked at.
 */
what: DoctorSubject, 
/**
 * Whether it works.
 */
works: boolean, 
/**
 * How it is, and what to do.
 */
words: string, };

/**
 * The languages that the page and the command line speak.
 */
export type LanguagesView = { 
/**
 * By tag.
 */
languages: Array<LanguageView>, };

/**
 * A language.
 */
export type LanguageView = { 
/**
 * Its tag in small letters: `de`, `pt-br`.
 */
language: LanguageTag, 
/**
 * Its name for itself.
 */
name: string, 
/**
 * The messages of the person's own file that can be used, in the format of Project Fluent;
 * absent for a language of Trug alone.
 */
own: string | null, };

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
 * The folder that everything is stored in; empty where it is in memory.
 */
home: string, 
/**
 * Each piece of other people's work that has to be named.
 */
credits: Array<CreditView>, 
/**
 * Products in the catalogue.
 */
products: number, 
/**
 * The years in which they were collected.
 */
collected: string, };

/**
 * Somebody else's work that is in the program.
 */
export type CreditView = { 
/**
 * What it is.
 */
what: CreditedWork, 
/**
 * Whose it is, in the words that have to be shown.
 */
words: string, 
/**
 * The licence, by its short name.
 */
licence: string, };

/**
 * Why something could not be done, for a person.
 */
export type AppError = { 
/**
 * What was tried, on what, and what went wrong; in English, for a log.
 */
message: string, 
/**
 * Whether trying again can help.
 */
retry: boolean, } & ({ "code": "store-newer", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * Its schema.
 */
found: number, 
/**
 * The newest schema that this program knows.
 */
known: number, } } | { "code": "store-not-trug", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * What it is instead.
 */
why: string, 
/**
 * The newest snapshot; empty where there is none.
 */
snapshot: string, } } | { "code": "store-damaged", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * What was found.
 */
why: string, 
/**
 * The newest snapshot; empty where there is none.
 */
snapshot: string, } } | { "code": "store-busy", "params": { 
/**
 * The file.
 */
path: string, } } | { "code": "store-full", "params": { 
/**
 * The file.
 */
path: string, } } | { "code": "store-read-only", "params": { 
/**
 * The file.
 */
path: string, } } | { "code": "store-cannot-create", "params": { 
/**
 * What was to be created.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "store-disk", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * What failed.
 */
why: string, } } | { "code": "store-pragma", "params": Record<symbol, never> } | { "code": "store-snapshot", "params": { 
/**
 * Where it was to be.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "store-erased-in-part", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * Why it could not be cleaned.
 */
why: string, } } | { "code": "store-stopped", "params": Record<symbol, never> } | { "code": "store-sqlite", "params": Record<symbol, never> } | { "code": "home", "params": { 
/**
 * The folder.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "no-home", "params": Record<symbol, never> } | { "code": "list-changed", "params": { 
/**
 * What.
 */
what: string, } } | { "code": "list-refused", "params": Record<symbol, never> } | { "code": "no-such-list", "params": { 
/**
 * The name or id that was given.
 */
name?: string, } } | { "code": "no-such-line", "params": { 
/**
 * What was given for it.
 */
what?: string, } } | { "code": "which-line", "params": { 
/**
 * What was given.
 */
what: string, 
/**
 * How many lines.
 */
many: number, } } | { "code": "no-such-part", "params": Record<symbol, never> } | { "code": "list-exists", "params": { 
/**
 * The name.
 */
name: string, } } | { "code": "not-beside-each-other", "params": Record<symbol, never> } | { "code": "no-favourites", "params": Record<symbol, never> } | { "code": "nothing-to-undo", "params": Record<symbol, never> } | { "code": "nothing-to-redo", "params": Record<symbol, never> } | { "code": "undo-in-the-way", "params": { 
/**
 * The later step.
 */
step: StepId, 
/**
 * What was done in it.
 */
action: StepAction, } } | { "code": "no-such-step", "params": Record<symbol, never> } | { "code": "already-undone", "params": Record<symbol, never> } | { "code": "already-done", "params": Record<symbol, never> } | { "code": "nothing-added", "params": Record<symbol, never> } | { "code": "nothing-to-show", "params": { 
/**
 * The list.
 */
name: string, } } | { "code": "bad-name", "params": { 
/**
 * Of what it is the name.
 */
what: TextField, } } | { "code": "too-long", "params": { 
/**
 * Which text.
 */
what: TextField, 
/**
 * How many characters it has.
 */
length: number, 
/**
 * How many it may have.
 */
most: number, } } | { "code": "control-character", "params": { 
/**
 * Which text.
 */
what: TextField, } } | { "code": "quantity", "params": { 
/**
 * Why not.
 */
reason: QuantityReason, 
/**
 * The text.
 */
text: string, 
/**
 * The largest amount.
 */
most: number, 
/**
 * The unit that is not known.
 */
unit?: string, } } | { "code": "price", "params": { 
/**
 * Why not.
 */
reason: PriceReason, 
/**
 * The text.
 */
text: string, 
/**
 * How much the line asks for, where the price is for another unit.
 */
line?: string, } } | { "code": "gtin", "params": GtinProblem } | { "code": "setting", "params": { 
/**
 * The setting.
 */
name: SettingName, 
/**
 * The value.
 */
value: string, } } | { "code": "no-such-allergen", "params": { 
/**
 * The name that was given.
 */
name: string, } } | { "code": "catalogue", "params": { 
/**
 * Why.
 */
why: string, } } | { "code": "not-taught", "params": { 
/**
 * The packet.
 */
gtin: Gtin, } } | { "code": "same-packet", "params": { 
/**
 * The packet.
 */
gtin: Gtin, } } | { "code": "no-name", "params": { 
/**
 * The packet.
 */
gtin: Gtin, } } | { "code": "camera", "params": Record<symbol, never> } | { "code": "no-such-camera", "params": Record<symbol, never> } | { "code": "two-cameras", "params": Record<symbol, never> } | { "code": "picture", "params": PictureProblem } | { "code": "effort", "params": { 
/**
 * The name that was given.
 */
name: string, } } | { "code": "no-such-command", "params": { 
/**
 * The name that was given.
 */
name: string, } } | { "code": "bad-request", "params": { 
/**
 * Why not.
 */
why: string, } } | { "code": "source", "params": { 
/**
 * The name that was given.
 */
name: string, } } | { "code": "export", "params": { 
/**
 * The file or folder.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "import", "params": { 
/**
 * The file; empty for the standard input.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "not-a-list", "params": { 
/**
 * The file; empty for a text.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "format", "params": { 
/**
 * The name that was given.
 */
name: string, } } | { "code": "not-empty", "params": { 
/**
 * The folder.
 */
path: string, } } | { "code": "qr", "params": { 
/**
 * Why not.
 */
why: string, } } | { "code": "not-asked", "params": Record<symbol, never> } | { "code": "folder", "params": { 
/**
 * The folder.
 */
path: string, } } | { "code": "print", "params": { 
/**
 * Why not.
 */
why: string, } } | { "code": "listen", "params": { 
/**
 * The address.
 */
address: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "no-such-basket", "params": { 
/**
 * The name that was given.
 */
name?: string, } } | { "code": "basket-exists", "params": { 
/**
 * The name.
 */
name: string, } } | { "code": "name-taken", "params": { 
/**
 * The name.
 */
name: string, } } | { "code": "no-place", "params": Record<symbol, never> } | { "code": "too-many-places", "params": Record<symbol, never> } | { "code": "no-such-article", "params": { 
/**
 * The article.
 */
article: string, } } | { "code": "suddenly-empty", "params": Record<symbol, never> } | { "code": "cancelled", "params": Record<symbol, never> } | { "code": "outbox", "params": Record<symbol, never> } | { "code": "no-such-request", "params": Record<symbol, never> } | { "code": "already-sent", "params": Record<symbol, never> } | { "code": "already-ended", "params": Record<symbol, never> } | { "code": "basket.unknown-kind", "params": { 
/**
 * The name that was given.
 */
kind: string, } } | { "code": "basket.config", "params": { 
/**
 * The kind of basket.
 */
kind: string, 
/**
 * What is wrong.
 */
why: string, } } | { "code": "basket.not-allowed", "params": { 
/**
 * The address.
 */
shop: string, 
/**
 * Why not.
 */
why: string, 
/**
 * Whether it may be once the person says that it is in their own network.
 */
private_network: boolean, } } | { "code": "basket.bad-request", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "basket.ledger", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "basket.unreachable", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "basket.refused", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * The HTTP status.
 */
status: number, 
/**
 * The shop's own words.
 */
said: string, } } | { "code": "basket.declined", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * The shop's code for it.
 */
shop_code: string, 
/**
 * The shop's own words.
 */
said: string, } } | { "code": "basket.busy", "params": { 
/**
 * The basket.
 */
name: string, } } | { "code": "basket.no-reply", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * Why.
 */
why: string, } } | { "code": "basket.server-error", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * The HTTP status.
 */
status: number, } } | { "code": "basket.too-slow", "params": { 
/**
 * The shop's address.
 */
shop: string, } } | { "code": "basket.no-answer", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * Why.
 */
why: string, } } | { "code": "basket.failed", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * The HTTP status.
 */
status: number, } } | { "code": "basket.answer-unreadable", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * What is wrong with it.
 */
why: string, } } | { "code": "basket.nonsense", "params": { 
/**
 * The shop's address.
 */
shop: string, 
/**
 * What is wrong with it.
 */
why: string, } } | { "code": "basket.unmatched", "params": { 
/**
 * The line's name.
 */
name: string, } } | { "code": "basket.not-pieces", "params": { 
/**
 * The line's name.
 */
name: string, 
/**
 * What was to be sent.
 */
quantity: string, } } | { "code": "basket.file", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "basket.not-a-list", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * Why not.
 */
why: string, } } | { "code": "basket.would-lose", "params": { 
/**
 * The file.
 */
path: string, 
/**
 * What would be lost.
 */
why: string, } } | { "code": "basket.changed-meanwhile", "params": { 
/**
 * The file.
 */
path: string, } } | { "code": "practice-shop", "params": { 
/**
 * Why not.
 */
why: string, } } | { "code": "journey", "params": Record<symbol, never> } | { "code": "already-open", "params": Record<symbol, never> } | { "code": "misused", "params": Record<symbol, never> } | { "code": "paths", "params": Record<symbol, never> } | { "code": "stdout", "params": Record<symbol, never> } | { "code": "unknown", "params": Record<symbol, never> });

/**
 * A kind of basket.
 */
export type BasketKind = "ucp" | "file";

/**
 * What the place of a basket is.
 */
export type BasketPlace = "address" | "file";

/**
 * What a shop would do with a line.
 */
export type RehearsalAnswer = "sure" | "changed" | "capped" | "not-stocked" | "guess" | "unknown" | "elsewhere" | "replaced";

/**
 * One of the two sides of a sync.
 */
export type Side = "basket" | "list";

/**
 * What was done on one side.
 */
export type DoneAction = "set" | "added" | "removed" | "changed" | "ticked" | "unticked" | "renamed";

/**
 * How a conflict was settled.
 */
export type Settlement = "stays-as-here" | "stays-as-there" | "name-as-here" | "quantity-as-here" | "larger-quantity" | "still-needed" | "rows-joined";

/**
 * A stage of a push or a sync.
 */
export type PushStage = "waiting" | "reading" | "asking" | "sending" | "keeping";

/**
 * What became of a line.
 */
export type PushOutcome = "sent" | "differs" | "same" | "left";

/**
 * What speaks for an offer of a camera, or against it.
 */
export type OfferReason = "few-pixels" | "enough-pixels" | "many-pixels" | "needless-pixels" | "rate-untold" | "seldom" | "slow" | "fast" | "packed" | "colour" | "grey";

/**
 * What a check of the camera looks at.
 */
export type CameraAspect = "plugged-in" | "choice" | "picture" | "driver" | "rate" | "light" | "sharpness" | "code";

/**
 * How an aspect of a camera is.
 */
export type FindingCode = "well" | "elsewhere" | "fallback" | "unknown" | "nothing" | "slow" | "dim" | "too-dark" | "too-bright" | "soft" | "blurred" | "not-read" | "nothing-shown" | "opening" | "working" | "no-camera" | "absent" | "in-use" | "not-allowed" | "stopped-answering" | "lost" | "not-usable" | "needs-restart";

/**
 * What the words of a finding are about.
 */
export type FindingParams = { 
/**
 * What the camera is called, or all of them.
 */
name?: string, 
/**
 * How many cameras there are, in digits.
 */
count?: string, 
/**
 * What was opened, such as "MJPEG 1280x720 at 30".
 */
format?: string, 
/**
 * Pictures a second, in digits.
 */
rate?: string, 
/**
 * How wide an edge is, in pixels, in digits.
 */
edge?: string, 
/**
 * How the lens focuses.
 */
lens?: Lens, 
/**
 * What was read.
 */
text?: string, 
/**
 * What the person does to allow the camera, on this system.
 */
how?: string, 
/**
 * What the camera's driver answered.
 */
why?: string, 
/**
 * What hindered the reading.
 */
coaching?: Coaching, };

/**
 * How a lens focuses.
 */
export type Lens = "fixed" | "focusing";

/**
 * What was done in a step.
 */
export type StepAction = "add" | "quantity" | "edit" | "check" | "uncheck" | "remove" | "move" | "clear-checked" | "new-list" | "rename-list" | "delete-list" | "teach" | "forget" | "attach" | "shop" | "aisles" | "price" | "import" | "sync";

/**
 * Where a price is from.
 */
export type PriceOrigin = "noted" | "basket";

/**
 * A difference between two quantities, or a quantity.
 */
export type DifferenceView = { 
/**
 * A whole number, below 0 for less.
 */
value: number, 
/**
 * What is counted.
 */
unit: UnitView, };

/**
 * How something came to a list.
 */
export type Origin = "scan" | "photo" | "typed" | "import" | "sync";

/**
 * What an order of aisles is made of.
 */
export type AisleOrderBasis = "hand" | "learnt" | "usual";

/**
 * Where a suggestion is known from.
 */
export type SuggestionOrigin = "history" | "own" | "off";

/**
 * A format of a list in a file.
 */
export type ExportFormat = "text" | "markdown" | "csv" | "json" | "ics";

/**
 * Where a product is known from.
 */
export type ProductOrigin = "own" | "off" | "none";

/**
 * Who says something of a product.
 */
export type DataOrigin = "own" | "off";

/**
 * What a number is for, by its GS1 prefix.
 */
export type NumberKind = "trade-item" | "restricted-circulation" | "restricted-in-company" | "coupon" | "refund-receipt" | "book" | "serial" | "sheet-music" | "demonstration" | "company-number" | "unassigned";

/**
 * An allergen of EU Regulation 1169/2011, Annex II.
 */
export type Allergen = "gluten" | "crustaceans" | "eggs" | "fish" | "peanuts" | "soybeans" | "milk" | "nuts" | "celery" | "mustard" | "sesame" | "sulphites" | "lupin" | "molluscs";

/**
 * Whether a packet names an allergen.
 */
export type AllergenAnswer = "contains" | "not-listed" | "data-missing";

/**
 * Why a packet is like another one.
 */
export type Likeness = "same-company" | "same-words";

/**
 * What the doctor looks at.
 */
export type DoctorSubject = "home" | "list" | "journal" | "copies" | "languages" | "catalogue" | "driver" | "camera" | "display";

/**
 * Whose work is named.
 */
export type CreditedWork = "product-data" | "program";

/**
 * A symbology: the rules by which a code is printed.
 */
export type Symbology = "ean-13" | "ean-8" | "upc-a" | "upc-e" | "itf-14" | "databar" | "databar-expanded" | "data-matrix" | "qr-code";

/**
 * What came of a packet that was shown.
 */
export type SightingOutcome = "found" | "unknown" | "again" | "refused";

/**
 * What the words for a state of the camera are about.
 */
export type CameraParams = { 
/**
 * What the camera is called.
 */
name?: string, 
/**
 * What the person does to allow it, on this system.
 */
how?: string, 
/**
 * What the camera's driver answered.
 */
why?: string, };

/**
 * What the camera is doing.
 */
export type CameraStatus = "opening" | "working" | "no-camera" | "absent" | "in-use" | "not-allowed" | "stopped-answering" | "too-dark" | "lost" | "not-usable" | "needs-restart";

/**
 * What is scanned from.
 */
export type ScanInput = "camera" | "demo" | "photo";

/**
 * Light or dark.
 */
export type Theme = "system" | "light" | "dark";

/** The code of a problem. */
export type ErrorCode = Problem['code'];
