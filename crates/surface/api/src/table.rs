// Every command, once. The request type, its description, the window's handler and permission, the
// HTTP route, the TypeScript method and the test of the command line are made from this file; the
// build script and the handlers of the window read it too, so it holds nothing but this call.
//
//     /// What it does, in one line.
//     name = RequestType {
//         /// What it is.
//         argument: Type,
//     } -> Answer
//     [Method "/path/{argument}", Scope, Effect, Verbs &["verb of the command line"]]
//     |context, request| { the call of the use case }
//
// An argument that may be left out is an `Option`. A list that is left out is the first one.
commands! {
    // --- the program ---

    /// What this program is, and whose work is in it.
    about = About {} -> AboutView
    [Get "/about", ListRead, Reads, None "`trug --version` says it"]
    |cx, _| { Ok(cx.app.upkeep().about()) }

    /// What works here and what does not.
    doctor = Doctor {} -> DoctorView
    [Get "/doctor", Admin, Reads, Verbs &["doctor"]]
    |cx, _| { Ok(cx.app.upkeep().doctor()) }

    /// The languages that there are; of a file of the person's own, with its messages.
    languages = Languages {} -> LanguagesView
    [Get "/languages", ListRead, Reads, None "it speaks one of them by itself"]
    |cx, _| { Ok(cx.app.upkeep().languages()) }

    /// All settings, with the default where none was made.
    settings_get = SettingsGet {} -> SettingsView
    [Get "/settings", ListRead, Reads, Verbs &["settings get"]]
    |cx, _| { cx.app.upkeep().settings() }

    /// Changes settings; all of them or none.
    settings_set = SettingsSet {
        /// What is changed.
        #[serde(flatten)]
        change: SettingsChange,
    } -> SettingsView
    [Patch "/settings", Admin, Final, Verbs &["settings set"]]
    |cx, it| { cx.app.upkeep().change_settings(&it.change) }

    /// What would be deleted, and the token that does it within five minutes.
    data_delete_ask = DataDeleteAsk {} -> DeleteAsk
    [Post "/data/deletion", Admin, Reads, Verbs &["delete-all"]]
    |cx, _| { cx.app.upkeep().ask_to_delete() }

    /// Deletes everything, with the token of `data_delete_ask`. It cannot be undone.
    data_delete = DataDelete {
        /// The token.
        token: String,
    } -> DeletedView
    [Post "/data/deletion/{token}", Admin, Final, Verbs &["delete-all"]]
    |cx, it| { cx.delete_all(&it.token) }

    // --- lists ---

    /// All lists, with how much is on each.
    lists_all = ListsAll {} -> ListsView
    [Get "/lists", ListRead, Reads, Verbs &["list all"]]
    |cx, _| { Ok(ListsView { lists: cx.app.lists().all()? }) }

    /// Makes a list.
    list_new = ListNew {
        /// Its name.
        name: String,
    } -> ListSummary
    [Post "/lists", ListWrite, Undoable, Verbs &["list new"]]
    |cx, it| { cx.app.lists().create(&it.name) }

    /// A list with its lines in order.
    list_show = ListShow {
        /// The list, by name or id.
        list: Option<String>,
    } -> ListView
    [Get "/lists/{list}", ListRead, Reads, Verbs &["list show"]]
    |cx, it| { cx.app.lists().show(it.list.as_deref()) }

    /// Gives a list another name.
    list_rename = ListRename {
        /// The list, by name or id.
        list: Option<String>,
        /// The new name.
        name: String,
    } -> ChangeView
    [Patch "/lists/{list}", ListWrite, Undoable, Verbs &["list rename"]]
    |cx, it| { cx.app.lists().rename(it.list.as_deref(), &it.name) }

    /// Deletes a list with its lines.
    list_delete = ListDelete {
        /// The list, by name or id.
        list: String,
    } -> ChangeView
    [Delete "/lists/{list}", ListWrite, Undoable, Verbs &["list delete"]]
    |cx, it| { cx.app.lists().delete(&it.list) }

    /// What a list costs as far as prices are known.
    list_cost = ListCost {
        /// The list, by name or id.
        list: Option<String>,
    } -> CostView
    [Get "/lists/{list}/cost", ListRead, Reads, None "`trug list show` has it too"]
    |cx, it| { cx.app.lists().cost(it.list.as_deref()) }

    /// Says which shop a list is for; without one it is the settings' shop.
    list_shop = ListShop {
        /// The list, by name or id.
        list: Option<String>,
        /// The shop.
        shop: Option<String>,
    } -> ChangeView
    [Put "/lists/{list}/shop", ListWrite, Undoable, Verbs &["list shop"]]
    |cx, it| { cx.app.lists().set_shop(it.list.as_deref(), it.shop.as_deref()) }

    /// Makes a list of all that is on another one, none of it ticked.
    list_copy = ListCopy {
        /// The list, by name or id.
        list: Option<String>,
        /// The name of the new one.
        name: String,
    } -> ListSummary
    [Post "/lists/{list}/copy", ListWrite, Undoable, Verbs &["list copy"]]
    |cx, it| { cx.app.lists().copy(it.list.as_deref(), &it.name) }

    /// Takes all ticked lines off a list.
    list_clear_checked = ListClearChecked {
        /// The list, by name or id.
        list: Option<String>,
    } -> ChangeView
    [Delete "/lists/{list}/checked", ListWrite, Undoable, Verbs &["list clear-checked"]]
    |cx, it| { cx.app.lists().clear_checked(it.list.as_deref()) }

    /// Unticks all that is ticked on a list, to be bought again.
    list_untick_all = ListUntickAll {
        /// The list, by name or id.
        list: Option<String>,
    } -> ChangeView
    [Post "/lists/{list}/untick-all", ListWrite, Undoable, Verbs &["list uncheck"]]
    |cx, it| { cx.app.lists().uncheck_all(it.list.as_deref()) }

    /// Moves all that is ticked on a list to another one; it stays ticked.
    list_move_checked = ListMoveChecked {
        /// The list, by name or id.
        list: Option<String>,
        /// The list to move to, by name or id.
        to: String,
    } -> ChangeView
    [Post "/lists/{list}/move-checked", ListWrite, Undoable, Verbs &["list move"]]
    |cx, it| { cx.app.lists().move_checked(it.list.as_deref(), &it.to) }

    /// A list as text, Markdown, CSV, JSON or iCalendar, with a name for its file.
    list_export = ListExport {
        /// The list, by name or id.
        list: Option<String>,
        /// `text`, `markdown`, `csv`, `json` or `ics`.
        format: ExportFormat,
    } -> ExportText
    [Get "/lists/{list}/export", ListRead, Reads, Verbs &["export"]]
    |cx, it| { cx.app.files().export_text(it.list.as_deref(), it.format.as_str()) }

    /// Puts a list that is given as text on a list, all of it in one step.
    list_import_text = ListImportText {
        /// The list, by name or id.
        list: Option<String>,
        /// A thing with how much of it on each line, or a file of any program that keeps lists, as text.
        text: String,
        /// The name of the file it comes from: what came from it before does not come again.
        from: Option<String>,
        /// Nothing is written; the answer says what would come, with a text that may be changed and handed in.
        dry_run: Option<bool>,
    } -> ImportView
    [Post "/lists/{list}/import", ListWrite, Undoable, Verbs &["import"]]
    |cx, it| {
        let bringing = Bringing { from: it.from, dry_run: it.dry_run.unwrap_or(false) };
        cx.app.files().import_text(it.list.as_deref(), &it.text, bringing)
    }

    /// What is not ticked on a list as a QR code, for a phone.
    list_qr = ListQr {
        /// The list, by name or id.
        list: Option<String>,
    } -> QrView
    [Get "/lists/{list}/qr", ListRead, Reads, Verbs &["list qr"]]
    |cx, it| { cx.app.files().qr(it.list.as_deref()) }

    // --- lines ---

    /// Puts something on a list by its words or its barcode number.
    ///
    /// Without a quantity the words say how much; with one they stay as they are.
    line_add = LineAdd {
        /// The list, by name or id.
        list: Option<String>,
        /// "2 l milk", "eggs", or a barcode number.
        what: String,
        /// "2", "500 g", "1.5 l".
        quantity: Option<String>,
        /// The shopper's own words for a barcode number.
        name: Option<String>,
        /// A note.
        note: Option<String>,
        /// The aisle.
        aisle: Option<String>,
    } -> ChangeView
    [Post "/lists/{list}/lines", ListWrite, Undoable, Verbs &["list add"]]
    |cx, it| {
        let change =
            LineChange { name: it.name, note: it.note, aisle: it.aisle, ..LineChange::default() };
        cx.app.lists().add(it.list.as_deref(), &it.what, &it.quantity.into(), &change)
    }

    /// Changes a line: how much, its name, note, aisle or price, all in one step.
    line_edit = LineEdit {
        /// The list, by name or id.
        list: Option<String>,
        /// The line: its id, barcode number or name.
        line: String,
        /// What is changed.
        #[serde(flatten)]
        change: LineChange,
    } -> ChangeView
    [Patch "/lists/{list}/lines/{line}", ListWrite, Undoable, Verbs &["list set", "list price"]]
    |cx, it| { cx.app.lists().edit(it.list.as_deref(), &it.line, &it.change) }

    /// Says how much of a line is needed.
    line_quantity = LineQuantity {
        /// The list, by name or id.
        list: Option<String>,
        /// The line: its id, barcode number or name.
        line: String,
        /// "2", "500 g", "1.5 l".
        quantity: String,
    } -> ChangeView
    [Put "/lists/{list}/lines/{line}/quantity", ListWrite, Undoable, None "`trug list set --quantity` does it"]
    |cx, it| {
        let change = LineChange { quantity: Some(it.quantity), ..LineChange::default() };
        cx.app.lists().edit(it.list.as_deref(), &it.line, &change)
    }

    /// Changes how much of a line is needed by a difference; at 0 or below the line goes.
    line_step = LineStep {
        /// The list, by name or id.
        list: Option<String>,
        /// The line: its id, barcode number or name.
        line: String,
        /// In the line's own unit.
        by: i32,
    } -> ChangeView
    [Post "/lists/{list}/lines/{line}/quantity", ListWrite, Undoable, None "a button of the page"]
    |cx, it| { cx.app.lists().change_quantity(it.list.as_deref(), &it.line, it.by.into()) }

    /// Takes one contribution out of a line; with its last one the line goes.
    line_part_remove = LinePartRemove {
        /// The list, by name or id.
        list: Option<String>,
        /// The line: its id, barcode number or name.
        line: String,
        /// Counted from 0, as in the line's `parts`.
        part: u32,
    } -> ChangeView
    [Delete "/lists/{list}/lines/{line}/parts/{part}", ListWrite, Undoable, None "a button of the page"]
    |cx, it| {
        let part = usize::try_from(it.part).unwrap_or(usize::MAX);
        cx.app.lists().remove_part(it.list.as_deref(), &it.line, part)
    }

    /// Ticks or unticks a line.
    line_check = LineCheck {
        /// The list, by name or id.
        list: Option<String>,
        /// The line: its id, barcode number or name.
        line: String,
        /// Whether it is ticked.
        checked: bool,
    } -> ChangeView
    [Put "/lists/{list}/lines/{line}/checked", ListWrite, Undoable, None "`lines_check` takes several"]
    |cx, it| { cx.app.lists().check(it.list.as_deref(), &[it.line], it.checked) }

    /// Ticks or unticks lines, in one step.
    lines_check = LinesCheck {
        /// The list, by name or id.
        list: Option<String>,
        /// The lines: ids, barcode numbers or names.
        lines: Vec<String>,
        /// Whether they are ticked.
        checked: bool,
    } -> ChangeView
    [Post "/lists/{list}/checked", ListWrite, Undoable, Verbs &["list check", "list uncheck"]]
    |cx, it| { cx.app.lists().check(it.list.as_deref(), &it.lines, it.checked) }

    /// Takes a line off a list.
    line_remove = LineRemove {
        /// The list, by name or id.
        list: Option<String>,
        /// The line: its id, barcode number or name.
        line: String,
    } -> ChangeView
    [Delete "/lists/{list}/lines/{line}", ListWrite, Undoable, None "`lines_remove` takes several"]
    |cx, it| { cx.app.lists().remove(it.list.as_deref(), &[it.line]) }

    /// Takes lines off a list, in one step.
    lines_remove = LinesRemove {
        /// The list, by name or id.
        list: Option<String>,
        /// The lines: ids, barcode numbers or names.
        lines: Vec<String>,
    } -> ChangeView
    [Post "/lists/{list}/remove", ListWrite, Undoable, Verbs &["list remove"]]
    |cx, it| { cx.app.lists().remove(it.list.as_deref(), &it.lines) }

    /// Moves a line on its list or to another one.
    line_move = LineMove {
        /// The list, by name or id.
        list: Option<String>,
        /// The line: its id, barcode number or name.
        line: String,
        /// Where to.
        to: LinePlace,
    } -> ChangeView
    [Put "/lists/{list}/lines/{line}/place", ListWrite, Undoable, Verbs &["list move"]]
    |cx, it| { cx.app.lists().move_to(it.list.as_deref(), &it.line, &it.to) }

    /// What may be meant by words that are not finished yet.
    suggest = Suggest {
        /// The list, by name or id.
        list: Option<String>,
        /// The beginning of words.
        text: String,
        /// At most so many.
        limit: u32,
    } -> SuggestionsView
    [Get "/lists/{list}/suggestions", AdviceRead, Reads, Verbs &["list suggest"]]
    |cx, it| { cx.app.lists().suggest(it.list.as_deref(), &it.text, count(it.limit)) }

    // --- favourites ---

    /// All favourites, each with the line of a list that is the same need.
    favourites = Favourites {
        /// The list, by name or id.
        list: Option<String>,
    } -> FavouritesView
    [Get "/lists/{list}/favourites", ListRead, Reads, Verbs &["list favourites"]]
    |cx, it| { cx.app.lists().favourites(it.list.as_deref()) }

    /// Keeps a line as a favourite, in the amount in which it is wanted now, or keeps it no longer.
    favourite_set = FavouriteSet {
        /// The list, by name or id.
        list: Option<String>,
        /// The line: its id, barcode number or name.
        line: String,
        /// Whether it is kept.
        favourite: bool,
        /// What the list of favourites is called if it has to be made.
        name: String,
    } -> ChangeView
    [Put "/lists/{list}/lines/{line}/favourite", ListWrite, Undoable, None "`favourites_set` takes several"]
    |cx, it| {
        cx.app.lists().set_favourite(it.list.as_deref(), &[it.line], it.favourite, &it.name)
    }

    /// Keeps lines as favourites, or keeps them no longer, in one step.
    favourites_set = FavouritesSet {
        /// The list, by name or id.
        list: Option<String>,
        /// The lines: ids, barcode numbers or names.
        lines: Vec<String>,
        /// Whether they are kept.
        favourite: bool,
        /// What the list of favourites is called if it has to be made.
        name: String,
    } -> ChangeView
    [Put "/lists/{list}/favourites", ListWrite, Undoable, Verbs &["list favourite"]]
    |cx, it| {
        cx.app.lists().set_favourite(it.list.as_deref(), &it.lines, it.favourite, &it.name)
    }

    /// Puts a favourite on a list.
    favourite_add = FavouriteAdd {
        /// The list, by name or id.
        list: Option<String>,
        /// The favourite: the id, barcode number or name of its own line.
        favourite: String,
    } -> ChangeView
    [Post "/lists/{list}/favourites/{favourite}", ListWrite, Undoable, None "`favourites_add` takes several"]
    |cx, it| { cx.app.lists().add_favourites(it.list.as_deref(), &[it.favourite]) }

    /// Puts favourites on a list: the named ones, or all that are not there to be bought.
    favourites_add = FavouritesAdd {
        /// The list, by name or id.
        list: Option<String>,
        /// The favourites: ids, barcode numbers or names; none for all.
        favourites: Vec<String>,
    } -> ChangeView
    [Post "/lists/{list}/favourites", ListWrite, Undoable, Verbs &["list again"]]
    |cx, it| { cx.app.lists().add_favourites(it.list.as_deref(), &it.favourites) }

    // --- shops and aisles ---

    /// The shops that the settings, lists and orders of aisles name.
    shops_all = ShopsAll {} -> ShopsView
    [Get "/shops", ListRead, Reads, None "a choice of the page"]
    |cx, _| { cx.app.lists().shops() }

    /// In which order the aisles of a shop are walked; without one, those of anywhere.
    aisle_order = AisleOrder {
        /// The shop.
        shop: Option<String>,
    } -> AisleOrderView
    [Get "/aisles", ListRead, Reads, Verbs &["aisles show"]]
    |cx, it| { cx.app.lists().aisle_order(it.shop.as_deref()) }

    /// Sets the order of a shop's aisles by hand; without an order, what is learnt counts again.
    aisle_order_set = AisleOrderSet {
        /// The shop.
        shop: Option<String>,
        /// The aisles in order, by their names in data.
        aisles: Option<Vec<String>>,
    } -> AisleOrderView
    [Put "/aisles", ListWrite, Undoable, Verbs &["aisles set", "aisles learn"]]
    |cx, it| { cx.app.lists().set_aisle_order(it.shop.as_deref(), it.aisles) }

    // --- history ---

    /// Undoes the last steps, newest first.
    undo = Undo {
        /// How many; one if it is left out.
        steps: Option<u32>,
    } -> StepsView
    [Post "/undo", ListWrite, Undoable, Verbs &["undo"]]
    |cx, it| { Ok(StepsView { steps: cx.app.lists().undo(count(it.steps.unwrap_or(1)))? }) }

    /// Does the last undone steps again.
    redo = Redo {
        /// How many; one if it is left out.
        steps: Option<u32>,
    } -> StepsView
    [Post "/redo", ListWrite, Undoable, Verbs &["redo"]]
    |cx, it| { Ok(StepsView { steps: cx.app.lists().redo(count(it.steps.unwrap_or(1)))? }) }

    /// What undo and redo would do now.
    undo_ends = UndoEnds {} -> UndoView
    [Get "/undo", ListRead, Reads, None "buttons of the page"]
    |cx, _| { cx.app.lists().undo_ends() }

    /// Undoes one step by itself, if no later one builds on it.
    undo_step = UndoStep {
        /// The step's id.
        step: String,
    } -> StepsView
    [Post "/history/{step}/undo", ListWrite, Undoable, Verbs &["undo"]]
    |cx, it| { Ok(StepsView { steps: vec![cx.app.lists().undo_step(&it.step)?] }) }

    /// What was done, newest first.
    history = History {
        /// At most so many steps.
        limit: u32,
    } -> HistoryView
    [Get "/history", HistoryRead, Reads, Verbs &["history"]]
    |cx, it| { cx.app.lists().history(count(it.limit)) }

    // --- products ---

    /// What is known of a barcode number, in short.
    product_look_up = ProductLookUp {
        /// In any printed form.
        gtin: String,
    } -> ProductView
    [Get "/products/{gtin}/name", ProductRead, Reads, Verbs &["product look-up"]]
    |cx, it| { cx.app.products().look_up(&it.gtin) }

    /// All that is known of a packet, and from where.
    product_show = ProductShow {
        /// In any printed form.
        gtin: String,
    } -> ProductDetail
    [Get "/products/{gtin}", ProductRead, Reads, Verbs &["product show"]]
    |cx, it| { cx.app.products().show(&it.gtin) }

    /// Finds products by words.
    product_search = ProductSearch {
        /// Words; the last one may be unfinished.
        words: String,
        /// At most so many.
        limit: u32,
    } -> ProductsView
    [Get "/products", ProductRead, Reads, Verbs &["product search"]]
    |cx, it| { cx.app.products().search(&it.words, count(it.limit)) }

    /// Names a packet.
    product_teach = ProductTeach {
        /// In any printed form.
        gtin: String,
        /// What it is called.
        name: String,
        /// Its brand.
        brand: Option<String>,
        /// Its pack size, as printed: "500 g".
        pack: Option<String>,
        /// The aisle it belongs to.
        aisle: Option<String>,
        /// The allergens that the packet names; left out, what was noted before stays.
        allergens: Option<Vec<String>>,
    } -> ProductView
    [Put "/products/{gtin}", ListWrite, Undoable, Verbs &["product teach"]]
    |cx, it| {
        let (name, brand, quantity, aisle) = (it.name, it.brand, it.pack, it.aisle);
        let teaching = Teaching { name, brand, quantity, aisle, allergens: it.allergens };
        cx.app.products().teach(&it.gtin, &teaching)
    }

    /// Puts a packet beside one that is known, as another size or brand of the same.
    product_attach = ProductAttach {
        /// In any printed form.
        gtin: String,
        /// The packet that is known.
        to: String,
        /// Its own pack size.
        pack: Option<String>,
    } -> ProductView
    [Put "/products/{gtin}/same-as", ListWrite, Undoable, Verbs &["product attach"]]
    |cx, it| { cx.app.products().attach(&it.gtin, &it.to, it.pack.as_deref()) }

    /// Forgets what the shopper called a packet.
    product_forget = ProductForget {
        /// In any printed form.
        gtin: String,
    } -> ChangeView
    [Delete "/products/{gtin}", ListWrite, Undoable, Verbs &["product forget"]]
    |cx, it| { cx.app.products().forget(&it.gtin) }

    /// The packets that nobody has a name for.
    packets_unknown = PacketsUnknown {} -> TrayView
    [Get "/packets", ListRead, Reads, Verbs &["product unknown"]]
    |cx, _| { cx.app.products().unknown() }

    /// What a packet without a name may be.
    packet_look_alikes = PacketLookAlikes {
        /// In any printed form.
        gtin: String,
        /// Words of its name, if one knows some.
        words: Option<String>,
    } -> LookAlikes
    [Get "/packets/{gtin}/look-alikes", ProductRead, Reads, Verbs &["product look-alikes"]]
    |cx, it| { cx.app.products().look_alikes(&it.gtin, it.words.as_deref(), LOOK_ALIKES) }

    // --- scan ---

    /// Names the list that scanned packets go to.
    scan_to = ScanTo {
        /// The list, by name or id.
        list: Option<String>,
    } -> ()
    [Put "/scan/list", ListWrite, Final, None "`trug scan --list` names it"]
    |cx, it| {
        cx.scan.set_list(it.list);
        Ok(())
    }

    /// Starts the camera or the demo.
    scan_start = ScanStart {
        /// `camera` or `demo`.
        source: ScanInput,
    } -> ()
    [Put "/scan", Admin, Final, None "`trug scan` scans in its own process"]
    |cx, it| {
        match it.source {
            ScanInput::Camera => cx.scan.start_camera(),
            ScanInput::Demo => cx.scan.start(ScanSource::Demo { paced: true }),
            ScanInput::Photo => {
                let problem = Problem::Source { name: it.source.to_string() };
                Err(AppError::new(problem, "photographs are scanned when they are opened"))
            }
        }
    }

    /// Ends the running scan and releases its camera.
    scan_stop = ScanStop {} -> ()
    [Delete "/scan", Admin, Final, None "`trug scan` scans in its own process"]
    |cx, _| {
        cx.scan.stop();
        Ok(())
    }

    /// Puts a code that was typed, or written by a scanner, on the list, as a camera's sighting.
    scan_code = ScanCode {
        /// In any printed form.
        code: String,
        /// `hand`, or `scanner` for one that writes as a keyboard does.
        by: String,
    } -> SightingView
    [Post "/scan/codes", ListWrite, Undoable, None "`trug list add` takes a barcode number"]
    |cx, it| {
        let by = if it.by == "scanner" { CodeBy::Scanner } else { CodeBy::Hand };
        cx.scan.record_code(&it.code, by)
    }

    /// Whether the page is visible: a camera is released while it is not.
    window_shown = WindowShown {
        /// Whether it is.
        shown: bool,
    } -> ()
    [Put "/scan/visible", Admin, Final, None "there is no page"]
    |cx, it| { cx.scan.set_visible(it.shown) }

    /// The cameras of this computer.
    cameras_all = CamerasAll {} -> CamerasView
    [Get "/cameras", Admin, Reads, None "`trug doctor camera` shows them"]
    |cx, _| { cx.app.scan().cameras() }

    /// Looks through the camera for some seconds and says what would be better.
    ///
    /// What is scanned from now is stopped: a camera serves one at a time.
    camera_check = CameraCheck {
        /// For how many seconds after its first picture; four if it is left out.
        seconds: Option<u32>,
    } -> CameraCheckView
    [Post "/cameras/check", Admin, Reads, Verbs &["doctor camera"]]
    |cx, it| {
        cx.scan.stop();
        let seconds = it.seconds.unwrap_or(CAMERA_CHECK_SECONDS);
        cx.app.scan().check_camera(Duration::from_secs(seconds.into()))
    }

    // --- baskets ---

    /// Opens the practice shop, unless it is open, and connects its basket.
    practice_start = PracticeStart {} -> BasketView
    [Post "/practice-shop", Admin, Final, None "`trug shop serve` runs one"]
    |cx, _| { cx.practise() }

    /// All connected baskets.
    baskets_all = BasketsAll {} -> BasketsView
    [Get "/baskets", BasketRead, Reads, Verbs &["basket all"]]
    |cx, _| { cx.app.baskets().all() }

    /// The kinds of basket that can be connected.
    basket_kinds = BasketKinds {} -> BasketKindsView
    [Get "/basket-kinds", BasketRead, Reads, None "`trug basket add --help` names them"]
    |cx, _| { Ok(cx.app.baskets().kinds()) }

    /// Connects a basket. Nothing is sent yet.
    basket_add = BasketAdd {
        /// `ucp` or `file`.
        kind: String,
        /// What to call it.
        name: String,
        /// The shop's address, or for a file its path.
        address: Option<String>,
        /// For a file: `text`, `markdown`, `csv`, `json` or `ics`.
        format: Option<String>,
        /// Allows the address to be in a private network.
        private_network: Option<bool>,
    } -> BasketView
    [Post "/baskets", Admin, Final, Verbs &["basket add"]]
    |cx, it| {
        let private_network = it.private_network.unwrap_or_default();
        let (kind, name, place, format) = (it.kind, it.name, it.address, it.format);
        cx.app.baskets().add(&AddBasket { kind, name, place, format, private_network })
    }

    /// Disconnects a basket; the shop's basket stays as it is.
    basket_remove = BasketRemove {
        /// The basket's name.
        basket: String,
    } -> BasketView
    [Delete "/baskets/{basket}", Admin, Final, Verbs &["basket remove"]]
    |cx, it| { cx.app.baskets().remove(&it.basket) }

    /// What a basket holds, as its shop says.
    basket_show = BasketShow {
        /// The basket's name.
        basket: String,
    } -> BasketContents
    [Get "/baskets/{basket}", BasketRead, Reads, Verbs &["basket show"]]
    |cx, it| { cx.app.baskets().contents(&it.basket) }

    /// Says for each line what the shop would do with it; nothing is changed there.
    ///
    /// Its progress comes as events, and it can be cancelled.
    basket_rehearse = BasketRehearse {
        /// The basket's name.
        basket: String,
        /// The list, by name or id.
        list: Option<String>,
    } -> RehearsalView
    [Post "/baskets/{basket}/rehearsal", BasketRehearse, Reads, Verbs &["basket rehearse"]]
    |cx, it| {
        cx.exchange(|progress| {
            cx.app.baskets().rehearse_with_progress(&it.basket, it.list.as_deref(), progress)
        })
    }

    /// Says which of the shop's articles is meant by a line.
    basket_match = BasketMatch {
        /// The basket's name.
        basket: String,
        /// The list, by name or id.
        list: Option<String>,
        /// The line: its id, barcode number or name.
        line: String,
        /// The shop's id of the article, as a rehearsal shows it.
        article: String,
    } -> RehearsalView
    [Put "/baskets/{basket}/match", BasketRehearse, Final, Verbs &["basket match"]]
    |cx, it| {
        cx.app.baskets().match_line(&it.basket, it.list.as_deref(), &it.line, &it.article)
    }

    /// Sends what is sure, and with `changed` also what changed or is capped. A guess is never sent.
    ///
    /// Its progress comes as events. Until the stage `sending` it can be cancelled.
    basket_push = BasketPush {
        /// The basket's name.
        basket: String,
        /// The list, by name or id.
        list: Option<String>,
        /// Agrees to what the rehearsal says of changed and capped lines.
        changed: bool,
    } -> SyncView
    [Post "/baskets/{basket}/push", BasketPush, Final, Verbs &["basket push"]]
    |cx, it| {
        let consent =
            if it.changed { PushConsent::AllButGuesses } else { PushConsent::SureOnly };
        cx.exchange(|progress| {
            let list = it.list.as_deref();
            cx.app.baskets().push_with_progress(&it.basket, list, consent, progress)
        })
    }

    /// Ends the running rehearsal, push or sync, if it has not sent anything yet.
    basket_push_cancel = BasketPushCancel {} -> ()
    [Post "/push/cancel", BasketPush, Final, None "ctrl-c ends it"]
    |cx, _| {
        cx.cancel_push();
        Ok(())
    }

    /// Puts what a basket holds on a list.
    basket_pull = BasketPull {
        /// The basket's name.
        basket: String,
        /// The list, by name or id.
        list: Option<String>,
    } -> SyncView
    [Post "/baskets/{basket}/pull", ListWrite, Undoable, Verbs &["basket pull"]]
    |cx, it| { cx.app.baskets().pull(&it.basket, it.list.as_deref()) }

    /// Brings a list and a basket to agree.
    ///
    /// Its progress comes as events. Until the stage `sending` it can be cancelled.
    basket_sync = BasketSync {
        /// The basket's name.
        basket: String,
        /// The list, by name or id.
        list: Option<String>,
        /// Agrees to changed and capped lines.
        changed: bool,
        /// Agrees to a basket that is suddenly empty.
        emptied: bool,
    } -> SyncView
    [Post "/baskets/{basket}/sync", BasketPush, Final, Verbs &["basket sync"]]
    |cx, it| {
        let consent = SyncConsent { changed: it.changed, emptied: it.emptied };
        cx.exchange(|progress| {
            let list = it.list.as_deref();
            cx.app.baskets().sync_with_progress(&it.basket, list, consent, progress)
        })
    }

    /// Says whether lines that were sent without an answer are in the basket.
    basket_settle = BasketSettle {
        /// The basket's name.
        basket: String,
        /// Whether they are.
        there: bool,
    } -> SettledView
    [Post "/baskets/{basket}/settle", BasketPush, Final, Verbs &["basket settle"]]
    |cx, it| {
        Ok(SettledView { settled: cx.app.baskets().settle(&it.basket, it.there)? })
    }
}
