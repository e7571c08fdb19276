package org.trygg.vocabulary;

/// By what a message reaches a subject. Electronic mail in the law's sense is both [#EMAIL] and
/// [#SMS]. Term: marknadsföringslagen (2008:486) 3, 19 and 21 §§.
public enum Channel {
  /// An audience that is handed to a platform, where its advertisements then reach them.
  SOCIAL,
  /// A call by a human being.
  PHONE,
  SMS,
  EMAIL,
  /// Addressed post.
  LETTER
}
