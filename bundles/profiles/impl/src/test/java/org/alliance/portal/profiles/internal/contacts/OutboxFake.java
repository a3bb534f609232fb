package org.alliance.portal.profiles.internal.contacts;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RendererFake;
import org.alliance.portal.testing.RequestFake;

/** Keeps what is put into it. */
final class OutboxFake implements Outbox {
  final List<Letter> letters = new CopyOnWriteArrayList<>();

  @Override
  public boolean put(Letter letter) {
    return letters.add(letter);
  }

  /** The letters to contacts, of a request in English. */
  ContactLetters contacts() {
    ContactLetters contacts =
        new ContactLetters(
            new RequestFake("/profiles"),
            () -> "https://portal.example",
            new RendererFake(),
            Bundles.context());
    contacts.outbox = this;
    return contacts;
  }

  /** The token in the last letter to a contact. */
  String token(Id contact) {
    String token = null;
    for (Letter letter : letters) {
      if (letter.key().startsWith(contact + " ")) {
        token = letter.values().get("link").replaceAll(".*/", "");
      }
    }
    return token;
  }
}
