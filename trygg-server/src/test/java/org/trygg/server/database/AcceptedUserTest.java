package org.trygg.server.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class AcceptedUserTest {
  @TempDir private Path folder;

  @Test
  void postgresIsNeverRunAsRoot() throws Exception {
    assertThat(said(AcceptedUser.prefix(), "id", "-u")).isNotEqualTo("0");
  }

  @Test
  void rootAsNobodyReachesFilesOfRootAndHasNoOtherRightOfRoots() throws Exception {
    assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid")).isEqualTo(0);
    Path own = Files.createFile(folder.resolve("own"));
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));

    assertThat(said(AcceptedUser.AS_NOBODY, "id", "-u")).isEqualTo("65534");
    assertThat(said(AcceptedUser.AS_NOBODY, "sh", "-c", "test -x " + own + " && echo reached"))
        .isEqualTo("reached");
    assertThat(said(AcceptedUser.AS_NOBODY, "grep", "CapEff", "/proc/self/status"))
        .isEqualTo("CapEff:\t0000000000000002");
  }

  private static String said(List<String> prefix, String... command)
      throws IOException, InterruptedException {
    var all = new ArrayList<>(prefix);
    all.addAll(List.of(command));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output.strip();
  }
}
