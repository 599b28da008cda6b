//! What a basket did other than it was asked, as wire types.

use crate::contract::{DeviationCode, DeviationDetail, DeviationView};
use crate::phrase::english;
use crate::views::{money_view, quantity_view};
use trug_baskets::{Deviation, DeviationKind};
use trug_domain::{Money, Quantity};

/// What the basket did other than it was asked.
pub(super) fn deviation_view(found: &Deviation) -> DeviationView {
    let (code, detail) = match &found.kind {
        DeviationKind::Price { was, now } => (DeviationCode::Price, money(*was, *now)),
        DeviationKind::Total { sum, total } => (DeviationCode::Total, money(*sum, *total)),
        DeviationKind::Currency { was, now } => {
            let (was, now) = ((*was).into(), (*now).into());
            (DeviationCode::Currency, DeviationDetail::Currency { was, now })
        }
        DeviationKind::Quantity { asked, holds } => {
            (DeviationCode::Quantity, quantity(Some(*asked), *holds))
        }
        DeviationKind::Added { holds } => (DeviationCode::Added, quantity(None, *holds)),
        DeviationKind::Changed { was, holds } => {
            (DeviationCode::Changed, quantity(Some(*was), *holds))
        }
        DeviationKind::Replaced { title, .. } => {
            (DeviationCode::Replaced, DeviationDetail::Article { title: title.clone() })
        }
        DeviationKind::Missing => (DeviationCode::Missing, DeviationDetail::Whole),
        DeviationKind::Gone => (DeviationCode::Gone, DeviationDetail::Whole),
        DeviationKind::Kept => (DeviationCode::Kept, DeviationDetail::Whole),
    };
    let (line, name) = (found.line.map(Into::into), found.title.clone());
    let mut view = DeviationView { code, line, name, detail, words: String::new() };
    view.words = view.phrase(english());
    view
}

fn money(was: Money, now: Money) -> DeviationDetail {
    DeviationDetail::Money { was: money_view(was), now: money_view(now) }
}

fn quantity(was: Option<Quantity>, now: Quantity) -> DeviationDetail {
    DeviationDetail::Quantity { was: was.map(quantity_view), now: quantity_view(now) }
}
