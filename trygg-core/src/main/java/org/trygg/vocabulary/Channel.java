package org.trygg.vocabulary;

/// A way of reaching a subject with marketing, each with rules of its own: MFL 19–21 §§.
public enum Channel {
  SOCIAL_MEDIA,
  PHONE,
  SMS,
  EMAIL,
  LETTER
}
