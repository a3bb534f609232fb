package org.alliance.portal.profiles.internal.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.content.History;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.internal.Fields;

/** Versions and differences as readers see them. */
public final class HistoryView {
  private HistoryView() {}

  /**
   * A version in the list.
   *
   * @param number of the version
   * @param time when it was written
   * @param who wrote it; empty when the reader is not told
   * @param fields what changed
   * @param href where the version is shown
   * @param current whether the profile says this now
   */
  public record Entry(
      int number, Instant time, String who, List<String> fields, String href, boolean current) {}

  /**
   * A field that differs.
   *
   * @param label what it is called
   * @param before in pieces; empty when it said nothing
   * @param after in pieces; empty when it says nothing
   */
  public record Row(String label, List<WordDiff.Piece> before, List<WordDiff.Piece> after) {}

  /**
   * A field with what it said.
   *
   * @param label what it is called
   * @param value what it said
   */
  public record Said(String label, String value) {}

  /**
   * Something that stands against going back.
   *
   * @param label what the field is called
   * @param key of the text
   * @param args of the text
   */
  public record Wrong(String label, String key, Map<String, Object> args) {}

  static Entry entry(
      History.Version version,
      Profile profile,
      String who,
      String address,
      FieldTexts texts,
      String lang) {
    return new Entry(
        version.number(),
        version.time(),
        who,
        version.fields().stream().map(field -> texts.label(field, lang)).distinct().toList(),
        address + "/" + version.number(),
        version.number() == profile.version());
  }

  static List<Row> rows(List<History.Difference> differences, FieldTexts texts, String lang) {
    return differences.stream()
        .filter(d -> !d.field().equals(Fields.CONFIRMED))
        .map(
            d -> {
              WordDiff.Pieces pieces =
                  WordDiff.of(
                      texts.value(d.field(), d.before(), lang),
                      texts.value(d.field(), d.after(), lang));
              return new Row(texts.label(d.field(), lang), pieces.before(), pieces.after());
            })
        .toList();
  }

  /** Everything that a profile said. */
  static List<Said> said(Profile profile, FieldTexts texts, String lang) {
    return ProfileForm.values(profile.draft()).entrySet().stream()
        .filter(e -> !ProfileForm.shown(e.getValue()).isEmpty())
        .map(
            e ->
                new Said(
                    texts.label(e.getKey(), lang),
                    texts.value(e.getKey(), ProfileForm.shown(e.getValue()), lang)))
        .toList();
  }

  static List<Wrong> wrong(List<FieldProblem> problems, FieldTexts texts, String lang) {
    return problems.stream()
        .map(p -> new Wrong(texts.label(p.field(), lang), p.key(), p.args()))
        .toList();
  }
}
