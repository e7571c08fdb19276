/// The settings: records that check themselves, read from one file, the environment and the command
/// line, with every fault listed at once.
///
/// Uses nothing. Used by the wiring.
@NullMarked
package org.trygg.server.settings;

import org.jspecify.annotations.NullMarked;
