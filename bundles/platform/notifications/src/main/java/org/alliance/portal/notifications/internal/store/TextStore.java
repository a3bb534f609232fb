package org.alliance.portal.notifications.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.notifications.internal.LetterText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Texts that the secretariat has changed, in the database. */
@Component(service = TextStore.class)
public class TextStore {
  private static final String ALL =
      "select kind, lang, id, version, subject, body, changed from notifications_text";

  private final Database database;

  /**
   * A text as it is stored.
   *
   * @param text null for the shipped one
   */
  public record Stored(
      Id id, String kind, String lang, int version, LetterText text, Instant changed) {}

  @Activate
  public TextStore(@Reference(target = "(portal.schema=notifications)") Database database) {
    this.database = database;
  }

  /** One text. */
  public Optional<Stored> find(String kind, String lang) {
    return database.first(ALL + " where kind = ? and lang = ?", TextStore::stored, kind, lang);
  }

  /** Every text that was ever changed. */
  public List<Stored> all() {
    return database.list(
        ALL + " order by kind, lang fetch first 5000 rows only", TextStore::stored);
  }

  /**
   * Adds a text.
   *
   * @return false when there is one already
   */
  public boolean insert(Stored text) {
    return database.insert(
        "insert into notifications_text (kind, lang, id, version, subject, body, changed)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        text.kind(),
        text.lang(),
        text.id(),
        text.version(),
        text.text().subject(),
        text.text().body(),
        text.changed());
  }

  /**
   * Replaces the version before this one.
   *
   * @return false when another one is there
   */
  public boolean update(Stored text) {
    return database.update(
            "update notifications_text set version = ?, subject = ?, body = ?, changed = ?"
                + " where kind = ? and lang = ? and version = ?",
            text.version(),
            text.text() == null ? null : text.text().subject(),
            text.text() == null ? null : text.text().body(),
            text.changed(),
            text.kind(),
            text.lang(),
            text.version() - 1)
        > 0;
  }

  private static Stored stored(Row row) {
    String subject = row.text("subject");
    String body = row.text("body");
    return new Stored(
        row.id("id"),
        row.text("kind"),
        row.text("lang"),
        row.number("version"),
        subject == null ? null : new LetterText(subject, body),
        row.instant("changed"));
  }
}
