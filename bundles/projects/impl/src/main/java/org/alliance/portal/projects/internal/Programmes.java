package org.alliance.portal.projects.internal;

import java.util.List;
import java.util.function.UnaryOperator;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeDraft.Funding;

/**
 * Where money comes from: codes of the vocabulary of programmes, and names of their own for what it
 * does not know.
 */
public final class Programmes {
  private Programmes() {}

  /**
   * The code of a programme.
   *
   * @param said a code, or a name in any language, whatever its case
   * @return the code that is used now; what was said when the vocabulary does not know it
   */
  public static String code(String said, Vocabulary vocabulary) {
    String name = said.strip();
    if (vocabulary.term(Vocabulary.PROGRAMME, name).isPresent()) {
      return vocabulary.current(Vocabulary.PROGRAMME, name);
    }
    return vocabulary.active(Vocabulary.PROGRAMME, "en").stream()
        .filter(term -> term.names().values().values().stream().anyMatch(name::equalsIgnoreCase))
        .map(Term::code)
        .findFirst()
        .orElse(name);
  }

  /** The draft with codes where it names programmes that the vocabulary knows. */
  public static InitiativeDraft current(InitiativeDraft draft, Vocabulary vocabulary) {
    return replaced(draft, said -> code(said, vocabulary));
  }

  /** Whether a draft names a programme by a code. */
  static boolean has(InitiativeDraft draft, String code) {
    return draft.fundings().stream().anyMatch(funding -> code.equals(funding.programme()));
  }

  /** The draft with other programmes. */
  static InitiativeDraft replaced(InitiativeDraft draft, UnaryOperator<String> by) {
    List<Funding> fundings =
        draft.fundings().stream()
            .map(
                funding ->
                    funding.programme() == null
                        ? funding
                        : new Funding(
                            by.apply(funding.programme()), funding.amount(), funding.share()))
            .toList();
    return new InitiativeDraft(
        draft.kind(),
        draft.original(),
        draft.texts(),
        draft.themes(),
        draft.status(),
        draft.from(),
        draft.to(),
        draft.needsMethod(),
        draft.needsDate(),
        draft.evidence(),
        draft.budget(),
        fundings,
        draft.results(),
        draft.partners(),
        draft.links(),
        draft.attachments());
  }
}
