/// The testkit: what the tests of every module share.
@NullMarked
package org.trygg.testkit;

import org.jspecify.annotations.NullMarked;
