//! How planning reads the lists, in memory or on disk.

use super::line::{Line, List};
use crate::id::{LineId, ListId};
use crate::price::PriceNote;
use crate::product::OwnProduct;
use crate::rank::Rank;
use trug_gs1::Gtin;

/// Reads what [`plan`](super::plan()) must know; in memory by [`Lists`](super::Lists), on disk by the store.
pub trait View {
    /// Why reading failed.
    type Error;
    /// All lists in their order: by rank, then by id.
    fn lists(&self) -> Result<Vec<List>, Self::Error>;
    /// One list.
    fn list(&self, id: ListId) -> Result<Option<List>, Self::Error>;
    /// One line.
    fn line(&self, id: LineId) -> Result<Option<Line>, Self::Error>;
    /// The lines of a list in their order: by rank, then by id.
    fn lines(&self, list: ListId) -> Result<Vec<Line>, Self::Error>;
    /// The line of a list whose [`merge_key`](super::merge_key) is this one; the first of them should there be more.
    fn same_need(&self, list: ListId, key: &str) -> Result<Option<Line>, Self::Error>;
    /// The rank of the first line of a list; implement it where reading all lines is slow.
    fn first_rank(&self, list: ListId) -> Result<Option<Rank>, Self::Error> {
        Ok(self.lines(list)?.into_iter().next().map(|line| line.rank))
    }
    /// The rank of the last line of a list.
    fn last_rank(&self, list: ListId) -> Result<Option<Rank>, Self::Error>;
    /// The ranks of the lines just before and just after a line of a list.
    fn ranks_around(&self, line: &Line) -> Result<(Option<Rank>, Option<Rank>), Self::Error>;
    /// A product the shopper named.
    fn own_product(&self, gtin: Gtin) -> Result<Option<OwnProduct>, Self::Error>;
    /// The price that was noted for a need, by its [`merge_key`](super::merge_key), in a shop as [`folded`](super::folded) has it.
    fn price(&self, need: &str, shop: &str) -> Result<Option<PriceNote>, Self::Error>;
    /// The order of a shop's aisles that was set by hand; the shop as [`folded`](super::folded) has it.
    fn aisle_order(&self, shop: &str) -> Result<Option<Vec<String>>, Self::Error>;
}
