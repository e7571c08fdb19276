/// Fulfilment: what becomes of everything held when a request by right is carried out, thing by
/// thing and each with its reason.
///
/// Says it and does nothing: erasing follows the same answer, by the one seam for it.
///
/// Uses `policy`, `requests`, `subject`, `calendar` and `vocabulary`. Law: GDPR Art. 15 to 21.
@NullMarked
package org.trygg.fulfilment;

import org.jspecify.annotations.NullMarked;
