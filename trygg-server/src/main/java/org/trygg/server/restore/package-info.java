/// What the program does before it opens its doors on a database put back from a backup.
@NullMarked
package org.trygg.server.restore;

import org.jspecify.annotations.NullMarked;
