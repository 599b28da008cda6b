//! Variable-measure codes of scales and counters: which digits are the item and which the price or weight.
