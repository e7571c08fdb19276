package org.trygg.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trygg.faults.Entry;
import org.trygg.faults.Fault;
import org.trygg.faults.FaultRule;
import org.trygg.faults.Faults;
import org.trygg.faults.Tree;
import org.trygg.faults.TreeReader;
import org.trygg.vocabulary.Language;

/// Reads the words by which requests are recognised: one YAML file for each language, `sv.yaml` and
/// `en.yaml`.
///
/// A file says, for each rule, its wish (`asks`), groups of phrases (`all`, of which each must have
/// a phrase in the same sentence), and what makes it mean something else (`unless`) or gives way to
/// it (`over`); and, for the language, `others` and `common`.
public final class Wordings {
  private static final Set<String> TOP = Set.of("rules", "others", "common");
  private static final Set<String> RULE = Set.of("asks", "all", "unless", "over");
  private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  private final Language language;
  private final Faults faults;

  private Wordings(Language language, Faults faults) {
    this.language = language;
    this.faults = faults;
  }

  /// The recogniser by the files of the folder.
  ///
  /// @param ownAddresses those that the desk itself writes from
  /// @throws WordingException with every fault of every file
  public static Recogniser read(Path folder, Set<String> ownAddresses) {
    var faults = new ArrayList<Fault>();
    var wordings = new ArrayList<Wording>();
    for (Language language : Language.values()) {
      Path file = folder.resolve(language.tag() + ".yaml");
      var reader = new Wordings(language, new Faults(file.toString(), faults));
      reader.read(file).ifPresent(wordings::add);
    }
    if (!faults.isEmpty()) {
      throw new WordingException(faults);
    }
    return new Recogniser(wordings, new Automatic(ownAddresses));
  }

  private Optional<Wording> read(Path file) {
    try {
      return TreeReader.read(Files.readString(file, StandardCharsets.UTF_8), faults)
          .flatMap(tree -> mapping(tree, "the file"))
          .map(this::wording);
    } catch (IOException e) {
      faults.add(Tree.Place.START, FaultRule.FILE_MISSING, "this file cannot be read as UTF-8");
      return Optional.empty();
    }
  }

  private Wording wording(Tree.Mapping file) {
    requireKeys(file, TOP);
    var rules = new ArrayList<WordRule>();
    file.get("rules")
        .flatMap(tree -> mapping(tree, "rules"))
        .ifPresentOrElse(
            all -> all.pairs().forEach(each -> rule(each).ifPresent(rules::add)),
            () -> faults.add(file.place(), FaultRule.MISSING_KEY, "the file has no rules"));
    return new Wording(language, rules, phrases(file, "others"), phrases(file, "common"));
  }

  private Optional<WordRule> rule(Tree.Pair pair) {
    String name = pair.key().text();
    if (!name.matches(NAME)) {
      faults.add(
          pair.key().place(), FaultRule.BAD_FORM, "a rule's name is lower-case words with hyphens");
    }
    return mapping(pair.value(), "a rule")
        .flatMap(rule -> {
          requireKeys(rule, RULE);
          List<List<Phrase>> groups = groups(rule);
          Optional<Wish> wish = wishes(rule, "asks").stream().findFirst();
          if (wish.isEmpty() || groups.isEmpty()) {
            faults.add(
                rule.place(), FaultRule.MISSING_KEY, "a rule says what it asks, and all its words");
            return Optional.empty();
          }
          return Optional.of(
              new WordRule(
                  language.tag() + "." + name,
                  wish.get(),
                  groups,
                  phrases(rule, "unless"),
                  Set.copyOf(wishes(rule, "over"))));
        });
  }

  private List<List<Phrase>> groups(Tree.Mapping rule) {
    return switch (rule.get("all").orElse(rule)) {
      case Tree.Sequence(_, var items) -> items.stream().map(this::phrases).toList();
      case Tree.Leaf leaf -> List.of(phrases(leaf));
      case Tree.Mapping _ -> List.of();
    };
  }

  private List<Wish> wishes(Tree.Mapping rule, String key) {
    Tree.Place place = new Entry(rule).placeOf(key);
    return rule.get(key).map(this::texts).orElse(List.of()).stream()
        .flatMap(word -> wish(word, place).stream())
        .toList();
  }

  private Optional<Wish> wish(String word, Tree.Place place) {
    Optional<Wish> found =
        Arrays.stream(Wish.values()).filter(each -> each.word().equals(word)).findFirst();
    if (found.isEmpty()) {
      List<String> known = Arrays.stream(Wish.values()).map(Wish::word).toList();
      faults.add(place, FaultRule.UNKNOWN_VALUE, "no such wish", Faults.nearest(word, known));
    }
    return found;
  }

  private List<Phrase> phrases(Tree.Mapping in, String key) {
    return in.get(key).map(this::phrases).orElse(List.of());
  }

  private List<Phrase> phrases(Tree tree) {
    return texts(tree).stream().flatMap(each -> phrase(each, tree.place()).stream()).toList();
  }

  private Optional<Phrase> phrase(String text, Tree.Place place) {
    try {
      return Optional.of(Phrase.parse(text));
    } catch (IllegalArgumentException e) {
      faults.add(place, FaultRule.BAD_FORM, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private List<String> texts(Tree tree) {
    if (tree instanceof Tree.Mapping) {
      faults.add(tree.place(), FaultRule.WRONG_TYPE, "here stands a list of words");
      return List.of();
    }
    return Entry.textsOf(tree);
  }

  private Optional<Tree.Mapping> mapping(Tree tree, String what) {
    if (tree instanceof Tree.Mapping mapping) {
      return Optional.of(mapping);
    }
    faults.add(tree.place(), FaultRule.WRONG_TYPE, what + " is keys and their values");
    return Optional.empty();
  }

  private void requireKeys(Tree.Mapping in, Set<String> known) {
    var seen = new ArrayList<String>();
    for (Tree.Pair pair : in.pairs()) {
      String key = pair.key().text().toLowerCase(Locale.ROOT);
      if (!known.contains(key)) {
        faults.add(
            pair.key().place(), FaultRule.UNKNOWN_KEY, "no such key", Faults.nearest(key, known));
      } else if (seen.contains(key)) {
        faults.add(pair.key().place(), FaultRule.DUPLICATE_KEY, "this key stands here already");
      }
      seen.add(key);
    }
  }

  /// What is wrong with the files of words, all of it.
  public static final class WordingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private WordingException(List<Fault> faults) {
      super(faults.stream().sorted().map(Fault::toString).collect(Collectors.joining("\n")));
    }
  }
}
