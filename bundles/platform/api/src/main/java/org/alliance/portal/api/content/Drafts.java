package org.alliance.portal.api.content;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Forms that somebody has begun and not yet published, kept on the server. A draft belongs to the
 * current account and is seen by nobody else; it is forgotten 90 days after it was last saved. A
 * service of the platform; thread-safe; each method is one transaction.
 */
public interface Drafts {

  /**
   * A form that was begun.
   *
   * @param key which form, such as {@code profile:0D…} or {@code profile:new}; at most 100
   *     characters
   * @param title what the form is about, shown in the list of drafts; plain text
   * @param path address of the form without the language
   * @param base version of the record that the draft started from; 0 for a new one
   * @param values by field
   * @param saved when it was last saved
   */
  record Draft(
      String key,
      String title,
      String path,
      int base,
      Map<String, List<String>> values,
      Instant saved) {}

  /** The current account's draft; empty when there is none or nobody is signed in. */
  Optional<Draft> find(String key);

  /**
   * Saves some fields of a form; those of the draft that are not named stay as they are.
   *
   * @param draft key, title, path and base as they are to be; of its values only those of {@code
   *     fields} count; {@code saved} is ignored
   * @param fields the fields shown to the person: one without a value is now empty
   * @return the draft as it is now
   * @throws org.alliance.portal.api.ValidationException when the draft would have more than 256 KB
   *     or the account more than 100 drafts
   * @throws org.alliance.portal.api.access.SignInRequiredException when nobody is signed in
   */
  Draft save(Draft draft, Set<String> fields);

  /** Forgets a draft, if there is one. */
  void discard(String key);

  /** The current account's drafts, last saved first; at most 100. */
  List<Draft> mine();
}
