### Every sentence of Trug for people, in German. See en.ftl for how to translate.

## The language

language-name = Deutsch

## Formats of numbers, amounts, money, lists, dates and times

format-decimal = ,
format-group = .
format-group-from = 1000
format-each = { $number }
format-g = { $number } g
format-kg = { $number } kg
format-ml = { $number } ml
format-l = { $number } l
format-pack = { $count } x { $quantity }
format-of = { $quantity } { $name }
    .each = { $quantity } x { $name }
format-money = { $amount } { $sign }
    .code = { $amount } { $sign }
format-money-eur = €
format-money-gbp = £
format-money-usd = $
format-money-jpy = ¥
format-price = { $money } / { $quantity }
format-list = { $first }, { $next }
    .last = { $first } und { $next }
format-list-more = { $shown } und { $more } weitere
format-date = { $day }. { $month } { $year }
    .weekday = { $weekday }, { $day }. { $month } { $year }
    .short = { $dd }.{ $mm }.{ $year }
format-month-1 = Januar
    .short = Jan.
format-month-2 = Februar
    .short = Feb.
format-month-3 = März
    .short = März
format-month-4 = April
    .short = Apr.
format-month-5 = Mai
    .short = Mai
format-month-6 = Juni
    .short = Juni
format-month-7 = Juli
    .short = Juli
format-month-8 = August
    .short = Aug.
format-month-9 = September
    .short = Sep.
format-month-10 = Oktober
    .short = Okt.
format-month-11 = November
    .short = Nov.
format-month-12 = Dezember
    .short = Dez.
format-weekday-1 = Montag
format-weekday-2 = Dienstag
format-weekday-3 = Mittwoch
format-weekday-4 = Donnerstag
format-weekday-5 = Freitag
format-weekday-6 = Samstag
format-weekday-7 = Sonntag
format-time = { $hour }:{ $minute }
format-date-time = { $date }, { $time }
format-ago-now = jetzt
format-ago-minutes =
    { $count ->
        [one] vor 1 Minute
       *[other] vor { $count } Minuten
    }
format-ago-hours =
    { $count ->
        [one] vor 1 Stunde
       *[other] vor { $count } Stunden
    }
format-ago-days =
    { $count ->
        [1] gestern
        [2] vorgestern
       *[other] vor { $count } Tagen
    }

## Everywhere

app-name = Trug
app-question = Was ist leer geworden?
app-sentence = Halte eine leere Packung vor die Kamera, dann steht sie auf deiner Liste.
app-close = Schließen
app-dismiss = Ausblenden
app-cancel = Abbrechen
app-save = Speichern
app-back = Zurück
app-working = Einen Moment …
app-again = Erneut versuchen
app-skip = Zum Inhalt springen
app-no-token = Öffne die Adresse, die Trug ausgegeben hat
app-no-token-why = Trug zeigt seine Seite nur, wenn du die ganze Adresse öffnest: die mit „#token=“, die beim Start ausgegeben wurde.
app-places = Hauptnavigation
app-drop = Hier loslassen
app-drop-what = Ein Foto eines Strichcodes oder eine Liste in einer Datei
app-undo = Rückgängig
app-redo = Wiederholen
app-undo-what = Rückgängig: { $what }
app-redo-what = Wiederholen: { $what }
app-undone =
    { $what ->
        [none] Rückgängig gemacht.
       *[other] Rückgängig gemacht: { $what }
    }
app-redone =
    { $what ->
        [none] Wiederholt.
       *[other] Wiederholt: { $what }
    }

## Navigation. `.short` is for narrow windows: one short word.

nav-home = Start
    .short = Start
nav-list = Liste
    .short = Liste
nav-packets = Unbekanntes
    .short = Neues
nav-baskets = Warenkörbe
    .short = Körbe
nav-history = Verlauf
    .short = Verlauf
nav-settings = Einstellungen
    .short = Optionen
nav-waiting =
    { $count ->
        [one] 1 wartet
       *[other] { $count } warten
    }

## Camera. `camera-state-*` are the states; `.next` says what to do.

camera-title = Kamera
camera-start = Kamera starten
camera-demo = Demo abspielen
camera-stop = Anhalten
camera-photo = Foto auswählen
camera-mute = Ton aus
camera-unmute = Ton an
camera-picture = Was die Kamera sieht
camera-code = Nummer eintippen
camera-code-example = 4006381333931
camera-code-go = Nachschlagen
camera-other-ways = Geht auch ohne Kamera
camera-other-ways-more = Zieh ein Foto eines Strichcodes irgendwo auf dieses Fenster, tippe die Nummer oder nimm einen Handscanner.
camera-state-idle = Die Kamera ist aus
    .next = Starte die Kamera, oder spiele die Demo ab, um zu sehen, wie es geht.
camera-state-opening = Die Kamera startet
    .next = Das dauert ein, zwei Sekunden.
camera-state-working = Sucht nach einem Strichcode
    .next = Halte eine leere Packung davor, den Strichcode zur Kamera.
camera-state-no-camera = Keine Kamera gefunden
    .next = Schließe eine an, dann benutzt Trug sie automatisch. Tippen und Fotos funktionieren auch ohne.
camera-state-in-use = Ein anderes Programm benutzt die Kamera
    .next = Schließe sie dort, zum Beispiel in einem Videogespräch. Dann benutzt Trug sie automatisch.
camera-state-not-allowed = Trug darf die Kamera nicht benutzen
    .next = Erlaube es in den Systemeinstellungen unter Datenschutz, Kamera, und starte sie dann erneut.
camera-state-stopped-answering = Die Kamera antwortet nicht mehr
    .next = Zieh sie ab und schließe sie wieder an. Ist sie eingebaut, starte Trug neu.
camera-state-too-dark = Zu dunkel
    .next = Öffne die Blende der Kamera oder schalte Licht ein.
camera-state-too-bright = Zu hell
    .next = Dreh dich vom Fenster oder von der Lampe weg.
camera-state-too-near = Zu nah
    .next = Nimm die Packung eine Handbreit zurück.
camera-state-too-far = Zu weit weg
    .next = Halte die Packung näher, bis der Strichcode so breit ist wie eine Hand.
camera-state-blurred = Unscharf
    .next = Halte sie einen Moment still, etwas weiter weg.
camera-state-glare = Auf dem Strichcode spiegelt sich etwas
    .next = Kippe die Packung ein wenig.
camera-state-not-usable = Das Bild der Kamera ist nicht lesbar
    .next = Zieh sie ab und schließe sie wieder an, oder nimm eine andere.
camera-state-paused = Die Kamera pausiert
    .next = Sie läuft weiter, sobald dieses Fenster wieder sichtbar ist.
camera-state-absent = Die gewählte Kamera ist nicht angeschlossen
    .next = Schließe sie an, oder wähle unter „Kamera prüfen“ eine andere. Tippen, Fotos und ein Scanner funktionieren weiter.
camera-state-lost = Die Kamera wurde getrennt
    .next = Schließe sie wieder an, dann benutzt Trug sie automatisch weiter.
camera-state-needs-restart = Die Kamera lässt sich nicht öffnen
    .next = Starte Trug neu.
camera-state-demo = Die Demo läuft
    .next = Sie zeigt eine Packung nach der anderen.
camera-state-demo-over = Die Demo ist zu Ende
    .next = Probier es jetzt mit einer eigenen Packung.
camera-state-photo = Das Foto wird gelesen
    .next = Das dauert einen Moment.
camera-state-photo-done = Das Foto ist gelesen
    .next = Zieh ein weiteres hierher, oder starte die Kamera.
camera-state-photo-empty = Kein Strichcode auf diesem Foto
    .next = Nimm eines, das scharf ist, Licht von der Seite hat und den ganzen Strichcode zeigt.

## Check of the camera

check-title = Kamera prüfen
check-why = Trug sieht ein paar Sekunden durch die Kamera und sagt dir, womit sie besser liest. Es wird kein Bild gespeichert.
check-looking = Die Kamera wird geprüft …
check-hold = Halte eine Packung davor, den Strichcode zur Kamera, etwa 20 cm entfernt.
check-ready = Alles funktioniert
check-better =
    { $count ->
        [one] Ein Punkt könnte besser sein
       *[other] { $count } Punkte könnten besser sein
    }
