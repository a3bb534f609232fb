package org.alliance.portal.profiles.internal.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Names fields of a profile, and what they say, for readers. */
@Component(service = FieldTexts.class)
public class FieldTexts {
  private static final Set<String> FORM =
      Arrays.stream(EditStep.values())
          .flatMap(step -> step.fields().stream())
          .collect(Collectors.toUnmodifiableSet());

  /** Names of whole parts, as the history and the change log use them. */
  private static final Set<String> PARTS =
      Set.of(
          "names",
          "nuts",
          "lau",
          "position",
          "population",
          "accession",
          "texts",
          "actionPlan",
          "estimate",
          "visibility",
          "figures",
          "lastConfirmed",
          "published");

  private static final Set<String> FIGURES =
      Set.of("figures.population", "figures.estimate", "figures.plan");

  private static final Map<String, String> VOCABULARIES =
      Map.of(
          "original", Vocabulary.LANGUAGE,
          "kind", Vocabulary.KIND,
          "country", Vocabulary.COUNTRY,
          "workingLanguages", Vocabulary.LANGUAGE,
          "themes", Vocabulary.THEME,
          "competences", Vocabulary.COMPETENCE);

  private final PageRenderer texts;
  private final Vocabulary vocabulary;
  private final BundleContext context;

  @Activate
  public FieldTexts(
      @Reference PageRenderer texts, @Reference Vocabulary vocabulary, BundleContext context) {
    this.texts = texts;
    this.vocabulary = vocabulary;
    this.context = context;
  }

  /** A text of this feature. */
  String text(String lang, String key, Map<String, Object> args) {
    return texts.text(context.getBundle(), lang, key, args);
  }

  /** A text of this feature without places. */
  String text(String lang, String key) {
    return text(lang, key, Map.of());
  }

  /** What a field is called; its name when nobody knows it. */
  String label(String field, String lang) {
    String[] parts = field.split("\\.");
    if (parts[0].equals("visibility") && FORM.contains(field)) {
      return text(
          lang, "profiles.part.audience", Map.of("section", text(lang, "profiles.field." + field)));
    }
    if (FORM.contains(field)) {
      return text(lang, "profiles.field." + field);
    }
    if (PARTS.contains(field) || FIGURES.contains(field)) {
      return text(lang, "profiles.part." + field);
    }
    if (parts[0].equals("names") && parts.length == 2) {
      return text(lang, "profiles.part.name-in", Map.of("language", language(parts[1], lang)));
    }
    if (parts[0].equals("texts") && parts.length == 2) {
      return text(lang, "profiles.part.texts-in", Map.of("language", language(parts[1], lang)));
    }
    if (parts[0].equals("texts")
        && parts.length == 3
        && FORM.contains("texts." + ProfileForm.LOCAL + "." + parts[2])) {
      return text(
          lang,
          "profiles.part.text-in",
          Map.of(
              "text",
              text(lang, "profiles.section." + parts[2]),
              "language",
              language(parts[1], lang)));
    }
    return field;
  }

  private String language(String code, String lang) {
    return term(Vocabulary.LANGUAGE, code, lang);
  }

  /** The name of a word of a vocabulary. */
  String term(String scheme, String code, String lang) {
    return vocabulary.label(scheme, code, lang);
  }

  /** What a field says, with names instead of codes; null stays null. */
  String value(String field, String value, String lang) {
    if (value == null || value.isBlank()) {
      return value;
    }
    String scheme = VOCABULARIES.get(field);
    if (scheme != null) {
      return Arrays.stream(value.split("[,\\s]+"))
          .map(code -> vocabulary.label(scheme, code, lang))
          .collect(Collectors.joining(", "));
    }
    String key = value.toLowerCase(Locale.ROOT);
    if (field.equals("accession.status") && key.matches("applied|joined|left")) {
      return text(lang, "profiles.accession." + key);
    }
    if (field.equals("estimate.method") && key.matches("census|estimate")) {
      return text(lang, "profiles.method." + key);
    }
    if (field.startsWith("visibility.") && key.matches("public|members|organisation")) {
      return text(lang, "profiles.audience." + key);
    }
    return value;
  }

  /** Words that can be chosen, by name, with those that are chosen already. */
  List<Choices.Choice> choices(String scheme, List<String> chosen, String lang) {
    List<Choices.Choice> choices = new ArrayList<>();
    Set<String> active =
        vocabulary.active(scheme, lang).stream()
            .map(Term::code)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    active.forEach(code -> choices.add(choice(scheme, code, lang)));
    chosen.stream()
        .distinct()
        .filter(code -> !active.contains(code) && vocabulary.term(scheme, code).isPresent())
        .forEach(code -> choices.add(choice(scheme, code, lang)));
    return choices;
  }

  private Choices.Choice choice(String scheme, String code, String lang) {
    return new Choices.Choice(code, vocabulary.label(scheme, code, lang));
  }

  /** The values of an enum, in their order, with texts of this feature. */
  List<Choices.Choice> choices(String prefix, Enum<?>[] values, String lang) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .map(key -> new Choices.Choice(key, text(lang, prefix + key)))
        .toList();
  }

  /** Nothing is chosen until somebody chooses. */
  static List<Choices.Choice> orNone(List<Choices.Choice> choices) {
    List<Choices.Choice> all = new ArrayList<>(choices);
    all.add(0, new Choices.Choice("", ""));
    return all;
  }
}
