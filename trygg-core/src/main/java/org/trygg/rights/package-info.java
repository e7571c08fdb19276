/// The rights: what one subject may ask of the controller; today the access report, and how a
/// rectification is written.
///
/// It sees nothing that the gate has not decided on and logged, for the subject itself or for staff
/// in a rights case.
///
/// Uses `vocabulary`, `subject`, `policy`, `forms`, `requests`, `ledger` and `gate`. Law: GDPR Art.
/// 12, 15, 16 and 20.
@NullMarked
package org.trygg.rights;

import org.jspecify.annotations.NullMarked;
