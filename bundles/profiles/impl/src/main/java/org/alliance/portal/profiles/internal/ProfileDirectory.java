package org.alliance.portal.profiles.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.entities.EntityDirectory;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.store.ProfileLists;
import org.alliance.portal.profiles.internal.store.ProfileStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells other features what members are called. Who takes part is public; who only applied, or has
 * left, is the members' own business; what is not published is the team's.
 */
@Component
public class ProfileDirectory implements EntityDirectory {
  private final Access access;
  private final ProfileStore store;
  private final Sight sight;

  @Activate
  public ProfileDirectory(@Reference Access access, @Reference ProfileStore store) {
    this.access = access;
    this.store = store;
    this.sight = new Sight(access);
  }

  @Override
  public String type() {
    return Profile.TYPE;
  }

  @Override
  public Map<Id, Entity> find(Collection<Id> ids, String lang) {
    boolean member = access.allows(Profiles.READ, null);
    String path = member ? "/profiles/" : "/participants/";
    Map<Id, Entity> found = new LinkedHashMap<>();
    store
        .lists()
        .names(ids)
        .forEach(
            (id, named) -> {
              if (known(id, named, member)) {
                found.put(
                    id,
                    new Entity(
                        new EntityRef(Profile.TYPE, id),
                        named.names().in(lang),
                        path + id,
                        audience(named)));
              }
            });
    return found;
  }

  private boolean known(Id id, ProfileLists.Named named, boolean member) {
    return member ? sight.knows(id, named.published()) : named.takesPart();
  }

  private static Change.Audience audience(ProfileLists.Named named) {
    if (named.takesPart()) {
      return Change.Audience.PUBLIC;
    }
    return named.published() ? Change.Audience.MEMBERS : Change.Audience.ORGANISATION;
  }
}
