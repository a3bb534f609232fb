package org.alliance.portal.security.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Actors;
import org.alliance.portal.security.internal.store.NameStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is behind the actors of the change log and the history. */
@Component
public final class ActorNames implements Actors {
  private static final int MOST = 1_000;
  private static final String ACCOUNT = "account:";
  private static final String CLIENT = "client:";

  private final Access access;
  private final NameStore store;

  @Activate
  public ActorNames(@Reference Access access, @Reference NameStore store) {
    this.access = access;
    this.store = store;
  }

  /** Whether the reader may know is the caller's to check, who knows what the actor did. */
  @Override
  public Map<String, String> names(Collection<String> actors) {
    access.require(Action.PUBLIC);
    Set<String> wanted = new TreeSet<>(actors);
    if (wanted.size() > MOST) {
      throw new IllegalArgumentException("At most " + MOST + " actors at once");
    }
    Map<Id, String> accounts = ids(wanted, ACCOUNT);
    Map<Id, String> clients = ids(wanted, CLIENT);
    Map<String, String> names = new HashMap<>();
    store.accounts(accounts.keySet()).forEach((id, name) -> names.put(accounts.get(id), name));
    // Who deleted the account has no name any more.
    names.values().removeIf(String::isEmpty);
    store.clients(clients.keySet()).forEach((id, name) -> names.put(clients.get(id), name));
    return names;
  }

  /** The actors of one kind by id; what is not written as an actor has no name. */
  private static Map<Id, String> ids(Set<String> actors, String kind) {
    Map<Id, String> ids = new TreeMap<>();
    for (String actor : actors) {
      if (actor.startsWith(kind)) {
        try {
          ids.put(Id.parse(actor.substring(kind.length())), actor);
        } catch (IllegalArgumentException e) {
          continue;
        }
      }
    }
    return ids;
  }
}
