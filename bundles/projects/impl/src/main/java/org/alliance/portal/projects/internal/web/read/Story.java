package org.alliance.portal.projects.internal.web.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeText;

/**
 * An initiative as a reader of one language sees it. Each text falls back for itself: a reader gets
 * French lessons beside an English summary. Texts may be null, but for title, summary and outcome.
 *
 * @param id as text
 * @param all the initiative itself
 * @param kind end of its text's key
 * @param status end of its text's key; may be null
 * @param evidence end of its text's key; may be null
 * @param needsMethod end of its text's key; may be null
 * @param title plain text
 * @param summary Markdown
 * @param needs Markdown
 * @param actions Markdown
 * @param outcome Markdown
 * @param chapters the other texts that there are, in their order
 * @param results with what changed
 */
public record Story(
    String id,
    Initiative all,
    String kind,
    String status,
    String evidence,
    String needsMethod,
    ByLanguage.Chosen<String> title,
    ByLanguage.Chosen<String> summary,
    ByLanguage.Chosen<String> needs,
    ByLanguage.Chosen<String> actions,
    ByLanguage.Chosen<String> outcome,
    List<Chapter> chapters,
    List<Change> results) {

  /**
   * A part of what is told.
   *
   * @param field its name
   * @param text Markdown
   */
  public record Chapter(String field, ByLanguage.Chosen<String> text) {}

  /**
   * A result.
   *
   * @param result what was measured
   * @param change how much it changed; null when nobody knows what was before
   * @param more whether it is more than before
   */
  public record Change(InitiativeDraft.Result result, BigDecimal change, boolean more) {}

  /**
   * What a reader sees.
   *
   * @param lang the reader's language
   * @param preferred language in which the reader wants the texts; null for the reader's own
   */
  static Story of(Initiative initiative, String lang, String preferred) {
    InitiativeDraft said = initiative.content();
    List<String> order = order(said, lang, preferred);
    List<Chapter> chapters = new ArrayList<>();
    chapter(chapters, "planning", said, order, InitiativeText::planning);
    chapter(chapters, "challenges", said, order, InitiativeText::challenges);
    chapter(chapters, "successes", said, order, InitiativeText::successes);
    chapter(chapters, "lessons", said, order, InitiativeText::lessons);
    chapter(chapters, "notAgain", said, order, InitiativeText::notAgain);
    chapter(chapters, "transfer", said, order, InitiativeText::transfer);
    return new Story(
        initiative.id().toString(),
        initiative,
        Entry.code(said.kind()),
        Entry.code(said.status()),
        Entry.code(initiative.evidence()),
        said.needsMethod() == null ? null : Entry.code(said.needsMethod()),
        text(said, order, InitiativeText::title),
        text(said, order, InitiativeText::summary),
        text(said, order, InitiativeText::needs),
        text(said, order, InitiativeText::actions),
        text(said, order, InitiativeText::outcome),
        chapters,
        said.results().stream().map(Story::change).toList());
  }

  /** A text by the name of its field; null when nothing is said. */
  public ByLanguage.Chosen<String> text(String field) {
    return switch (field) {
      case "summary" -> summary;
      case "needs" -> needs;
      case "actions" -> actions;
      case "outcome" -> outcome;
      default ->
          chapters.stream()
              .filter(chapter -> chapter.field().equals(field))
              .map(Chapter::text)
              .findFirst()
              .orElse(null);
    };
  }

  private static List<String> order(InitiativeDraft said, String lang, String preferred) {
    Set<String> languages = new LinkedHashSet<>();
    if (preferred != null) {
      languages.add(preferred);
    }
    languages.addAll(List.of(lang, "en", "fr", said.original()));
    languages.addAll(said.texts().keySet());
    return languages.stream().filter(said.texts()::containsKey).toList();
  }

  private static void chapter(
      List<Chapter> chapters,
      String field,
      InitiativeDraft said,
      List<String> order,
      Function<InitiativeText, String> which) {
    ByLanguage.Chosen<String> text = text(said, order, which);
    if (text != null) {
      chapters.add(new Chapter(field, text));
    }
  }

  private static ByLanguage.Chosen<String> text(
      InitiativeDraft said, List<String> order, Function<InitiativeText, String> which) {
    for (String lang : order) {
      String value = which.apply(said.texts().get(lang));
      if (value != null) {
        return new ByLanguage.Chosen<>(lang, value);
      }
    }
    return null;
  }

  private static Change change(InitiativeDraft.Result result) {
    BigDecimal change =
        result.baseline() == null || result.value() == null
            ? null
            : result.value().subtract(result.baseline());
    return new Change(result, change, change != null && change.signum() > 0);
  }
}
