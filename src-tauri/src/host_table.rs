// The commands that only a window can offer, each with the reason. All others are in the table of
// `trug-api`. The build script, the handler and a test read this list.
host_commands! {
    events: "they go through a channel of the window",
    scan_choose_photos: "a dialog of the system chooses the files",
    list_export_file: "a dialog of the system chooses the file",
    list_import_file: "a dialog of the system chooses the file",
    basket_add_file: "a dialog of the system chooses the file",
    data_export: "a dialog of the system chooses the folder",
    data_folder_open: "the system's file manager shows it",
    window_print: "the system's print dialog",
}
