package org.trygg.policy;

import java.time.ZoneId;
import org.trygg.calendar.FiscalYears;

/// The controller: who answers for the processing. Law: GDPR Art. 4(7), 13(1)(a).
///
/// @param contact the mail address that takes questions and rights requests
/// @param noticeUrl where the notice is published
/// @param zone the time zone of all its dates
public record Controller(
    String name, String contact, String noticeUrl, ZoneId zone, FiscalYears fiscalYears) {}
