package org.trygg.server;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Writes a fault into a log line: classes and places, on the same line. Messages are written for
/// Trygg's own exceptions only, which never hold personal data; those of others may repeat input.
public final class FaultConverter extends ThrowableHandlingConverter {
  private static final int MOST_CAUSES = 5;
  private static final int MOST_PLACES = 12;
  private static final String OWN = "org.trygg.";

  @Override
  public String convert(ILoggingEvent event) {
    var line = new StringBuilder();
    IThrowableProxy fault = event.getThrowableProxy();
    for (int i = 0; fault != null && i < MOST_CAUSES; i++) {
      line.append(i == 0 ? " | " : " | caused by ").append(fault.getClassName());
      if (fault.getClassName().startsWith(OWN) && fault.getMessage() != null) {
        line.append(": ").append(fault.getMessage().replaceAll("[\\r\\n]+", "; "));
      }
      line.append(" at ").append(places(fault.getStackTraceElementProxyArray()));
      fault = fault.getCause();
    }
    return line.toString();
  }

  private static String places(StackTraceElementProxy[] frames) {
    return Arrays.stream(frames)
        .limit(MOST_PLACES)
        .map(StackTraceElementProxy::getStackTraceElement)
        .map(place -> place.getClassName() + "." + place.getMethodName() + ":" + line(place))
        .collect(Collectors.joining(" < "));
  }

  private static String line(StackTraceElement place) {
    return place.getLineNumber() < 0 ? "?" : String.valueOf(place.getLineNumber());
  }
}
