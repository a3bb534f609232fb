package org.alliance.portal.api.mail;

import java.util.Optional;

/**
 * Where letters wait until they are sent. A service of the platform; thread-safe. Whoever refers to
 * it does so statically when a rule depends on the letter: what cannot be announced is then not
 * done.
 */
public interface Outbox {

  /**
   * Puts a letter into the outbox, within the current transaction: it is sent once that has
   * committed, and never when it is rolled back. Nothing leaves the portal here. The text is
   * composed now, so that it is sent even when its feature has left meanwhile.
   *
   * @return whether it will be sent; false when the same letter was put before, or the account has
   *     switched its kind off
   * @throws IllegalArgumentException when nobody registers the kind, a value that its text uses is
   *     missing, or the address cannot be one
   * @throws IllegalStateException outside a transaction
   */
  boolean put(Letter letter);

  /**
   * A letter as it would be sent.
   *
   * @param subject one line
   * @param text paragraphs, plain
   */
  record Preview(String subject, String text) {}

  /**
   * The letter with the texts as they are now, for whoever sends it to read first. Nothing is put,
   * and no transaction is needed.
   *
   * @return empty when it cannot be shown beforehand
   * @throws IllegalArgumentException as {@link #put}
   */
  default Optional<Preview> preview(Letter letter) {
    return Optional.empty();
  }
}
