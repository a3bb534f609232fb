package org.alliance.portal.membership.internal.store;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.membership.internal.Application;

/** Applications as rows. */
final class ApplicationRows {
  private static final String TABLE = "membership_application";
  private static final List<String> FIXED =
      List.of("id", "version", "reference", "sample", "created_at");
  private static final List<String> CHANGEABLE =
      List.of(
          "way",
          "state",
          "lang",
          "name",
          "name_lang",
          "name_translated",
          "match_key",
          "country",
          "kind",
          "website",
          "population",
          "themes",
          "about",
          "reasons",
          "contact_name",
          "contact_function",
          "email",
          "phone",
          "agreed_at",
          "not_the_same",
          "assigned_to",
          "organisation_id",
          "decided_by",
          "decision_note",
          "changed_at",
          "submitted_at",
          "confirmed_at",
          "decided_at");
  private static final String COLUMNS =
      String.join(", ", FIXED) + ", " + String.join(", ", CHANGEABLE);

  /** The query for applications, without a condition. */
  static final String SELECT = "select " + COLUMNS + " from " + TABLE;

  /** The same with the form. */
  static final String WRITTEN = "select " + COLUMNS + ", typed from " + TABLE;

  static final String INSERT =
      "insert into "
          + TABLE
          + " ("
          + COLUMNS
          + ") values ("
          + String.join(", ", Collections.nCopies(FIXED.size() + CHANGEABLE.size(), "?"))
          + ")";
  static final String UPDATE =
      "update "
          + TABLE
          + " set version = version + 1, "
          + String.join(" = ?, ", CHANGEABLE)
          + " = ? where id = ? and version = ?";

  private ApplicationRows() {}

  static Application read(Row row) {
    return new Application(
        row.id("id"),
        row.number("version"),
        row.text("reference"),
        row.choice("way", Application.Way.class),
        row.choice("state", Application.State.class),
        row.text("lang"),
        answers(row),
        row.text("match_key"),
        row.flag("not_the_same"),
        row.id("assigned_to"),
        row.id("organisation_id"),
        row.text("decided_by"),
        row.text("decision_note"),
        row.flag("sample"),
        new Application.Times(
            row.instant("created_at"),
            row.instant("changed_at"),
            row.instant("agreed_at"),
            row.instant("submitted_at"),
            row.instant("confirmed_at"),
            row.instant("decided_at")));
  }

  private static Application.Answers answers(Row row) {
    String themes = row.text("themes");
    return new Application.Answers(
        row.text("name"),
        row.text("name_lang"),
        row.text("name_translated"),
        row.text("country"),
        row.text("kind"),
        row.text("website"),
        row.numberOrNull("population"),
        themes == null ? List.of() : List.of(themes.split(" ")),
        row.text("about"),
        row.text("reasons"),
        row.text("contact_name"),
        row.text("contact_function"),
        row.text("email"),
        row.text("phone"));
  }

  static Object[] insert(Application a) {
    return Stream.concat(
            Stream.of(a.id(), a.version(), a.reference(), a.sample(), a.times().created()),
            changeable(a))
        .toArray();
  }

  static Object[] update(Application a) {
    return Stream.concat(changeable(a), Stream.of(a.id(), a.version())).toArray();
  }

  private static Stream<Object> changeable(Application a) {
    Application.Answers said = a.answers();
    Application.Times times = a.times();
    return Stream.of(
        a.way(),
        a.state(),
        a.lang(),
        said.name(),
        said.nameLang(),
        said.nameTranslated(),
        a.matchKey(),
        said.country(),
        said.kind(),
        said.website(),
        said.population(),
        said.themes().isEmpty() ? null : String.join(" ", said.themes()),
        said.about(),
        said.reasons(),
        said.contactName(),
        said.contactFunction(),
        said.email(),
        said.phone(),
        times.agreed(),
        a.notTheSame(),
        a.assignedTo(),
        a.organisation(),
        a.decidedBy(),
        a.decisionNote(),
        times.changed(),
        times.submitted(),
        times.confirmed(),
        times.decided());
  }
}
