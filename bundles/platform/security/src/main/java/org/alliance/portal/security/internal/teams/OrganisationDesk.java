package org.alliance.portal.security.internal.teams;

import java.util.List;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.security.internal.store.OrganisationStore;
import org.alliance.portal.security.internal.store.OrganisationStore.Wanted;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The list of organisations as the secretariat searches it. */
@Component(service = OrganisationDesk.class)
public final class OrganisationDesk {
  private static final int LIMIT = 50;
  private static final int LONGEST_WORDS = 200;

  private final Access access;
  private final OrganisationStore store;

  @Activate
  public OrganisationDesk(@Reference Access access, @Reference OrganisationStore store) {
    this.access = access;
    this.store = store;
  }

  /**
   * Organisations, newest first.
   *
   * @param words how a name begins; as typed
   * @param country ISO 3166-1 alpha-2; empty for all
   * @param state whether they take part; null for both
   * @param after {@link Slice#next()} of the page before; null for the first
   */
  public Slice<Organisation> list(
      String words, String country, Organisation.State state, String after) {
    access.require(Action.MODERATE);
    if (words.length() > LONGEST_WORDS) {
      return new Slice<>(List.of(), null);
    }
    Wanted wanted = new Wanted(words.strip(), country, state);
    List<Id> found = store.list(wanted, before(after), LIMIT + 1);
    List<Id> page = found.size() > LIMIT ? found.subList(0, LIMIT) : found;
    return new Slice<>(
        List.copyOf(store.find(page).values()), found.size() > LIMIT ? next(page) : null);
  }

  /** Where the page after these begins. */
  public static String next(List<Id> page) {
    return new Cursor(List.of(page.get(page.size() - 1).toString())).toString();
  }

  /**
   * The id that a page begins after; null for the first.
   *
   * @throws ValidationException naming {@code after} when it is none of ours
   */
  public static Id before(String after) {
    Cursor cursor = Cursor.parse(after, 1);
    try {
      return cursor == null ? null : Id.parse(cursor.keys().get(0));
    } catch (IllegalArgumentException e) {
      throw new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
    }
  }

  /** Countries to choose from. */
  public List<String> countries() {
    access.require(Action.MODERATE);
    return store.countries();
  }
}