check-again = Erneut prüfen
check-cameras = Kameras an diesem Computer
check-chosen = gewählt
check-use = Diese nehmen
check-any = Keine Auswahl: die erste, die funktioniert
check-takes = Trug benutzt
check-offers =
    { $count ->
        [one] ihr einziger Modus
       *[other] alle { $count } Modi
    }
check-tells-nothing = Ihre Modi sind erst bekannt, wenn sie läuft.
check-reason-few-pixels = wenige Pixel, also die Packung nah halten
check-reason-enough-pixels = genug Pixel über eine Packung
check-reason-many-pixels = viele Pixel über eine Packung
check-reason-needless-pixels = mehr Pixel als nötig
check-reason-rate-untold = Bildrate unbekannt
check-reason-seldom = wenige Bilder je Sekunde, also die Packung still halten
check-reason-slow = eher langsam
check-reason-fast = schnell genug, um ohne Stillhalten zu lesen
check-reason-packed = als JPEG komprimiert, damit es durch das Kabel passt
check-reason-colour = Farbe, die in Grau umgerechnet wird
check-reason-grey = Grau ohne Umrechnung
check-part-plugged-in = Angeschlossen
check-part-choice = Deine Wahl
check-part-picture = Bild
check-part-driver = Kameratreiber
check-part-rate = Bilder pro Sekunde
check-part-light = Licht
check-part-sharpness = Schärfe
check-part-code = Strichcode
check-lens-focusing = Sie stellt automatisch scharf: Gib ihr eine Sekunde.
check-lens-fixed = Sie hat einen festen Fokus: Halte die Packung 20 bis 30 cm entfernt, nicht näher.
check-lens-unknown = Stellt sie nicht automatisch scharf, halte die Packung 20 bis 30 cm entfernt.
check-finding-plugged-in-well = { $name }
check-finding-plugged-in-no-camera = Keine Kamera ist angeschlossen. Schließe eine an, dann benutzt Trug sie automatisch. Tippen, Fotos und ein Scanner funktionieren auch ohne.
check-finding-plugged-in-unknown = Das System meldet keine Kameras. Zieh die Kamera ab und schließe sie wieder an.
check-finding-choice-well = { $name } ist die gewählte Kamera.
check-finding-choice-elsewhere = { $name } ist angeschlossen, an einem anderen Anschluss als vorher.
check-finding-choice-absent = { $name }, die gewählte Kamera, ist nicht angeschlossen. Schließe sie an, oder wähle unten eine andere. Tippen, Fotos und ein Scanner funktionieren weiter.
check-finding-picture-well = { $name } liefert { $format }.
check-finding-picture-nothing = Einige Sekunden lang kam kein Bild. Zieh die Kamera ab und schließe sie wieder an.
check-finding-driver-well = { $name }
check-finding-driver-fallback = { $name }, weil V4L2 die Kamera nicht öffnen konnte: { $why }
check-finding-driver-unknown = TRUG_CAMERA_DRIVER nennt einen Treiber, den dieses System nicht hat.
check-finding-rate-well = { $rate }, gemessen.
check-finding-rate-slow = { $rate }, gemessen. Das ist langsam. Meist liegt es an wenig Licht: Schalte eines ein, oder schließe die Kamera direkt am Computer an.
check-finding-light-well = Hell genug.
check-finding-light-dim = Eher dunkel. Mit Licht liest sie schneller.
check-finding-light-too-dark = Zu dunkel. Schalte Licht ein, oder geh ans Fenster.
check-finding-light-too-bright = Überbelichtet. Dreh die Kamera vom Fenster oder von der Lampe weg.
check-finding-sharpness-well = Scharf: Kanten sind { $edge } Pixel breit.
check-finding-sharpness-soft = Etwas unscharf: Kanten sind { $edge } Pixel breit.
check-finding-sharpness-blurred = Unscharf: Kanten sind { $edge } Pixel breit. Wisch die Linse ab.
check-finding-sharpness-unknown = Zu wenig Struktur zum Messen. Halte eine Packung vor die Kamera.
check-finding-code-well = Gelesen: { $text }
check-finding-code-not-read = Ein Strichcode war zu sehen, ließ sich aber nicht lesen. Halte ihn still, 20 cm entfernt.
check-finding-code-nothing-shown = Keine Packung war zu sehen. Halte eine vor die Kamera und prüfe erneut.

## An imported list

imported-title = Liste importiert
imported-came =
    { $count ->
        [0] Es gab nichts Neues.
        [one] 1 Eintrag steht jetzt auf der Liste.
       *[other] { $count } Einträge stehen jetzt auf der Liste.
    }
imported-from =
    { $file ->
        [none] { $list }
       *[other] { $file } → { $list }
    }
imported-things = Importierte Einträge
imported-more = und { $count } weitere
imported-skipped = Ausgelassen
imported-well = Fertig
imported-back = Alles zurücknehmen

## A scanned packet

sighting-on-list = Auf der Liste
sighting-again = Noch einmal: jetzt { $quantity }
sighting-unknown = Noch nicht bekannt. Gib ihr einen Namen, wenn du magst.
sighting-name-it = Benennen
sighting-refused = Nicht auf die Liste gesetzt
sighting-failed = { $file } ließ sich nicht lesen
sighting-say-found = { $name }, steht auf { $list }
sighting-say-again = { $name } noch einmal, jetzt { $quantity }
sighting-say-unknown = Unbekannte Packung { $printed }, steht unter ihrer Nummer auf der Liste
sighting-last = Zuletzt gesehen

## Lists

list-title = Liste
list-which = Welche Liste
list-new-list = Neue Liste
list-new-name = Name der neuen Liste
list-make = Anlegen
list-rename = Liste umbenennen
list-rename-to = Neuer Name
list-remove = Liste löschen
list-remove-sure =
    { $lines ->
        [one] Das löscht „{ $name }“ mit einem Eintrag. Du kannst es rückgängig machen.
       *[other] Das löscht „{ $name }“ mit { $lines } Einträgen. Du kannst es rückgängig machen.
    }
list-more = Mehr zu dieser Liste
list-add = Hinzufügen
list-add-what = Mit Namen oder Strichcode-Nummer hinzufügen
list-add-example = Milch oder 500 g Mehl
list-number-kept = Die Zahl gehört zum Namen. Schreib 2 x davor, um zu sagen, wie viele.
list-suggestions = Vorschläge
list-own = aus deinen Listen
list-already = steht schon auf dieser Liste
list-shop = Laden für diese Liste
list-order-hand = in der Reihenfolge, die du gewählt hast
list-order-learnt = gelernt aus deinen Einkäufen
list-order-usual = in der üblichen Reihenfolge
list-empty-title = Nichts zu kaufen
list-empty = Halte eine leere Packung vor die Kamera, tippe, was du brauchst, oder zieh ein Foto hierher.
list-to-home = Zur Kamera
list-count =
    { $lines ->
        [one] 1 Eintrag
       *[other] { $lines } Einträge
    }
list-to-buy =
    { $lines ->
        [one] 1 zu kaufen
       *[other] { $lines } zu kaufen
    }
list-ticked = Im Wagen: { $lines }
list-clear = Diese von der Liste nehmen
list-all-done = Alles im Wagen
list-tick = { $name }: im Wagen
list-more-of = Mehr von { $name }
list-less-of = Weniger von { $name }
list-remove-line = { $name } von der Liste nehmen
list-details = Mehr zu { $name }
list-drag = { $name } verschieben: ziehen, oder die Pfeiltasten nach oben und unten
list-moved = { $name }, jetzt { $place } von { $of }
list-waits-for-name = noch ohne Namen
list-favourites = Favoriten
list-again = Wieder kaufen
list-again-add = { $name }: auf die Liste
list-put-back = Diese wieder kaufen
list-copy = Liste kopieren
list-copy-why = Kopiert alles, abgehakt oder nicht, auf eine neue Liste.
list-copy-of = { $name } (Kopie)
list-other-aisle = Sonstiges
list-shop-mode = Einkaufsmodus
list-shop-mode-leave = Zurück zur Liste
list-print = Drucken
list-share = Teilen
list-aisles = Reihenfolge der Gänge
list-aisles-why = Die Einträge stehen in der Reihenfolge, in der du durch den Laden gehst. Trug lernt sie daraus, in welcher Reihenfolge du abhakst; was du hier selbst verschiebst, bleibt so.
list-aisles-reset = Gelerntes löschen
list-up = { $what }: nach oben
list-down = { $what }: nach unten

