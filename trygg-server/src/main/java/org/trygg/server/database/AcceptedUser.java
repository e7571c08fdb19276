package org.trygg.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The words before a program of PostgreSQL that run it as a user it accepts: it refuses uid 0, and
/// initdb a uid without a name.
public final class AcceptedUser {
  /// In a user namespace without a map everybody looks like `nobody`, while files keep their owner.
  private static final List<String> IN_A_NAMESPACE = List.of("unshare", "-U");

  /// In a container or a chroot user namespaces are closed. There root becomes `nobody`, and keeps
  /// of its rights only the reach of files. Without the secure bit access(2) would forget even
  /// that.
  static final List<String> AS_NOBODY =
      List.of(
          "setpriv",
          "--reuid=65534",
          "--regid=65534",
          "--clear-groups",
          "--no-new-privs",
          "--inh-caps=-all,+dac_override",
          "--ambient-caps=-all,+dac_override",
          "--securebits=+no_setuid_fixup");

  private AcceptedUser() {}

  /// The first way that this machine allows; empty where no way is needed.
  ///
  /// @throws EmbeddedPostgresException if there is none; the message says what to do
  static List<String> prefix() throws IOException, InterruptedException {
    Path self = Path.of("/proc/self");
    if (!Files.exists(self)) {
      return List.of();
    }
    boolean root = Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
    if (!root && succeeds(List.of("id", "-un"))) {
      return List.of();
    }
    for (List<String> way : List.of(IN_A_NAMESPACE, AS_NOBODY)) {
      if (succeeds(Stream.concat(way.stream(), Stream.of("true")).toList())) {
        return way;
      }
    }
    throw new EmbeddedPostgresException(
        "PostgreSQL does not run as this user, and this machine lets it become no other:"
            + " run Trygg as an ordinary user, or give trygg.database.url");
  }

  /// Whether the command is there and ends well.
  private static boolean succeeds(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
