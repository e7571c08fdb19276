/// The faults: a YAML file whose every value knows where it stands, and all that is wrong with it.
///
/// A fault names its file, line, column and rule, and the known name nearest to an unknown one.
///
/// Uses `vocabulary`. Used by `drafting`, `notice` and the command line.
@NullMarked
package org.trygg.faults;

import org.jspecify.annotations.NullMarked;
