package org.trygg.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trygg.formats.LogReader.Grammar;
import org.trygg.formats.LogReader.Line;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Lines;

/// Reads the lease file of ISC dhcpd: dhcpd.leases(5).
///
/// The file is a journal: a later record of an address takes the place of an earlier one, and every
/// record is an observation. A record that begins before the last one has ended spoils the last.
final class DhcpLeases implements Grammar {
  private static final Set<String> RECORDS = Set.of("lease", "ia-na", "ia-ta", "ia-pd");
  private static final Set<String> SERVER =
      Set.of("server-duid", "authoring-byte-order", "failover");
  private static final Set<String> OTHERS =
      Set.of("host", "class", "subclass", "group", "zone", "key");

  private final Block block = new Block();
  private int depth;

  @Override
  public void line(Line line, Sink sink) {
    List<String> tokens;
    try {
      tokens = DhcpStatement.tokens(line.text());
    } catch (FormatFault e) {
      damaged(line.number(), e.kind(), sink);
      return;
    }
    if (tokens.isEmpty() && !block.isOpen()) {
      sink.ignore(line.lines(), line.text().isBlank() ? Drop.BLANK : Drop.COMMENT);
      return;
    }
    if (block.isOpen() && beginsRecord(tokens)) {
      unclosed(sink);
    }
    block.add(line);
    for (String token : tokens) {
      depth += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
    }
    if (depth < 0) {
      block.spoil(FaultKind.OUTSIDE_A_RECORD);
    }
    if (depth < 0 || (depth == 0 && endsStatement(tokens))) {
      close(sink);
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
    unclosed(sink);
  }

  private void unclosed(Sink sink) {
    block.spoil(FaultKind.NOT_CLOSED);
    close(sink);
  }

  private void close(Sink sink) {
    block.close(DhcpLeases::record, sink);
    depth = 0;
  }

  private static boolean beginsRecord(List<String> tokens) {
    return tokens.size() > 2 && RECORDS.contains(tokens.getFirst()) && tokens.contains("{");
  }

  private static boolean endsStatement(List<String> tokens) {
    return !tokens.isEmpty() && (tokens.getLast().equals(";") || tokens.getLast().equals("}"));
  }

  private static Outcome record(Lines lines, List<String> texts) throws FormatFault {
    List<String> tokens = new ArrayList<>();
    for (String text : texts) {
      tokens.addAll(DhcpStatement.tokens(text));
    }
    DhcpStatement statement = DhcpStatement.parse(tokens);
    String word = statement.word(0);
    if (RECORDS.contains(word)) {
      return new DhcpRecord(statement, texts).outcome(lines);
    }
    if (SERVER.contains(word)) {
      return new Outcome.Ignored(lines, Drop.HOUSEKEEPING);
    }
    throw new FormatFault(
        OTHERS.contains(word) ? FaultKind.UNKNOWN_EVENT : FaultKind.NOT_OF_THE_FORMAT);
  }
}
