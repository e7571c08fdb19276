package org.trygg.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trygg.formats.LogReader.Grammar;
import org.trygg.formats.LogReader.Line;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Lines;
import org.trygg.lines.Quoted;
import org.trygg.lines.Stamps;

/// Reads FreeRADIUS's detail file: a date, indented lines `Attribute = value`, an empty line.
///
/// The empty line belongs to the record before it. A record that lacks it is read, but is not
/// whole.
final class RadiusDetail implements Grammar {
  private static final int LONGEST_VALUE = 1024;

  private final Stamps stamps;
  private final Block block = new Block();

  RadiusDetail(Stamps stamps) {
    this.stamps = stamps;
  }

  @Override
  public void line(Line line, Sink sink) {
    if (line.text().isBlank()) {
      if (block.isOpen()) {
        block.add(line);
        block.close(this::record, sink);
      } else {
        sink.ignore(line.lines(), Drop.BLANK);
      }
    } else if (!Character.isWhitespace(line.text().charAt(0))) {
      block.close(this::record, sink);
      block.add(line);
    } else if (block.isOpen()) {
      block.add(line);
    } else {
      sink.malformed(line.lines(), FaultKind.OUTSIDE_A_RECORD);
    }
  }

  @Override
  public void damaged(long number, FaultKind fault, Sink sink) {
    if (block.isOpen()) {
      block.addDamaged(number, fault);
    } else {
      sink.malformed(Lines.of(number), fault);
    }
  }

  @Override
  public void end(Sink sink) {
    block.close(this::record, sink);
  }

  private Outcome record(Lines lines, List<String> texts) throws FormatFault {
    boolean whole = texts.getLast().isBlank();
    List<String> told = whole ? texts.subList(0, texts.size() - 1) : texts;
    Fingerprint print = new Fingerprint(LogFormat.RADIUS_DETAIL);
    told.forEach(print::add);
    Map<String, String> attributes = attributes(told.subList(1, told.size()));
    RadiusRecord record = new RadiusRecord(stamps, told.getFirst(), attributes);
    return record.outcome(new Observation.Origin(lines, print.id(), whole));
  }

  /// Returns the attributes; of several of one name, the first.
  private static Map<String, String> attributes(List<String> texts) throws FormatFault {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String text : texts) {
      int split = text.indexOf(" = ");
      if (split < 0) {
        throw new FormatFault(FaultKind.NOT_OF_THE_FORMAT);
      }
      attributes.putIfAbsent(text.substring(0, split).strip(), value(text.substring(split + 3)));
    }
    return attributes;
  }

  private static String value(String text) throws FormatFault {
    if (text.length() > LONGEST_VALUE) {
      throw new FormatFault(FaultKind.VALUE_TOO_LONG);
    }
    if (!text.startsWith("\"")) {
      return text.strip();
    }
    if (text.length() < 2 || !text.endsWith("\"")) {
      throw new FormatFault(FaultKind.BAD_TEXT);
    }
    return Quoted.text(text.substring(1, text.length() - 1));
  }
}
