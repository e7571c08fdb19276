/// The desk's doors: requests by right are taken in, taken on, listed and counted.
///
/// Everything goes through the gate's desk; staff alone come in, and what is about no one subject
/// only those who answer for the processing.
///
/// Uses `api`, `access`, `problem` and the rooms. Used by the wiring. Law: GDPR Art. 12 and 15 to
/// 22.
@NullMarked
package org.trygg.server.desk;

import org.jspecify.annotations.NullMarked;
