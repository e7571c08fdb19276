package org.trygg.passage;

/// Something handed in to be kept, and by whom.
public record Handed(Requester by, Submission submission) {}