## A line of a list

line-amount = Wie viel
line-unit = Gezählt in
line-name = Wie du es nennst
line-note = Notiz
line-note-example = die reifen
line-aisle = Gang
line-aisle-as-known = wie beim Produkt
line-parts = Woher es kommt
line-part = { $quantity } · { $source } · { $when }
line-move-to = Auf eine andere Liste
line-up = Nach oben
line-down = Nach unten
line-product = Mehr zu diesem Produkt
line-take-off = Von der Liste nehmen
line-favourite = Favorit
line-price = Preis
line-price-example = 1,29 oder 2,49/kg
line-price-from =
    { $shop ->
        [none] { $price }, notiert { $when }
       *[other] { $price } ({ $shop }), { $when }
    }
line-part-off = Diesen Teil entfernen: { $what }

## Units, as a choice

unit-each = Stück
unit-g = g
unit-ml = ml

## What a list costs

cost-together = Summe
cost-known = { $priced } von { $lines } haben einen Preis
cost-ticked = { $money } im Wagen
cost-known-all = alles hat einen Preis

## What was just done, shown for some seconds

notice-added = { $name } steht auf der Liste
notice-removed = { $name } ist nicht mehr auf der Liste
notice-cleared =
    { $count ->
        [one] 1 Eintrag wurde entfernt
       *[other] { $count } Einträge wurden entfernt
    }
notice-ticked = { $name } ist im Wagen
notice-unticked = { $name } ist wieder zu kaufen
notice-changed = { $name }: { $quantity }
notice-edited = { $name } wurde geändert
notice-moved = { $name } steht jetzt auf { $list }
notice-deleted = { $name } wurde gelöscht
notice-again =
    { $count ->
        [one] 1 Eintrag ist wieder zu kaufen
       *[other] { $count } Einträge sind wieder zu kaufen
    }
notice-favourite = { $name } ist jetzt ein Favorit
notice-no-favourite = { $name } ist kein Favorit mehr
notice-copied = { $name } wurde angelegt
notice-brought =
    { $count ->
        [one] 1 Eintrag wurde importiert
       *[other] { $count } Einträge wurden importiert
    }

## Aisles

aisle-produce = Obst & Gemüse
aisle-bakery = Brot & Backwaren
aisle-meat = Fleisch & Geflügel
aisle-fish = Fisch & Meeresfrüchte
aisle-deli = Wurst & Feinkost
aisle-dairy = Milchprodukte & Eier
aisle-cheese = Käse
aisle-frozen = Tiefkühlkost
aisle-breakfast = Frühstück & Müsli
aisle-spreads = Marmelade, Honig & Aufstriche
aisle-coffee-tea = Kaffee, Tee & Kakao
aisle-pasta-rice = Nudeln, Reis & Getreide
aisle-canned = Konserven
aisle-sauces = Soßen, Öl & Gewürze
aisle-baking = Backzutaten & Zucker
aisle-snacks = Chips & Knabbereien
aisle-sweets = Süßes & Kekse
aisle-drinks = Wasser, Saft & Limonade
aisle-alcohol = Bier, Wein & Spirituosen
aisle-baby = Baby
aisle-health = Nahrungsergänzung
aisle-household = Haushalt & Drogerie
aisle-pet = Tierbedarf

## Where a line or a step came from

source-scan = Kamera
source-photo = Foto
source-typed = getippt
source-import = aus einer Liste
source-sync = aus einem Warenkorb
source-demo = Demo

## Unknown packets

packets-title = Unbekannte Packungen
packets-why = Diese Packungen wurden gescannt, aber Trug kennt sie nicht. Gib jeder einen Namen, dann erkennt Trug sie künftig.
packets-empty-title = Keine unbekannten Packungen
packets-empty = Eine Packung, die Trug nicht kennt, wartet hier auf einen Namen. Auf deiner Liste steht sie trotzdem.
packets-seen = Gesehen { $when }
packets-on = auf { $list }
packets-name = Was ist das?
packets-name-example = Haferdrink
packets-brand = Marke (freiwillig)
packets-pack = Packungsgröße (freiwillig)
packets-pack-example = 500 g
packets-teach = Speichern
packets-taught = Trug kennt diese Packung jetzt als „{ $name }“.
packets-maybe = Eine andere Größe von …
packets-reason-same-company = gleicher Hersteller
packets-reason-same-words = gleiche Wörter
packets-dismiss = Von der Liste nehmen

## Products

product-title = Produkt
product-nobody = Unbekannte Packung
product-brand = Marke
product-pack = Packungsgröße
product-aisle = Gang
product-number = Strichcode-Nummer
product-says = Was die Nummer bedeutet
product-issuer = Nummer vergeben in
number-kind-trade-item = Ein Produkt, in jedem Laden dasselbe
number-kind-restricted-circulation = Ein Etikett eines Ladens, nur dort gültig
number-kind-restricted-in-company = Eine Nummer eines Unternehmens, nur dort gültig
number-kind-coupon = Ein Gutschein
number-kind-refund-receipt = Ein Pfandbon
number-kind-book = Ein Buch
number-kind-serial = Eine Zeitung oder Zeitschrift
number-kind-sheet-music = Noten
number-kind-demonstration = Eine Nummer für Vorführungen
number-kind-company-number = Die Nummer eines Unternehmens
number-kind-unassigned = Eine nicht vergebene Nummer
product-source = Bekannt von
product-source-own = dir
product-source-off = Open Food Facts
product-source-none = unbekannt
product-allergens = Allergene
allergen-answer-contains = enthalten
allergen-answer-not-listed = nicht aufgeführt
allergen-answer-data-missing = Angaben fehlen
product-allergen-note = Fehlende Angaben bedeuten nicht „frei von“. Lies immer die Packung.
product-labels = Siegel
product-others = Andere Packungen desselben Produkts
product-add = Auf die Liste
product-rename = Anders nennen
product-forget = Meinen Eintrag löschen
product-forgotten = Dein Eintrag wurde gelöscht.

## Allergens

allergen-gluten = Gluten
allergen-milk = Milch
allergen-eggs = Eier
allergen-nuts = Schalenfrüchte
allergen-peanuts = Erdnüsse
allergen-soybeans = Soja
allergen-sesame = Sesam
allergen-celery = Sellerie
allergen-mustard = Senf
allergen-fish = Fisch
allergen-crustaceans = Krebstiere
allergen-molluscs = Weichtiere
allergen-lupin = Lupinen
allergen-sulphites = Sulfite

## Labels on products

label-organic = Bio
label-vegan = Vegan
label-vegetarian = Vegetarisch
label-fair-trade = Fairer Handel
label-gluten-free = Glutenfrei
label-lactose-free = Laktosefrei
label-palm = Ohne Palmöl

## Baskets

