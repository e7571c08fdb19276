/// The lines: what readers of logs share, below any one format.
///
/// Lines with their numbers, quoted strings, times and JSON, each read strictly; what cannot be
/// read is a fault that names the kind and never the value.
///
/// Uses nothing. Used by `formats`.
@NullMarked
package org.trygg.lines;

import org.jspecify.annotations.NullMarked;
