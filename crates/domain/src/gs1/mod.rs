//! What GS1 numbers say: prefixes, element strings and Digital Link addresses.
