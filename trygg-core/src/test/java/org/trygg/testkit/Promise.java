package org.trygg.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that a test shows promises of the notice kept; docs/promises.md is written from these.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Promise {
  /// The promises' ids, such as `P72`.
  String[] value();
}
