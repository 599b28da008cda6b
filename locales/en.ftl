### Every sentence of Trug for people, in English. The page and the command line read this file.
###
### A language is one file named after its tag: de.ftl, pt-br.ftl. To add one, copy this file, keep the ids and
### translate the texts. Put it beside this one, or into the folder `locales` of Trug's data folder. A message
### that is missing is shown in English; ids and arguments that this file does not have are reported.
###
### - Write what stands in { braces } as it is. Its place in the sentence is yours.
### - { $count -> [one] ... *[other] ... } chooses a form by number. Use the plural forms of your language;
###   [0] and [1] are exact numbers. The form with the star is taken where no other fits.
### - An argument that has no value is `none`: { $shop -> [none] ... *[other] ... }.
### - `.next` says what the person can do next, `.cli` the same where it is a command to type.
### - Words are plain and sentences short. Use the terms of the trade: list, item, basket, aisle, barcode.

## The language

# The language's name for itself, as the settings show it.
language-name = English

## Formats of numbers, amounts, money, lists, dates and times

# The decimal separator, the separator of thousands, and the first number that gets one.
format-decimal = .
format-group = ,
format-group-from = 1000
# Amounts. $number is formatted already.
format-each = { $number }
format-g = { $number } g
format-kg = { $number } kg
format-ml = { $number } ml
format-l = { $number } l
# Several packs of one size: "6 x 330 ml". $quantity is formatted already.
format-pack = { $count } x { $quantity }
# An amount of something: "2 l milk", "3 x eggs".
format-of = { $quantity } { $name }
    .each = { $quantity } x { $name }
# Money: $sign is €, or a code such as CHF. $amount is formatted already.
format-money = { $sign }{ $amount }
    .code = { $sign } { $amount }
format-money-eur = €
format-money-gbp = £
format-money-usd = US$
format-money-jpy = JP¥
# A price for an amount: "€2.49 / 1 kg".
format-price = { $money } / { $quantity }
# Lists: "a, b and c" is made of { "a, b" } and c.
format-list = { $first }, { $next }
    .last = { $first } and { $next }
# How many more there are than are shown: "a, b, c and 2 more".
format-list-more = { $shown } and { $more } more
# Dates. $day has one or two digits, $dd (day) and $mm (month) two, $year four; $month and $short are the
# name of the month, $weekday that of the day.
format-date = { $day } { $month } { $year }
    .weekday = { $weekday }, { $day } { $month } { $year }
    .short = { $day } { $short } { $year }
format-month-1 = January
    .short = Jan
format-month-2 = February
    .short = Feb
format-month-3 = March
    .short = Mar
format-month-4 = April
    .short = Apr
format-month-5 = May
    .short = May
format-month-6 = June
    .short = Jun
format-month-7 = July
    .short = Jul
format-month-8 = August
    .short = Aug
format-month-9 = September
    .short = Sep
format-month-10 = October
    .short = Oct
format-month-11 = November
    .short = Nov
format-month-12 = December
    .short = Dec
# 1 is Monday, as in ISO 8601.
format-weekday-1 = Monday
format-weekday-2 = Tuesday
format-weekday-3 = Wednesday
format-weekday-4 = Thursday
format-weekday-5 = Friday
format-weekday-6 = Saturday
format-weekday-7 = Sunday
# Times of day: 24 hours, two digits each.
format-time = { $hour }:{ $minute }
format-date-time = { $date }, { $time }
# How long ago.
format-ago-now = now
format-ago-minutes =
    { $count ->
        [one] 1 minute ago
       *[other] { $count } minutes ago
    }
format-ago-hours =
    { $count ->
        [one] 1 hour ago
       *[other] { $count } hours ago
    }
format-ago-days =
    { $count ->
        [1] yesterday
       *[other] { $count } days ago
    }

## Everywhere

app-name = Trug
app-question = What have you run out of?
app-sentence = Hold an empty packet up to the camera to put it on your list.
app-close = Close
app-dismiss = Dismiss
app-cancel = Cancel
app-save = Save
app-back = Back
app-working = One moment …
app-again = Try again
app-skip = Skip to content
app-no-token = Open the address that Trug printed
app-no-token-why = Trug shows its page only to whoever has the whole address: the one with “#token=” that was printed when it was started.
app-places = Main navigation
app-drop = Drop it here
app-drop-what = A photo of a barcode, or a list in a file
app-undo = Undo
app-redo = Redo
app-undo-what = Undo: { $what }
app-redo-what = Redo: { $what }
app-undone =
    { $what ->
        [none] Undone.
       *[other] Undone: { $what }
    }
app-redone =
    { $what ->
        [none] Redone.
       *[other] Redone: { $what }
    }

## Navigation. `.short` is for narrow windows: one short word.

nav-home = Home
    .short = Home
nav-list = List
    .short = List
nav-packets = Unknown packets
    .short = Unknown
nav-baskets = Baskets
    .short = Baskets
nav-history = History
    .short = History
nav-settings = Settings
    .short = Settings
nav-waiting =
    { $count ->
        [one] 1 waiting
       *[other] { $count } waiting
    }

## Camera. `camera-state-*` are the states; `.next` says what to do.

camera-title = Camera
camera-start = Start the camera
camera-demo = Play the demo
camera-stop = Stop
camera-photo = Choose a photo
camera-mute = Sound off
camera-unmute = Sound on
camera-picture = What the camera sees
camera-code = Type a barcode number
camera-code-example = 4006381333931
camera-code-go = Look up
camera-other-ways = No camera needed
camera-other-ways-more = Drop a photo of a barcode anywhere on this window, type the number, or use a handheld barcode scanner.
camera-state-idle = The camera is off
    .next = Start the camera, or play the demo to see how it works.
camera-state-opening = Starting the camera
    .next = This takes a second or two.
camera-state-working = Looking for a barcode
    .next = Hold an empty packet in front of the camera, barcode facing it.
camera-state-no-camera = No camera found
    .next = Plug one in and Trug uses it automatically. Typing and dropping a photo work without one.
camera-state-in-use = Another program is using the camera
    .next = Close it there, for example in a video call. Trug then uses it automatically.
camera-state-not-allowed = Trug may not use the camera
    .next = Allow it in the system settings under Privacy, Camera, then start it again.
camera-state-stopped-answering = The camera stopped answering
    .next = Unplug it and plug it back in. If it is built in, close Trug and start it again.
camera-state-too-dark = Too dark
    .next = Open the camera’s shutter, or turn on a light.
