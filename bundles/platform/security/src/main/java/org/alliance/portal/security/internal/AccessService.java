package org.alliance.portal.security.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Permissions;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.access.UndeclaredActionException;
import org.alliance.portal.security.internal.ActionTable.Decision;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is asking on each thread, and what they may do. Needs no table of the database: the change
 * log asks it for the actor, and would wait for it while it waits for the change log.
 */
@Component(
    service = {Access.class, AccessService.class},
    immediate = true)
public final class AccessService implements Access {
  private static final Logger LOG = LoggerFactory.getLogger(AccessService.class);
  private static final String SERVICE_ID = "service.id";
  private static final String UNNAMED = "(none)";

  private final ThreadLocal<Principal> current = new ThreadLocal<>();
  private final Map<Long, List<Action>> declared = new TreeMap<>();
  private volatile ActionTable table = ActionTable.EMPTY;

  /** A bundle came with its actions. */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "removePermissions")
  void addPermissions(Permissions permissions, Map<String, Object> properties) {
    synchronized (declared) {
      List<String> before = table.contradicted();
      declared.put((Long) properties.get(SERVICE_ID), List.copyOf(permissions.actions()));
      table = ActionTable.of(declared.values());
      table.contradicted().stream()
          .filter(id -> !before.contains(id))
          .forEach(id -> LOG.warn("Action {} is declared twice, differently: the first stays", id));
    }
  }

  /** A bundle left, and its actions with it. */
  void removePermissions(Permissions permissions, Map<String, Object> properties) {
    synchronized (declared) {
      declared.remove((Long) properties.get(SERVICE_ID));
      table = ActionTable.of(declared.values());
    }
  }

  @Override
  public Principal principal() {
    Principal principal = current.get();
    return principal == null ? Principal.ANONYMOUS : principal;
  }

  @Override
  public void require(String action) {
    enforce(table.decide(principal(), action, null), action);
  }

  @Override
  public void require(String action, Id owner) {
    enforce(table.decide(principal(), action, owner), action);
  }

  @Override
  public boolean allows(String action, Id owner) {
    return table.decide(principal(), action, owner) == Decision.ALLOWED;
  }

  @Override
  public <T> T as(Principal principal, Supplier<T> work) {
    Principal before = current.get();
    current.set(Objects.requireNonNull(principal, "principal"));
    try {
      return work.get();
    } finally {
      if (before == null) {
        current.remove();
      } else {
        current.set(before);
      }
    }
  }

  /** What API clients may be given: the scopes that actions need now, in order. */
  public SortedSet<String> scopes() {
    return table.scopes();
  }

  /** Refuses unless the current principal may do this for at least one owner. */
  void requireForAny(String action) {
    enforce(table.decideForAny(principal(), action), action);
  }

  private static void enforce(Decision decision, String action) {
    switch (decision) {
      case ALLOWED -> {}
      case SIGN_IN -> throw new SignInRequiredException(action);
      case DENIED -> throw new AccessDeniedException(action == null ? UNNAMED : action);
      case UNDECLARED -> throw new UndeclaredActionException(action);
    }
  }
}
