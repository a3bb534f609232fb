package org.alliance.portal.vocabulary.internal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.web.Form;

/** Services of other rooms, in memory. */
public final class Fakes {
  private Fakes() {}

  /** Allows everything but what is refused. */
  public static final class AccessFake implements Access {
    public final Set<String> refused = new HashSet<>();

    @Override
    public Principal principal() {
      return Principal.SYSTEM;
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
    public Form kept;

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
      return "/en/admin/vocabulary";
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
      return Optional.ofNullable(kept);
    }
  }
}
