package org.alliance.portal.membership.internal.web.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.content.PersonalData;
import org.alliance.portal.api.platform.Languages;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.Alike;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.ApplicationService;
import org.alliance.portal.membership.internal.Opened;
import org.alliance.portal.membership.internal.Step;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The steps of an application as they are shown. */
@Component(service = StepViews.class)
public class StepViews {
  private static final int ISO_639_1 = 2;

  private final ApplicationService applications;
  private final Vocabulary vocabulary;
  private final Languages languages;
  private final PersonalData persons;
  private final PageRenderer renderer;
  private final PublicAddress portal;
  private final BundleContext bundle;

  @Activate
  public StepViews(
      @Reference ApplicationService applications,
      @Reference Vocabulary vocabulary,
      @Reference Languages languages,
      @Reference PersonalData persons,
      @Reference PageRenderer renderer,
      @Reference PublicAddress portal,
      BundleContext bundle) {
    this.applications = applications;
    this.vocabulary = vocabulary;
    this.languages = languages;
    this.persons = persons;
    this.renderer = renderer;
    this.portal = portal;
    this.bundle = bundle;
  }

  /**
   * A step in the list of steps.
   *
   * @param label what it is called
   * @param state {@code done}, {@code current}, {@code problem} or {@code todo}
   * @param href null: it is a button
   * @param value what the button sends
   */
  public record StepItem(String label, String state, String href, String value) {}

  /**
   * Something to choose.
   *
   * @param value what the form sends
   * @param label what the reader sees
   */
  public record Choice(String value, String label) {}

  /**
   * Something wrong, with the way to it.
   *
   * @param field text key of the field
   * @param href where the field is
   * @param problem what is wrong
   */
  public record Wrong(String field, String href, FieldProblem problem) {}

  /**
   * The page of a step.
   *
   * @param token of the link
   * @param form as typed, with what is wrong
   * @param lang of the page
   */
  View step(Opened opened, String token, Step step, Form form, String lang) {
    Application application = opened.application();
    View view =
        View.of("apply-step")
            .with("way", application.way().name().toLowerCase(Locale.ROOT))
            .with("step", step.key())
            .with("steps", steps(opened, step, lang))
            .with("form", form)
            .with("missing", List.of())
            .with("base", portal.base())
            .with("address", address(token, lang))
            .with("saved", opened.typed().values().isEmpty() ? null : application.times().changed())
            .with("emailed", application.answers().email())
            .with("application", application)
            .with("alike", null)
            .with("begun", false)
            .with("mailed", false)
            .with("suspects", List.of());
    return choices(view, application, step, form, lang);
  }

  /** The page of a step as it was left; what is wrong in it is told once it was seen. */
  View left(Opened opened, String token, Step step, String lang) {
    Form form =
        opened.seen(step) ? opened.typed().with(opened.problems(step)) : started(opened, lang);
    View view = step(opened, token, step, form, lang);
    return step == Step.CHECK
        ? view.with("suspects", suspects(opened)).with("missing", missing(opened, token, lang))
        : view;
  }

  /** What can be guessed is filled in. */
  private Form started(Opened opened, String lang) {
    Map<String, List<String>> values = new LinkedHashMap<>(opened.typed().values());
    values.putIfAbsent("lang", List.of(opened.application().lang()));
    return Form.of(values);
  }

  /** The page of a step with what looks like the same organisation. */
  View alike(View page, Alike alike) {
    return page.with("alike", alike);
  }

  private List<String> suspects(Opened opened) {
    Application.Answers said = opened.application().answers();
    return Stream.of(said.about(), said.reasons())
        .flatMap(text -> persons.find(text).stream())
        .map(PersonalData.Suspicion::excerpt)
        .distinct()
        .toList();
  }

  private static List<Wrong> missing(Opened opened, String token, String lang) {
    return opened.problems().stream()
        .map(
            p ->
                new Wrong(
                    "membership.field." + p.field(),
                    address(token, lang) + "/" + Step.with(p.field()).key() + "#" + p.field(),
                    p))
        .toList();
  }

  private static String address(String token, String lang) {
    return "/" + lang + "/application/" + token;
  }

  private List<StepItem> steps(Opened opened, Step current, String lang) {
    List<StepItem> items = new ArrayList<>();
    for (Step step : Step.values()) {
      String state = "todo";
      if (step == current) {
        state = "current";
      } else if (opened.seen(step) && step != Step.CHECK) {
        state = opened.problems(step).isEmpty() ? "done" : "problem";
      }
      items.add(new StepItem(text(lang, "membership.step." + step.key()), state, null, step.key()));
    }
    return items;
  }

  private String text(String lang, String key) {
    return renderer.text(bundle.getBundle(), lang, key, Map.of());
  }

  private View choices(View view, Application application, Step step, Form form, String lang) {
    return switch (step) {
      case ORGANISATION ->
          view.with("countries", orNone(terms(Vocabulary.COUNTRY, form.all("country"), lang)))
              .with(
                  "languages639",
                  orNone(
                      terms(Vocabulary.LANGUAGE, form.all("nameLang"), lang).stream()
                          .filter(c -> c.value().length() == ISO_639_1)
                          .toList()))
              .with(
                  "kinds",
                  applications.kinds(application.way(), lang).stream()
                      .map(term -> choice(term, lang))
                      .toList());
      case ABOUT -> view.with("themes", terms(Vocabulary.THEME, form.all("themes"), lang));
      case CONTACT ->
          view.with(
              "letters",
              languages.all().stream()
                  .map(c -> new Choice(c, vocabulary.label(Vocabulary.LANGUAGE, c, lang)))
                  .toList());
      case CHECK -> view;
    };
  }

  /** What can be chosen, and what was chosen before it was retired. */
  private List<Choice> terms(String scheme, List<String> chosen, String lang) {
    List<Choice> choices =
        new ArrayList<>(
            vocabulary.active(scheme, lang).stream().map(term -> choice(term, lang)).toList());
    chosen.stream()
        .map(code -> vocabulary.current(scheme, code))
        .filter(code -> choices.stream().noneMatch(c -> c.value().equals(code)))
        .flatMap(code -> vocabulary.term(scheme, code).stream())
        .forEach(term -> choices.add(choice(term, lang)));
    return choices;
  }

  private Choice choice(Term term, String lang) {
    return new Choice(term.code(), vocabulary.label(term.scheme(), term.code(), lang));
  }

  private static List<Choice> orNone(List<Choice> choices) {
    List<Choice> all = new ArrayList<>(choices);
    all.add(0, new Choice("", ""));
    return all;
  }
}
