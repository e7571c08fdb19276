package org.trygg.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Gives a data folder that was unpacked to the user as whom PostgreSQL will run here.
public final class DataOwner {
  private static final int NOBODY = 65_534;

  private DataOwner() {}

  public static void give(Path data) throws IOException, InterruptedException {
    if (AcceptedUser.prefix().equals(AcceptedUser.AS_NOBODY)) {
      try (Stream<Path> all = Files.walk(data)) {
        for (Path each : all.toList()) {
          Files.setAttribute(each, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }
}