baskets-title = Warenkörbe
baskets-why = Ein Online-Warenkorb bekommt, was auf deiner Liste steht. Zuerst siehst du, was der Laden für jede Zeile anbietet; Geratenes sendet Trug nie.
baskets-none = Kein Warenkorb ist verbunden
baskets-practice-name = Übungsladen
baskets-practice-why = Ein simulierter Händler auf diesem Computer. Nichts verlässt den Computer, nichts wird gekauft. Damit siehst du, wie ein Warenkorb funktioniert.
baskets-practice = Übungsladen ausprobieren
basket-kind-ucp = Online-Laden
basket-kind-file = Eine Datei
baskets-connect = Warenkorb verbinden
baskets-kind = Art
baskets-name = Name
baskets-address = Adresse
baskets-home-network = Diese Adresse ist in meinem Heimnetz
baskets-home-network-why = Trug verbindet sich dann auch ohne Verschlüsselung mit dieser Adresse. Erlaube das nur für ein Gerät, das du kennst.
baskets-format = Format
baskets-unanswered = Eine Anfrage wurde gesendet, und der Laden hat nicht geantwortet. Sieh im Warenkorb beim Laden nach: Ist es da?
baskets-unanswered-there = Ja, es ist da
baskets-unanswered-not = Nein, es fehlt
baskets-happened = Was getan wurde
baskets-at-shop = Im Warenkorb
baskets-on-list = Auf deiner Liste
basket-change-set = { $amount } × { $name }
basket-change-added = { $amount } × { $name }, neu
basket-change-removed = { $name }, entfernt
basket-change-changed = { $name }, um { $amount }
basket-change-ticked = { $name }, abgehakt
basket-change-unticked = { $name }, wieder zu kaufen
basket-change-renamed = { $name } heißt jetzt { $now }
basket-stage-waiting = Ein anderer Austausch mit diesem Warenkorb läuft noch …
basket-stage-reading = Der Warenkorb wird gelesen …
basket-stage-asking = Der Laden wird gefragt …
basket-stage-sending = Es wird gesendet …
basket-stage-keeping = Bestätigtes wird gespeichert …
basket-outcome-sent = gesendet
basket-outcome-differs = gesendet, aber der Laden hat etwas anderes getan
basket-outcome-same = war schon so
basket-outcome-left = nicht gesendet
baskets-deviations = Anders als gewünscht
    .why = Was der Laden anders gemacht hat. Sieh es dir an, bevor du bezahlst.
basket-deviation-price = { $name }: im Warenkorb { $now }, bei der Anfrage { $was }
basket-deviation-currency = { $name }: Der Warenkorb rechnet in { $now }, der Laden nannte { $was }
basket-deviation-quantity = { $name }: { $was } gewünscht, im Warenkorb { $now }
basket-deviation-missing = { $name }: Der Laden hat es nicht angenommen
basket-deviation-replaced = { $name }: Der Laden hat es durch { $now } ersetzt. Es wird nicht noch einmal gesendet.
basket-deviation-added = { $name }: im Warenkorb ({ $now }), obwohl niemand es wollte
basket-deviation-changed = { $name }: vorher { $was }, jetzt { $now }, obwohl niemand das wollte
basket-deviation-gone = { $name }: nicht mehr im Warenkorb, obwohl niemand das wollte
basket-deviation-kept = { $name }: Der Laden hat es nicht herausgenommen
basket-deviation-total = Die Summe des Warenkorbs ist { $now }, seine Teile ergeben { $was }.
baskets-notes = Was der Laden sagt
baskets-cart-gone = Den bisherigen Warenkorb hat der Laden nicht mehr. Was gesendet wird, kommt in einen neuen.
baskets-reads-back = zeigt seinen Inhalt
baskets-add-only = kann nur hinzufügen
baskets-prices = zeigt Preise
baskets-disconnect = Trennen
baskets-disconnect-sure = Trug vergisst, wie { $name } zu erreichen ist. Der Inhalt dieses Warenkorbs und deine Liste ändern sich nicht.
baskets-from = Von der Liste
baskets-rehearse = Den Laden fragen
baskets-rehearse-again = Den Laden erneut fragen
baskets-stale = Die Liste hat sich geändert, seit du den Laden gefragt hast. Frag erneut, bevor du sendest.
baskets-nothing = Die Liste ist leer.
baskets-nothing-ticked = Alles auf der Liste ist schon im Wagen.
baskets-how = So geht es
baskets-step-ask = Den Laden fragen
    .why = Der Laden sagt zu jedem Eintrag, ob es ihn gibt und was er kostet. Bestellt wird nichts.
baskets-step-check = Antworten prüfen
    .why = Was sicher ist, was sich geändert hat, was fehlt. Wo es unklar ist, wählst du.
baskets-step-send = Senden
    .why = Erst jetzt kommt etwas in den Warenkorb. Bezahlt wird beim Laden, wie immer.
baskets-rehearsal = Was der Laden anbietet
rehearsal-answer-sure = sicher
    .count = { $count } sicher
    .why = Der Laden hat genau das.
rehearsal-answer-changed = geändert
    .count = { $count } geändert
    .why = Etwas ist anders als vorher. Sieh es dir an, bevor du sendest.
rehearsal-answer-capped = begrenzt
    .count = { $count } begrenzt
    .why = Der Laden gibt weniger, als du willst.
rehearsal-answer-not-stocked = nicht im Sortiment
    .count = { $count } nicht im Sortiment
    .why = Der Laden hat es nicht. Es bleibt auf deiner Liste.
rehearsal-answer-guess = geraten, wird nicht gesendet
    .count = { $count } geraten
    .why = Nur du kannst sagen, was gemeint ist. Bis dahin wird nichts gesendet.
rehearsal-answer-unknown = keine Antwort
    .count = { $count } ohne Antwort
    .why = Es wurde schon gesendet, und der Laden hat nicht geantwortet. Sieh zuerst in den Warenkorb.
rehearsal-answer-elsewhere = von einer anderen Liste
    .count = { $count } von einer anderen Liste
    .why = Eine andere Liste hat es hineingelegt. Gesendet wird erst, wenn es nur auf einer Liste steht.
rehearsal-answer-replaced = vom Laden ersetzt
    .count = { $count } vom Laden ersetzt
    .why = Der Laden hat dafür einen anderen Artikel in den Warenkorb gelegt. Es wird nicht noch einmal gesendet.
rehearsal-detail-replaced = der Laden hat dafür { $title } in den Warenkorb gelegt
rehearsal-detail-price = war { $was }, ist { $now }
rehearsal-detail-packs =
    { $packs ->
        [one] 1 Packung für { $wanted }
       *[other] { $packs } Packungen für { $wanted }
    }
rehearsal-detail-capped = du willst { $wanted }, der Laden gibt { $most }
rehearsal-detail-out-of-stock = ausverkauft
rehearsal-detail-not-found = der Laden hat es nicht
rehearsal-detail-code-stays-here = seine Nummer gilt nur in einem Laden, deshalb hat Trug nicht danach gefragt
rehearsal-detail-sold-otherwise = wird dort nach Gewicht oder Länge verkauft, das sendet Trug nicht
rehearsal-detail-by-name = nur der Name passt
rehearsal-detail-several = mehrere Artikel haben diese Nummer
rehearsal-detail-pack-unknown = die Zahl der Packungen ist nicht bekannt; sag, wie viele Stück
rehearsal-detail-unanswered = es wurde schon gesendet, und der Laden hat nicht geantwortet
rehearsal-detail-of-another-list = eine andere Liste hat es in diesen Warenkorb gelegt
baskets-wanted = Auf deiner Liste
baskets-offered = Im Laden
baskets-meant = Welches möchtest du?
baskets-not-sent = wird nicht gesendet
baskets-each = je { $price }
baskets-pieces = { $count } Stück
baskets-total = Summe
baskets-total-of = Preise für { $known } von { $all } bekannt
baskets-also-changed = Auch Geändertes und Begrenztes senden
baskets-push =
    { $count ->
        [one] 1 Eintrag in den Warenkorb legen
       *[other] { $count } Einträge in den Warenkorb legen
    }
baskets-pushing = { $done } von { $of }
baskets-cancel-push = Senden anhalten
baskets-cancelled = Angehalten. Es wurde nichts gesendet.
baskets-sent =
    { $count ->
        [one] 1 Änderung wurde gesendet.
       *[other] { $count } Änderungen wurden gesendet.
    }
baskets-no-change = Der Warenkorb war aktuell. Es wurde nichts gesendet.
baskets-left =
    { $count ->
        [one] 1 Zeile wurde nicht gesendet.
       *[other] { $count } Zeilen wurden nicht gesendet.
    }
