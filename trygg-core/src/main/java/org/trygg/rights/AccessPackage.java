package org.trygg.rights;

import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.trygg.ledger.Receipt;
import org.trygg.passage.Contents;
import org.trygg.passage.Overview;
import org.trygg.policy.PolicyVersions;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Language;

/// The access report as a ZIP: a page to read, JSON and CSV for machines, all in one language.
///
/// Written as it is read: no more than one event, or one small record, is in memory at a time.
public final class AccessPackage {
  private final Facts facts;
  private final List<Part> parts;
  private final Language language;

  /// What the report says beside the data itself.
  record Facts(
      Overview.Told told,
      PolicyVersions.Version version,
      Instant created,
      Optional<Receipt> receipt) {}

  /// One category's data, opened when it is asked for.
  record Part(Rule.OfCategory rule, Contents contents) {}

  /// How much of a category went into the package.
  record Count(long records, long events) {}

  AccessPackage(Facts facts, List<Part> parts, Language language) {
    this.facts = facts;
    this.parts = List.copyOf(parts);
    this.language = language;
  }

  /// The name of the ZIP, which names nobody.
  public String fileName() {
    return new FileNames(language).zip();
  }

  /// Writes the ZIP; the stream stays open.
  ///
  /// @throws java.io.UncheckedIOException if the stream cannot be written
  public void writeTo(OutputStream to) {
    var names = new FileNames(language);
    try (var folder = new ZipFolder(to)) {
      SequencedMap<Category, Count> counts = new LinkedHashMap<>();
      for (Part part : parts) {
        counts.put(part.rule().category(), data(names).write(part, folder));
      }
      new Statements(facts, language).write(folder, names);
      folder.file(
          names.index(), out -> new IndexPage(facts, names, language).write(parts, counts, out));
      receipt(folder, names);
      folder.manifest(names.manifest(), facts, language);
    }
  }

  private DataFiles data(FileNames names) {
    return new DataFiles(names, facts.version().policy().controller().zone(), language);
  }

  private void receipt(ZipFolder folder, FileNames names) {
    facts
        .receipt()
        .ifPresentOrElse(
            receipt -> folder.text(names.receipt(), receipt.toString()),
            () -> folder.text(names.receiptToCome(), names.howToFetch(facts.told().entry())));
  }
}
