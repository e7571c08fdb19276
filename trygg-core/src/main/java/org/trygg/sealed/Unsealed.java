package org.trygg.sealed;

/// What became of the secrets that may be told from a day on.
///
/// @param opened how many are told from now on
/// @param left how many could not be opened, for they or their keys were changed or moved
public record Unsealed(int opened, int left) {}
