package org.alliance.portal.projects.internal.web.read;

import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeText;

/**
 * What an initiative does not say yet: for its authors, readers are not told.
 *
 * @param percent how much of what can be said is there
 * @param fields names of what is not
 */
public record Missing(int percent, List<String> fields) {
  private static final int WHOLE = 100;

  /** What a draft does not say, whatever its languages. */
  public static Missing of(InitiativeDraft draft) {
    InitiativeText text = draft.texts().get(draft.original());
    Look look = new Look();
    look.at("needs", text == null ? null : text.needs());
    look.at("needsMethod", draft.needsMethod());
    look.at("planning", text == null ? null : text.planning());
    look.at("actions", text == null ? null : text.actions());
    look.at("results", draft.results().isEmpty() ? null : draft.results());
    look.at("challenges", text == null ? null : text.challenges());
    look.at("successes", text == null ? null : text.successes());
    look.at("lessons", text == null ? null : text.lessons());
    look.at("notAgain", text == null ? null : text.notAgain());
    look.at("transfer", text == null ? null : text.transfer());
    look.at("status", draft.status());
    look.at("period", draft.from());
    look.at("evidence", draft.evidence());
    look.at("budget", draft.budget());
    look.at("fundings", draft.fundings().isEmpty() ? null : draft.fundings());
    return new Missing(WHOLE * (look.looked - look.missing.size()) / look.looked, look.missing);
  }

  /** Looks for one after the other. */
  private static final class Look {
    private final List<String> missing = new ArrayList<>();
    private int looked;

    void at(String field, Object value) {
      looked++;
      if (value == null) {
        missing.add(field);
      }
    }
  }
}
