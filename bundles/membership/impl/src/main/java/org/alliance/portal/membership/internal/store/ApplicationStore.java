package org.alliance.portal.membership.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.Message;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Applications and what is said about them, in the database. */
@Component(service = ApplicationStore.class)
public class ApplicationStore {
  /** Most messages of one application. */
  public static final int MOST_MESSAGES = 200;

  private static final int MOST_ALIKE = 20;

  private final Database database;

  @Activate
  public ApplicationStore(@Reference(target = "(portal.schema=membership)") Database database) {
    this.database = database;
  }

  /** Adds an application. */
  public void insert(Application application) {
    database.update(ApplicationRows.INSERT, ApplicationRows.insert(application));
  }

  /** One application. */
  public Optional<Application> find(Id id) {
    return database.first(ApplicationRows.SELECT + " where id = ?", ApplicationRows::read, id);
  }

  /** The application that an organisation was made of. */
  public Optional<Application> byOrganisation(Id organisation) {
    return database.first(
        ApplicationRows.SELECT + " where organisation_id = ? order by id fetch first 1 rows only",
        ApplicationRows::read,
        organisation);
  }

  /** The query for the applications of an address, newest first. */
  public static final String BY_EMAIL =
      ApplicationRows.SELECT + " where email = ? order by id desc fetch first ? rows only";

  /** Applications of an address, newest first. */
  public List<Application> byEmail(String email, int limit) {
    return database.list(BY_EMAIL, ApplicationRows::read, email, limit);
  }

  /**
   * Applications that were sent and not closed, of the same country and name.
   *
   * @param keys names as they are compared, 1 to 50
   */
  public List<Application> pending(String country, Collection<String> keys) {
    List<Object> params = new ArrayList<>(List.of(country));
    params.addAll(keys);
    return database.list(pending(keys.size()), ApplicationRows::read, params.toArray());
  }

  /** The query for applications that were sent and not closed, of one country and some names. */
  static String pending(int keys) {
    return ApplicationRows.SELECT
        + " where country = ? and match_key in ("
        + String.join(", ", Collections.nCopies(keys, "?"))
        + ") and state in ('unconfirmed', 'waiting', 'asked') order by id fetch first "
        + MOST_ALIKE
        + " rows only";
  }

  /** How many are being written; counts no further than a limit. */
  public int drafts(int limit) {
    return database
        .first(
            "select count(*) as drafts from (select id from membership_application"
                + " where state = 'draft' fetch first ? rows only) as begun",
            row -> row.number("drafts"),
            limit)
        .orElse(0);
  }

  /**
   * Replaces an application, its sender's typing left as it is; the version is counted up here.
   *
   * @param changed with the version that it was read with
   * @return whether nobody else changed it meanwhile
   */
  public boolean update(Application changed) {
    return database.update(ApplicationRows.UPDATE, ApplicationRows.update(changed)) > 0;
  }

  /**
   * An application with its form.
   *
   * @param typed what was typed into it; null for nothing
   */
  public record Written(Application application, String typed) {}

  /** One application with its form, both as they were at one time. */
  public Optional<Written> written(Id id) {
    return database.first(
        ApplicationRows.WRITTEN + " where id = ?",
        row -> new Written(ApplicationRows.read(row), row.text("typed")),
        id);
  }

  /** Keeps what was typed; null for nothing. */
  public void type(Id id, String typed) {
    database.update("update membership_application set typed = ? where id = ?", typed, id);
  }

  /** Removes a draft with its links, unless it was sent meanwhile. */
  public void discard(Id id) {
    // The row first, so that whoever sends it waits; its links would hold it, so in two steps.
    if (database.update(
            "update membership_application set typed = null where id = ? and state = 'draft'", id)
        > 0) {
      database.update("delete from membership_link where application_id = ?", id);
      database.update("delete from membership_application where id = ?", id);
    }
  }

  /** Adds a question or an answer. */
  public void add(Message message) {
    database.update(
        "insert into membership_message (id, application_id, actor, text, written_at)"
            + " values (?, ?, ?, ?, ?)",
        message.id(),
        message.application(),
        message.actor(),
        message.text(),
        message.at());
  }

  /** Questions and answers of an application, oldest first. */
  public List<Message> messages(Id application) {
    return database.list(
        "select id, application_id, actor, text, written_at from membership_message"
            + " where application_id = ? order by id fetch first ? rows only",
        row ->
            new Message(
                row.id("id"),
                row.id("application_id"),
                row.text("actor"),
                row.text("text"),
                row.instant("written_at")),
        application,
        MOST_MESSAGES);
  }
}
