package org.trygg.formats;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Quoted;

/// One statement of ISC dhcpd's language: words, then `;` or a body in braces. A quoted word keeps
/// its opening quote, so that it can be told from a bare one.
record DhcpStatement(List<String> words, List<DhcpStatement> body) {
  private static final int DEEPEST = 8;

  /// Returns the words, braces and semicolons of a line, without its comment.
  static List<String> tokens(String line) throws FormatFault {
    List<String> tokens = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '#') {
        break;
      }
      int end = Character.isWhitespace(c) ? at + 1 : end(line, at);
      if (!Character.isWhitespace(c)) {
        tokens.add(line.substring(at, c == '"' ? end - 1 : end));
      }
      at = end;
    }
    return tokens;
  }

  /// Parses the one statement that these tokens are.
  static DhcpStatement parse(List<String> tokens) throws FormatFault {
    Deque<String> rest = new ArrayDeque<>(tokens);
    DhcpStatement statement = next(rest, 0);
    if (!rest.isEmpty()) {
      throw new FormatFault(FaultKind.NOT_OF_THE_FORMAT);
    }
    return statement;
  }

  /// Returns the first statement in the body that begins with this word.
  Optional<DhcpStatement> inner(String word) {
    return body.stream().filter(statement -> statement.word(0).equals(word)).findFirst();
  }

  /// Returns a word, empty where there is none.
  String word(int index) {
    return index < words.size() ? words.get(index) : "";
  }

  /// Returns the text of a word, quoted or bare.
  String text(int index) throws FormatFault {
    String word = word(index);
    return word.startsWith("\"") ? Quoted.text(word.substring(1)) : word;
  }

  private static DhcpStatement next(Deque<String> rest, int depth) throws FormatFault {
    if (depth > DEEPEST) {
      throw new FormatFault(FaultKind.NOT_OF_THE_FORMAT);
    }
    List<String> words = new ArrayList<>();
    List<DhcpStatement> body = new ArrayList<>();
    while (!rest.isEmpty()) {
      String token = rest.pop();
      switch (token) {
        case ";" -> {
          return new DhcpStatement(words, body);
        }
        case "{" -> {
          while (!rest.isEmpty() && !rest.peek().equals("}")) {
            body.add(next(rest, depth + 1));
          }
          rest.poll();
          return new DhcpStatement(words, body);
        }
        case "}" -> throw new FormatFault(FaultKind.NOT_OF_THE_FORMAT);
        default -> words.add(token);
      }
    }
    throw new FormatFault(FaultKind.NOT_CLOSED);
  }

  private static int end(String line, int at) throws FormatFault {
    char first = line.charAt(at);
    if (first == '"') {
      return quoteEnd(line, at);
    }
    if (isMark(first)) {
      return at + 1;
    }
    int end = at;
    while (end < line.length() && !isMark(line.charAt(end)) && !endsWord(line.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int quoteEnd(String line, int at) throws FormatFault {
    for (int i = at + 1; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == '"') {
        return i + 1;
      }
    }
    throw new FormatFault(FaultKind.BAD_TEXT);
  }

  private static boolean isMark(char c) {
    return c == ';' || c == '{' || c == '}';
  }

  private static boolean endsWord(char c) {
    return Character.isWhitespace(c) || c == '"' || c == '#';
  }

  @Override
  public String toString() {
    return "DhcpStatement[REDACTED]";
  }
}
