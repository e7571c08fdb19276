/// The client: what another program needs to talk to a Trygg server. The JDK only.
@NullMarked
package org.trygg.client;

import org.jspecify.annotations.NullMarked;
