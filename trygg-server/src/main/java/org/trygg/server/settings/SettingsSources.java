package org.trygg.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Where settings are given: the command line before the environment before the file.
///
/// On the command line `--trygg.port=8099`, in the environment `TRYGG_PORT=8099`, in the file
/// `trygg.port = 8099`, one to a line, `#` before a comment. The file is the one that
/// `trygg.settings` names, or `trygg.properties` in the current folder when there is one.
public final class SettingsSources {
  static final String FILE = "trygg.settings";
  private static final String PREFIX = "trygg.";
  private static final String VARIABLE_PREFIX = "TRYGG_";

  private final Map<String, String> commandLine = new LinkedHashMap<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final SequencedMap<String, Line> file = new LinkedHashMap<>();
  private final List<SettingsFault> faults = new ArrayList<>();

  private record Line(String value, int number) {}

  /// A value and the place where it was given.
  record Given(String value, String place, boolean visible) {}

  private SettingsSources() {}

  /// Reads the three sources. Faults are kept until [Settings#read] lists them with all others.
  ///
  /// @param folder the current folder, from which the file's path is understood
  public static SettingsSources of(
      List<String> arguments, Map<String, String> environment, Path folder) {
    var sources = new SettingsSources();
    arguments.forEach(sources::readArgument);
    environment.forEach((name, value) -> {
      if (name.startsWith(VARIABLE_PREFIX)) {
        sources.variables.put(name, value);
      }
    });
    sources.readFile(folder);
    return sources;
  }

  List<SettingsFault> faults() {
    return faults;
  }

  Optional<Given> find(String key) {
    if (commandLine.containsKey(key)) {
      return Optional.of(new Given(commandLine.get(key), "command line", true));
    }
    String variable = variable(key);
    if (variables.containsKey(variable)) {
      return Optional.of(new Given(variables.get(variable), variable, false));
    }
    return Optional.ofNullable(file.get(key))
        .map(line -> new Given(line.value, "file, line " + line.number, false));
  }

  /// The keys that were given and that nobody asked for, each with the place where it was given.
  Map<String, String> unasked(Iterable<String> asked) {
    var left = new LinkedHashMap<String, String>();
    commandLine.keySet().forEach(key -> left.put(key, "command line"));
    variables.keySet().forEach(name -> left.put(name, "environment"));
    file.forEach((key, line) -> left.put(key, "file, line " + line.number));
    for (String key : asked) {
      left.remove(key);
      left.remove(variable(key));
    }
    return left;
  }

  static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private void readArgument(String argument) {
    int equals = argument.indexOf('=');
    if (!argument.startsWith("--" + PREFIX) || equals < 0) {
      faults.add(
          new SettingsFault("command line", "an argument is written --trygg.<setting>=<value>"));
      return;
    }
    commandLine.put(argument.substring(2, equals), argument.substring(equals + 1));
  }

  private void readFile(Path folder) {
    Optional<String> named = find(FILE).map(Given::value);
    Path path = folder.resolve(named.orElse("trygg.properties"));
    if (named.isEmpty() && !Files.exists(path)) {
      return;
    }
    try {
      List<String> lines = Files.readAllLines(path);
      for (int i = 0; i < lines.size(); i++) {
        readLine(lines.get(i).strip(), i + 1);
      }
    } catch (IOException e) {
      faults.add(new SettingsFault(FILE, "names a file of UTF-8 text that can be read"));
    }
  }

  private void readLine(String line, int number) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int equals = line.indexOf('=');
    if (equals <= 0) {
      faults.add(new SettingsFault("file, line " + number, "is written <setting> = <value>"));
      return;
    }
    String key = line.substring(0, equals).strip();
    if (file.putIfAbsent(key, new Line(line.substring(equals + 1).strip(), number)) != null) {
      faults.add(new SettingsFault(key, "is given twice, again on line " + number));
    }
  }
}
