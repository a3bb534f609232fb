package org.alliance.portal.membership.internal.web.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.membership.internal.Acceptance;
import org.alliance.portal.membership.internal.Application;

/** Fields of the form by which an application is accepted. */
final class AcceptForm {
  static final String NAME = "name";
  static final String LANGUAGE = "nameLang";
  private static final List<String> TRANSLATIONS = List.of("en", "fr");

  private AcceptForm() {}

  /** What the applicant said, to be checked and corrected. */
  static Form of(Application application) {
    Application.Answers said = application.answers();
    Map<String, Object> values = new HashMap<>();
    values.put(NAME, said.name());
    values.put(LANGUAGE, said.nameLang());
    values.put("name." + translation(application), said.nameTranslated());
    values.put("country", said.country());
    values.put("kind", said.kind());
    values.put("version", application.version());
    return Form.filled(values);
  }

  /** The translation is in the language of the letters, unless the official name is. */
  private static String translation(Application application) {
    String lang = application.lang().equals("fr") ? "fr" : "en";
    if (!lang.equals(application.answers().nameLang())) {
      return lang;
    }
    return lang.equals("fr") ? "en" : "fr";
  }

  /**
   * What was typed.
   *
   * @throws ValidationException when there is no official name, or no language of it
   */
  static Acceptance read(Form form) {
    String lang = form.value(LANGUAGE);
    String name = form.value(NAME);
    if (name.isEmpty() || lang.isEmpty()) {
      throw new ValidationException(
          FieldProblem.of(name.isEmpty() ? NAME : LANGUAGE, "portal.problem.required"));
    }
    Map<String, String> names = new HashMap<>();
    for (String translation : TRANSLATIONS) {
      if (!form.value("name." + translation).isEmpty()) {
        names.put(translation, form.value("name." + translation));
      }
    }
    names.put(lang, name);
    return new Acceptance(
        new ByLanguage<>(lang, names),
        form.value("country"),
        form.value("kind"),
        form.value("note"));
  }

  /** Problems at the fields that this form has. */
  static List<FieldProblem> problems(ValidationException refused) {
    return refused.problems().stream()
        .map(
            problem ->
                problem.field().startsWith("names")
                    ? new FieldProblem(NAME, problem.key(), problem.args())
                    : problem)
        .toList();
  }
}
