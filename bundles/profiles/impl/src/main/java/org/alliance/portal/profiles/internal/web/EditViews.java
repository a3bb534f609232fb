package org.alliance.portal.profiles.internal.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.Markdown;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Section;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the pages of the steps by which a profile is written. */
@Component(service = EditViews.class)
public class EditViews {
  private static final int CODE = 2;

  private final FieldTexts texts;
  private final Markdown markdown;
  private final EditDesk desk;

  @Activate
  public EditViews(
      @Reference FieldTexts texts, @Reference Markdown markdown, @Reference EditDesk desk) {
    this.texts = texts;
    this.markdown = markdown;
    this.desk = desk;
  }

  /**
   * An entry of the list of steps.
   *
   * @param label what it is called
   * @param state {@code done}, {@code current}, {@code problem} or {@code todo}
   * @param href null: it is a button
   * @param value what the button sends
   */
  public record StepItem(String label, String state, String href, String value) {}

  /**
   * Something that is wrong, with the way to it.
   *
   * @param label what the field is called; null when it is none
   * @param href where the field is
   * @param key of the text
   * @param args of the text
   */
  public record Wrong(String label, String href, String key, Map<String, Object> args) {}

  /**
   * A field of which two versions differ.
   *
   * @param name of the field
   * @param label what it is called
   * @param mine what the writer says; null for nothing
   * @param theirs what is stored; null for nothing
   */
  public record Differing(String name, String label, String mine, String theirs) {}

  /**
   * A place that may name a private person.
   *
   * @param label what the field is called
   * @param reason end of the text key
   * @param excerpt the words
   */
  public record Named(String label, String reason, String excerpt) {}

  /**
   * A section whose audience can be chosen.
   *
   * @param field of the form
   * @param key end of the text key
   */
  public record Audience(String field, String key) {}

  /** The page of a step, with what is wrong in it as far as it was looked at before. */
  View step(Edited edited, EditStep step, List<FieldProblem> problems, String lang) {
    Set<EditStep> told = edited.visited();
    List<FieldProblem> own = told.contains(step) ? at(step, problems) : List.of();
    return page(edited, step, problems, told, lang)
        .with("form", edited.form().with(own))
        .with("wrong", own.stream().map(p -> wrong(p, "", lang)).toList());
  }

  /** The page on which everything is seen once more, with everything that is wrong. */
  View review(Edited edited, List<FieldProblem> problems, boolean all, String lang) {
    Set<EditStep> told = all ? Set.of(EditStep.values()) : edited.visited();
    String address = address(edited.before(), lang);
    List<FieldProblem> shown =
        problems.stream().filter(p -> told.contains(EditStep.with(p.field()))).toList();
    return page(edited, EditStep.REVIEW, problems, told, lang)
        .with("form", edited.form().with(shown))
        .with(
            "wrong",
            shown.stream()
                .map(p -> wrong(p, address + "?step=" + EditStep.with(p.field()).key(), lang))
                .toList());
  }

  /** A step as it was sent, when it could not be kept. */
  View unsaved(Edited edited, EditStep step, List<FieldProblem> problems, String lang) {
    return page(edited, step, List.of(), Set.of(), lang)
        .with("refused", true)
        .with("form", edited.form().with(problems))
        .with("wrong", problems.stream().map(p -> wrong(p, "", lang)).toList());
  }

  private static List<FieldProblem> at(EditStep step, List<FieldProblem> problems) {
    return problems.stream().filter(p -> EditStep.with(p.field()) == step).toList();
  }

  private Wrong wrong(FieldProblem problem, String address, String lang) {
    boolean whole = problem.field().isEmpty();
    boolean persons = problem.field().equals(PersonCheck.CHECKED);
    return new Wrong(
        whole || persons ? null : texts.label(problem.field(), lang),
        whole ? null : (persons ? "" : address) + "#" + problem.field(),
        problem.key(),
        problem.args());
  }

  private View page(
      Edited edited, EditStep step, List<FieldProblem> problems, Set<EditStep> told, String lang) {
    Profile before = edited.before();
    return choices(View.of("profile-edit"), edited, step, lang)
        .with("step", step.key())
        .with("steps", steps(edited, step, problems, told, lang))
        .with("name", before == null ? null : before.names().in(lang))
        .with("id", before == null ? null : before.id().toString())
        .with("action", address(before, lang))
        .with("draftAddress", draftAddress(before, lang))
        .with("version", edited.base())
        .with("both", false)
        .with("unpublished", before != null && !before.published())
        .with("saved", edited.saved())
        .with("begun", false)
        .with("outdated", edited.outdated())
        .with("kept", false)
        .with("refused", false)
        .with("preview", null)
        .with("previewed", null)
        .with("named", List.of())
        .with("marks", "")
        .with("differences", null)
        .with("updated", null)
        .with("changes", step == EditStep.REVIEW ? changes(edited, lang) : List.of());
  }

  private List<StepItem> steps(
      Edited edited,
      EditStep current,
      List<FieldProblem> problems,
      Set<EditStep> told,
      String lang) {
    // The box about persons stands above every step and is at home in none.
    List<FieldProblem> wrong =
        problems.stream().filter(p -> !p.field().equals(PersonCheck.CHECKED)).toList();
    List<StepItem> items = new ArrayList<>();
    for (EditStep step : EditStep.values()) {
      String state = "todo";
      if (step == current) {
        state = "current";
      } else if (told.contains(step) && !at(step, wrong).isEmpty()) {
        state = "problem";
      } else if (step != EditStep.REVIEW && (told.contains(step) || edited.before() != null)) {
        state = "done";
      }
      items.add(
          new StepItem(texts.text(lang, "profiles.step." + step.key()), state, null, step.key()));
    }
    return items;
  }