camera-state-too-bright = Too bright
    .next = Turn away from the window or the lamp.
camera-state-too-near = Too near
    .next = Move the packet back by a hand’s breadth.
camera-state-too-far = Too far away
    .next = Move the packet closer until the barcode is as wide as a hand.
camera-state-blurred = Blurred
    .next = Hold it still for a moment, a little further away.
camera-state-glare = A reflection on the barcode
    .next = Tilt the packet a little.
camera-state-not-usable = The camera’s picture cannot be read
    .next = Unplug it and plug it back in, or use another one.
camera-state-paused = The camera is paused
    .next = It continues when this window is visible again.
camera-state-absent = The chosen camera is not connected
    .next = Plug it in, or choose another one under “Check the camera”. Typing, photos and a barcode scanner still work.
camera-state-lost = The camera was disconnected
    .next = Plug it back in and Trug uses it again automatically.
camera-state-needs-restart = The camera cannot be opened
    .next = Close Trug and start it again.
camera-state-demo = The demo is playing
    .next = It shows one packet after another.
camera-state-demo-over = The demo is over
    .next = Now try a packet of your own.
camera-state-photo = Reading the photo
    .next = This takes a moment.
camera-state-photo-done = The photo has been read
    .next = Drop another, or start the camera.
camera-state-photo-empty = No barcode in this photo
    .next = Use one that is sharp, lit from the side, and shows the whole barcode.

## Check of the camera

check-title = Check the camera
check-why = Trug looks through the camera for a few seconds and tells you what would make it read better. No picture is kept.
check-looking = Looking through the camera …
check-hold = Hold a packet in front of it, barcode facing the camera, about 20 cm away.
check-ready = Everything works
check-better =
    { $count ->
        [one] One thing could be better
       *[other] { $count } things could be better
    }
check-again = Check again
check-cameras = Cameras on this computer
check-chosen = chosen
check-use = Use this one
check-any = No choice: use the first that works
check-takes = Trug uses
check-offers =
    { $count ->
        [one] its only mode
       *[other] all { $count } modes
    }
check-tells-nothing = Its modes are only known while it is running.
check-reason-few-pixels = few pixels, so hold the packet close
check-reason-enough-pixels = enough pixels across a packet
check-reason-many-pixels = many pixels across a packet
check-reason-needless-pixels = more pixels than needed
check-reason-rate-untold = frame rate unknown
check-reason-seldom = few frames a second, so hold the packet still
check-reason-slow = rather slow
check-reason-fast = fast enough to read without holding still
check-reason-packed = compressed as JPEG, so that it fits through the cable
check-reason-colour = colour, which has to be converted to grey
check-reason-grey = grey without conversion
check-part-plugged-in = Plugged in
check-part-choice = Your choice
check-part-picture = Picture
check-part-driver = Camera driver
check-part-rate = Frames per second
check-part-light = Light
check-part-sharpness = Sharpness
check-part-code = Barcode
check-lens-focusing = The lens focuses automatically: give it a second.
check-lens-fixed = The lens has a fixed focus: hold the packet 20 to 30 cm away, not closer.
check-lens-unknown = If it does not focus automatically, hold the packet 20 to 30 cm away.
check-finding-plugged-in-well = { $name }
check-finding-plugged-in-no-camera = No camera is plugged in. Plug one in and Trug uses it automatically. Typing, photos and a barcode scanner work without one.
check-finding-plugged-in-unknown = The system does not report its cameras. Unplug the camera and plug it back in.
check-finding-choice-well = { $name } is the chosen camera.
check-finding-choice-elsewhere = { $name } is connected, at another port than before.
check-finding-choice-absent = { $name }, the chosen camera, is not connected. Plug it in, or choose another one below. Typing, photos and a barcode scanner still work.
check-finding-picture-well = { $name } gives { $format }.
check-finding-picture-nothing = No picture arrived within a few seconds. Unplug the camera and plug it back in.
check-finding-driver-well = { $name }
check-finding-driver-fallback = { $name }, because V4L2 could not open the camera: { $why }
check-finding-driver-unknown = TRUG_CAMERA_DRIVER names a driver that this system does not have.
check-finding-rate-well = { $rate }, measured.
check-finding-rate-slow = { $rate }, measured. That is slow. Most cameras slow down in poor light, so turn on a light, or plug the camera directly into the computer.
check-finding-light-well = Bright enough.
check-finding-light-dim = Rather dim. A light makes reading faster.
check-finding-light-too-dark = Too dark. Turn on a light, or go to the window.
check-finding-light-too-bright = Overexposed. Turn the camera away from the window or the lamp.
check-finding-sharpness-well = Sharp: edges are { $edge } pixels wide.
check-finding-sharpness-soft = Slightly blurred: edges are { $edge } pixels wide.
check-finding-sharpness-blurred = Blurred: edges are { $edge } pixels wide. Wipe the lens.
check-finding-sharpness-unknown = Too little detail to measure. Hold a packet in front of the camera.
check-finding-code-well = Read: { $text }
check-finding-code-not-read = A barcode was visible but could not be read. Hold it still, 20 cm away.
check-finding-code-nothing-shown = No packet was seen. Hold one in front of the camera and check again.

## An imported list

imported-title = List imported
imported-came =
    { $count ->
        [0] Nothing new was found.
        [one] 1 item is now on the list.
       *[other] { $count } items are now on the list.
    }
imported-from =
    { $file ->
        [none] { $list }
       *[other] { $file } → { $list }
    }
imported-things = Imported items
imported-more = and { $count } more
imported-skipped = Left out
imported-well = Done
imported-back = Take it all back

## A scanned packet

sighting-on-list = On the list
sighting-again = Again: now { $quantity }
sighting-unknown = Not known yet. Give it a name when you like.
sighting-name-it = Name it
sighting-refused = Not put on the list
sighting-failed = { $file } could not be read
sighting-say-found = { $name }, on { $list }
sighting-say-again = { $name } again, now { $quantity }
sighting-say-unknown = Unknown packet { $printed }, on the list under its number
sighting-last = Last seen

## Lists

list-title = List
list-which = Which list
list-new-list = New list
list-new-name = Name of the new list
list-make = Create
list-rename = Rename the list
list-rename-to = New name
list-remove = Delete the list
list-remove-sure =
    { $lines ->
        [one] This deletes “{ $name }” and the one item on it. You can undo it.
       *[other] This deletes “{ $name }” and the { $lines } items on it. You can undo it.
    }
