//! A block: products in the order of their GTINs, as bytes before compression.
//!
//! Values are stored by column because similar values compress well together: the count and the steps from one GTIN
//! payload to the next as LEB128 numbers, one aisle byte each, then names, brands and pack sizes,
//! each ended by a line feed. Check digits are not stored, they are made again.

use trug_gs1::Gtin;

/// Maximum size of a decompressed block in bytes; a larger one is damaged.
pub(crate) const MAX_BYTES: usize = 1 << 18;

/// One product as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row<'a> {
    pub(crate) gtin: Gtin,
    pub(crate) name: &'a str,
    /// Empty if unknown.
    pub(crate) brand: &'a str,
    /// Empty if unknown.
    pub(crate) quantity: &'a str,
    /// 0 if unknown, else the aisle's position in the table, from 1.
    pub(crate) aisle: u8,
}

/// The bytes of rows, which are in the order of their GTINs and whose texts have no line feed.
pub(crate) fn encode(rows: &[Row<'_>]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(rows.len() * 40);
    push_number(&mut bytes, rows.len() as u64);
    let mut before = rows.first().map_or(0, |row| row.gtin.as_u64() / 10);
    for row in rows {
        let payload = row.gtin.as_u64() / 10;
        push_number(&mut bytes, payload.saturating_sub(before));
        before = payload;
    }
    bytes.extend(rows.iter().map(|row| row.aisle));
    let columns: [fn(&Row<'_>) -> String; 3] =
        [|row| row.name.to_owned(), |row| row.brand.to_owned(), |row| row.quantity.to_owned()];
    for column in columns {
        for row in rows {
            bytes.extend_from_slice(column(row).as_bytes());
            bytes.push(b'\n');
        }
    }
    bytes
}

/// The rows of a block whose first GTIN is known; none if the bytes are not a block.
pub(crate) fn decode(first: Gtin, bytes: &[u8]) -> Option<Vec<Row<'_>>> {
    let mut rest = bytes;
    let count = usize::try_from(take_number(&mut rest)?).ok()?;
    if count > rest.len() {
        return None;
    }
    let mut payload = first.as_u64() / 10;
    let mut gtins = Vec::with_capacity(count);
    for _ in 0..count {
        payload = payload.checked_add(take_number(&mut rest)?)?;
        gtins.push(Gtin::from_payload(payload)?);
    }
    let (aisles, texts) = rest.split_at_checked(count)?;
    let mut lines = std::str::from_utf8(texts).ok()?.split_terminator('\n');
    let mut column = || {
        let column: Vec<&str> = lines.by_ref().take(count).collect();
        (column.len() == count).then_some(column)
    };
    let (names, brands, quantities) = (column()?, column()?, column()?);
    let rows = gtins.into_iter().zip(aisles).zip(names).zip(brands).zip(quantities);
    let rows = rows.map(|((((gtin, &aisle), name), brand), quantity)| Row {
        gtin,
        name,
        brand,
        quantity,
        aisle,
    });
    Some(rows.collect())
}

fn push_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..63).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(payload: u64, name: &'static str, brand: &'static str) -> Row<'static> {
        let gtin = Gtin::from_payload(payload).expect("13 digits");
        Row { gtin, name, brand, quantity: "", aisle: (payload % 7) as u8 }
    }

    #[test]
    fn what_was_packed_comes_out() {
        let rows = [
            row(301_762_042_200, "Nutella", "Ferrero"),
            row(301_762_042_201, "名前", ""),
            row(9_999_999_999_999, "Ελαιόλαδο \"x\"", "b"),
        ];
        for length in 0..=rows.len() {
            let rows = &rows[..length];
            let first = row(301_762_042_200, "", "").gtin;
            assert_eq!(decode(first, &encode(rows)).as_deref(), Some(rows));
        }
    }

    #[test]
    fn bytes_that_are_no_block_are_none() {
        let first = row(301_762_042_200, "", "").gtin;
        let good = encode(&[row(301_762_042_200, "Nutella", "F"), row(301_762_042_209, "é", "")]);
        for length in 0..good.len() - 1 {
            assert_eq!(decode(first, &good[..length]), None, "cut at {length}");
        }
        for place in 0..good.len() {
            for bit in 0..8 {
                let mut bad = good.clone();
                bad[place] ^= 1 << bit;
                let _any_answer_but_a_panic = decode(first, &bad);
            }
        }
        assert_eq!(decode(first, &[0xff; 64]), None);
    }
}
