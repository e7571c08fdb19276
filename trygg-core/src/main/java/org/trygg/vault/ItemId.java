package org.trygg.vault;

import java.util.UUID;

/// The id of an item in the vault: a record or a segment. Random, says nothing of the person.
public sealed interface ItemId permits RecordId, SegmentId {
  UUID value();
}
