package org.alliance.portal.probe.internal.store;

import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.data.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = MarkStore.class)
public class MarkStore {
  private final Database database;
  private final IdGenerator ids;

  @Activate
  public MarkStore(
      @Reference(target = "(portal.schema=probe)") Database database, @Reference IdGenerator ids) {
    this.database = database;
    this.ids = ids;
  }

  public void add(String note) {
    database.update("insert into probe_mark (id, note) values (?, ?)", ids.next(), note);
  }

  public int count() {
    return database
        .first("select count(*) as marks from probe_mark", row -> row.number("marks"))
        .orElse(0);
  }
}
