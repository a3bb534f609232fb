package org.alliance.portal.profiles.api;

import java.util.List;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;

/**
 * Contacts of members. A person without an account is shown only after agreeing by a link, and can
 * withdraw by the same link at any time, which erases the contact. A service; thread-safe; each
 * method is one transaction.
 */
public interface Contacts {
  /** Most contacts of one organisation. */
  int MOST = 10;

  /**
   * Contacts that the reader may see: confirmed ones within the audience of {@link
   * Section#CONTACTS}; for editors of the organisation all.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is no such profile
   */
  List<Contact> list(Id organisation);

  /**
   * Confirmed contacts of an organisation whose {@link Section#CONTACTS} is public; else empty.
   * Needs no sign-in.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is no such profile
   */
  List<Contact> publicOf(Id organisation);

  /** Most letters that one organisation sends to one address in a day. */
  int LETTERS = 4;

  /**
   * Adds a person, who is written to and has to agree by the letter's link.
   *
   * @throws org.alliance.portal.api.ValidationException naming {@code name}, {@code role}, {@code
   *     email} (without which nobody can be asked), {@code phone}, {@code languages}, or nothing
   *     when there are {@value #MOST} already, or too many letters were sent today
   */
  Contact add(Id organisation, Contact.Draft draft);

  /**
   * Adds the account that is asking, a member of the organisation's team, as a contact; that is its
   * consent.
   *
   * @throws org.alliance.portal.api.ValidationException as {@link #add}, but e-mail or phone will
   *     do; naming nothing when the account is a contact already
   */
  Contact addSelf(Id organisation, Contact.Draft draft);

  /**
   * Writes once more to a contact that has not agreed, with a new link; the old one ends.
   *
   * @throws org.alliance.portal.api.ValidationException naming {@code email} when the contact has
   *     none, or nothing when too many letters were sent today
   * @throws org.alliance.portal.api.NotFoundException when there is none, or it has agreed
   */
  Contact askAgain(Id organisation, Id contact);

  /**
   * Erases a contact: editors of the organisation any, an account its own.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is none
   */
  void remove(Id organisation, Id contact);

  /**
   * What the person with the link is asked to agree to. Needs no sign-in.
   *
   * @throws org.alliance.portal.api.NotFoundException for a link that is unknown, replaced, older
   *     than 60 days without an answer, or withdrawn
   */
  Contact byToken(String token);

  /**
   * Who asks the person with the link, and who would see the contact; also of a member that does
   * not take part, so that one can always withdraw. As {@link #byToken}.
   */
  Offer offer(String token);

  /**
   * What a person is asked to agree to.
   *
   * @param contact what would be shown
   * @param organisation name of the member
   * @param audience who would see it
   */
  record Offer(Contact contact, ByLanguage<String> organisation, Change.Audience audience) {}

  /** The person agrees. Repeating it changes nothing. As {@link #byToken}. */
  Contact agree(String token);

  /** The person withdraws, or declines: the contact is erased. As {@link #byToken}. */
  void withdraw(String token);
}
