package org.trygg.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads one value after the other, notes every fault and goes on, so that all are told together.
final class SettingsReader {
  private final SettingsSources sources;
  private final List<SettingsFault> faults;
  private final SortedMap<String, String> listing = new TreeMap<>();

  SettingsReader(SettingsSources sources) {
    this.sources = sources;
    this.faults = new ArrayList<>(sources.faults());
  }

  Optional<String> text(String key) {
    return value(key, Function.identity(), "is a text");
  }

  int number(String key, int fallback) {
    return or(key, value(key, Integer::valueOf, "is a whole number"), fallback);
  }

  Path path(String key, Path fallback) {
    return or(key, value(key, Path::of, "is a path"), fallback);
  }

  boolean flag(String key, boolean fallback) {
    return or(key, value(key, SettingsReader::parseFlag, "is true or false"), fallback);
  }

  Optional<URI> url(String key) {
    return value(key, URI::create, "is an address such as https://trygg.example.se/");
  }

  /// One of the few values of the type, written in lower case with hyphens.
  <E extends Enum<E>> E choice(String key, E fallback) {
    List<String> words =
        Arrays.stream(fallback.getDeclaringClass().getEnumConstants())
            .map(SettingsReader::word)
            .toList();
    Optional<E> found =
        value(
            key,
            text ->
                fallback.getDeclaringClass().getEnumConstants()[requireIndex(words.indexOf(text))],
            "is one of " + String.join(", ", words));
    return or(key, found, fallback);
  }

  private static int requireIndex(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("Not one of the words");
    }
    return index;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Optional<LocalDate> date(String key) {
    return value(key, LocalDate::parse, "is a date such as 2028-12-01");
  }

  Optional<Secret> secret(String key) {
    boolean seenByAll = sources.find(key).filter(SettingsSources.Given::visible).isPresent();
    if (seenByAll) {
      faults.add(
          new SettingsFault(
              key, "is given as %s or in the file".formatted(SettingsSources.variable(key))));
    }
    return value(key, Secret::new, "is a text");
  }

  /// The value found, or the default, which the listing then shows.
  <T> T or(String key, Optional<T> found, T fallback) {
    if (found.isEmpty()) {
      listing.put(key, fallback + " (default)");
      return fallback;
    }
    return found.get();
  }

  /// Makes the record, or notes what it finds wrong and returns the spare.
  <T> T checked(Supplier<T> maker, T spare) {
    try {
      return maker.get();
    } catch (SettingsException e) {
      faults.addAll(e.faults());
      return spare;
    }
  }

  /// Runs the check and notes what it finds wrong.
  void check(Runnable check) {
    try {
      check.run();
    } catch (SettingsException e) {
      faults.addAll(e.faults());
    }
  }

  /// Every setting asked for so far: its value, and where it was given.
  SortedMap<String, String> listing() {
    return listing;
  }

  /// @throws SettingsException if anything was wrong, or a key given that nobody asked for
  void done() {
    text(SettingsSources.FILE);
    Map<String, String> unasked = sources.unasked(listing.keySet());
    unasked.forEach((key, place) -> faults.add(unknown(key, place)));
    if (!faults.isEmpty()) {
      throw new SettingsException(faults);
    }
  }

  private SettingsFault unknown(String key, String place) {
    boolean isVariable = place.equals("environment");
    List<String> known =
        listing.keySet().stream()
            .map(each -> isVariable ? SettingsSources.variable(each) : each)
            .toList();
    String hint = Nearest.to(key, known).map(each -> "; did you mean " + each + "?").orElse("");
    return new SettingsFault(key, "is not a setting of Trygg (" + place + ")" + hint);
  }

  private <T> Optional<T> value(String key, Function<String, T> parse, String form) {
    Optional<SettingsSources.Given> given = sources.find(key);
    if (given.isEmpty()) {
      listing.put(key, "(none)");
      return Optional.empty();
    }
    listing.put(key, "(" + given.get().place() + ")");
    try {
      T parsed = parse.apply(given.get().value());
      listing.put(key, parsed + " (" + given.get().place() + ")");
      return Optional.of(parsed);
    } catch (RuntimeException e) {
      faults.add(new SettingsFault(key, form));
      return Optional.empty();
    }
  }

  private static Boolean parseFlag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      case String _ -> throw new IllegalArgumentException("A flag is true or false");
    };
  }
}
