package org.trygg.rights;

import java.io.OutputStream;
import java.util.List;

/// HTML as it is written: every text goes in escaped, and no tag is left open.
final class Markup {
  private final OutputStream out;

  Markup(OutputStream out) {
    this.out = out;
  }

  /// Writes what is known to be HTML: fixed text of this room.
  void raw(String html) {
    ZipFolder.write(out, html);
  }

  void element(String tag, String text) {
    raw("<" + tag + ">" + escape(text) + "</" + tag + ">\n");
  }

  /// An element with others in it.
  void within(String tag, Runnable content) {
    raw("<" + tag + ">\n");
    content.run();
    raw("</" + tag + ">\n");
  }

  void row(String cellTag, List<String> cells) {
    within("tr", () -> cells.forEach(each -> element(cellTag, each)));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
