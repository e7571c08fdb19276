package org.trygg.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trygg.subject.Consent;
import org.trygg.subject.Contract;
import org.trygg.subject.Objection;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.Channel;
import org.trygg.vocabulary.Purpose;

/// What the policy asks of each channel, beyond what it asks of the data that a message is made of:
/// a pure function of channel, purpose, standing and time. Law: marknadsföringslagen 19 to 21 §§;
/// GDPR Art. 21(2) and (3).
///
/// A no counts from the moment at which it can be read, whatever time it bears: a clock that is
/// behind another's lets nothing out.
public final class Channels {
  private final Map<Channel, Rule.OfChannel> rules = new EnumMap<>(Channel.class);

  /// What the sender found in the register that the channel's rule names.
  public enum Register {
    NOT_CHECKED,
    CLEAR,
    LISTED
  }

  /// A message that is about to be sent.
  public record Message(Channel channel, Purpose purpose, Register register) {}

  private Channels() {}

  /// @throws IllegalArgumentException if two rules are about the same channel
  static Channels of(Policy policy) {
    var channels = new Channels();
    for (Rule.OfChannel rule : policy.rulesOf(Rule.OfChannel.class)) {
      if (channels.rules.put(rule.channel(), rule) != null) {
        throw new IllegalArgumentException("Two rules are about the same channel");
      }
    }
    return channels;
  }

  /// The rule of the channel; empty where the policy does not use it.
  public Optional<Rule.OfChannel> rule(Channel channel) {
    return Optional.ofNullable(rules.get(channel));
  }

  /// The consent to the channel that stands; the last given of them.
  public static Optional<Consent> consent(Message message, Standing standing, Instant now) {
    Optional<Consent> last = Optional.empty();
    List<Consent> consents = standing.will().consents();
    for (int i = 0; i < consents.size(); i++) {
      Consent each = consents.get(i);
      if (isOf(each, message)
          && each.withdrawn().isEmpty()
          && !now.isBefore(each.given())
          && (last.isEmpty() || last.get().given().isBefore(each.given()))) {
        last = Optional.of(each);
      }
    }
    return last;
  }

  /// Why the message may not be sent; empty if nothing of the channel speaks against it.
  ///
  /// @param today the day of the moment, where the controller is
  public Optional<Silence> silence(
      Message message, Standing standing, LocalDate today, Instant now) {
    Rule.OfChannel rule = rules.get(message.channel);
    if (rule == null) {
      return Optional.of(Silence.CHANNEL_NOT_NAMED);
    }
    if (!message.purpose.isWithin(rule.purpose())) {
      return Optional.of(Silence.PURPOSE_OUTSIDE_CHANNEL);
    }
    if (standing.will().protectedIdentity()) {
      return Optional.of(Silence.PROTECTED_IDENTITY);
    }
    Optional<Consent> consent = consent(message, standing, now);
    if (isObjectedTo(message, standing, consent)) {
      return Optional.of(Silence.CHANNEL_OBJECTED);
    }
    Optional<Silence> lacking =
        consent.isPresent() ? Optional.empty() : lacking(rule, message, standing, today);
    return lacking.isPresent() ? lacking : ofRegister(rule, message.register);
  }

  /// An objection to the channel stands until the subject itself consents to it again.
  private static boolean isObjectedTo(
      Message message, Standing standing, Optional<Consent> consent) {
    List<Objection> objections = standing.will().objections();
    for (int i = 0; i < objections.size(); i++) {
      Objection each = objections.get(i);
      if (each.channel().isPresent()
          && each.channel().get() == message.channel
          && message.purpose.isWithin(each.purpose())
          && (consent.isEmpty() || !consent.get().given().isAfter(each.received()))) {
        return true;
      }
    }
    return false;
  }

  /// Which yes is lacking. What was withdrawn is not replaced by a contract.
  private static Optional<Silence> lacking(
      Rule.OfChannel rule, Message message, Standing standing, LocalDate today) {
    if (rule.needs() == Rule.OfChannel.Needs.NO_OBJECTION) {
      return Optional.empty();
    }
    if (hasWithdrawn(message, standing)) {
      return Optional.of(Silence.CONSENT_WITHDRAWN);
    }
    boolean contractWillDo = rule.needs() == Rule.OfChannel.Needs.CONSENT_OR_CONTRACT;
    if (!contractWillDo || standing.commerce().contracts().isEmpty()) {
      return Optional.of(Silence.NO_CONSENT);
    }
    return isUnderContract(standing, today)
        ? Optional.empty()
        : Optional.of(Silence.RELATION_ENDED);
  }

  private static boolean hasWithdrawn(Message message, Standing standing) {
    List<Consent> consents = standing.will().consents();
    for (int i = 0; i < consents.size(); i++) {
      if (isOf(consents.get(i), message) && consents.get(i).withdrawn().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnderContract(Standing standing, LocalDate today) {
    List<Contract> contracts = standing.commerce().contracts();
    for (int i = 0; i < contracts.size(); i++) {
      if (contracts.get(i).isActiveOn(today)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(Consent consent, Message message) {
    return consent.extent().isOf(message.channel) && message.purpose.isWithin(consent.purpose());
  }

  private static Optional<Silence> ofRegister(Rule.OfChannel rule, Register found) {
    if (rule.register().isEmpty()) {
      return Optional.empty();
    }
    return switch (found) {
      case CLEAR -> Optional.empty();
      case NOT_CHECKED -> Optional.of(Silence.REGISTER_NOT_CHECKED);
      case LISTED -> Optional.of(Silence.REGISTERED_AGAINST);
    };
  }
}