list-more = More for this list
list-add = Add
list-add-what = Add by name or barcode number
list-add-example = Milk, or 500 g flour
list-number-kept = The number is part of the name. Write 2 x in front to say how many.
list-suggestions = Suggestions
list-own = from your lists
list-already = on this list already
list-shop = Shop for this list
list-order-hand = in the order you chose
list-order-learnt = learned from how you shop
list-order-usual = in the usual order
list-empty-title = Nothing to buy
list-empty = Hold an empty packet in front of the camera, type what you need, or drop a photo here.
list-to-home = To the camera
list-count =
    { $lines ->
        [one] 1 item
       *[other] { $lines } items
    }
list-to-buy =
    { $lines ->
        [one] 1 to buy
       *[other] { $lines } to buy
    }
list-ticked = In the trolley: { $lines }
list-clear = Take these off the list
list-all-done = All in the trolley
list-tick = { $name }: in the trolley
list-more-of = More of { $name }
list-less-of = Less of { $name }
list-remove-line = Take { $name } off the list
list-details = Details of { $name }
list-drag = Move { $name }: drag it, or press the up and down arrows
list-moved = { $name }, now { $place } of { $of }
list-waits-for-name = no name yet
list-favourites = Favourites
list-again = Buy again
list-again-add = { $name }: put it on the list
list-put-back = Buy these again
list-copy = Copy the list
list-copy-why = Copies everything on it, ticked or not, to a new list.
list-copy-of = { $name } (copy)
list-other-aisle = Other
list-shop-mode = Shopping mode
list-shop-mode-leave = Back to the list
list-print = Print
list-share = Share
list-aisles = Order of the aisles
list-aisles-why = Items appear in the order in which you walk through the shop. Trug learns it from the order in which you tick; what you move here yourself stays.
list-aisles-reset = Forget what was learned
list-up = { $what }: up
list-down = { $what }: down

## A line of a list

line-amount = How much
line-unit = Counted in
line-name = What you call it
line-note = Note
line-note-example = the ripe ones
line-aisle = Aisle
line-aisle-as-known = as the product has it
line-parts = Where it came from
line-part = { $quantity } · { $source } · { $when }
line-move-to = Move to another list
line-up = Move up
line-down = Move down
line-product = About this product
line-take-off = Take it off
line-favourite = Favourite
line-price = Price
line-price-example = 1.29 or 2.49/kg
line-price-from =
    { $shop ->
        [none] { $price }, noted { $when }
       *[other] { $price } ({ $shop }), { $when }
    }
line-part-off = Remove this part: { $what }

## Units, as a choice

unit-each = pieces
unit-g = g
unit-ml = ml

## What a list costs

cost-together = Total
cost-known = { $priced } of { $lines } have a price
cost-ticked = { $money } in the trolley
cost-known-all = everything has a price

## What was just done, shown for some seconds

notice-added = { $name } is on the list
notice-removed = { $name } is off the list
notice-cleared =
    { $count ->
        [one] 1 item was taken off
       *[other] { $count } items were taken off
    }
notice-ticked = { $name } is in the trolley
notice-unticked = { $name } is to buy again
notice-changed = { $name }: { $quantity }
notice-edited = { $name } was changed
notice-moved = { $name } is on { $list } now
notice-deleted = { $name } was deleted
notice-again =
    { $count ->
        [one] 1 item is to buy again
       *[other] { $count } items are to buy again
    }
notice-favourite = { $name } is now a favourite
notice-no-favourite = { $name } is no longer a favourite
notice-copied = { $name } was created
notice-brought =
    { $count ->
        [one] 1 item was imported
       *[other] { $count } items were imported
    }

## Aisles

aisle-produce = Fruit & vegetables
aisle-bakery = Bread & bakery
aisle-meat = Meat & poultry
aisle-fish = Fish & seafood
aisle-deli = Deli & cold cuts
aisle-dairy = Dairy & eggs
aisle-cheese = Cheese
aisle-frozen = Frozen
aisle-breakfast = Breakfast & cereals
aisle-spreads = Jam, honey & spreads
aisle-coffee-tea = Coffee, tea & cocoa
aisle-pasta-rice = Pasta, rice & grains
aisle-canned = Canned & jarred
aisle-sauces = Sauces, oil & spices
aisle-baking = Baking & sugar
aisle-snacks = Crisps & savoury snacks
aisle-sweets = Sweets & biscuits
aisle-drinks = Water, juice & soft drinks
aisle-alcohol = Beer, wine & spirits
aisle-baby = Baby
aisle-health = Diet & supplements
aisle-household = Household
aisle-pet = Pet

## Where a line or a step came from

source-scan = camera
source-photo = photo
source-typed = typed
source-import = from a list
source-sync = from a basket
source-demo = demo

## Unknown packets

packets-title = Unknown packets
packets-why = These packets were scanned, but Trug does not know them. Give each a name and Trug recognises it from then on.
packets-empty-title = No unknown packets
packets-empty = A packet that Trug does not know waits here for a name. It is on your list all the same.
packets-seen = Seen { $when }
packets-on = on { $list }
packets-name = What is it?
packets-name-example = Oat drink
packets-brand = Brand (optional)
packets-pack = Pack size (optional)
packets-pack-example = 500 g
packets-teach = Save
packets-taught = Trug now knows this packet as “{ $name }”.
packets-maybe = Another size of …
packets-reason-same-company = same manufacturer
packets-reason-same-words = same words
packets-dismiss = Take it off the list

## Products

product-title = Product
product-nobody = Unknown packet
product-brand = Brand
product-pack = Pack size
product-aisle = Aisle
product-number = Barcode number
product-says = What the number means
product-issuer = Number issued in
number-kind-trade-item = A product, the same in every shop
number-kind-restricted-circulation = A label of one shop, valid only there
number-kind-restricted-in-company = A number of one company, valid only there
number-kind-coupon = A voucher
number-kind-refund-receipt = A deposit receipt for returned bottles
number-kind-book = A book
number-kind-serial = A newspaper or magazine
number-kind-sheet-music = Printed music
number-kind-demonstration = A number for demonstrations
number-kind-company-number = A number of a company
number-kind-unassigned = A number that is not assigned
product-source = Known from
product-source-own = you
product-source-off = Open Food Facts
product-source-none = unknown
product-allergens = Allergens
allergen-answer-contains = contains
allergen-answer-not-listed = not listed
allergen-answer-data-missing = data missing
product-allergen-note = Missing data does not mean “free of”. Always check the packet.
product-labels = Labels
product-others = Other packets of the same product
product-add = Put it on the list
product-rename = Call it something else
product-forget = Delete my entry
product-forgotten = Your entry was deleted.

