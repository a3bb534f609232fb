package org.alliance.portal.profiles.internal.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Contact;

/** What a contact may say. */
final class ContactRules {
  private static final int NAME = 100;
  private static final int EMAIL = 254;
  private static final int PHONE = 40;
  private static final int LANGUAGES = 20;

  /** Only what is surely wrong: whether an address exists, only a mail can tell. */
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>(),;:\"\\\\]{1,64}@[^\\s@<>(),;:\"\\\\]{1,180}\\.[^\\s@.,]{2,60}");

  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9() ./-]+(?:(?:ext|x)\\.? ?\\d+)?");
  private static final int FEWEST_DIGITS = 5;

  private final Vocabulary vocabulary;

  ContactRules(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Everything that stands against a draft, in the order of its fields.
   *
   * @param asked whether the person is to be asked by letter
   */
  List<FieldProblem> problems(Contact.Draft draft, boolean asked) {
    List<FieldProblem> problems = new ArrayList<>();
    text("name", draft.name(), problems);
    text("role", draft.role(), problems);
    if (draft.email() == null && asked) {
      problems.add(FieldProblem.of("email", "portal.problem.required"));
    } else if (draft.email() == null && draft.phone() == null) {
      problems.add(FieldProblem.of("email", "profiles.problem.contact-way"));
    }
    if (draft.email() != null) {
      if (draft.email().length() > EMAIL) {
        problems.add(FieldProblem.of("email", "portal.problem.too-long", "max", EMAIL));
      } else if (!ADDRESS.matcher(draft.email()).matches()) {
        problems.add(FieldProblem.of("email", "portal.problem.email"));
      }
    }
    if (draft.phone() != null) {
      if (draft.phone().length() > PHONE) {
        problems.add(FieldProblem.of("phone", "portal.problem.too-long", "max", PHONE));
      } else if (!phone(draft.phone())) {
        problems.add(FieldProblem.of("phone", "profiles.problem.phone"));
      }
    }
    if (draft.languages().size() > LANGUAGES
        || !draft.languages().stream()
            .allMatch(code -> vocabulary.selectable(Vocabulary.LANGUAGE, code))) {
      problems.add(FieldProblem.of("languages", "portal.problem.unknown-value"));
    }
    return problems;
  }

  private static void text(String field, String text, List<FieldProblem> problems) {
    if (text == null) {
      problems.add(FieldProblem.of(field, "portal.problem.required"));
    } else if (text.length() > NAME) {
      problems.add(FieldProblem.of(field, "portal.problem.too-long", "max", NAME));
    }
  }

  private static boolean phone(String text) {
    return NUMBER.matcher(text).matches()
        && text.chars().filter(c -> c >= '0' && c <= '9').count() >= FEWEST_DIGITS;
  }
}
