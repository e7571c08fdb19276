package org.trygg.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trygg.drafting.Draft;
import org.trygg.drafting.NoticeText;
import org.trygg.policy.Policy;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.PromiseId;
import org.trygg.vocabulary.Words;

/// One version of the notice, with the rules that keep it. Term: GDPR Art. 13, 14, `dpv:Notice`.
///
/// @param sound the notice and its rules, which were checked against each other
/// @param files its files as published, by name
public record PublishedNotice(Draft.Sound sound, SortedMap<String, String> files) {
  public PublishedNotice {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  public PolicyId id() {
    return policy().id();
  }

  public Policy policy() {
    return sound.policy();
  }

  /// The text in a language; every sound draft has both.
  public NoticeText text(Language language) {
    NoticeText text = sound.notice().get(language);
    if (text == null) {
      throw new IllegalStateException("A notice is written in Swedish and in English");
    }
    return text;
  }

  /// The SHA-256 of all its files, in hexadecimal.
  ///
  /// It is the hash of what `sha256sum` prints for the files in the order of their names, so that
  /// anybody can count it again: `sha256sum notice.en.md notice.sv.md policy.yaml | sha256sum`.
  public String hash() {
    var listing = new StringBuilder();
    files.forEach(
        (name, text) -> listing.append(sha256(text)).append("  ").append(name).append('\n'));
    return sha256(listing.toString());
  }

  /// For each promise, the words that make it; a promise in several sentences has all of them.
  public SortedMap<PromiseId, Words> promises() {
    Map<PromiseId, String> swedish = PromiseWords.of(text(Language.SV));
    Map<PromiseId, String> english = PromiseWords.of(text(Language.EN));
    var both = new TreeMap<PromiseId, Words>();
    swedish.forEach(
        (promise, words) -> both.put(promise, new Words(words, english.getOrDefault(promise, ""))));
    return Collections.unmodifiableSortedMap(both);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