## Allergens

allergen-gluten = Gluten
allergen-milk = Milk
allergen-eggs = Eggs
allergen-nuts = Nuts
allergen-peanuts = Peanuts
allergen-soybeans = Soya
allergen-sesame = Sesame
allergen-celery = Celery
allergen-mustard = Mustard
allergen-fish = Fish
allergen-crustaceans = Crustaceans
allergen-molluscs = Molluscs
allergen-lupin = Lupin
allergen-sulphites = Sulphites

## Labels on products

label-organic = Organic
label-vegan = Vegan
label-vegetarian = Vegetarian
label-fair-trade = Fair trade
label-gluten-free = Gluten-free
label-lactose-free = Lactose-free
label-palm = Palm oil free

## Baskets

baskets-title = Baskets
baskets-why = An online basket receives what is on your list. First you see what the shop offers for each line; Trug never sends a guess.
baskets-none = No basket is connected
baskets-practice-name = Practice shop
baskets-practice-why = A simulated grocer on this computer. Nothing leaves the computer and nothing is bought. Use it to see how a basket works.
baskets-practice = Try the practice shop
basket-kind-ucp = Online shop
basket-kind-file = A file
baskets-connect = Connect a basket
baskets-kind = Type
baskets-name = Name
baskets-address = Address
baskets-home-network = This address is in my home network
baskets-home-network-why = Trug then connects to this address without encryption too. Say so only for a device that you know.
baskets-format = Format
baskets-unanswered = A request was sent and the shop did not answer. Look into the basket at the shop: is it there?
baskets-unanswered-there = Yes, it is there
baskets-unanswered-not = No, it is not
baskets-happened = What was done
baskets-at-shop = In the basket
baskets-on-list = On your list
basket-change-set = { $amount } × { $name }
basket-change-added = { $amount } × { $name }, new
basket-change-removed = { $name }, removed
basket-change-changed = { $name }, by { $amount }
basket-change-ticked = { $name }, ticked
basket-change-unticked = { $name }, to buy again
basket-change-renamed = { $name } is now called { $now }
basket-stage-waiting = Waiting for another exchange with this basket …
basket-stage-reading = Reading the basket …
basket-stage-asking = Asking the shop …
basket-stage-sending = Sending …
basket-stage-keeping = Saving what was confirmed …
basket-outcome-sent = sent
basket-outcome-differs = sent, and the shop did something else
basket-outcome-same = already so
basket-outcome-left = not sent
baskets-deviations = Not as it was asked
    .why = What the shop did differently. Look at it before you pay.
basket-deviation-price = { $name }: { $now } in the basket, { $was } when the shop was asked
basket-deviation-currency = { $name }: the basket counts in { $now }, the shop named { $was }
basket-deviation-quantity = { $name }: { $was } asked for, { $now } in the basket
basket-deviation-missing = { $name }: the shop did not take it
basket-deviation-replaced = { $name }: the shop put { $now } in its place. It is not sent again.
basket-deviation-added = { $name }: in the basket ({ $now }), although nobody asked for it
basket-deviation-changed = { $name }: { $was } before, { $now } now, although nobody asked for that
basket-deviation-gone = { $name }: no longer in the basket, although nobody asked for that
basket-deviation-kept = { $name }: the shop did not take it out
basket-deviation-total = The basket’s total is { $now }, but its parts come to { $was }.
baskets-notes = What the shop says
baskets-cart-gone = The shop no longer keeps the basket that was in use. What is sent goes into a new one.
baskets-reads-back = shows its contents
baskets-add-only = can only add items
baskets-prices = shows prices
baskets-disconnect = Disconnect
baskets-disconnect-sure = Trug forgets how to reach { $name }. The contents of that basket and your list do not change.
baskets-from = From the list
baskets-rehearse = Ask the shop
baskets-rehearse-again = Ask the shop again
baskets-stale = The list has changed since you asked the shop. Ask again before you send.
baskets-nothing = The list is empty.
baskets-nothing-ticked = Everything on the list is in the trolley already.
baskets-how = How it works
baskets-step-ask = Ask the shop
    .why = The shop says for each item whether it is available and what it costs. Nothing is ordered.
baskets-step-check = Check the answers
    .why = What is sure, what changed, what is missing. Where it is unclear, you choose.
baskets-step-send = Send
    .why = Only now are items put into the basket. You pay at the shop, as always.
baskets-rehearsal = What the shop offers
rehearsal-answer-sure = sure
    .count = { $count } sure
    .why = The shop has exactly this.
rehearsal-answer-changed = changed
    .count = { $count } changed
    .why = Something differs from before. Look at it before you send.
rehearsal-answer-capped = limited
    .count = { $count } limited
    .why = The shop gives fewer than you want.
rehearsal-answer-not-stocked = not stocked
    .count = { $count } not stocked
    .why = The shop does not have it. It stays on your list.
rehearsal-answer-guess = a guess, not sent
    .count =
        { $count ->
            [one] 1 guess
           *[other] { $count } guesses
        }
    .why = Only you can say which one you want. Nothing is sent until you do.
rehearsal-answer-unknown = no answer
    .count = { $count } unanswered
    .why = It was sent before and the shop did not answer. Look into the basket first.
rehearsal-answer-elsewhere = from another list
    .count = { $count } from another list
    .why = Another list has put it there. Nothing is sent until it is on one list only.
rehearsal-answer-replaced = replaced by the shop
    .count = { $count } replaced by the shop
    .why = The shop put another article into the basket for it. It is not sent again.
rehearsal-detail-replaced = the shop put { $title } into the basket for it
rehearsal-detail-price = was { $was }, is { $now }
rehearsal-detail-packs =
    { $packs ->
        [one] 1 pack for { $wanted }
       *[other] { $packs } packs for { $wanted }
    }
