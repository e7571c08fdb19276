package org.trygg.server.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;

/// What is found in the parts of one mail: its text, the attachments that may be kept, and how many
/// are left out.
final class Parts {
  private static final int DEEPEST = 12;
  private static final int MOST = 200;
  private static final int MOST_TEXT = 262_144;

  private final int largestAttachment;
  private final List<String> texts = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private int leftOut;
  private int seen;

  Parts(int largestAttachment) {
    this.largestAttachment = largestAttachment;
  }

  String text() {
    return String.join("\n\n", texts).replace("\0", "").replace("\r\n", "\n");
  }

  List<Attachment> attachments() {
    return List.copyOf(attachments);
  }

  int leftOut() {
    return leftOut;
  }

  void add(Part part) throws MessagingException {
    add(part, 0);
  }

  private void add(Part part, int depth) throws MessagingException {
    if (depth > DEEPEST || seen++ > MOST) {
      leftOut++;
      return;
    }
    String type = type(part);
    if (isAttached(part) && !type.equals("message/rfc822")) {
      attach(part);
    } else if (type.startsWith("multipart/")) {
      addAll(part, type, depth);
    } else if (type.equals("message/rfc822")) {
      addForwarded(part, depth);
    } else if (type.equals("text/html")) {
      texts.add(plain(textOf(part)));
    } else if (type.startsWith("text/") || type.isEmpty()) {
      texts.add(textOf(part));
    } else if (!type.equals("message/delivery-status")) {
      attach(part);
    }
  }

  private void addAll(Part part, String type, int depth) throws MessagingException {
    Optional<Multipart> content = content(part, Multipart.class);
    if (content.isEmpty()) {
      texts.add(textOf(part));
      return;
    }
    List<Part> parts = parts(content.get());
    if (type.equals("multipart/alternative")) {
      add(plainest(parts), depth + 1);
    } else {
      for (Part each : parts) {
        add(each, depth + 1);
      }
    }
  }

  private void addForwarded(Part part, int depth) throws MessagingException {
    Optional<MimeMessage> message = content(part, MimeMessage.class);
    if (message.isEmpty()) {
      leftOut++;
      return;
    }
    add(message.get(), depth + 1);
  }

  /// The plain text if there are words in it, else the alternative that the sender preferred.
  private static Part plainest(List<Part> parts) throws MessagingException {
    for (Part each : parts) {
      if (type(each).equals("text/plain") && !textOf(each).isBlank()) {
        return each;
      }
    }
    return parts.getLast();
  }

  private void attach(Part part) throws MessagingException {
    // Base64 is a third larger than what it holds, and has line ends.
    if (part.getSize() > largestAttachment * 1.5 + 1_024) {
      leftOut++;
      return;
    }
    byte[] bytes = bytes(part, largestAttachment + 1);
    Optional<Attachment> kept = Attachment.of(bytes);
    if (kept.isEmpty() || bytes.length > largestAttachment) {
      leftOut++;
    } else {
      attachments.add(kept.get());
    }
  }

  private static List<Part> parts(Multipart multipart) throws MessagingException {
    var parts = new ArrayList<Part>();
    for (int i = 0; i < Math.min(multipart.getCount(), MOST); i++) {
      parts.add(multipart.getBodyPart(i));
    }
    return parts.isEmpty() ? List.of(new MimeBodyPart()) : parts;
  }

  private static <T> Optional<T> content(Part part, Class<T> type) throws MessagingException {
    try {
      Object content = part.getContent();
      return type.isInstance(content) ? Optional.of(type.cast(content)) : Optional.empty();
    } catch (IOException | ClassCastException _) {
      return Optional.empty();
    }
  }

  private static boolean isAttached(Part part) throws MessagingException {
    try {
      return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
          || (part.getFileName() != null && !type(part).startsWith("multipart/"));
    } catch (ParseException _) {
      return false;
    }
  }

  private static String type(Part part) throws MessagingException {
    return Optional.ofNullable(part.getContentType())
        .map(each -> each.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  private static String plain(String html) {
    return Jsoup.parse(html).wholeText();
  }

  private static String textOf(Part part) throws MessagingException {
    return Decoding.text(bytes(part, MOST_TEXT), charset(part));
  }

  private static Optional<String> charset(Part part) throws MessagingException {
    try {
      return Optional.ofNullable(new ContentType(part.getContentType()).getParameter("charset"));
    } catch (ParseException _) {
      return Optional.empty();
    }
  }

  /// The part's bytes, decoded as far as its encoding holds; as they are where it does not.
  private static byte[] bytes(Part part, int most) throws MessagingException {
    try (InputStream in = part.getInputStream()) {
      return in.readNBytes(most);
    } catch (IOException _) {
      return rawBytes(part, most);
    }
  }

  private static byte[] rawBytes(Part part, int most) throws MessagingException {
    try (InputStream in =
        switch (part) {
          case MimeMessage message -> message.getRawInputStream();
          case MimeBodyPart body -> body.getRawInputStream();
          case Part _ -> InputStream.nullInputStream();
        }) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw new MessagingException("A part cannot be read", e);
    }
  }
}
