package org.alliance.portal.membership.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.organisations.NameKey;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.membership.internal.store.ApplicationStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks whether an organisation is there already, or has applied already. */
@Component(service = Duplicates.class)
public class Duplicates {
  private static final int MOST = 20;

  private final Organisations organisations;
  private final ApplicationStore store;
  private final Access access;

  @Activate
  public Duplicates(
      @Reference Organisations organisations,
      @Reference ApplicationStore store,
      @Reference Access access) {
    this.organisations = organisations;
    this.store = store;
    this.access = access;
  }

  /** What looks like the organisation of an application; empty without a right name and country. */
  Optional<Alike> find(Application application, String lang) {
    Application.Answers said = application.answers();
    if (said.name() == null || said.country() == null) {
      return Optional.empty();
    }
    List<String> names =
        Stream.of(said.name(), said.nameTranslated()).filter(Objects::nonNull).toList();
    // Nobody is signed in, and is told no more than the public list of participants tells.
    List<Organisation> there =
        access.as(Principal.SYSTEM, () -> organisations.alike(said.country(), names));
    Optional<Alike> participant =
        there.stream()
            .filter(o -> o.state() == Organisation.State.ACTIVE)
            .findFirst()
            .map(o -> alike(o.names().in(lang)));
    return participant.or(
        () -> pending(application, names) ? Optional.of(new Alike(null, null)) : Optional.empty());
  }

  private static Alike alike(ByLanguage.Chosen<String> name) {
    return new Alike(name.value(), name.lang());
  }

  private boolean pending(Application application, List<String> names) {
    Application.Answers said = application.answers();
    List<String> keys = names.stream().map(NameKey::of).filter(key -> !key.isEmpty()).toList();
    if (store.pending(said.country(), keys).stream()
        .anyMatch(other -> !other.id().equals(application.id()))) {
      return true;
    }
    return said.email() != null
        && store.byEmail(said.email(), MOST).stream()
            .anyMatch(
                other ->
                    !other.id().equals(application.id())
                        && sent(other.state())
                        && keys.contains(other.matchKey()));
  }

  private static boolean sent(Application.State state) {
    return state != Application.State.DRAFT && !state.closed();
  }
}
