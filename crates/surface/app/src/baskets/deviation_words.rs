//! What a basket did other than it was asked, in words and as wire types.

use crate::contract::{DeviationCode, DeviationDetail, DeviationView};
use crate::views::{money_view, quantity_view};
use trug_baskets::{Deviation, DeviationKind};
use trug_domain::{Money, Quantity};

/// What the basket did other than it was asked.
pub(super) fn deviation(found: &Deviation) -> DeviationView {
    let quantity = |was: Option<Quantity>, now: Quantity| DeviationDetail::Quantity {
        was: was.map(quantity_view),
        now: quantity_view(now),
    };
    let money = |was: Money, now: Money| DeviationDetail::Money {
        was: money_view(was),
        now: money_view(now),
    };
    let whole = DeviationDetail::Whole;
    let (code, detail, words) = match &found.kind {
        DeviationKind::Price { was, now } => (
            DeviationCode::Price,
            money(*was, *now),
            format!("it is {now} in the basket and was {was}"),
        ),
        DeviationKind::Currency { was, now } => {
            let detail = DeviationDetail::Currency { was: (*was).into(), now: (*now).into() };
            let (was, now) = (was.as_str(), now.as_str());
            let words = format!("the basket counts in {now} and the shop named {was}");
            (DeviationCode::Currency, detail, words)
        }
        DeviationKind::Quantity { asked, holds } => (
            DeviationCode::Quantity,
            quantity(Some(*asked), *holds),
            format!("{asked} asked for, {holds} in the basket"),
        ),
        DeviationKind::Missing => {
            (DeviationCode::Missing, whole, "the shop did not take it".to_owned())
        }
        DeviationKind::Replaced { title, .. } => (
            DeviationCode::Replaced,
            DeviationDetail::Article { title: title.clone() },
            format!("the shop put {title} in its place; it is not sent again"),
        ),
        DeviationKind::Added { holds } => (
            DeviationCode::Added,
            quantity(None, *holds),
            "it is in the basket and was not asked for".to_owned(),
        ),
        DeviationKind::Changed { was, holds } => (
            DeviationCode::Changed,
            quantity(Some(*was), *holds),
            format!("the basket held {was} and holds {holds}, and nobody asked for that"),
        ),
        DeviationKind::Gone => (
            DeviationCode::Gone,
            whole,
            "it was in the basket and is not, and nobody asked for that".to_owned(),
        ),
        DeviationKind::Kept => {
            (DeviationCode::Kept, whole, "the shop did not take it out".to_owned())
        }
        DeviationKind::Total { sum, total } => (
            DeviationCode::Total,
            money(*sum, *total),
            format!("the basket's total is {total}, and its parts come to {sum}"),
        ),
    };
    let line = found.line.map(Into::into);
    DeviationView { code, line, name: found.title.clone(), detail, words }
}