baskets-holds = Jetzt im Warenkorb
baskets-holds-empty = Der Warenkorb ist leer.
baskets-article = Artikel
baskets-quantity = Wie viele
baskets-price = Je
baskets-conflicts = Auf beiden Seiten geändert
baskets-conflict-why = So wurde jeder Konflikt gelöst. Rückgängig stellt die Liste wieder her.
baskets-nothing-there = nichts
basket-settled-stays-as-here = wie auf deiner Liste
basket-settled-stays-as-there = wie im Warenkorb
basket-settled-name-as-here = benannt wie auf deiner Liste
basket-settled-quantity-as-here = so viel wie auf deiner Liste
basket-settled-larger-quantity = die größere Menge
basket-settled-still-needed = noch gebraucht, also bleibt es
basket-settled-rows-joined = mehrere Zeilen wurden zusammengefasst
baskets-here = Auf deiner Liste war
baskets-there = Im Warenkorb war
baskets-settled = Jetzt:
baskets-sync = Liste und Warenkorb abgleichen
baskets-sync-why = Was du beim Laden entfernt hast, geht von der Liste; was du dort hinzugefügt hast, kommt darauf.
baskets-received =
    { $count ->
        [one] 1 Änderung kam auf die Liste.
       *[other] { $count } Änderungen kamen auf die Liste.
    }
baskets-emptied = Der Warenkorb ist plötzlich leer. Deine Liste wurde nicht geändert. Hast du ihn gekauft oder geleert?
baskets-emptied-yes = Ja, von meiner Liste nehmen
baskets-exports = Auf Papier, aufs Telefon, in eine Datei
baskets-exports-why = Nichts davon braucht einen Laden oder ein Konto.
export-format-text = Text
export-format-markdown = Markdown
export-format-csv = Tabelle (CSV)
export-format-json = JSON
export-format-ics = Aufgaben (iCalendar)
baskets-save-as = Als Datei speichern
baskets-copy = Als Text kopieren
baskets-copied = Kopiert.
baskets-written = Geschrieben nach { $path }
baskets-copy-failed = Kopieren fehlgeschlagen. Markiere den Text darunter und kopiere ihn von Hand.
baskets-qr = Einen Code fürs Telefon zeigen
baskets-qr-why = Richte die Kamera des Telefons darauf. Die Liste kommt als Text an, ohne Internet.
baskets-qr-too-long = Im Code ist Platz für die ersten { $shown } von { $of } Zeilen.
baskets-import = Eine Liste aus einer Datei importieren

## Print

print-title = Drucken
print-go = Drucken
print-back = Zurück zur Liste
print-of = { $list }, { $when }

## History. `action-*` are the steps.

history-title = Verlauf
history-why = Alles, was mit deinen Listen geschah. Ein Schritt lässt sich rückgängig machen, wenn kein späterer davon abhängt.
history-empty-title = Noch nichts
history-empty = Was du hinzufügst, abhakst oder änderst, erscheint hier, damit du es rückgängig machen kannst.
history-more = Ältere Schritte zeigen
history-today = Heute
history-yesterday = Gestern
history-undo = Rückgängig: { $what }
history-undone = rückgängig
history-blocked = ein späterer Schritt hängt davon ab
action-add = { $what } hinzugefügt
action-quantity = Menge geändert: { $what }
action-edit = { $what } geändert
action-check = { $what } abgehakt
action-uncheck = { $what } wieder offen
action-remove = { $what } entfernt
action-move = { $what } verschoben
action-clear-checked = Abgehaktes entfernt: { $what }
action-new-list = neue Liste { $what }
action-rename-list = Liste umbenannt: { $what }
action-delete-list = Liste { $what } gelöscht
action-teach = Packung benannt: { $what }
action-forget = Namen gelöscht: { $what }
action-import = Liste importiert: { $what }
action-sync = mit einem Warenkorb abgeglichen: { $what }
action-attach = als andere Größe verknüpft: { $what }
action-shop = Laden geändert für { $what }
action-aisles = Reihenfolge der Gänge geändert: { $what }
action-price = Preis notiert: { $what }
history-and-more = { $shown } und { $more } weitere

## Settings

settings-title = Einstellungen
settings-look = Sprache und Aussehen
settings-language = Sprache
settings-as-system = Wie im System
settings-theme = Hell oder dunkel
theme-system = Wie im System
theme-light = Hell
theme-dark = Dunkel
settings-sound = Ton
settings-sound-why = Drei Töne: gefunden, unbekannt und noch einmal. Du hörst sie, ohne hinzusehen.
settings-volume = Lautstärke
settings-muted = Kein Ton
tone-found = Gefunden
tone-unknown = Unbekannt
tone-again = Noch einmal
settings-camera = Kamera
settings-camera-which = Diese Kamera benutzen
settings-camera-why = Zeigt das Bild und erklärt, was besser sein könnte.
settings-shop = Laden
settings-shop-name = Wo du meistens einkaufst
settings-shop-why = Trug merkt sich die Reihenfolge der Gänge für jeden Laden.
settings-country = Land
settings-country-why = Etiketten von Wurst- und Fleischtheke bedeuten in jedem Land etwas anderes.
settings-data = Deine Daten
settings-data-why = Deine Daten bleiben in einem Ordner auf diesem Computer.
settings-folder = Der Ordner
settings-folder-open = Ordner öffnen
settings-export-all = Alles exportieren
settings-delete-all = Alles löschen
settings-delete-sure = Alles löschen?
settings-delete-why = Das löscht alle Listen, Namen und den Verlauf von diesem Computer. Es lässt sich nicht rückgängig machen. Der Warenkorb beim Laden ändert sich nicht.
settings-delete-type = Tippe { $word }, um weiterzumachen
settings-delete-word = löschen
settings-delete-first = Weiter
settings-delete-last = Alles endgültig löschen
settings-delete-counts =
    { $lists ->
        [one] 1 Liste
       *[other] { $lists } Listen
    }, { $lines ->
        [one] 1 Eintrag
       *[other] { $lines } Einträge
    }, { $products ->
        [one] 1 benannte Packung
       *[other] { $products } benannte Packungen
    }, { $baskets ->
        [one] 1 Warenkorb
       *[other] { $baskets } Warenkörbe
    }
settings-deleted = Alles wurde gelöscht.
settings-first-start = Willkommensseite erneut zeigen

## The first page

welcome-title = Willkommen bei Trug
welcome-lead = Ist eine Packung leer, halte sie vor die Kamera. Trug piept, zeigt den Namen und setzt sie auf deine Liste.
welcome-step-show = Zeigen
    .why = Halte die leere Packung hoch, den Strichcode zur Kamera. Es gibt keinen Knopf zu drücken.
welcome-step-hear = Hören
    .why = Ein Ton für eine bekannte Packung, ein anderer für eine unbekannte.
welcome-step-shop = Einkaufen
    .why = Auf Papier, mit dem Telefon oder gleich in einen Online-Warenkorb.
welcome-try-camera = Mit der Kamera anfangen
welcome-try-demo = Demo ansehen
welcome-skip = Jetzt nicht
welcome-check = Oder erst die Kamera prüfen
welcome-private = Was du scannst, bleibt auf diesem Computer. Nichts wird gesendet, wenn du es nicht sagst.
welcome-choices = Zwei Einstellungen für den Anfang

## About Trug

about-title = Über Trug
about-version = Version { $version }
about-stays = Was du scannst, bleibt auf diesem Computer.
about-home = Deine Daten sind in diesem Ordner gespeichert:
about-data = Produktdaten
about-products =
    { $count ->
        [one] 1 Produkt
       *[other] { $count } Produkte
    }, gesammelt { $collected }.
about-health = Zustand deiner Daten
about-health-list = Listen
about-health-journal = Verlauf
about-health-works = in Ordnung
about-health-damaged = beschädigt
about-licence = Trug ist freie Software: MIT oder Apache-2.0, wie du willst.
about-made = Gemacht mit

## Errors: error-<code>, with `.next`: what to do next

error-nothing-to-undo = Es gibt nichts rückgängig zu machen.
error-nothing-to-redo = Es gibt nichts zu wiederholen.
    .next = Nach einer neuen Änderung lässt sich nicht mehr wiederholen, was davor rückgängig gemacht war.
error-undo-in-the-way = Das lässt sich für sich allein nicht mehr rückgängig machen.
    .next = Etwas Späteres hat dasselbe geändert. Mach zuerst das rückgängig.
error-already-undone = Das ist schon rückgängig gemacht.
    .cli = `trug redo` wiederholt ihn
error-already-open = Trug ist schon offen.
    .next = Geh zu seinem Fenster.