rehearsal-detail-capped = you want { $wanted }, the shop gives { $most }
rehearsal-detail-out-of-stock = out of stock
rehearsal-detail-not-found = the shop does not have it
rehearsal-detail-code-stays-here = its code is valid in one shop only, so Trug did not ask for it
rehearsal-detail-sold-otherwise = sold by weight or length there, which Trug does not send
rehearsal-detail-by-name = only the name matches
rehearsal-detail-several = several articles have this code
rehearsal-detail-pack-unknown = the number of packs is not known; say how many pieces
rehearsal-detail-unanswered = it was sent before and the shop did not answer
rehearsal-detail-of-another-list = another list has put it into this basket
baskets-wanted = On your list
baskets-offered = In the shop
baskets-meant = Which one do you want?
baskets-not-sent = not sent
baskets-each = { $price } each
baskets-pieces =
    { $count ->
        [one] 1 piece
       *[other] { $count } pieces
    }
baskets-total = Total
baskets-total-of = prices known for { $known } of { $all }
baskets-also-changed = Also send what changed or is limited
baskets-push =
    { $count ->
        [one] Put 1 item into the basket
       *[other] Put { $count } items into the basket
    }
baskets-pushing = { $done } of { $of }
baskets-cancel-push = Stop sending
baskets-cancelled = Stopped. Nothing was sent.
baskets-sent =
    { $count ->
        [one] 1 change was sent.
       *[other] { $count } changes were sent.
    }
baskets-no-change = The basket was up to date. Nothing was sent.
baskets-left =
    { $count ->
        [one] 1 line was not sent.
       *[other] { $count } lines were not sent.
    }
baskets-holds = In the basket now
baskets-holds-empty = The basket is empty.
baskets-article = Article
baskets-quantity = How many
baskets-price = Each
baskets-conflicts = Changed on both sides
baskets-conflict-why = This is how each conflict was resolved. Undo reverts it on the list.
baskets-nothing-there = nothing
basket-settled-stays-as-here = as on your list
basket-settled-stays-as-there = as in the basket
basket-settled-name-as-here = called as on your list
basket-settled-quantity-as-here = as many as on your list
basket-settled-larger-quantity = the larger number
basket-settled-still-needed = still needed, so it stays
basket-settled-rows-joined = several rows were merged
baskets-here = Your list had
baskets-there = The basket had
baskets-settled = Now:
baskets-sync = Sync list and basket
baskets-sync-why = What you removed at the shop leaves the list; what you added there comes onto it.
baskets-received =
    { $count ->
        [one] 1 change was made to the list.
       *[other] { $count } changes were made to the list.
    }
baskets-emptied = The basket is suddenly empty. Your list was not changed. Did you buy or empty it?
baskets-emptied-yes = Yes, take it off my list
baskets-exports = On paper, on the phone, in a file
baskets-exports-why = None of these needs a shop or an account.
export-format-text = Text
export-format-markdown = Markdown
export-format-csv = Table (CSV)
export-format-json = JSON
export-format-ics = Tasks (iCalendar)
baskets-save-as = Save as a file
baskets-copy = Copy as text
baskets-copied = Copied.
baskets-written = Written to { $path }
baskets-copy-failed = Copying failed. Select the text below and copy it by hand.
baskets-qr = Show a code for the phone
baskets-qr-why = Point the phone’s camera at it. The list arrives as plain text, without internet.
baskets-qr-too-long = The code has room for the first { $shown } of { $of } lines.
baskets-import = Bring in a list from a file

## Print

print-title = Print
print-go = Print
print-back = Back to the list
print-of = { $list }, { $when }

## History. `action-*` are the steps.

history-title = History
history-why = Everything that was done to your lists. You can undo a step unless a later one depends on it.
history-empty-title = Nothing yet
history-empty = Each item you add, tick or change appears here, so that you can undo it.
history-more = Show older steps
history-today = Today
history-yesterday = Yesterday
history-undo = Undo: { $what }
history-undone = undone
history-blocked = a later step depends on it
action-add = added { $what }
action-quantity = changed the amount of { $what }
action-edit = changed { $what }
action-check = ticked { $what }
action-uncheck = unticked { $what }
action-remove = removed { $what }
action-move = moved { $what }
action-clear-checked = removed ticked items: { $what }
action-new-list = new list { $what }
action-rename-list = renamed a list: { $what }
action-delete-list = deleted the list { $what }
action-teach = named a packet: { $what }
action-forget = deleted a packet’s name: { $what }
action-import = imported a list: { $what }
action-sync = synced with a basket: { $what }
action-attach = linked as another size: { $what }
action-shop = changed the shop for { $what }
action-aisles = changed the order of aisles: { $what }
action-price = noted the price of { $what }
history-and-more = { $shown } and { $more } more

## Settings

settings-title = Settings
settings-look = Language and appearance
settings-language = Language
settings-as-system = As the system
settings-theme = Light or dark
theme-system = As the system
theme-light = Light
theme-dark = Dark
settings-sound = Sound
settings-sound-why = Three tones: found, unknown, and again. You hear the result without looking.
settings-volume = Volume
settings-muted = No sound
tone-found = Found
tone-unknown = Unknown
tone-again = Again
settings-camera = Camera
settings-camera-which = Camera to use
settings-camera-why = Shows the picture and explains what could be better.
settings-shop = Shop
settings-shop-name = Where you mostly shop
settings-shop-why = Trug keeps the order of the aisles for each shop.
settings-country = Country
settings-country-why = Labels from the deli and meat counters mean something different in each country.
settings-data = Your data
settings-data-why = Your data stays in one folder on this computer.
settings-folder = The folder
settings-folder-open = Open the folder
settings-export-all = Export everything
settings-delete-all = Delete everything
settings-delete-sure = Delete everything?
settings-delete-why = This deletes all lists, names and the history from this computer. It cannot be undone. The basket at a shop does not change.
settings-delete-type = Type { $word } to continue
settings-delete-word = delete
settings-delete-first = Continue
settings-delete-last = Delete everything for good
settings-delete-counts =
    { $lists ->
        [one] 1 list
       *[other] { $lists } lists
    }, { $lines ->
        [one] 1 item
       *[other] { $lines } items
    }, { $products ->
        [one] 1 named packet
       *[other] { $products } named packets
    }, { $baskets ->
        [one] 1 basket
       *[other] { $baskets } baskets
    }
settings-deleted = Everything was deleted.
settings-first-start = Show the welcome page again

## The first page

welcome-title = Welcome to Trug
welcome-lead = When a packet is empty, hold it up to the camera. Trug beeps, shows the name and puts it on your list.
welcome-step-show = Show it
    .why = Hold up the empty packet, barcode facing the camera. There is no button to press.
welcome-step-hear = Hear it
    .why = One tone for a known packet, another for an unknown one.
welcome-step-shop = Shop with it
    .why = On paper, on the phone, or straight into an online basket.
