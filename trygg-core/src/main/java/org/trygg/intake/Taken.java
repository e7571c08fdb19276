package org.trygg.intake;

/// What became of an arrival.
///
/// @param isDuplicate whether it had been taken before, in which case the receipt is the earlier one
record Taken(Receipt receipt, boolean isDuplicate) {}
