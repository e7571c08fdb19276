package org.trygg.passage;

/// What putting segments together did; it counts, and names nobody.
///
/// @param before how many segments there were of what was put together
/// @param after how many they became
/// @param bytesBefore what they took, sealed, without their rows
/// @param bytesAfter what they take now
/// @param unreadable how many subjects' days were left as they are, because a segment of theirs
///   cannot be opened
public record Merged(long before, long after, long bytesBefore, long bytesAfter, long unreadable) {}
