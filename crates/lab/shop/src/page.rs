//! The page for people: what is in the carts. No script, no form, nothing loaded.

use crate::cart::{Cart, euros};
use std::fmt::Write as _;

/// The page, as HTML. Every text in it is other people's text and is escaped.
pub(crate) fn page(carts: &[&Cart], seed: u64, epoch: u64) -> String {
    let mut html = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>Practice shop</title>\n</head>\n<body>\n<h1>Practice shop</h1>\n\
         <p>This shop runs on your computer. It sells nothing and nobody is paid.</p>\n",
    );
    let _ = writeln!(html, "<p>Seed {seed}; carts were filled {epoch} times.</p>");
    if carts.is_empty() {
        html.push_str(
            "<p>There is no cart yet. Push a list here, then load this page again.</p>\n",
        );
    }
    for cart in carts {
        let id = escaped(&cart.id);
        let _ = writeln!(html, "<h2 id=\"{id}\">{id}</h2>\n<table>");
        html.push_str("<tr><th>Product</th><th>Pieces</th><th>Each</th><th>Together</th></tr>\n");
        for line in &cart.lines {
            let _ = writeln!(
                html,
                "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                escaped(&line.title),
                line.quantity,
                euros(line.price),
                euros(line.total()),
            );
        }
        let _ = writeln!(html, "</table>\n<p>Total: {}</p>", euros(cart.total()));
    }
    html.push_str("</body>\n</html>\n");
    html
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
