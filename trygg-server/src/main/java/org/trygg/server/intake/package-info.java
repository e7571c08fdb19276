/// The intake over HTTP: the doors by which events, feeds, customers and their declarations come
/// in.
///
/// Uses the room `intake`, `api`, `problem` and `access`. Used by the wiring. Source: CloudEvents
/// 1.0.
@NullMarked
package org.trygg.server.intake;

import org.jspecify.annotations.NullMarked;
