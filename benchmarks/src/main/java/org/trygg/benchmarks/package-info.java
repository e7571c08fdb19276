/// The benchmarks: how fast the rooms are, measured with JMH; the figures are in
/// `docs/performance.md`.
@NullMarked
package org.trygg.benchmarks;

import org.jspecify.annotations.NullMarked;
