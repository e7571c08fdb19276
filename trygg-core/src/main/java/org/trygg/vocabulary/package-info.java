/// The vocabulary: the law's nouns as small types that cannot be wrong.
///
/// Uses nothing. Used by every room. Law: GDPR Art. 4, with the names of W3C DPV 2.3 beside them.
@NullMarked
package org.trygg.vocabulary;

import org.jspecify.annotations.NullMarked;
