package org.trygg.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trygg.drafting.Drafting.Folder;
import org.trygg.faults.Fault;
import org.trygg.faults.Tree.Place;

/// A copy of ALLEATO's real folder, held in memory, of which single places are changed.
record Copy(Map<String, String> files) {
  static final Path ALLEATO = root().resolve("policies/alleato/2018-09-01");
  static final Path LAW = root().resolve("law/se");

  static Copy ofAlleato() {
    var files = new HashMap<String, String>();
    Folder folder = Folder.of(ALLEATO, Drafting.POLICY, Drafting.SWEDISH, Drafting.ENGLISH);
    Folder law = Folder.of(LAW, Drafting.PERIODS, Drafting.HOLIDAYS);
    folder.files().forEach((name, bytes) -> files.put(name, utf8(bytes)));
    law.files().forEach((name, bytes) -> files.put(name, utf8(bytes)));
    return new Copy(files);
  }

  /// The project's folder: the nearest one above with ALLEATO's policies in it.
  static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!at.resolve("policies/alleato").toFile().isDirectory()) {
      at = Optional.ofNullable(at.getParent()).orElseThrow();
    }
    return at;
  }

  /// A copy in which the only occurrence of a text is another text.
  Copy with(String file, String text, String instead) {
    String before = text(file);
    assertThat(before.indexOf(text)).as("the text to break stands in " + file).isNotNegative();
    assertThat(before.indexOf(text)).as("it stands there once").isEqualTo(before.lastIndexOf(text));
    return withFile(file, before.replace(text, instead));
  }

  Copy withFile(String file, String text) {
    var copy = new HashMap<>(files);
    copy.put(file, text);
    return new Copy(copy);
  }

  Copy without(String file) {
    var copy = new HashMap<>(files);
    copy.remove(file);
    return new Copy(copy);
  }

  Draft read() {
    return read("2018-09-01", "alleato");
  }

  Draft read(String name, String above) {
    var bytes = new HashMap<String, byte[]>();
    files.forEach((file, text) -> bytes.put(file, text.getBytes(StandardCharsets.UTF_8)));
    return Drafting.read(new Folder("", name, above, bytes), new Folder("", "se", "law", bytes));
  }

  List<Fault> faults() {
    return switch (read()) {
      case Draft.Sound _ -> List.of();
      case Draft.Faulty(List<Fault> faults) -> faults;
    };
  }

  /// Where the text begins, or the caret `^` within it stands when it has one.
  Place placeOf(String file, String text) {
    int at = text(file).indexOf(text.replace("^", ""));
    assertThat(at).as("the text to point at stands in " + file).isNotNegative();
    at += Math.max(0, text.indexOf('^'));
    String before = text(file).substring(0, at);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Place(line, at - before.lastIndexOf('\n'));
  }

  private String text(String file) {
    return Optional.ofNullable(files.get(file)).orElseThrow();
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
