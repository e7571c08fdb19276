package org.trygg.sending;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trygg.passage.Requester;
import org.trygg.policy.Channels;
import org.trygg.policy.Decision;
import org.trygg.policy.Form;
import org.trygg.policy.Item;
import org.trygg.policy.PolicyVersions;
import org.trygg.policy.Refusal;
import org.trygg.policy.Request;
import org.trygg.policy.Rule;
import org.trygg.policy.Silence;
import org.trygg.subject.Consent;
import org.trygg.subject.Objection;
import org.trygg.subject.Restriction;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Reason;

/// Weighs messages at one moment: first whether the address, and what the message is made of, may
/// be used for its purpose, as the policy says of any use; then what the channel asks besides.
final class Scale {
  private static final Map<Enum<?>, Verdict> REFUSED =
      Stream.<Enum<?>>concat(Arrays.stream(Refusal.values()), Arrays.stream(Silence.values()))
          .collect(toUnmodifiableMap(each -> each, each -> new Verdict.Refused(Reason.of(each))));

  private final PolicyVersions.Version version;
  private final Requester by;
  private final Instant now;
  private final LocalDate today;
  private final Map<Rule.OfChannel, Map<Purpose, Verdict>> allowed = new HashMap<>();

  Scale(PolicyVersions.Version version, Requester by, Instant now) {
    this.version = version;
    this.by = by;
    this.now = now;
    this.today = version.dayOf(now);
  }

  Verdict weigh(Intended intended, Standing standing) {
    Optional<Rule.OfChannel> rule = version.channels().rule(intended.channel());
    return rule.isPresent()
        ? weigh(rule.get(), intended, standing)
        : verdict(Silence.CHANNEL_NOT_NAMED);
  }

  private Verdict weigh(Rule.OfChannel rule, Intended intended, Standing standing) {
    Purpose purpose = intended.purpose().orElse(rule.purpose());
    var message = new Channels.Message(intended.channel(), purpose, intended.register());
    Optional<Verdict> ofAddress =
        refusal(Item.of(rule.category(), toldOn(message, standing)), purpose, standing);
    if (ofAddress.isPresent()) {
      return ofAddress.get();
    }
    for (Category category : intended.madeOf()) {
      Optional<Verdict> ofContent = refusal(Item.of(category, today), purpose, standing);
      if (ofContent.isPresent()) {
        return ofContent.get();
      }
    }
    Optional<Silence> silence = version.channels().silence(message, standing, today, now);
    return silence.isPresent() ? verdict(silence.get()) : allowed(rule, purpose);
  }

  /// The day on which the address was told at the latest: with the consent to the channel, or else
  /// before there was any contract, so that the address ends with the last one.
  private LocalDate toldOn(Channels.Message message, Standing standing) {
    return Channels.consent(message, standing, now)
        .map(consent -> version.dayOf(consent.given()))
        .orElse(LocalDate.EPOCH);
  }

  private Optional<Verdict> refusal(Item item, Purpose purpose, Standing standing) {
    var request = new Request(Request.Act.READ, item, purpose, Form.IDENTIFIED, by.occasion());
    return switch (version.decisions().decide(request, standing, moment(standing))) {
      case Decision.Permitted _ -> Optional.empty();
      case Decision.Refused(_, var reason) -> Optional.of(verdict(reason));
      case Decision.Gap(var missing) -> Optional.of(new Verdict.Refused(missing.reason()));
    };
  }

  /// Now, or the time of the last no where the clock that wrote it is ahead of this one: a no that
  /// can be read has been said.
  private Instant moment(Standing standing) {
    Instant last = now;
    for (Consent each : standing.will().consents()) {
      last = later(last, each.withdrawn().orElse(last));
    }
    for (Objection each : standing.will().objections()) {
      last = later(last, each.received());
    }
    for (Restriction each : standing.keepers().restrictions()) {
      last = later(last, each.from());
    }
    return last;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private Verdict allowed(Rule.OfChannel rule, Purpose purpose) {
    return allowed
        .computeIfAbsent(rule, _ -> new HashMap<>())
        .computeIfAbsent(purpose, each -> new Verdict.Allowed(rule.id(), each));
  }

  private static Verdict verdict(Enum<?> reason) {
    return requireNonNull(REFUSED.get(reason));
  }
}