welcome-try-camera = Start with the camera
welcome-try-demo = Watch the demo
welcome-skip = Not now
welcome-check = Or check the camera first
welcome-private = What you scan stays on this computer. Nothing is sent unless you say so.
welcome-choices = Two settings to start with

## About Trug

about-title = About Trug
about-version = Version { $version }
about-stays = What you scan stays on this computer.
about-home = Your data is stored in this folder:
about-data = Product data
about-products =
    { $count ->
        [one] 1 product
       *[other] { $count } products
    }, collected { $collected }.
about-health = State of your data
about-health-list = Lists
about-health-journal = History
about-health-works = in order
about-health-damaged = damaged
about-licence = Trug is free software: MIT or Apache-2.0, as you choose.
about-made = Made with

## Errors: error-<code>, with `.next`: what to do next

error-nothing-to-undo = There is nothing to undo.
error-nothing-to-redo = There is nothing to do again.
    .next = After a new change, what was undone before it cannot be done again.
error-undo-in-the-way = This cannot be undone by itself any more.
    .next = Something later changed the same thing. Undo that first.
error-already-undone = This is undone already.
    .cli = `trug redo` does it again
error-already-open = Trug is open already.
    .next = Go to its window.
error-unauthorized = This page does not have the right token any more.
    .next = Open the address that Trug printed when it was started.
error-serve-gone = Trug does not answer.
    .next = Is it still running? Start it again with “trug serve”.
error-cancelled = Stopped. Nothing was sent.
error-gtin = That is not a barcode number.
    .next =
        { $reason ->
            [length] It has 8, 12, 13 or 14 digits. Check that none is missing.
           *[other] Compare it with the packet once more.
        }
error-quantity = “{ $text }” is not an amount.
    .next = Write it like 2, 500 g or 1.5 l.
error-price =
    { $reason ->
        [other-unit] This price is for another unit than this item.
       *[other] “{ $text }” is not a price.
    }
    .next =
        { $reason ->
            [other-unit] This item is counted as { $line }.
           *[other] Write it like 1.29, or 2.49/kg.
        }
error-bad-name = This name cannot be shown.
    .next = A name has 1 to 200 characters on one line.
error-too-long = That is too long: { $length } of { $most } characters.
error-control-character = It contains a character that cannot be shown.
    .next = Remove that character.
error-list-exists = There is a list named “{ $name }” already.
    .next = Choose another name.
error-name-taken = “{ $name }” is taken already.
    .next = Choose another name.
    .cli = `trug basket remove NAME` disconnects the other one
error-no-such-list =
    { $name ->
        [none] This list no longer exists.
       *[other] There is no list “{ $name }”.
    }
    .next = Choose another one.
    .cli = `trug list all` shows the lists there are, `trug list new NAME` makes one
error-no-favourites = There are no favourites yet.
    .next = Mark an item as a favourite.
    .cli = `trug list favourite LINE` makes a line of a list one
error-no-such-line =
    { $what ->
        [none] This line no longer exists.
       *[other] There is no line “{ $what }” on the list.
    }
    .cli = `trug list show` shows the lines; a line is named by its id, its code or its name
error-no-such-step = This step no longer exists.
    .cli = `trug history` shows the steps there are
error-no-such-part = This part no longer exists.
error-no-such-basket =
    { $name ->
        [none] This basket is no longer connected.
       *[other] There is no basket “{ $name }”.
    }
    .next = Go back to the baskets.
    .cli = `trug basket all` shows the baskets there are, `trug basket add` connects one
error-no-such-article = The shop no longer has this article.
    .next = Ask the shop again.
    .cli = `trug basket rehearse NAME` shows what the shop offers for a guess
error-list-changed = The list has changed in the meantime.
    .next = Look at it and try again.
error-no-name = That packet has no name either.
    .next = Name one of the two first.
error-same-packet = A packet cannot be another size of itself.
error-not-taught = You have not named this packet, so there is nothing to delete.
    .cli = `trug product teach` gives it a name
error-store-full = The disk is full.
    .next = Free some space and try again. Nothing was lost.
error-store-read-only = Trug may not write to its folder.
    .next = Allow writing there and start Trug again.
error-store-busy = Another program is using the list.
    .next = Try again in a moment.
error-store-damaged = The file with your lists is damaged.
    .next =
        { $snapshot ->
            [none] Restore a backup.
           *[other] An earlier copy is at { $snapshot }.
        }
error-store-newer = These lists were written by a newer version of Trug.
    .next = Install the newer version. Nothing was changed.
error-store-not-trug = { $path } is not a file of Trug.
    .next = Move it away and try again.
error-store-disk = { $path } could not be read or written: { $why }
    .next = Check it and try again.
error-basket-exists = There is a basket named “{ $name }” already.
    .next = Choose another name.
error-basket-config = This basket cannot be reached with these settings: { $why }
    .next = Check its address.
error-basket-not-allowed = This address may not be contacted: { $shop }
    .next = Check the address. An address in your home network has to be allowed first.
    .cli = check the address; `trug basket add --private-network` allows one in your home network
error-basket-unreachable = The shop cannot be reached: { $shop }
    .next = Check the connection and try again. Nothing was sent.
error-basket-busy = Something else is being exchanged with “{ $name }” right now.
    .next = Wait until the other window or command has finished, then try again.
error-basket-no-reply = The shop did not reply: { $shop }
    .next = Nothing was changed there. Try again.
error-basket-server-error = The shop has a problem: { $shop }
    .next = Nothing was changed there. Try again later.
error-basket-too-slow = The shop is too slow: { $shop }
    .next = Nothing was changed there. Try again later, or with a shorter list.
error-basket-answer-unreadable = The shop’s answer cannot be understood.
    .next = It is not known whether the shop accepted the request. Look into the basket before you send again.
error-basket-no-answer = The shop did not answer: { $shop }
    .next = It is not known whether the shop accepted the request. Look into the basket before you send again.
error-basket-refused = The shop refused the request.
    .next =
        { $said ->
            [none] Look into the basket at the shop.
           *[other] The shop’s message: { $said }
        }
error-basket-declined = The shop declined.
    .next =
        { $said ->
            [none] Look into the basket at the shop.
           *[other] The shop’s message: { $said }
        }
error-basket-failed = The shop has a problem.
    .next = It is not known whether the shop accepted the request. Look into the basket before you send again.
error-basket-nonsense = The shop’s answer cannot be understood.
    .next = Try again later.
