package org.alliance.portal.profiles.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;

/** Services of other rooms, in memory. */
public final class Fakes {
  private Fakes() {}

  /** Keeps organisations in a map. */
  public static final class OrganisationsFake implements Organisations {

    @Override
    public void state(Id id, Organisation.State state) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Organisation> alike(String country, Collection<String> names) {
      return List.of();
    }

    public final Map<Id, Organisation> all = new HashMap<>();

    /** Done at each write. */
    public Runnable writes = () -> {};

    private final IdGenerator ids;

    public OrganisationsFake(IdGenerator ids) {
      this.ids = ids;
    }

    @Override
    public Organisation get(Id id) {
      if (!all.containsKey(id)) {
        throw new NotFoundException("organisation", id);
      }
      return all.get(id);
    }

    @Override
    public Map<Id, Organisation> get(Collection<Id> which) {
      Map<Id, Organisation> found = new HashMap<>(all);
      found.keySet().retainAll(which);
      return found;
    }

    @Override
    public Id create(ByLanguage<String> names, String country, String kind) {
      writes.run();
      Id id = ids.next();
      all.put(id, new Organisation(id, 1, names, country, kind, Organisation.State.ACTIVE));
      return id;
    }

    @Override
    public void change(Id id, ByLanguage<String> names, String country, String kind) {
      writes.run();
      all.put(
          id,
          new Organisation(
              id, get(id).version() + 1, names, country, kind, Organisation.State.ACTIVE));
    }
  }
}
