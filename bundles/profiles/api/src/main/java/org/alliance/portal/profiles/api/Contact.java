package org.alliance.portal.profiles.api;

import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Id;

/**
 * A person who answers for a member. Shown to others only while {@link State#CONFIRMED}; kept out
 * of search, history, exports and the change log. Immutable.
 *
 * @param id the contact's id
 * @param organisation whose contact
 * @param name as the person wants it, 1 to 100 characters
 * @param role what the person does, such as "Project officer"; 1 to 100 characters
 * @param email may be null
 * @param phone may be null
 * @param languages codes of vocabulary {@code language} the person can be addressed in; never null
 * @param state whether the person agreed
 * @param own whether this is the account that is reading
 * @param since when the state began
 */
public record Contact(
    Id id,
    Id organisation,
    String name,
    String role,
    String email,
    String phone,
    List<String> languages,
    State state,
    boolean own,
    Instant since) {

  /** Copies the list. */
  public Contact {
    languages = List.copyOf(languages);
  }

  /** Whether the person agreed to be shown. */
  public enum State {
    /** Asked; has not answered. Seen by editors of the organisation only. */
    ASKED,
    /** Agreed. */
    CONFIRMED
  }

  /**
   * What somebody wants a contact to say; blank texts become null.
   *
   * @param name see {@link Contact}
   * @param role see {@link Contact}
   * @param email see {@link Contact}
   * @param phone see {@link Contact}
   * @param languages see {@link Contact}
   */
  public record Draft(
      String name, String role, String email, String phone, List<String> languages) {
    /** Strips the texts. */
    public Draft {
      name = ProfileText.line(name);
      role = ProfileText.line(role);
      email = ProfileText.line(email);
      phone = ProfileText.line(phone);
      languages = languages == null ? List.of() : languages.stream().distinct().toList();
    }
  }
}
