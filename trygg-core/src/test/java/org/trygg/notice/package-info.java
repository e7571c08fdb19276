/// Tests of the published notice.
@NullMarked
package org.trygg.notice;

import org.jspecify.annotations.NullMarked;
