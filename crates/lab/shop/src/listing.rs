//! How the shop's goods and the shop itself are listed, in UCP's words.

use crate::cart::{euros, title};
use crate::goods::{Stock, Terms};
use crate::wire::{self, Reply, UCP_VERSION};
use serde_json::{Value, json};
use trug_domain::{Currency, Product};

pub(crate) const CART: &str = "dev.ucp.shopping.cart";
pub(crate) const SEARCH: &str = "dev.ucp.shopping.catalog.search";
pub(crate) const LOOKUP: &str = "dev.ucp.shopping.catalog.lookup";

/// The profile at `/.well-known/ucp`: what is spoken here, and where.
pub(crate) fn profile(base: &str) -> Reply {
    let about = |page: &str| format!("https://ucp.dev/{UCP_VERSION}/{page}");
    let capability = |page: &str, schema: &str| {
        json!([{
            "version": UCP_VERSION,
            "spec": about(&format!("specification/{page}")),
            "schema": about(&format!("schemas/shopping/{schema}.json")),
        }])
    };
    Reply::ok(json!({
        "ucp": {
            "version": UCP_VERSION,
            "status": "success",
            "services": {
                "dev.ucp.shopping": [{
                    "version": UCP_VERSION,
                    "spec": about("specification/overview"),
                    "transport": "rest",
                    "schema": about("services/shopping/rest.openapi.json"),
                    "endpoint": base,
                }],
            },
            "capabilities": {
                CART: capability("cart", "cart"),
                SEARCH: capability("catalog/search", "catalog_search"),
                LOOKUP: capability("catalog/lookup", "catalog_lookup"),
            },
            "payment_handlers": {},
        },
    }))
}

/// Whether a product passes the filters. A price filter in another currency is passed over.
pub(crate) fn fits(
    filters: &wire::Filters,
    context: &wire::Context,
    product: &Product,
    terms: Terms,
) -> bool {
    let in_aisle = match (&filters.categories, &product.aisle) {
        (None, _) => true,
        (Some(wanted), Some(aisle)) => wanted.contains(aisle),
        (Some(_), None) => false,
    };
    let ours = context.currency.as_deref().is_none_or(|c| c == Currency::EUR.as_str());
    let affordable = filters.price.as_ref().filter(|_| ours).is_none_or(|price| {
        let minor = terms.price.minor;
        price.min.is_none_or(|min| minor >= min) && price.max.is_none_or(|max| minor <= max)
    });
    in_aisle && affordable
}

/// A product with its one variant, as the catalogue answers it.
pub(crate) fn product(product: &Product, terms: Terms, inputs: Option<Vec<Value>>) -> Value {
    let title = title(product);
    let price = json!({ "amount": terms.price.minor, "currency": terms.price.currency.as_str() });
    let about = product.brand.as_deref().filter(|brand| !brand.is_empty()).unwrap_or(&title);
    let about = json!({ "plain": about });
    let available = terms.stock.most() > 0;
    let mut barcodes = vec![json!({ "type": "GTIN", "value": product.gtin.to_string() })];
    if product.gtin.indicator().is_none() {
        let printed = product.gtin.shortest();
        let sort = if printed.len() == 12 { "UPC" } else { "EAN" };
        barcodes.push(json!({ "type": sort, "value": printed }));
    }
    let mut variant = json!({
        "id": wire::variant_id(product.gtin),
        "sku": product.gtin.to_string(),
        "barcodes": barcodes,
        "title": title,
        "description": about,
        "price": price,
        "availability": {
            "available": available,
            "status": if available { "in_stock" } else { "out_of_stock" },
        },
    });
    if let Stock::Capped(most) = terms.stock {
        variant["metadata"] = json!({ "max_quantity": most });
        let tag = format!("at most {most} per customer, {} each", euros(terms.price.minor));
        variant["tags"] = json!([tag]);
    }
    if let Some(inputs) = inputs {
        variant["inputs"] = inputs.into();
    }
    let mut answer = json!({
        "id": wire::product_id(product.gtin),
        "title": title,
        "description": about,
        "price_range": { "min": price, "max": price },
        "variants": [variant],
    });
    if let Some(aisle) = &product.aisle {
        answer["categories"] = json!([{ "value": aisle, "taxonomy": "merchant" }]);
    }
    answer
}
