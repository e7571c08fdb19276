package org.trygg.notice;

/// One thing that a rule says, for a page to set beside others: `Legal basis`, `contract
/// (6(1)(b))`.
///
/// @param label what it is about
/// @param text what the rule says of it
public record Fact(String label, String text) {}
