package org.trygg.rights;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.trygg.vocabulary.Language;

/// A ZIP as it is written, file after file, with the hash of each for the manifest.
final class ZipFolder implements AutoCloseable {
  private static final int SCHEMA_VERSION = 1;

  private final ZipOutputStream zip;
  private final SequencedMap<String, String> hashes = new LinkedHashMap<>();

  ZipFolder(OutputStream to) {
    this.zip = new ZipOutputStream(to, UTF_8);
  }

  /// Writes a file of which the content is told at once.
  void file(String name, Consumer<OutputStream> content) {
    try (Open open = open(name)) {
      content.accept(open.out());
    }
  }

  void text(String name, String content) {
    file(name, out -> write(out, content));
  }

  /// Opens a file, to be closed before the next one is opened.
  Open open(String name) {
    try {
      zip.putNextEntry(new ZipEntry(name));
      return new Open(name, new DigestOutputStream(zip, sha256()));
    } catch (IOException e) {
      throw new UncheckedIOException("The package cannot be written", e);
    }
  }

  /// Writes the list of the files before this one, with the hash of each.
  void manifest(String name, AccessPackage.Facts facts, Language language) {
    SequencedMap<String, String> listed = new LinkedHashMap<>(hashes);
    file(
        name,
        out ->
            JsonFile.write(
                out,
                json -> {
                  json.number("schemaVersion", SCHEMA_VERSION);
                  json.text("created", facts.created().toString());
                  json.text("policy", facts.version().policy().id().toString());
                  json.text("language", language.tag());
                  json.text("ledgerEntry", facts.told().entry().toString());
                  json.list(
                      "files",
                      listed.entrySet(),
                      each -> {
                        json.text("name", each.getKey());
                        json.text("sha256", each.getValue());
                      });
                }));
  }

  /// Ends the ZIP, and leaves the stream below open.
  @Override
  public void close() {
    try {
      zip.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("The package cannot be written", e);
    }
  }

  static void write(OutputStream out, String text) {
    try {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The package cannot be written", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /// A file that is being written.
  final class Open implements AutoCloseable {
    private final String name;
    private final DigestOutputStream out;

    private Open(String name, DigestOutputStream out) {
      this.name = name;
      this.out = out;
    }

    OutputStream out() {
      return out;
    }

    @Override
    public void close() {
      try {
        out.flush();
        zip.closeEntry();
      } catch (IOException e) {
        throw new UncheckedIOException("The package cannot be written", e);
      }
      hashes.put(name, HexFormat.of().formatHex(out.getMessageDigest().digest()));
    }
  }
}