error-unauthorized = Diese Seite hat nicht mehr den richtigen Schlüssel.
    .next = Öffne die Adresse, die Trug beim Start ausgegeben hat.
error-serve-gone = Trug antwortet nicht.
    .next = Läuft es noch? Starte es mit „trug serve“ neu.
error-cancelled = Angehalten. Es wurde nichts gesendet.
error-gtin = Das ist keine Strichcode-Nummer.
    .next =
        { $reason ->
            [length] Sie hat 8, 12, 13 oder 14 Ziffern. Prüfe, ob eine fehlt.
           *[other] Vergleiche sie noch einmal mit der Packung.
        }
error-quantity = „{ $text }“ ist keine Menge.
    .next = Schreib sie wie 2, 500 g oder 1,5 l.
error-price =
    { $reason ->
        [other-unit] Dieser Preis gilt für eine andere Einheit als dieser Eintrag.
       *[other] „{ $text }“ ist kein Preis.
    }
    .next =
        { $reason ->
            [other-unit] Dieser Eintrag zählt in { $line }.
           *[other] Schreib ihn wie 1,29 oder 2,49/kg.
        }
error-bad-name = Dieser Name lässt sich nicht darstellen.
    .next = Ein Name hat 1 bis 200 Zeichen in einer Zeile.
error-too-long = Das ist zu lang: { $length } von { $most } Zeichen.
error-control-character = Darin ist ein Zeichen, das sich nicht darstellen lässt.
    .next = Entferne dieses Zeichen.
error-list-exists = Eine Liste namens „{ $name }“ gibt es schon.
    .next = Nimm einen anderen Namen.
error-name-taken = „{ $name }“ ist schon vergeben.
    .next = Nimm einen anderen Namen.
    .cli = `trug basket remove NAME` trennt den anderen
error-no-such-list =
    { $name ->
        [none] Diese Liste gibt es nicht mehr.
       *[other] Eine Liste „{ $name }“ gibt es nicht.
    }
    .next = Wähle eine andere.
    .cli = `trug list all` zeigt die Listen, `trug list new NAME` legt eine an
error-no-favourites = Es gibt noch keine Favoriten.
    .next = Markiere einen Eintrag als Favorit.
    .cli = `trug list favourite LINE` macht eine Zeile dazu
error-no-such-line =
    { $what ->
        [none] Diese Zeile gibt es nicht mehr.
       *[other] Eine Zeile „{ $what }“ steht nicht auf der Liste.
    }
    .cli = `trug list show` zeigt die Zeilen; eine Zeile wird mit Id, Nummer oder Namen genannt
error-no-such-step = Diesen Schritt gibt es nicht mehr.
    .cli = `trug history` zeigt die Schritte
error-no-such-part = Diesen Teil gibt es nicht mehr.
error-no-such-basket =
    { $name ->
        [none] Dieser Warenkorb ist nicht mehr verbunden.
       *[other] Einen Warenkorb „{ $name }“ gibt es nicht.
    }
    .next = Geh zurück zu den Körben.
    .cli = `trug basket all` zeigt die Körbe, `trug basket add` verbindet einen
error-no-such-article = Diesen Artikel hat der Laden nicht mehr.
    .next = Frag den Laden noch einmal.
    .cli = `trug basket rehearse NAME` zeigt, was der Laden anbietet
error-list-changed = Die Liste hat sich inzwischen geändert.
    .next = Sieh sie an und versuch es noch einmal.
error-no-name = Auch diese Packung hat keinen Namen.
    .next = Gib zuerst einer von beiden einen.
error-same-packet = Eine Packung kann keine andere Größe von sich selbst sein.
error-not-taught = Du hast diese Packung nicht benannt, also gibt es nichts zu löschen.
    .cli = `trug product teach` gibt ihr einen Namen
error-store-full = Der Datenträger ist voll.
    .next = Schaffe Platz und versuch es erneut. Es ging nichts verloren.
error-store-read-only = Trug darf nicht in seinen Ordner schreiben.
    .next = Erlaube das Schreiben dort und starte Trug erneut.
error-store-busy = Ein anderes Programm benutzt die Liste.
    .next = Versuch es gleich noch einmal.
error-store-damaged = Die Datei mit deinen Listen ist beschädigt.
    .next =
        { $snapshot ->
            [none] Spiel eine Sicherung ein.
           *[other] Eine frühere Kopie ist bei { $snapshot }.
        }
error-store-newer = Diese Listen hat eine neuere Version von Trug geschrieben.
    .next = Installiere die neuere Version. Es wurde nichts geändert.
error-store-not-trug = { $path } ist keine Datei von Trug.
    .next = Verschiebe sie und versuch es noch einmal.
error-store-disk = { $path } ließ sich nicht lesen oder schreiben: { $why }
    .next = Prüfe den Datenträger und versuch es noch einmal.
error-basket-exists = Einen Warenkorb namens „{ $name }“ gibt es schon.
    .next = Nimm einen anderen Namen.
error-basket-config = Dieser Warenkorb ist mit diesen Einstellungen nicht zu erreichen: { $why }
    .next = Prüfe seine Adresse.
error-basket-not-allowed = Diese Adresse darf nicht aufgerufen werden: { $shop }
    .next = Prüfe die Adresse. Eine Adresse im Heimnetz muss erst erlaubt werden.
    .cli = prüfe die Adresse; `trug basket add --private-network` erlaubt eine im Heimnetz
error-basket-unreachable = Der Laden ist nicht zu erreichen: { $shop }
    .next = Prüfe die Verbindung und versuch es noch einmal. Gesendet wurde nichts.
error-basket-busy = Mit „{ $name }“ wird gerade etwas anderes ausgetauscht.
    .next = Warte, bis das andere Fenster oder der andere Befehl fertig ist, und versuch es dann noch einmal.
error-basket-no-reply = Der Laden hat nicht geantwortet: { $shop }
    .next = Dort wurde nichts geändert. Versuch es noch einmal.
error-basket-server-error = Beim Laden gibt es ein Problem: { $shop }
    .next = Dort wurde nichts geändert. Versuch es später noch einmal.
error-basket-too-slow = Der Laden ist zu langsam: { $shop }
    .next = Dort wurde nichts geändert. Versuch es später oder mit einer kürzeren Liste.
error-basket-answer-unreadable = Die Antwort des Ladens ist nicht zu verstehen.
    .next = Es ist nicht bekannt, ob der Laden die Anfrage angenommen hat. Sieh im Warenkorb nach, bevor du noch einmal sendest.
error-basket-no-answer = Der Laden hat nicht geantwortet: { $shop }
    .next = Ob der Laden die Anfrage angenommen hat, ist nicht bekannt. Sieh in den Warenkorb, bevor du erneut sendest.
error-basket-refused = Der Laden hat die Anfrage abgelehnt.
    .next =
        { $said ->
            [none] Sieh beim Laden in den Warenkorb.
           *[other] Meldung des Ladens: { $said }
        }
error-basket-declined = Der Laden nimmt das nicht an.
    .next =
        { $said ->
            [none] Sieh beim Laden in den Warenkorb.
           *[other] Meldung des Ladens: { $said }
        }
error-basket-failed = Beim Laden gibt es ein Problem.
    .next = Es ist nicht bekannt, ob der Laden die Anfrage angenommen hat. Sieh im Warenkorb nach, bevor du noch einmal sendest.
error-basket-nonsense = Die Antwort des Ladens ist nicht zu verstehen.
    .next = Versuch es später noch einmal.
error-basket-changed-meanwhile = Der Warenkorb hat sich inzwischen geändert.
    .next = Frag den Laden noch einmal und sende dann.
error-basket-file = { $path } ließ sich nicht lesen oder schreiben: { $why }
    .next = Sieh nach, ob sie da ist.
error-suddenly-empty = Der Warenkorb ist plötzlich leer.
    .next = Deine Liste wurde nicht geändert.
    .cli = mit --yes werden die Zeilen von der Liste genommen; `trug undo` holt sie zurück
error-practice-shop = Der Übungsladen ließ sich nicht starten: { $why }
    .next = Versuch es gleich noch einmal.
error-listen = Trug kann unter { $address } nicht bereitgestellt werden: { $why }
    .next = Wähle einen anderen Port oder 0 für einen freien; die Adresse muss 127.0.0.1 oder [::1] sein.