  /** The page with what was found of private persons. */
  View named(View page, List<PersonCheck.Suspect> suspects, String lang) {
    return page.with(
            "named",
            suspects.stream()
                .map(s -> new Named(texts.label(s.field(), lang), s.reason(), s.excerpt()))
                .toList())
        .with("marks", PersonCheck.marks(suspects));
  }

  /** The page with one of its texts as readers will see it. */
  View previewed(View page, Edited edited, String field) {
    return page.with("preview", field).with("previewed", markdown.html(edited.form().value(field)));
  }

  /** The review with both versions side by side; the form takes the new one. */
  View conflict(
      Edited edited, List<FieldProblem> problems, ProfileForm mine, Profile theirs, String lang) {
    return review(edited, problems, true, lang)
        .with("refused", !problems.isEmpty())
        .with("differences", differences(mine, theirs, lang))
        .with("changes", List.of())
        .with("outdated", false)
        .with("version", theirs.version())
        .with("both", true)
        .with("updated", theirs.updated());
  }

  private List<Differing> changes(Edited edited, String lang) {
    if (edited.before() == null) {
      return ProfileForm.values(form(edited).draft()).entrySet().stream()
          .filter(e -> !e.getKey().startsWith("visibility."))
          .map(e -> differing(e.getKey(), ProfileForm.shown(e.getValue()), "", lang))
          .filter(d -> d.mine() != null)
          .toList();
    }
    return differences(form(edited), edited.before(), lang);
  }

  private ProfileForm form(Edited edited) {
    return new ProfileForm(edited.form(), edited.before(), desk.mayAccession());
  }

  private List<Differing> differences(ProfileForm mine, Profile theirs, String lang) {
    return ProfileForm.differences(mine.draft(), theirs.draft()).stream()
        .map(d -> differing(d.name(), d.mine(), d.theirs(), lang))
        .toList();
  }

  private Differing differing(String name, String mine, String theirs, String lang) {
    return new Differing(
        name, texts.label(name, lang), said(name, mine, lang), said(name, theirs, lang));
  }

  private String said(String name, String value, String lang) {
    return value.isEmpty() ? null : texts.value(name, value, lang);
  }

  private View choices(View view, Edited edited, EditStep step, String lang) {
    String original = edited.form().value("original");
    View with =
        view.with("originalLang", original.matches("[a-z]{2}") ? original : lang)
            .with("hasLocal", local(edited, original));
    return switch (step) {
      case NAMES ->
          with.with("mayAccession", desk.mayAccession())
              .with(
                  "originals",
                  FieldTexts.orNone(
                      texts.choices(Vocabulary.LANGUAGE, List.of(original), lang).stream()
                          .filter(choice -> choice.value().length() == CODE)
                          .toList()))
              .with(
                  "countries",
                  FieldTexts.orNone(
                      texts.choices(Vocabulary.COUNTRY, edited.form().all("country"), lang)))
              .with("kinds", texts.choices(Vocabulary.KIND, edited.form().all("kind"), lang))
              .with(
                  "statuses",
                  FieldTexts.orNone(
                      texts.choices(
                          "profiles.accession.", Profile.Accession.Status.values(), lang)));
      case ABOUT ->
          with.with(
              "workingLanguages",
              texts.choices(Vocabulary.LANGUAGE, edited.form().all("workingLanguages"), lang));
      case WORK ->
          with.with("themes", texts.choices(Vocabulary.THEME, edited.form().all("themes"), lang))
              .with(
                  "competences",
                  texts.choices(Vocabulary.COMPETENCE, edited.form().all("competences"), lang));
      case PARTICIPATION ->
          with.with(
              "methods",
              FieldTexts.orNone(texts.choices("profiles.method.", Estimate.Method.values(), lang)));
      case VISIBILITY ->
          with.with(
                  "audiences",
                  texts.choices(
                      "profiles.audience.",
                      new Change.Audience[] {
                        Change.Audience.PUBLIC,
                        Change.Audience.MEMBERS,
                        Change.Audience.ORGANISATION
                      },
                      lang))
              .with(
                  "sections",
                  Arrays.stream(Section.values())
                      .map(
                          s ->
                              new Audience(
                                  ProfileForm.visibility(s), s.name().toLowerCase(Locale.ROOT)))
                      .toList());
      default -> with;
    };
  }

  /** Whether texts in a third language are asked for, or there are some. */
  private static boolean local(Edited edited, String original) {
    return !original.isEmpty() && !original.equals("en") && !original.equals("fr")
        || edited.form().values().entrySet().stream()
            .anyMatch(
                e ->
                    e.getKey().startsWith("texts." + ProfileForm.LOCAL + ".")
                        && e.getValue().stream().anyMatch(value -> !value.isBlank()));
  }

  /** Address of the form. */
  static String address(Profile before, String lang) {
    return "/" + lang + EditDesk.path(before);
  }

  private static String draftAddress(Profile before, String lang) {
    return before == null
        ? "/" + lang + "/profiles/new/draft"
        : "/" + lang + "/profiles/" + before.id() + "/draft";
  }
}
