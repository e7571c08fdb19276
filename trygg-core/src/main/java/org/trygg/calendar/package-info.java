/// The calendar: days, fiscal years and statutory periods, reckoned where the controller is.
///
/// What a law counts is dated data, and each law counts from its own days. No clock is known here.
///
/// Uses `vocabulary` and `subject`. Used by `policy` and every room above. Law: BFL 3:1, 3:3, 7:2;
/// lag (1981:130).
@NullMarked
package org.trygg.calendar;

import org.jspecify.annotations.NullMarked;
