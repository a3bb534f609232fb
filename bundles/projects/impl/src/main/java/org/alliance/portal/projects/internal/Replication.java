package org.alliance.portal.projects.internal;

import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeDraft.Evidence;

/**
 * When an initiative counts as replicated: at least one adoption of it is confirmed, and it is
 * documented so well that others can follow, which means that it has measured results and tells in
 * some language what must be there for a transfer. Else its evidence is what its authors say.
 */
public final class Replication {
  private Replication() {}

  /** What is known of an initiative's effect. */
  public static Evidence evidence(InitiativeDraft draft, int adoptions) {
    return adoptions > 0 && documented(draft) ? Evidence.REPLICATED : draft.evidence();
  }

  static boolean documented(InitiativeDraft draft) {
    return !draft.results().isEmpty()
        && draft.texts().values().stream().anyMatch(text -> text.transfer() != null);
  }
}
