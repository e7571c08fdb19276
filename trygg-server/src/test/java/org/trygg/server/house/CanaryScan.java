package org.trygg.server.house;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks for many values at once in files and texts, each in every encoding that the program or its
/// database uses: UTF-8, UTF-16, ISO 8859-1, hexadecimal, base64 from any place on, percent and
/// JSON escapes; as it is, in lower case and in upper case.
///
/// The first eight bytes of every form are kept in a hash table, so that one pass finds all.
final class CanaryScan {
  private static final int START_BYTES = Long.BYTES;
  private static final int FILTER_BITS = 24;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final Map<Long, List<Form>> byStart = new HashMap<>();
  private final long[] filter = new long[1 << (FILTER_BITS - 6)];

  /// A value as bytes.
  private static final class Form {
    final int canary;
    final byte[] bytes;

    Form(int canary, byte[] bytes) {
      this.canary = canary;
      this.bytes = bytes;
    }
  }

  /// Where a value was found.
  ///
  /// @param canary its place among those looked for: the value itself stays out of reports
  record Hit(String where, int canary) {}

  /// @throws IllegalArgumentException if a value is shorter than eight bytes, for such are found
  ///   everywhere
  CanaryScan(Collection<String> canaries) {
    int number = 0;
    for (String canary : canaries) {
      for (byte[] form : forms(canary)) {
        add(new Form(number, form));
      }
      number++;
    }
  }

  private void add(Form form) {
    if (form.bytes.length < START_BYTES) {
      throw new IllegalArgumentException("A canary has eight bytes at least");
    }
    long start = 0;
    for (int i = 0; i < START_BYTES; i++) {
      start = (start << Byte.SIZE) | (form.bytes[i] & 0xFF);
    }
    byStart.computeIfAbsent(start, _ -> new ArrayList<>()).add(form);
    int slot = slot(start);
    filter[slot >>> 6] |= 1L << slot;
  }

  /// Every hit in every file under the folder, whatever its name.
  List<Hit> in(Path folder) throws IOException {
    var hits = new ArrayList<Hit>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        hits.addAll(in("name of " + name, name.getBytes(UTF_8)));
        hits.addAll(in(name, Files.readAllBytes(file)));
      }
    }
    return hits;
  }

  /// Every hit in the bytes, each canary told once.
  List<Hit> in(String where, byte[] bytes) {
    Set<Integer> found = new LinkedHashSet<>();
    long window = 0;
    for (int i = 0; i < bytes.length; i++) {
      window = (window << Byte.SIZE) | (bytes[i] & 0xFF);
      int slot = slot(window);
      if ((filter[slot >>> 6] & (1L << slot)) != 0) {
        int from = i - START_BYTES + 1;
        for (Form form : byStart.getOrDefault(window, List.of())) {
          if (isAt(bytes, from, form.bytes)) {
            found.add(form.canary);
          }
        }
      }
    }
    return found.stream().map(canary -> new Hit(where, canary)).toList();
  }

  private static boolean isAt(byte[] bytes, int from, byte[] form) {
    return from >= 0
        && from + form.length <= bytes.length
        && Arrays.equals(bytes, from, from + form.length, form, 0, form.length);
  }

  private static int slot(long start) {
    return (int) ((start * MIX) >>> (Long.SIZE - FILTER_BITS));
  }

  /// Every form of a value, none twice.
  static Collection<byte[]> forms(String canary) {
    Map<String, byte[]> forms = new HashMap<>();
    Set<String> spellings =
        Set.copyOf(
            List.of(canary, canary.toLowerCase(Locale.ROOT), canary.toUpperCase(Locale.ROOT)));
    for (String spelling : spellings) {
      for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE, ISO_8859_1)) {
        put(forms, spelling.getBytes(charset));
      }
      byte[] bytes = spelling.getBytes(UTF_8);
      put(forms, ascii(HexFormat.of().formatHex(bytes)));
      put(forms, ascii(HexFormat.of().withUpperCase().formatHex(bytes)));
      for (int before = 0; before < 3; before++) {
        put(forms, base64(Base64.getEncoder(), bytes, before));
        put(forms, base64(Base64.getUrlEncoder(), bytes, before));
      }
      put(forms, ascii(URLEncoder.encode(spelling, UTF_8)));
      put(forms, ascii(URLEncoder.encode(spelling, UTF_8).replace("+", "%20")));
      put(forms, ascii(jsonEscaped(spelling)));
    }
    return forms.values();
  }

  private static void put(Map<String, byte[]> forms, byte[] form) {
    forms.put(HexFormat.of().formatHex(form), form);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  /// The characters that the bytes alone decide, when so many others stand before them.
  private static byte[] base64(Base64.Encoder encoder, byte[] bytes, int before) {
    byte[] all = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, all, before, bytes.length);
    int from = (before * Byte.SIZE + 5) / 6;
    int to = all.length * Byte.SIZE / 6;
    return ascii(encoder.encodeToString(all).substring(from, to));
  }

  private static String jsonEscaped(String text) {
    return text.chars()
        .mapToObj(c -> c < 0x80 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
        .collect(Collectors.joining());
  }
}
