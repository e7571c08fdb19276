package org.trygg.server.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Invented people, each a dozen values that occur nowhere else; the personnummer are the official
/// test numbers.
record Canaries(List<Person> people) {
  private static final Path NUMBERS = Path.of("src/main/resources/demo/test-personnummer.txt");

  /// Series that PTS keeps free for books and films.
  private static final List<String> PHONES =
      List.of("+46846500400", "+46313900600", "+46406280400");

  /// @param number from 0; all values are made of it
  record Person(int number, String personnummer) {
    String name() {
      return "Görel Kanariefågel " + letters();
    }

    String phone() {
      long first = Long.parseLong(PHONES.get(number / 100).substring(1));
      return "+" + (first + number % 100);
    }

    String email() {
      return "kanarie." + letters() + "@example.org";
    }

    String address() {
      return "Kanariegränden " + (1_000 + number);
    }

    String account() {
      return "kanariekonto-" + letters();
    }

    String ipv4() {
      return "198.18." + (100 + number / 100) + "." + (100 + number % 100);
    }

    String ipv6() {
      return "2001:db8:ca7a:41e5:b1d5:f1e5:a1fa:%x".formatted(0x1000 + number);
    }

    String room() {
      return "kanarierummet " + letters();
    }

    String mailedTo() {
      return "brev." + letters() + "@example.net";
    }

    String unknownContent() {
      return "okänt innehåll " + letters();
    }

    String message() {
      return "Hemliga ord " + letters() + " till dig";
    }

    String invoice() {
      return "F-kanarie-" + letters();
    }

    String eventId() {
      return "händelse-" + letters();
    }

    /// The number as four letters, so that no value is part of another's.
    private String letters() {
      var letters = new StringBuilder();
      for (int rest = number + 26 * 26 * 26; rest > 0; rest /= 26) {
        letters.append((char) ('a' + rest % 26));
      }
      return letters.toString();
    }

    /// All that is looked for: the phone without its prefix and the personnummer without its
    /// century, for they are part of every other way to write them.
    List<String> values() {
      String dashed = personnummer.substring(2, 8) + "-" + personnummer.substring(8);
      return List.of(
          name(),
          personnummer.substring(2),
          dashed,
          phone().substring(3),
          email(),
          address(),
          account(),
          ipv4(),
          ipv6(),
          room(),
          mailedTo(),
          unknownContent(),
          message(),
          invoice(),
          eventId());
    }
  }

  /// @param skipped how many numbers at the start of the list others use
  static Canaries of(int skipped, int count) throws IOException {
    List<String> numbers =
        Files.readAllLines(NUMBERS, UTF_8).stream()
            .filter(line -> !line.startsWith("#"))
            .skip(skipped)
            .toList();
    return new Canaries(
        IntStream.range(0, count).mapToObj(i -> new Person(i, numbers.get(i))).toList());
  }

  List<String> values() {
    var all = new ArrayList<String>();
    people.forEach(each -> all.addAll(each.values()));
    return all;
  }
}
