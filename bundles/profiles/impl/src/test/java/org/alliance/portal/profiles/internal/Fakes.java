package org.alliance.portal.profiles.internal;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Services of other rooms, in memory. */
public final class Fakes {
  private Fakes() {}

  /** Allows everything but what is refused. */
  public static final class AccessFake implements Access {
    public final Set<String> refused = new HashSet<>();
    public Principal principal = Principal.SYSTEM;

    @Override
    public Principal principal() {
      return principal;
    }

    @Override
    public void require(String action) {
      require(action, null);
    }

    @Override
    public void require(String action, Id owner) {
      if (!allows(action, owner)) {
        throw new AccessDeniedException(action);
      }
    }

    @Override
    public boolean allows(String action, Id owner) {
      return !refused.contains(action);
    }

    @Override
    public <T> T as(Principal other, Supplier<T> work) {
      return work.get();
    }
  }

  /** Keeps organisations in a map. */
  public static final class OrganisationsFake implements Organisations {
    public final Map<Id, Organisation> all = new HashMap<>();
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
      Id id = ids.next();
      all.put(id, new Organisation(id, 1, names, country, kind, Organisation.State.ACTIVE));
      return id;
    }

    @Override
    public void change(Id id, ByLanguage<String> names, String country, String kind) {
      all.put(
          id,
          new Organisation(
              id, get(id).version() + 1, names, country, kind, Organisation.State.ACTIVE));
    }
  }

  /** A request, in English unless told otherwise. */
  public static final class RequestFake implements CurrentRequest {
    public Form kept;
    public String query = "";
    public String language = "en";

    @Override
    public String id() {
      return "test";
    }

    @Override
    public String language() {
      return language;
    }

    @Override
    public String path() {
      return "/en/profiles";
    }

    @Override
    public String query() {
      return query;
    }

    @Override
    public String csrfToken() {
      return "token";
    }

    @Override
    public String baseAddress() {
      return "https://portal.example";
    }

    @Override
    public Optional<Form> keptForm() {
      return Optional.ofNullable(kept);
    }
  }

  /** Answers with keys instead of texts. */
  public static final class RendererFake implements PageRenderer {

    @Override
    public String render(Bundle contributor, View view) {
      return view.template();
    }

    @Override
    public String error(int status, String textKey) {
      return textKey;
    }

    @Override
    public String text(Bundle contributor, String language, String key, Map<String, Object> args) {
      return key;
    }
  }

  /** A bundle context that knows nothing. */
  public static BundleContext context() {
    return (BundleContext)
        Proxy.newProxyInstance(
            Fakes.class.getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, args) -> null);
  }
}
