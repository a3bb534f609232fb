package org.alliance.portal.testing;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;

/** Allows everything but what is refused, whoever asks. */
public final class AccessFake implements Access {
  public final Set<String> refused = new HashSet<>();
  public Principal principal;

  public AccessFake() {
    this(Principal.SYSTEM);
  }

  public AccessFake(Principal principal) {
    this.principal = principal;
  }

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
