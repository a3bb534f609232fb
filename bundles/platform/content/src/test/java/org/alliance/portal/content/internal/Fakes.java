package org.alliance.portal.content.internal;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.web.Form;

/** Services of other rooms, in memory. */
public final class Fakes {
  private Fakes() {}

  /** Somebody who is signed in. */
  public static Principal account(long id, Map<Id, TeamRole> teams) {
    return new Principal(
        Principal.Kind.ACCOUNT,
        new Id(id),
        "Somebody",
        Set.of(PlatformRole.MEMBER),
        teams,
        Set.of());
  }

  /** A partner's program. */
  public static Principal client(long id) {
    return new Principal(
        Principal.Kind.API_CLIENT, new Id(id), "Program", Set.of(), Map.of(), Set.of());
  }

  /** Allows everything but what is refused. */
  public static final class AccessFake implements Access {
    public final Set<String> refused = new HashSet<>();
    public Principal principal = account(1, Map.of());

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

  /** A request in English. */
  public static final class RequestFake implements CurrentRequest {

    @Override
    public String id() {
      return "test";
    }

    @Override
    public String language() {
      return "en";
    }

    @Override
    public String path() {
      return "/en/home";
    }

    @Override
    public String query() {
      return "";
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
      return Optional.empty();
    }
  }
}
