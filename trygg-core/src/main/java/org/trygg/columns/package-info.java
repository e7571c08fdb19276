/// The columns: like values side by side as few bytes, numbers as differences, texts by what they
/// are, and zstd around it all.
///
/// It knows nothing of what the values mean. Whatever is read is bounded by the bytes that are
/// there and by what the caller allows; anything else is a
/// [DamagedException][org.trygg.columns.DamagedException].
///
/// Uses nothing. Used by `vault`.
@NullMarked
package org.trygg.columns;

import org.jspecify.annotations.NullMarked;
