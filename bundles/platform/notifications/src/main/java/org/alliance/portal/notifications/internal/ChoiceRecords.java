package org.alliance.portal.notifications.internal;

import java.util.Map;
import java.util.function.Consumer;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.accounts.PersonalRecords;
import org.alliance.portal.notifications.internal.store.ChoiceStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a person has switched off, for the person's export. */
@Component
public final class ChoiceRecords implements PersonalRecords {
  private final ChoiceStore store;

  @Activate
  public ChoiceRecords(@Reference ChoiceStore store) {
    this.store = store;
  }

  @Override
  public String id() {
    return "letter-choices";
  }

  @Override
  public void export(Id account, Consumer<Map<String, Object>> sink) {
    store.refused(account).stream()
        .sorted()
        .forEach(kind -> sink.accept(Map.of("kind", kind, "wanted", false)));
  }
}
