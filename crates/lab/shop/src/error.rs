//! Why the shop cannot open, or cannot keep its records.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Why the practice shop cannot do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum ShopError {
    /// The address can be reached from other computers.
    #[error(
        "the practice shop does not listen on {0}, where other computers could reach it; give a loopback address such as 127.0.0.1:0"
    )]
    NotLoopback(SocketAddr),
    /// Another program listens there.
    #[error(
        "cannot listen on {0}: another program does already; give another port, or port 0 for any that is free"
    )]
    AddressInUse(SocketAddr),
    /// The system does not let it listen there.
    #[error(
        "cannot listen on {address}: {source}; give another port, or port 0 for any that is free"
    )]
    Listen {
        /// Where it was to listen.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The folder of carts cannot be made, read or written.
    #[error("cannot keep carts in {}: {source}; make the folder writable, or name another one", .path.display())]
    Folder {
        /// The folder or the file in it.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A practice shop is open on the same folder.
    #[error("another practice shop is open on {}; close it, or name another folder", .0.display())]
    AlreadyOpen(PathBuf),
    /// A file is not what the shop wrote.
    #[error("{} is damaged ({why}); it is left as it is: move it elsewhere to open the shop without it, or name another folder", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A file was written by a later Trug.
    #[error("{} was written by a newer Trug (format {format}); update Trug, or name another folder", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The format that it names.
        format: u64,
    },
    /// The starter catalogue cannot be read.
    #[error("the practice shop cannot read what it sells: {0}")]
    Shelf(#[from] trug_catalogue::CatalogueError),
    /// No thread or no event loop could be had from the system.
    #[error("cannot start the practice shop: {0}; close other programs and try again")]
    Start(io::Error),
}
