package org.trygg.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./trygg` on a machine of its own making: a PATH of a few links, and scripts in the place of
/// Maven and of Debian's package manager, which write down how they were called.
class LauncherTest {
  private static final List<String> ALWAYS_THERE =
      List.of("sh", "cat", "chmod", "diff", "dirname", "locale", "mkdir", "readlink", "sed");

  private static final String MAVEN = "echo mvn \"$@\"; echo JDK=${JAVA_HOME##*/} $LC_ALL";

  @TempDir private Path machine;

  @BeforeEach
  void aCloneAndADebianWithAJdk() throws IOException {
    Files.createDirectories(machine.resolve("clone/docs"));
    Files.createDirectories(machine.resolve("clone/trygg-server/target"));
    Files.writeString(machine.resolve("clone/docs/promises.md"), "P01 is kept\n");
    Files.writeString(machine.resolve("clone/docs/promises.tsv"), "P01\n");
    String usual = Files.readString(Path.of("../trygg")).replace(" /opt/", " " + machine + "/opt/");
    Files.writeString(
        machine.resolve("clone/trygg"), usual.replace(" /usr/lib/jvm/", " " + machine + "/jvm/"));
    Files.createDirectories(machine.resolve("bin"));
    for (String program : ALWAYS_THERE) {
      Files.createSymbolicLink(machine.resolve("bin").resolve(program), onThisMachine(program));
    }
    jdk("jvm/jdk-25", "25.0.3");
    program("apt-get", "echo apt-get \"$@\" >&2");
    userIs(1000);
  }

  @Test
  void anOrdinaryUserIsToldTheOneLineToTypeForAllThatIsMissing() throws Exception {
    assertThat(trygg(1, "test"))
        .isEqualTo(
            "trygg: this needs maven chromium: sudo apt-get update"
                + " && sudo apt-get install -y --no-install-recommends maven chromium\n");
    assertThat(trygg(1, "demo")).contains("this needs maven: ").doesNotContain("building");
    assertThat(trygg(1, "policy", "check")).contains("this needs maven: ");

    program("mvn", MAVEN);
    assertThat(trygg(1, "test")).startsWith("trygg: this needs chromium: ").doesNotContain("mvn");

    Files.delete(machine.resolve("bin/apt-get"));
    assertThat(trygg(1, "test")).isEqualTo("trygg: this needs chromium: install it first\n");
  }

  @Test
  void rootHasWhatIsMissingInstalledAndTheTestsRun() throws Exception {
    userIs(0);
    Path maven = machine.resolve("bin/mvn");
    program(
        "apt-get",
        """
        echo apt-get "$@" >&2
        [ "$1" = update ] || { echo '%s' >%s; chmod +x %s; }\
        """
            .formatted(MAVEN, maven, maven));

    assertThat(trygg(0, "test", "-o").lines())
        .containsExactly(
            "trygg: installing maven chromium with Debian's package manager",
            "apt-get update -qq",
            "apt-get install -y -qq --no-install-recommends maven chromium",
            "mvn -B -ntp verify -o",
            "JDK=jdk-25 C.UTF-8");
  }

  @Test
  void whatIsThereIsNotInstalledAgain() throws Exception {
    userIs(0);
    program("mvn", MAVEN);
    program("google-chrome", "");

    assertThat(trygg(0, "test").lines())
        .containsExactly("mvn -B -ntp verify", "JDK=jdk-25 C.UTF-8");
  }

  @Test
  void anOlderJavaFirstOnThePathIsPassedOver() throws Exception {
    program("mvn", MAVEN);
    program("chromium", "");
    jdk("jvm/jdk-17", "17.0.15");
    Files.createSymbolicLink(machine.resolve("bin/javac"), machine.resolve("jvm/jdk-17/bin/javac"));

    assertThat(trygg(0, "test")).contains("JDK=jdk-25 ");
  }

  @Test
  void withoutANewEnoughJdkItSaysHowToGetOneAndStillHelps() throws Exception {
    jdk("jvm/jdk-25", "24.0.2");

    assertThat(trygg(1, "test"))
        .startsWith("trygg: this needs a JDK 25 or later: ")
        .contains("https://adoptium.net")
        .hasLineCount(1);
    assertThat(trygg(0, "help")).contains("./trygg test");
  }

  @Test
  void whereCiRunsThePageOfPromisesMustAlreadySayWhatTheTestsShow() throws Exception {
    program("chromium", "");
    program("mvn", "");
    assertThat(trygg(0, Map.of("CI", "true"), "test")).isEmpty();

    program("mvn", "echo 'P01 is broken' >docs/promises.md");
    assertThat(trygg(1, Map.of("CI", "true"), "test"))
        .contains("docs/promises.md does not say", "< P01 is kept\n", "> P01 is broken\n");
  }

  private String trygg(int code, String... arguments) throws Exception {
    return trygg(code, Map.of(), arguments);
  }

  /// Runs the launcher, which must end with the code, and returns what it printed.
  private String trygg(int code, Map<String, String> environment, String... arguments)
      throws Exception {
    var command = Stream.of("sh", machine.resolve("clone/trygg").toString());
    var builder =
        new ProcessBuilder(Stream.concat(command, Arrays.stream(arguments)).toList())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", machine.resolve("bin").toString());
    builder.environment().put("HOME", machine.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isEqualTo(code);
    return printed;
  }

  private void userIs(int number) throws IOException {
    program("id", "echo " + number);
  }

  private void program(String name, String script) throws IOException {
    executable(machine.resolve("bin").resolve(name), "#!/bin/sh\n" + script + "\n");
  }

  private void jdk(String folder, String version) throws IOException {
    Path home = machine.resolve(folder);
    Files.createDirectories(home.resolve("bin"));
    executable(home.resolve("bin/javac"), "");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private static void executable(Path file, String content) throws IOException {
    assertThat(Files.writeString(file, content).toFile().setExecutable(true)).isTrue();
  }

  private static Path onThisMachine(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
