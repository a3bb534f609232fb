package org.alliance.portal.projects.internal;

import java.util.List;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.api.mail.LetterKinds;
import org.osgi.service.component.annotations.Component;

/** The kinds of letter about initiatives; they refer to nothing, so that nobody waits for them. */
@Component
public class ProjectLetters implements LetterKinds {
  static final LetterKind ADOPTED =
      new LetterKind(
          "projects-adopted",
          List.of("name", "title", "organisation", "adopter", "changes", "link"),
          List.of("link"),
          true);
  static final LetterKind CONFIRMED =
      new LetterKind(
          "projects-adoption-answered",
          List.of("name", "title", "organisation", "adopter", "link"),
          List.of("link"),
          true);
  static final LetterKind DENIED =
      new LetterKind(
          "projects-adoption-denied",
          List.of("name", "title", "organisation", "adopter", "link"),
          List.of("link"),
          true);

  @Override
  public List<LetterKind> kinds() {
    return List.of(ADOPTED, CONFIRMED, DENIED);
  }
}
