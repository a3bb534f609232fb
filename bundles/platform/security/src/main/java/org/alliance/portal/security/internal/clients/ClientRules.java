package org.alliance.portal.security.internal.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.security.internal.AccountRules;
import org.alliance.portal.security.internal.store.ApiClientStore.ApiClient;

/** What may be said of an API client. */
final class ClientRules {
  static final int LONGEST_LABEL = 100;

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NOTE = 2_000;
  private static final int HIGHEST_RATE = 100_000;
  private static final String REQUIRED = "portal.problem.required";

  private ClientRules() {}

  /**
   * Checks everything, so that all problems are told at once.
   *
   * @param draft as typed
   * @param before the client as it is, whose scopes stay valid when their feature is away
   * @param offered scopes that are needed for something now
   * @param known whether there is such an organisation
   * @return the client as it shall be, at the next version
   */
  static ApiClient apply(
      ClientDraft draft, ApiClient before, Set<String> offered, Predicate<Id> known) {
    List<FieldProblem> problems = new ArrayList<>();
    String name = draft.name().strip();
    String contact = AccountRules.normalise(draft.contact());
    String note = draft.note().strip();
    length("name", name, LONGEST_NAME, problems);
    if (name.isEmpty()) {
      problems.add(FieldProblem.of("name", REQUIRED));
    }
    Id organisation = organisation(draft.organisation(), known, problems);
    AccountRules.email(contact)
        .ifPresent(p -> problems.add(new FieldProblem("contact", p.key(), p.args())));
    scopes(draft.scopes(), before, offered, problems);
    Integer rate = rate(draft.rate(), problems);
    length("note", note, LONGEST_NOTE, problems);
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    return new ApiClient(
        before.id(),
        before.version() + 1,
        name,
        organisation,
        contact,
        note,
        draft.scopes(),
        rate,
        before.state(),
        before.sample(),
        before.created(),
        before.lastUsed());
  }

  static void length(String field, String text, int most, List<FieldProblem> problems) {
    if (text.length() > most) {
      problems.add(FieldProblem.of(field, "portal.problem.too-long", "max", most));
    }
  }

  private static Id organisation(String word, Predicate<Id> known, List<FieldProblem> problems) {
    if (word.isBlank()) {
      return null;
    }
    try {
      Id id = Id.parse(word.strip());
      if (known.test(id)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // Told below, like one that is not there.
    }
    problems.add(FieldProblem.of("organisation", "portal.problem.unknown-value"));
    return null;
  }

  private static void scopes(
      Set<String> asked, ApiClient before, Set<String> offered, List<FieldProblem> problems) {
    if (asked.isEmpty()) {
      problems.add(FieldProblem.of("scopes", "security.clients.problem.no-scope"));
    }
    for (String scope : asked) {
      if (!offered.contains(scope) && !before.scopes().contains(scope)) {
        problems.add(FieldProblem.of("scopes", "portal.problem.unknown-value"));
        return;
      }
    }
  }

  private static Integer rate(String typed, List<FieldProblem> problems) {
    String word = typed.replaceAll("[\\s\\u00a0\\u202f]", "");
    if (word.isEmpty()) {
      return null;
    }
    int rate = word.matches("\\d{1,6}") ? Integer.parseInt(word) : 0;
    if (rate < 1 || rate > HIGHEST_RATE) {
      problems.add(FieldProblem.of("rate", "security.clients.problem.rate", "max", HIGHEST_RATE));
    }
    return rate;
  }

  /** Names of the fields in which two states of a client differ. */
  static List<String> changed(ApiClient before, ApiClient after) {
    List<String> fields = new ArrayList<>();
    differ("name", before.name(), after.name(), fields);
    differ("organisation", before.organisation(), after.organisation(), fields);
    differ("contact", before.contact(), after.contact(), fields);
    differ("note", before.note(), after.note(), fields);
    differ("scopes", before.scopes(), after.scopes(), fields);
    differ("rate", before.rate(), after.rate(), fields);
    differ("state", before.state(), after.state(), fields);
    return fields;
  }

  private static void differ(String field, Object before, Object after, List<String> fields) {
    if (!java.util.Objects.equals(before, after)) {
      fields.add(field);
    }
  }
}
