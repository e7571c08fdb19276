/// The whole house, seen from outside: the program as a process of its own, its doors, and the
/// files that it leaves.
@NullMarked
package org.trygg.server.house;

import org.jspecify.annotations.NullMarked;
