package org.trygg.mail;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trygg.mail.Recognition.Candidate;
import org.trygg.requests.Demand;
import org.trygg.vocabulary.Language;

/// Takes a mail for what it asks, by the rules of every language at once: whoever writes may mix
/// them.
public final class Recogniser {
  private final List<Wording> wordings;
  private final Automatic automatic;

  Recogniser(List<Wording> wordings, Automatic automatic) {
    this.wordings = List.copyOf(wordings);
    this.automatic = automatic;
  }

  /// What the mail is taken for. One wish and no doubt makes a request; everything else that any
  /// rule finds its words in is for a person.
  public Recognition recognise(Mail mail) {
    return automatic
        .why(mail)
        .<Recognition>map(Recognition.Ignored::new)
        .orElseGet(() -> recognise(OwnWords.sentences(mail)));
  }

  /// The language that more of the mail's everyday words are of; Swedish where neither is.
  public Language languageOf(Mail mail) {
    List<String> sentences = OwnWords.sentences(mail);
    return wordings.stream()
        .max(
            Comparator.comparingLong((Wording each) -> each.familiarity(sentences))
                .thenComparing(each -> each.language() == Language.SV))
        .map(Wording::language)
        .orElse(Language.SV);
  }

  private Recognition recognise(List<String> sentences) {
    List<WordRule> found =
        strongest(wordings.stream().flatMap(each -> each.finding(sentences).stream()).toList());
    if (found.isEmpty()) {
      return new Recognition.NotARequest();
    }
    boolean forAnother = wordings.stream().anyMatch(each -> each.isForAnother(sentences));
    Set<Wish> wishes = found.stream().map(WordRule::wish).collect(Collectors.toSet());
    Optional<Demand> demand = found.getFirst().wish().demand();
    return wishes.size() == 1 && demand.isPresent() && !forAnother
        ? new Recognition.Recognised(demand.get(), found.getFirst().id())
        : new Recognition.Unclear(
            found.stream().map(each -> new Candidate(each.id(), each.wish())).toList());
  }

  /// Without the rules that another one found outweighs.
  private static List<WordRule> strongest(List<WordRule> found) {
    Set<Wish> outweighed =
        found.stream().flatMap(each -> each.over().stream()).collect(Collectors.toSet());
    boolean isSaid = found.stream().anyMatch(each -> each.wish() != Wish.UNSPECIFIED);
    return found.stream()
        .filter(each -> !outweighed.contains(each.wish()))
        .filter(each -> !isSaid || each.wish() != Wish.UNSPECIFIED)
        .toList();
  }
}
