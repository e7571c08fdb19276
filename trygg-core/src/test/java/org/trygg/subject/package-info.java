/// What every store of standings does, the form of it in memory, and standings drawn by chance.
@NullMarked
package org.trygg.subject;

import org.jspecify.annotations.NullMarked;
