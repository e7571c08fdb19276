package org.trygg.server.mail;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/// The inbox on an IMAP server, RFC 9051; mails are read without being marked as seen.
final class ImapPostbox implements Postbox {
  private final IMAPStore store;
  private final IMAPFolder inbox;
  private final MailReader reader;
  private final InstantSource clock;

  private ImapPostbox(IMAPStore store, IMAPFolder inbox, MailReader reader, InstantSource clock) {
    this.store = store;
    this.inbox = inbox;
    this.reader = reader;
    this.clock = clock;
  }

  static Postbox open(Connections connections, MailReader reader, InstantSource clock) {
    try {
      var store = (IMAPStore) connections.store();
      try {
        return new ImapPostbox(store, inbox(store), reader, clock);
      } catch (MessagingException e) {
        store.close();
        throw e;
      }
    } catch (MessagingException e) {
      throw new MailAwayException("The inbox cannot be opened", e);
    }
  }

  static IMAPFolder inbox(Store store) throws MessagingException {
    var inbox = (IMAPFolder) store.getFolder("INBOX");
    inbox.open(Folder.READ_WRITE);
    return inbox;
  }

  @Override
  public List<Long> waiting(int most) {
    try {
      Message[] all = inbox.getMessages(1, Math.min(most, inbox.getMessageCount()));
      var profile = new FetchProfile();
      profile.add(UIDFolder.FetchProfileItem.UID);
      inbox.fetch(all, profile);
      var numbers = new ArrayList<Long>();
      for (Message each : all) {
        numbers.add(inbox.getUID(each));
      }
      return List.copyOf(numbers);
    } catch (MessagingException e) {
      throw new MailAwayException("The inbox cannot be listed", e);
    }
  }

  @Override
  public Arrived read(long number) {
    try {
      return reader.read(message(number), clock.instant());
    } catch (MessagingException e) {
      throw new MailAwayException("A mail cannot be read", e);
    }
  }

  @Override
  public void file(long number, Tray tray) {
    try {
      Message message = message(number);
      if (tray.isSeen()) {
        message.setFlag(Flags.Flag.SEEN, true);
      }
      move(message, folder(tray));
    } catch (MessagingException e) {
      throw new MailAwayException("A mail cannot be moved", e);
    }
  }

  private void move(Message message, Folder to) throws MessagingException {
    Message[] one = {message};
    if (store.hasCapability("MOVE")) {
      inbox.moveMessages(one, to);
    } else {
      inbox.copyMessages(one, to);
      message.setFlag(Flags.Flag.DELETED, true);
      inbox.expunge(one);
    }
  }

  private Folder folder(Tray tray) throws MessagingException {
    Folder folder = store.getFolder(tray.folder());
    if (!folder.exists()) {
      folder.create(Folder.HOLDS_MESSAGES);
    }
    return folder;
  }

  private Message message(long number) throws MessagingException {
    return Optional.ofNullable(inbox.getMessageByUID(number))
        .orElseThrow(() -> new MessageRemovedException("The mail is no longer in the inbox"));
  }

  @Override
  public void close() {
    try {
      store.close();
    } catch (MessagingException _) {
      // It is closed for us either way.
    }
  }
}