error-folder = Der Ordner ließ sich nicht öffnen.
    .next = Öffne ihn selbst: { $path }
error-picture = Dieses Bild lässt sich nicht lesen.
    .next = Versuch es mit einem JPEG oder PNG.
error-import =
    { $path ->
        [none] Die Eingabe ließ sich nicht lesen: { $why }
       *[other] { $path } ließ sich nicht lesen: { $why }
    }
    .next = Sieh nach, ob sie da ist und du sie öffnen darfst.
error-not-a-list =
    { $path ->
        [none] Das ist keine Liste, die Trug lesen kann: { $why }
       *[other] { $path } ist keine Liste, die Trug lesen kann: { $why }
    }
    .next = Trug liest Text, Markdown, CSV, JSON und iCalendar.
error-export = { $path } ließ sich nicht schreiben: { $why }
    .next = Sieh nach, ob du dort schreiben darfst und die Platte Platz hat.
error-not-empty = { $path } ist nicht leer.
    .next = Wähle einen leeren Ordner.
error-nothing-to-show = Die Liste ist leer.
error-not-asked = Die Bestätigung ist abgelaufen.
    .next = Fang noch einmal an.
error-print = Drucken fehlgeschlagen.
    .next = Prüfe den Drucker, oder speichere die Liste als Datei.
error-camera = Die Kamera ließ sich nicht öffnen.
    .cli = `trug scan --photo FILE` und `trug scan --demo` brauchen keine Kamera
error-basket-would-lose = { $path } würde Daten verlieren: { $why }
    .next = Exportiere in eine andere Datei.
error-basket-ledger = Das Protokoll der Anfragen ließ sich nicht schreiben, deshalb wurde nichts gesendet.
    .next = Prüfe, ob der Datenträger Platz hat, und versuch es erneut.
error-basket-not-pieces = Der Laden zählt { $name } in Stück, auf der Liste steht { $quantity }.
    .next = Sag, wie viele Stück.
error-basket-unmatched = Der Laden hat nichts Passendes für { $name }.
    .next = Frag den Laden erneut und wähle etwas aus.
    .cli = `trug basket rehearse NAME` zeigt die Artikel, `trug basket match` wählt einen
error-store-cannot-create = { $path } ließ sich nicht anlegen: { $why }
    .next = Prüfe, ob du dort schreiben darfst und der Datenträger Platz hat.
error-store-erased-in-part = Alles ist gelöscht, aber in { $path } steht noch etwas davon: { $why }
    .next = Schaffe Platz und lösche noch einmal.
error-store-snapshot = Die Kopie bei { $path } ließ sich nicht schreiben: { $why }
    .next = Prüfe, ob du dort schreiben darfst und der Datenträger Platz hat.
error-store-stopped = Der Speicher von Trug ist angehalten.
    .next = Starte Trug erneut. Es ging nichts verloren.
error-no-such-camera = Diese Kamera ist nicht angeschlossen.
    .next = Schließe sie an, oder wähle eine andere.
    .cli = `trug doctor camera` nennt die Kameras; `any` nimmt die erste, die geht
error-which-line = Mehrere Zeilen passen zu „{ $what }“.
    .next = Sag, welche du meinst.
    .cli = nenne sie mit ihrer Id: `trug list show --json` enthält die Ids
error-list-refused = So lässt sich die Liste nicht ändern.
error-store-pragma = Eine Einstellung, die deine Listen schützt, wirkt nicht. Darum startet Trug nicht.
    .next = Bitte melde das.
    .cli = melde das mit der Ausgabe von `trug doctor`
error-store-sqlite = Die Datenbank meldet einen Fehler.
    .next = Bitte melde das.
    .cli = melde das mit der Ausgabe von `trug doctor`
error-home = Der Ordner { $path } lässt sich nicht anlegen: { $why }
    .next = Schaffe Platz, oder erlaube das Schreiben dort.
    .cli = wähle mit TRUG_HOME einen anderen Ordner, oder schaffe Platz und erlaube das Schreiben dort
error-no-home = Das System nennt keinen Ordner für die Daten eines Programms.
    .cli = setze TRUG_HOME auf einen eigenen Ordner
error-not-beside-each-other = Die beiden Zeilen sind auf verschiedenen Listen.
    .next = Verschiebe die Zeile zuerst auf die andere Liste.
error-already-done = Dieser Schritt ist schon getan.
    .next = Sieh auf die Liste, bevor du ihn wiederholst.
error-nothing-added = Die Packung hat auf der Liste nichts geändert.
error-setting = „{ $value }“ ist kein Wert für diese Einstellung.
    .next =
        { $name ->
            [volume] Sie geht von 0 bis 100.
            [theme] Möglich ist system, light oder dark.
            [language] Möglich ist system oder eine Sprache wie en oder de.
            [country] Möglich ist ein Land mit zwei Buchstaben wie DE, oder nichts.
           *[other] Möglich ist ein Name auf einer Zeile, oder nichts.
        }
error-no-such-allergen = „{ $name }“ ist keines der vierzehn Allergene.
    .cli = `trug product teach --help` nennt sie
error-catalogue = Die Produktdaten lassen sich nicht lesen.
    .next = Installiere Trug neu.
error-two-cameras = Mehrere Kameras heißen so.
    .next = Wähle eine davon.
    .cli = nenne sie mit ihrer Id: `trug doctor camera` nennt die Ids
error-effort = Einen Aufwand „{ $name }“ gibt es nicht.
    .next = Es ist frame oder photo.
error-no-such-command = Einen Befehl „{ $name }“ gibt es nicht.
error-bad-request = Trug hat die Anfrage nicht verstanden: { $why }
    .next = Wenn es wieder vorkommt, melde es bitte.
error-source = Von „{ $name }“ kann Trug nicht scannen.
    .next = Es ist die Kamera oder die Demo.
error-format = Ein Format „{ $name }“ gibt es nicht.
    .next = Die Formate sind Text, Markdown, CSV, JSON und iCalendar.
error-qr = Der Code fürs Handy ließ sich nicht erzeugen.
error-no-place = Die Adresse oder die Datei des Korbs fehlt.
    .next = Ein Laden hat eine Adresse, eine Datei einen Pfad.
    .cli = gib sie mit --url an: die Adresse des Ladens oder den Pfad der Datei
error-too-many-places = Ein Korb hat eine Adresse oder eine Datei.
    .cli = gib ein --url an
error-outbox = Die Anfrage ließ sich nicht festhalten. Darum wurde nichts gesendet.
    .next = Versuche es noch einmal.
error-no-such-request = Diese Anfrage gibt es nicht mehr.
    .next = Vielleicht wurde ihr Korb getrennt.
error-already-sent = Diese Anfrage wurde schon gesendet und wird nicht noch einmal gesendet.
    .next = Sieh in den Korb.
error-already-ended = Was aus dieser Anfrage wurde, ist schon bekannt.
    .next = Sieh in den Korb.
error-basket-bad-request = Die Anfrage an den Laden lässt sich nicht schreiben. Darum wurde nichts gesendet.
    .next = Prüfe seine Adresse.
error-basket-unknown-kind = Eine Art Korb „{ $kind }“ gibt es nicht.
    .next = Die Arten sind Online-Shop (ucp) und Datei (file).
error-basket-not-a-list = { $path } ist keine Liste, die Trug lesen kann.
    .next = Wähle eine andere Datei.
error-journey = Der Übungsladen enthält nicht, was gesendet wurde.
    .next = Bitte melde das.
error-misused = Der Befehl ist nicht verständlich.
    .cli = `trug help` zeigt die Befehle
error-paths = Die Liste der Pfade lässt sich nicht lesen.
    .next = Sie hat einen Pfad je Zeile.
    .cli = sie hat einen Pfad je Zeile; `-` ist die Standardeingabe
error-stdout = Die Antwort ließ sich nicht auf stdout schreiben.
    .cli = was verlangt war, ist getan; schaffe Platz, und sieh mit `trug list show` oder `trug history` nach
error-unknown = Etwas ist schiefgegangen.

## The command line

