package org.alliance.portal.projects.internal;

import java.util.List;
import java.util.function.UnaryOperator;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.api.InitiativeDraft;

/** Themes of a draft, where terms were merged. */
public final class Themes {
  private Themes() {}

  /** The draft with the themes that took the place of its merged ones. */
  public static InitiativeDraft current(InitiativeDraft draft, Vocabulary vocabulary) {
    return replaced(draft, code -> vocabulary.current(Vocabulary.THEME, code));
  }

  /** The draft with other themes, each once. */
  static InitiativeDraft replaced(InitiativeDraft draft, UnaryOperator<String> by) {
    List<String> themes = draft.themes().stream().map(by).toList();
    return themes.equals(draft.themes())
        ? draft
        : new InitiativeDraft(
            draft.kind(),
            draft.original(),
            draft.texts(),
            themes,
            draft.status(),
            draft.from(),
            draft.to(),
            draft.needsMethod(),
            draft.needsDate(),
            draft.evidence(),
            draft.budget(),
            draft.fundings(),
            draft.results(),
            draft.partners(),
            draft.links(),
            draft.attachments());
  }
}
