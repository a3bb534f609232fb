package org.alliance.portal.notifications.internal.store;

import java.util.List;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What accounts do not want to receive, in the database. */
@Component(service = ChoiceStore.class)
public class ChoiceStore {
  private final Database database;

  @Activate
  public ChoiceStore(@Reference(target = "(portal.schema=notifications)") Database database) {
    this.database = database;
  }

  /** Whether an account has switched a kind off. */
  public boolean refused(Id account, String kind) {
    return database
        .first(
            "select kind from notifications_refusal where account_id = ? and kind = ?",
            row -> row.text("kind"),
            account,
            kind)
        .isPresent();
  }

  /** The kinds that an account has switched off. */
  public Set<String> refused(Id account) {
    List<String> kinds =
        database.list(
            "select kind from notifications_refusal where account_id = ?"
                + " order by kind fetch first 1000 rows only",
            row -> row.text("kind"),
            account);
    return Set.copyOf(kinds);
  }

  /** Switches a kind off, also when it is already. */
  public void refuse(Id account, String kind) {
    database.insert(
        "insert into notifications_refusal (account_id, kind) values (?, ?)", account, kind);
  }

  /** Switches a kind on, also when it is already. */
  public void accept(Id account, String kind) {
    database.update(
        "delete from notifications_refusal where account_id = ? and kind = ?", account, kind);
  }

  /** Forgets what an account has chosen. */
  public void forget(Id account) {
    database.update("delete from notifications_refusal where account_id = ?", account);
  }
}