error-basket-changed-meanwhile = The basket has changed in the meantime.
    .next = Ask the shop again, then send.
error-basket-file = { $path } could not be read or written: { $why }
    .next = Check that it is there.
error-suddenly-empty = The basket is suddenly empty.
    .next = Your list was not changed.
    .cli = with --yes the lines are taken off the list; undo brings them back
error-practice-shop = The practice shop could not be started: { $why }
    .next = Try again in a moment.
error-listen = Trug cannot be served at { $address }: { $why }
    .next = Choose another port, or 0 for a free one; the address must be 127.0.0.1 or [::1].
error-folder = The folder could not be opened.
    .next = Open it yourself: { $path }
error-picture = This picture cannot be read.
    .next = Try a JPEG or a PNG.
error-import =
    { $path ->
        [none] What was given could not be read: { $why }
       *[other] { $path } could not be read: { $why }
    }
    .next = Check that it is there and that you may open it.
error-not-a-list =
    { $path ->
        [none] This is not a list that Trug can read: { $why }
       *[other] { $path } is not a list that Trug can read: { $why }
    }
    .next = Trug reads text, Markdown, CSV, JSON and iCalendar.
error-export = { $path } could not be written: { $why }
    .next = Check that you may write there and that the disk has room.
error-not-empty = { $path } is not empty.
    .next = Choose an empty folder.
error-nothing-to-show = The list is empty.
error-not-asked = The confirmation has expired.
    .next = Start again.
error-print = Printing failed.
    .next = Check the printer, or save the list as a file.
error-camera = The camera could not be opened.
    .cli = `trug scan --photo FILE` and `trug scan --demo` need no camera
error-basket-would-lose = { $path } would lose data: { $why }
    .next = Export to another file.
error-basket-ledger = The request log could not be written, so nothing was sent.
    .next = Check that the disk has room, then try again.
error-basket-not-pieces = The shop counts { $name } in pieces, and the list says { $quantity }.
    .next = Say how many pieces.
error-basket-unmatched = The shop has no match for { $name }.
    .next = Ask the shop again and choose one.
    .cli = `trug basket rehearse NAME` shows the articles, `trug basket match` chooses one
error-store-cannot-create = { $path } could not be created: { $why }
    .next = Check that you may write there and that the disk has room.
error-store-erased-in-part = Everything was deleted, but { $path } still holds some of it: { $why }
    .next = Free some space and delete again.
error-store-snapshot = The copy at { $path } could not be written: { $why }
    .next = Check that you may write there and that the disk has room.
error-store-stopped = Trug’s store has stopped.
    .next = Start Trug again. Nothing was lost.
error-no-such-camera = This camera is not connected.
    .next = Plug it in, or choose another one.
    .cli = `trug doctor camera` lists the cameras; `any` takes the first that works
error-which-line = Several lines match “{ $what }”.
    .next = Say which one you mean.
    .cli = name it by its id: `trug list show --json` has the ids
error-list-refused = The list cannot be changed like that.
error-store-pragma = A setting that keeps your lists safe has no effect, so Trug does not start.
    .next = Please report this.
    .cli = report this with the output of `trug doctor`
error-store-sqlite = The database reported an error.
    .next = Please report this.
    .cli = report this with the output of `trug doctor`
error-home = The folder { $path } cannot be created: { $why }
    .next = Make room, or allow writing there.
    .cli = choose another folder with TRUG_HOME, or make room and allow writing there
error-no-home = The system names no folder for a program’s data.
    .cli = set TRUG_HOME to a folder of your own
error-not-beside-each-other = The two lines are on different lists.
    .next = Move the line to the other list first.
error-already-done = This step is done already.
    .next = Look at the list before you repeat it.
error-nothing-added = The packet changed nothing on the list.
error-setting = “{ $value }” is not a value of this setting.
    .next =
        { $name ->
            [volume] It goes from 0 to 100.
            [theme] It is system, light or dark.
            [language] It is system, or a language such as en or de.
            [country] It is a country of two letters, such as DE, or nothing.
           *[other] It is a name on one line, or nothing.
        }
error-no-such-allergen = “{ $name }” is not one of the fourteen allergens.
    .cli = `trug product teach --help` lists them
error-catalogue = The product data cannot be read.
    .next = Install Trug again.
error-two-cameras = Several cameras have this name.
    .next = Choose one of them.
    .cli = name it by its id: `trug doctor camera` lists the ids
error-effort = There is no effort “{ $name }”.
    .next = It is frame or photo.
error-no-such-command = There is no command “{ $name }”.
error-bad-request = Trug did not understand what was asked: { $why }
    .next = If it comes again, please report it.
error-source = Trug cannot scan from “{ $name }”.
    .next = It is the camera or the demo.
error-format = There is no format “{ $name }”.
    .next = The formats are text, Markdown, CSV, JSON and iCalendar.
error-qr = The code for the phone could not be made.
error-no-place = The address or the file of the basket is missing.
    .next = A shop has an address, and a file a path.
    .cli = give it with --url: a shop’s address, or for a file its path
error-too-many-places = A basket has one address or one file.
    .cli = give one --url
error-outbox = The request could not be recorded, so nothing was sent.
    .next = Try again.
error-no-such-request = This request no longer exists.
    .next = Its basket may have been disconnected.
error-already-sent = This request was sent already and is not sent again.
    .next = Look into the basket.
error-already-ended = What became of this request is known already.
    .next = Look into the basket.
error-basket-bad-request = The request to the shop cannot be written, so nothing was sent.
    .next = Check its address.
error-basket-unknown-kind = There is no kind of basket “{ $kind }”.
    .next = The kinds are an online shop (ucp) and a file (file).
error-basket-not-a-list = { $path } is not a list that Trug can read.
    .next = Choose another file.
error-journey = The practice shop does not hold what was sent.
    .next = Please report this.
error-misused = The command cannot be understood.
    .cli = `trug help` shows the commands
error-paths = The list of paths cannot be read.
    .next = It has one path a line.
    .cli = it has one path a line; `-` is the standard input
error-stdout = The answer could not be written to stdout.
    .cli = what was asked for is done; make room, and look with `trug list show` or `trug history`
error-unknown = Something went wrong.

## The command line. Commands in `backticks` and words in CAPITALS stay as they are.

cli-not-loopback = { $address } is not an address of this computer alone.
    .next = Trug is served on this computer only: --listen 127.0.0.1:0
