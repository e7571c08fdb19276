package org.trygg.notice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trygg.calendar.WorkingDays;
import org.trygg.drafting.Draft;
import org.trygg.drafting.Drafting;
import org.trygg.policy.Policy;

/// Every published version of a controller's notice, the oldest first; never empty.
public final class Notices {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final List<String> FILES = List.of("notice.en.md", "notice.sv.md", "policy.yaml");

  private final List<PublishedNotice> versions;

  private Notices(List<PublishedNotice> versions) {
    this.versions = versions;
  }

  /// Reads `<name>/<date>/` for every date, against the law data of a country.
  ///
  /// @param policies the folder of policies, with one notice in it
  /// @param law the country's folder, such as `law/se`
  /// @throws NoticesException with all faults of all versions, or if there is not one notice
  public static Notices read(Path policies, Path law) {
    var faults = new ArrayList<String>();
    var versions = new ArrayList<PublishedNotice>();
    for (Path folder : versions(notice(policies))) {
      switch (Drafting.read(folder, law)) {
        case Draft.Sound sound -> versions.add(new PublishedNotice(sound, files(folder)));
        case Draft.Faulty faulty -> faulty.faults().forEach(each -> faults.add(each.toString()));
      }
    }
    if (versions.isEmpty() && faults.isEmpty()) {
      faults.add(policies + ": the notice has no version: give a folder such as 2018-09-01 to it");
    }
    if (!faults.isEmpty()) {
      throw new NoticesException(faults);
    }
    return new Notices(List.copyOf(versions));
  }

  /// Every version, the oldest first.
  public List<PublishedNotice> all() {
    return versions;
  }

  /// The rules of every version, the oldest first.
  public List<Policy> policies() {
    return versions.stream().map(PublishedNotice::policy).toList();
  }

  /// The working days of the country by whose law the versions were read.
  public WorkingDays workingDays() {
    return versions.getLast().sound().workingDays();
  }

  /// The version that applies from that day; empty when there is none.
  public Optional<PublishedNotice> find(LocalDate version) {
    return versions.stream().filter(each -> each.id().version().equals(version)).findFirst();
  }

  /// The version in force at the moment, in the controller's zone; empty before the first.
  public Optional<PublishedNotice> inForce(Instant now) {
    return versions.stream().filter(each -> hasBegun(each, now)).reduce((_, later) -> later);
  }

  /// The version before; empty for the first.
  public Optional<PublishedNotice> before(PublishedNotice version) {
    int at = versions.indexOf(version);
    return at < 1 ? Optional.empty() : Optional.of(versions.get(at - 1));
  }

  /// Whether the version's first day has come, in the controller's zone.
  public static boolean hasBegun(PublishedNotice version, Instant now) {
    LocalDate today = now.atZone(version.policy().controller().zone()).toLocalDate();
    return !version.id().version().isAfter(today);
  }

  private static Path notice(Path policies) {
    List<Path> notices = folders(policies);
    if (notices.size() != 1) {
      throw new NoticesException(
          List.of(
              policies
                  + ": this must hold one notice's folder, and holds "
                  + notices.size()
                  + ": give another folder with the setting trygg.policies"));
    }
    return notices.getFirst();
  }

  /// The folders named by a day; beside them a notice may keep others, such as its stories.
  private static List<Path> versions(Path notice) {
    return folders(notice).stream()
        .filter(each -> DAY.matcher(String.valueOf(each.getFileName())).matches())
        .toList();
  }

  private static List<Path> folders(Path within) {
    try (Stream<Path> all = Files.list(within)) {
      return all.filter(Files::isDirectory).sorted().toList();
    } catch (IOException _) {
      throw new NoticesException(List.of(within + ": this folder cannot be read"));
    }
  }

  private static SortedMap<String, String> files(Path folder) {
    var files = new TreeMap<String, String>();
    for (String name : FILES) {
      try {
        files.put(name, Files.readString(folder.resolve(name), StandardCharsets.UTF_8));
      } catch (IOException _) {
        throw new NoticesException(List.of(folder.resolve(name) + ": this file cannot be read"));
      }
    }
    return files;
  }
}
