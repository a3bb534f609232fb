package org.alliance.portal.content.internal;

import java.util.Map;
import java.util.function.Consumer;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.accounts.PersonalRecords;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.content.internal.store.DraftStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Drafts belong to a person: they are in the person's export, and go with the account. */
@Component
public final class DraftsOfPersons implements PersonalRecords, ChangeFollower {
  private final DraftStore store;

  @Activate
  public DraftsOfPersons(@Reference DraftStore store) {
    this.store = store;
  }

  @Override
  public String id() {
    return "content-drafts";
  }

  @Override
  public void export(Id account, Consumer<Map<String, Object>> sink) {
    store.each(
        account,
        draft ->
            sink.accept(
                Map.of(
                    "title", draft.title(),
                    "path", draft.path(),
                    "saved", draft.saved(),
                    "values", draft.values())));
  }

  @Override
  public Mode mode() {
    return Mode.ONCE;
  }

  @Override
  public void follow(Change change) {
    boolean account = "security".equals(change.feature()) && "account".equals(change.type());
    if (account && change.verb() == Change.Verb.DELETED) {
      store.deleteOf(change.id());
    }
  }
}