cli-nothing-to-change = Nothing to change.
cli-list-empty = The list is empty. Try `trug list add milk` or `trug scan --demo`.
cli-list =
    { $lines ->
        [one] 1 line
       *[other] { $lines } lines
    }, { $ticked } ticked
cli-list-created = Created the list { $name }.
cli-list-copied =
    { $lines ->
        [one] Created the list { $name } with 1 line.
       *[other] Created the list { $name } with { $lines } lines.
    }
cli-number-kept = The number is part of the name. `2 x NAME` or --quantity sets the amount; --literal says that the name is meant so.
cli-which-list = The name of the list is missing.
    .next = `trug list all` shows the lists.
cli-on-the-list = on the list
cli-qr-left-out =
    { $lines ->
        [one] 1 line did not fit.
       *[other] { $lines } lines did not fit.
    }
# { $money } in the basket { $basket }
cli-price-in = { $money } in { $basket }
cli-a-basket = a basket
cli-cost = { $money } for { $priced } of { $lines } lines
    .ticked = { $money } for { $priced } of { $lines } lines; { $ticked } of it ticked
cli-undone = Undone:
cli-redone = Redone:
cli-was-undone = (undone)
cli-aisles-any-shop = any shop
cli-perhaps = perhaps
cli-basket-holds = { $basket } contains:
cli-basket-empty = nothing
cli-basket-total = total { $money }
cli-basket-continue = continue at { $url }
cli-no-basket = No basket is connected. `trug shop serve` runs a shop to practise with.
cli-basket-settled =
    { $count ->
        [one] 1 request is settled.
       *[other] { $count } requests are settled.
    }
cli-basket-disconnected = { $name } is disconnected. The basket at the shop does not change.
cli-nothing-to-send = There is nothing on the list to send.
cli-would-cost = What would be sent costs { $money }.
cli-sent = sent
cli-received = received
cli-no-copy = No copy of your lists could be made: { $why }
cli-differs = differs
cli-shop-says = The shop says: { $text }
cli-resolved = resolved
cli-left = not sent
cli-nothing-changed = Nothing changed on either side.
# What a conflict was and how it was resolved: "list: 2 x milk, basket: nothing; as on your list".
cli-conflict = list: { $here }, basket: { $there }; { $settled }
cli-set-from = { $now } (was { $was })
cli-works = works
cli-does-not-work = does not work
cli-looking = Looking through the camera. Hold a packet in front of it.
cli-chosen = chosen
cli-offers = offers { $offers }
cli-serving = Open { $url } in a browser. Ctrl-C ends it.
cli-wrote = Wrote { $path }.
cli-wrote-files =
    { $count ->
        [one] Wrote 1 file to { $path }.
       *[other] Wrote { $count } files to { $path }.
    }
cli-would-delete = Nothing was deleted. With --yes this is deleted for good: { $what }.
    .next = `trug export-all DIR` saves a copy first.
cli-deleted = Deleted: { $what }.
cli-imported =
    { $count ->
        [one] 1 item came to { $list }.
       *[other] { $count } items came to { $list }.
    }
cli-would-import =
    { $count ->
        [one] 1 item would come to { $list }.
       *[other] { $count } items would come to { $list }.
    }
cli-imported-before = Nothing came: all of it is on the list already.
cli-imported-nothing = Nothing came: nothing to buy was found.
cli-noticed = note { $place }: { $why }
cli-skipped = left out { $place }: { $why }
cli-journey-home = The data of this journey is stored in { $path }.
cli-beep = beep!
cli-no-product = No product with this name is known.
cli-nothing-alike = Nothing like it is known.
cli-all-named = Every packet on the lists has a name.
cli-bought = (bought)
cli-unknown-product = { $code }; unknown packet: `trug product teach { $gtin } --name ...` names it
cli-allergens = allergens, { $answer }: { $names }
cli-same-need = same product: { $product }
cli-no-code =
    { $pictures ->
        [one] No code was found in 1 picture.
       *[other] No code was found in { $pictures } pictures.
    }
cli-no-picture = The camera gave no picture.
cli-refused = not put on the list: { $why }
cli-under-its-number = { $name }: on the list under its number; `trug product teach { $name } --name ...` names it
cli-scan-start = Hold a packet in front of the camera. Enter ends.
cli-on = on
cli-off = off
cli-shop-open = The practice shop is open. `trug basket add ucp --name practice --url { $url }` connects it; Ctrl-C closes it.
cli-delete-what =
    { $counts }, { $steps ->
        [one] 1 step of the history
       *[other] { $steps } steps of the history
    }, { $backups ->
        [one] 1 copy
       *[other] { $backups } copies
    }, in { $home }
## Why a packet is not put on the list: refusal-<code>

refusal-not-digits = “{ $text }” is not a barcode number.
refusal-length = “{ $text }” has { $digits } digits. A barcode number has 8, 12, 13 or 14.
refusal-check-digit = The last digit of { $text } does not match: it is { $found } and not { $expected }.
refusal-number-system = “{ $text }” is not a short barcode number: those begin with 0 or 1.
refusal-perhaps-zero-lost = { $text } lacks a digit. If a 0 stands before the bars, type { $full }.
refusal-price-look-up = { $text } is a price look-up number, as on stickers of loose fruit and vegetables. Write the name instead.
refusal-no-product = “{ $text }” names no product.
refusal-gs1 = The code is not well formed: { $why }.
refusal-coupon = This is a coupon.
refusal-refund-receipt = This is a deposit receipt.
refusal-company-number = This is the number of a company and not of a product.

## Why a picture cannot be read: picture-problem-<code>

picture-problem-unreadable = { $name } cannot be opened: { $why }.
picture-problem-not-an-image = { $name } is not a picture. Trug reads JPEG, PNG and WebP.
picture-problem-too-large = { $name } is too large: { $found }. The limit is { $limit }.
picture-problem-damaged = { $name } is damaged: { $why }.
picture-problem-no-photos = No photo was chosen.
picture-problem-no-pictures = { $name } contains no pictures.
picture-problem-not-a-clip = { $name } is not a clip that Trug can play.
picture-problem-clip-not-playable = { $name } cannot be played: { $why }.
picture-problem-cameras = The system does not list its cameras: { $why }.
picture-problem-thread = The picture cannot be read now: { $why }.
picture-problem-unknown-driver = There is no camera driver “{ $found }”. The drivers are { $known }.

## Why an entry of a file is left out: skip-reason-<code>

skip-reason-not-understood = Line { $line } cannot be read.
skip-reason-on-the-list = { $name } is on the list already.
