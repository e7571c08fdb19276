package org.trygg.formats;

import java.util.List;
import org.trygg.formats.LogReader.Grammar;
import org.trygg.formats.LogReader.Line;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Json;
import org.trygg.lines.Lines;
import org.trygg.lines.Stamps;

/// Reads SenML in JSON: packs one after the other, each on one line or on several.
///
/// A pack begins on a line of its own with `[`. One that begins before the last has ended spoils
/// the last.
final class Senml implements Grammar {
  private final Stamps stamps;
  private final Block block = new Block();
  private int depth;

  Senml(Stamps stamps) {
    this.stamps = stamps;
  }

  @Override
  public void line(Line line, Sink sink) {
    if (block.isOpen() && line.text().startsWith("[")) {
      unclosed(sink);
    }
    if (!block.isOpen() && line.text().isBlank()) {
      sink.ignore(line.lines(), Drop.BLANK);
    } else if (!block.isOpen() && !line.text().stripLeading().startsWith("[")) {
      sink.malformed(line.lines(), FaultKind.OUTSIDE_A_RECORD);
    } else {
      gather(line, sink);
    }
  }

  @Override
  public void damaged(long number, FaultKind fault, Sink sink) {
    block.addDamaged(number, fault);
    close(sink);
  }

  @Override
  public void end(Sink sink) {
    unclosed(sink);
  }

  private void gather(Line line, Sink sink) {
    block.add(line);
    depth += nesting(line.text());
    if (depth <= 0) {
      close(sink);
    }
  }

  private void unclosed(Sink sink) {
    block.spoil(FaultKind.NOT_CLOSED);
    close(sink);
  }

  private void close(Sink sink) {
    block.close(this::pack, sink);
    depth = 0;
  }

  private Outcome pack(Lines lines, List<String> texts) throws FormatFault {
    Fingerprint print = new Fingerprint(LogFormat.SENML);
    texts.forEach(print::add);
    SenmlPack pack = new SenmlPack(stamps.now(), lines, print.id());
    return Json.read(String.join("\n", texts), pack::read);
  }

  /// How much deeper brackets are nested at the end of a line than at its beginning.
  private static int nesting(String text) {
    int deeper = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        deeper += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      }
    }
    return deeper;
  }
}
