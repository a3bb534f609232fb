package org.alliance.portal.api.organisations;

import java.util.Collection;
import java.util.Map;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;

/**
 * The organisations. Each method is one transaction of its own and is called before or after
 * another feature's transaction, never within. A service of the platform; thread-safe.
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
}
