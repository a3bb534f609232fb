package org.alliance.portal.api.organisations;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;

/**
 * The organisations. Each method joins the current transaction, or is one of its own: the rooms of
 * the platform share the database with every feature, so what belongs together is written together.
 * A service of the platform; thread-safe.
 */
public interface Organisations {

  /**
   * Action for creating and changing organisations: moderators, admins, and API clients that write
   * profiles.
   */
  String MANAGE = "organisations.manage";

  /**
   * One organisation.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is none
   */
  Organisation get(Id id);

  /** Those of the given organisations that exist, in one query; at most 1,000 ids. */
  Map<Id, Organisation> get(Collection<Id> ids);

  /**
   * Adds an organisation that takes part.
   *
   * @param names official name by language
   * @param country ISO 3166-1 alpha-2, or XK
   * @param kind what it is: a code of the vocabulary {@code kind}, of which only the form {@code
   *     [a-z][a-z0-9-]{0,19}} is checked; whoever calls has looked it up
   * @return its id
   * @throws org.alliance.portal.api.ValidationException naming {@code names}, {@code country} or
   *     {@code kind}
   * @throws org.alliance.portal.api.access.AccessDeniedException without {@link #MANAGE}
   */
  Id create(ByLanguage<String> names, String country, String kind);

  /**
   * Changes names, country and kind.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is none
   * @throws org.alliance.portal.api.ValidationException as {@link #create}
   * @throws org.alliance.portal.api.access.AccessDeniedException unless the current principal edits
   *     for this organisation or has {@link #MANAGE}
   */
  void change(Id id, ByLanguage<String> names, String country, String kind);

  /**
   * Says that an organisation has left, or that it takes part again. What it wrote stays, and its
   * team too; the change log names the field {@code state}. Nothing happens when it is so already.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is none
   * @throws org.alliance.portal.api.access.AccessDeniedException without {@link #MANAGE}
   */
  void state(Id id, Organisation.State state);

  /**
   * Organisations that may be the same as one about to be added: of the same country, with a name
   * that is the same but for capitals, accents, punctuation, the order of words and what kinds of
   * authority are called ("City of", "Commune de"), in one query; at most 20.
   *
   * @param country ISO 3166-1 alpha-2, or XK
   * @param names official names as typed, at most 50
   * @throws org.alliance.portal.api.access.AccessDeniedException unless the current principal is
   *     the portal itself or has {@link #MANAGE}
   */
  List<Organisation> alike(String country, Collection<String> names);
}
