package org.trygg.server;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.trygg.keys.FileKeyset;
import org.trygg.server.settings.Settings;
import org.trygg.server.settings.SettingsSources;

/// Gives the blind index a new key from the command line, while every server is stopped: one that
/// does not know the key would not find what it made.
///
/// Exit codes: 0 when there is a new key, 1 when there is not.
public final class NewIndexKey {
  private NewIndexKey() {}

  public static void main(String[] options) {
    System.exit(run(List.of(options), System.getenv(), System.out));
  }

  static int run(List<String> options, Map<String, String> environment, PrintStream out) {
    try {
      Settings settings = Settings.read(SettingsSources.of(options, environment, Path.of("")));
      FileKeyset.addTaggingKey(KeysWiring.identifiers(settings));
      out.println(
          "The index has a new key. Start Trygg: it makes the tags anew, and drops the old key when"
              + " no lease bears it any more. Back up the keys now.");
      return 0;
    } catch (RuntimeException fault) {
      out.println("There is no new key: " + fault.getMessage());
      return 1;
    }
  }
}
