package org.alliance.portal.content.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;

/** Organisations that can be looked up, and nothing else. */
public final class OrganisationsFake implements Organisations {
  private final Function<Id, ByLanguage<String>> names;

  /**
   * @param names of an organisation; null when it is not there
   */
  public OrganisationsFake(Function<Id, ByLanguage<String>> names) {
    this.names = names;
  }

  @Override
  public Organisation get(Id id) {
    return new Organisation(
        id, 1, names.apply(id), "RS", "municipality", Organisation.State.ACTIVE);
  }

  @Override
  public Map<Id, Organisation> get(Collection<Id> ids) {
    Map<Id, Organisation> found = new HashMap<>();
    ids.stream().filter(id -> names.apply(id) != null).forEach(id -> found.put(id, get(id)));
    return Map.copyOf(found);
  }

  @Override
  public Id create(ByLanguage<String> all, String country, String kind) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void change(Id id, ByLanguage<String> all, String country, String kind) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void state(Id id, Organisation.State state) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Organisation> alike(String country, Collection<String> all) {
    throw new UnsupportedOperationException();
  }
}
