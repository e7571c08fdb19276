/// Tests of the room `drafting`, on ALLEATO's real folder and on broken copies of it.
@NullMarked
package org.trygg.drafting;

import org.jspecify.annotations.NullMarked;
