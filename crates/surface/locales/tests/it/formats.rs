//! Cases that the page is tested with, too: both sides write the same text.

use jiff::civil::{Date, DateTime, Time, date};
use serde_json::Value as Json;
use trug_locales::{Arguments, Language, Locales, Messages, Number, Unit, Value};

const CASES: &str = include_str!("../../../../../locales/formats.json");

#[test]
fn a_language_writes_everything_as_the_page_does() {
    let cases: Vec<Json> = serde_json::from_str(CASES).expect("the cases are JSON");
    assert!(cases.len() > 50);
    for tag in ["en", "de"] {
        let messages = Locales::embedded().messages(&[Language::parse(tag).expect("a tag")]);
        for case in &cases {
            let text = match case["message"].as_str() {
                Some(key) => messages.find(key, &arguments(&case["with"])).expect("a message"),
                None => formatted(&messages, case),
            };
            assert_eq!(Some(text.as_str()), case[tag].as_str(), "{tag}: {case}");
        }
    }
}

fn formatted(messages: &Messages, case: &Json) -> String {
    let of = case["of"].as_array().expect("a list");
    let whole = |at: usize| of[at].as_i64().expect("a whole number");
    let text = |at: usize| of[at].as_str().expect("a text");
    let texts = |from: usize| of[from..].iter().filter_map(Json::as_str).collect::<Vec<_>>();
    match case["format"].as_str().expect("a format") {
        "number" => messages.number(number(&of[0])),
        "quantity" => messages.quantity(whole(0), unit(text(1))),
        "pack" => messages.pack(whole(0), whole(1), unit(text(2))),
        "quantity-of" => messages.quantity_of(whole(0), unit(text(1)), text(2)),
        "money" => messages.money(whole(0), text(1)),
        "price" => {
            let money = messages.money(whole(0), text(1));
            messages.price(&money, whole(2), unit(text(3)))
        }
        "list" => messages.list(&texts(0)),
        "plain-list" => messages.plain_list(&texts(0)),
        "first-of" => messages.first_of(&texts(1), whole(0) as usize),
        "date" => messages.date(day(of)),
        "weekday" => messages.date_with_weekday(day(of)),
        "short-date" => messages.short_date(day(of)),
        "time" => messages.time(Time::constant(whole(0) as i8, whole(1) as i8, 0, 0)),
        "date-time" => messages.date_time(DateTime::from_parts(
            day(of),
            Time::constant(whole(3) as i8, whole(4) as i8, 0, 0),
        )),
        "elapsed" => messages.ago(whole(0)),
        other => panic!("there is no format {other}"),
    }
}

fn arguments(with: &Json) -> Arguments {
    let pairs = with.as_object().into_iter().flatten();
    pairs
        .map(|(name, value)| {
            let value = value.as_str().map_or_else(|| Value::Number(number(value)), Value::from);
            (name.clone(), value)
        })
        .collect()
}

fn number(json: &Json) -> Number {
    Number::thousandths((json.as_f64().expect("a number") * 1000.0).round() as i64)
}

fn unit(word: &str) -> Unit {
    match word {
        "each" => Unit::Each,
        "g" => Unit::Gram,
        "ml" => Unit::Millilitre,
        other => panic!("there is no unit {other}"),
    }
}

fn day(of: &[Json]) -> Date {
    let part = |at: usize| of[at].as_i64().expect("a whole number");
    date(part(0) as i16, part(1) as i8, part(2) as i8)
}