cli-not-loopback = { $address } ist keine Adresse nur dieses Computers.
    .next = Trug wird nur auf diesem Computer bereitgestellt: --listen 127.0.0.1:0
cli-nothing-to-change = Es gibt nichts zu ändern.
cli-list-empty = Die Liste ist leer. Versuch `trug list add Milch` oder `trug scan --demo`.
cli-list =
    { $lines ->
        [one] 1 Zeile
       *[other] { $lines } Zeilen
    }, { $ticked } abgehakt
cli-list-created = Liste { $name } angelegt.
cli-list-copied =
    { $lines ->
        [one] Liste { $name } mit 1 Zeile angelegt.
       *[other] Liste { $name } mit { $lines } Zeilen angelegt.
    }
cli-number-kept = Die Zahl gehört zum Namen. `2 x NAME` oder --quantity setzt die Menge; --literal sagt, dass der Name so gemeint ist.
cli-which-list = Der Name der Liste fehlt.
    .next = `trug list all` zeigt die Listen.
cli-on-the-list = auf der Liste
cli-qr-left-out =
    { $lines ->
        [one] 1 Zeile passte nicht hinein.
       *[other] { $lines } Zeilen passten nicht hinein.
    }
cli-price-in = { $money } in { $basket }
cli-a-basket = einem Warenkorb
cli-cost = { $money } für { $priced } von { $lines } Zeilen
    .ticked = { $money } für { $priced } von { $lines } Zeilen; davon { $ticked } abgehakt
cli-undone = Rückgängig gemacht:
cli-redone = Wiederholt:
cli-was-undone = (rückgängig gemacht)
cli-aisles-any-shop = alle Läden
cli-perhaps = vielleicht
cli-basket-holds = { $basket } enthält:
cli-basket-empty = nichts
cli-basket-total = Summe { $money }
cli-basket-continue = weiter bei { $url }
cli-no-basket = Kein Warenkorb ist verbunden. `trug shop serve` startet einen Laden zum Üben.
cli-basket-settled =
    { $count ->
        [one] 1 Anfrage ist geklärt.
       *[other] { $count } Anfragen sind geklärt.
    }
cli-basket-disconnected = { $name } ist getrennt. Der Warenkorb beim Laden ändert sich nicht.
cli-nothing-to-send = Auf der Liste ist nichts zu senden.
cli-would-cost = Was gesendet würde, kostet { $money }.
cli-sent = gesendet
cli-received = erhalten
cli-no-copy = Von deinen Listen konnte keine Kopie gemacht werden: { $why }
cli-differs = anders
cli-shop-says = Der Laden sagt: { $text }
cli-resolved = gelöst
cli-left = nicht gesendet
cli-nothing-changed = Auf keiner Seite hat sich etwas geändert.
cli-conflict = Liste: { $here }, Warenkorb: { $there }; { $settled }
cli-set-from = { $now } (vorher { $was })
cli-works = funktioniert
cli-does-not-work = funktioniert nicht
cli-looking = Die Kamera wird geprüft. Halte eine Packung davor.
cli-chosen = gewählt
cli-offers = bietet { $offers }
cli-serving = Öffne { $url } in einem Browser. Strg-C beendet es.
cli-wrote = { $path } geschrieben.
cli-wrote-files =
    { $count ->
        [one] 1 Datei nach { $path } geschrieben.
       *[other] { $count } Dateien nach { $path } geschrieben.
    }
cli-would-delete = Es wurde nichts gelöscht. Mit --yes wird das endgültig gelöscht: { $what }.
    .next = `trug export-all DIR` speichert vorher eine Kopie.
cli-deleted = Gelöscht: { $what }.
cli-imported =
    { $count ->
        [one] 1 Eintrag kam auf { $list }.
       *[other] { $count } Einträge kamen auf { $list }.
    }
cli-would-import =
    { $count ->
        [one] 1 Eintrag käme auf { $list }.
       *[other] { $count } Einträge kämen auf { $list }.
    }
cli-imported-before = Nichts kam dazu: alles davon steht schon auf der Liste.
cli-imported-nothing = Nichts kam dazu: es wurde nichts zum Einkaufen gefunden.
cli-noticed = Hinweis { $place }: { $why }
cli-skipped = ausgelassen { $place }: { $why }
cli-journey-home = Die Daten dieses Durchlaufs sind in { $path } gespeichert.
cli-beep = piep!
cli-no-product = Kein Produkt mit diesem Namen ist bekannt.
cli-nothing-alike = Nichts Ähnliches ist bekannt.
cli-all-named = Jede Packung auf den Listen hat einen Namen.
cli-bought = (gekauft)
cli-unknown-product = { $code }; unbekannte Packung: `trug product teach { $gtin } --name ...` benennt sie
cli-allergens = Allergene, { $answer }: { $names }
cli-same-need = gleiches Produkt: { $product }
cli-no-code =
    { $pictures ->
        [one] In 1 Bild wurde kein Code gefunden.
       *[other] In { $pictures } Bildern wurde kein Code gefunden.
    }
cli-no-picture = Die Kamera hat kein Bild geliefert.
cli-refused = nicht auf die Liste gesetzt: { $why }
cli-under-its-number = { $name }: steht unter der Nummer auf der Liste; `trug product teach { $name } --name ...` benennt es
cli-scan-start = Halte eine Packung vor die Kamera. Die Eingabetaste beendet.
cli-on = an
cli-off = aus
cli-shop-open = Der Übungsladen ist offen. `trug basket add ucp --name practice --url { $url }` verbindet ihn; Strg-C schließt ihn.
cli-delete-what =
    { $counts }, { $steps ->
        [one] 1 Schritt des Verlaufs
       *[other] { $steps } Schritte des Verlaufs
    }, { $backups ->
        [one] 1 Kopie
       *[other] { $backups } Kopien
    }, in { $home }
## Why a packet is not put on the list: refusal-<code>

refusal-not-digits = „{ $text }“ ist keine Strichcode-Nummer.
refusal-length = „{ $text }“ hat { $digits } Ziffern. Eine Strichcode-Nummer hat 8, 12, 13 oder 14.
refusal-check-digit = Die letzte Ziffer von { $text } passt nicht: Sie ist { $found } statt { $expected }.
refusal-number-system = „{ $text }“ ist keine kurze Strichcode-Nummer: Die beginnen mit 0 oder 1.
refusal-perhaps-zero-lost = { $text } fehlt eine Ziffer. Wenn vor den Strichen eine 0 steht, gib { $full } ein.
refusal-price-look-up = { $text } ist eine PLU-Nummer, wie sie auf Aufklebern von losem Obst und Gemüse steht. Schreib stattdessen den Namen.
refusal-no-product = „{ $text }“ nennt kein Produkt.
refusal-gs1 = Der Code ist fehlerhaft: { $why }.
refusal-coupon = Das ist ein Gutschein.
refusal-refund-receipt = Das ist ein Pfandbon.
refusal-company-number = Das ist die Nummer einer Firma und nicht die eines Produkts.

## Why a picture cannot be read: picture-problem-<code>

picture-problem-unreadable = { $name } lässt sich nicht öffnen: { $why }.
picture-problem-not-an-image = { $name } ist kein Bild. Trug liest JPEG, PNG und WebP.
picture-problem-too-large = { $name } ist zu groß: { $found }. Die Grenze ist { $limit }.
picture-problem-damaged = { $name } ist beschädigt: { $why }.
picture-problem-no-photos = Es wurde kein Foto gewählt.
picture-problem-no-pictures = { $name } enthält keine Bilder.
picture-problem-not-a-clip = { $name } ist kein Clip, den Trug abspielen kann.
picture-problem-clip-not-playable = { $name } lässt sich nicht abspielen: { $why }.
picture-problem-cameras = Das System nennt seine Kameras nicht: { $why }.
picture-problem-thread = Das Bild lässt sich gerade nicht lesen: { $why }.
picture-problem-unknown-driver = Einen Kameratreiber „{ $found }“ gibt es nicht. Die Treiber sind { $known }.

## Why an entry of a file is left out: skip-reason-<code>

skip-reason-not-understood = Zeile { $line } ist nicht lesbar.
skip-reason-on-the-list = { $name } steht schon auf der Liste.
