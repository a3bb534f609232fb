package org.alliance.portal.security.internal.account;

import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.security.internal.Sessions;
import org.alliance.portal.security.internal.links.Links;
import org.alliance.portal.security.internal.store.EmailChangeStore;
import org.alliance.portal.security.internal.store.FactorStore;
import org.alliance.portal.security.internal.store.OwnAccountStore;
import org.alliance.portal.security.internal.store.OwnAccountStore.Own;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The end of an account at its owner's wish. What the person wrote stays with the organisation; who
 * it was is forgotten.
 */
@Component(service = Farewell.class)
public final class Farewell {
  private final Access access;
  private final Database database;
  private final OwnPassword own;
  private final OwnAccountStore accounts;
  private final Sessions sessions;
  private final FactorStore factors;
  private final EmailChangeStore changes;
  private final Links links;
  private final AccountLog log;

  @Activate
  public Farewell(
      @Reference Access access,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference OwnPassword own,
      @Reference OwnAccountStore accounts,
      @Reference Sessions sessions,
      @Reference FactorStore factors,
      @Reference EmailChangeStore changes,
      @Reference Links links,
      @Reference AccountLog log) {
    this.access = access;
    this.database = database;
    this.own = own;
    this.accounts = accounts;
    this.sessions = sessions;
    this.factors = factors;
    this.changes = changes;
    this.links = links;
    this.log = log;
  }

  /** Organisations that the person must hand over first. */
  public List<Id> toHandOver() {
    access.require(Action.SIGNED_IN);
    return accounts.needOwner(access.principal().id());
  }

  /**
   * Deletes the account of the person who is signed in.
   *
   * @param current the password, as typed
   * @param code of the second factor, where there is one, as typed
   * @throws ValidationException naming {@code current} or {@code code}, or nothing when the person
   *     is the last owner of an organisation with others in its team, or the last admin
   */
  public void leave(String current, String code) {
    access.require(Action.SIGNED_IN);
    Own leaving = own.proven(current, code);
    database.run(
        () -> {
          refuseTheLast(leaving);
          sessions.closeAll(leaving.id());
          factors.delete(leaving.id());
          changes.deleteOf(leaving.id());
          links.forget(leaving.id());
          accounts.forget(leaving.id(), "deleted:" + Secrets.next());
          log.deleted(leaving.id());
        });
    sessions.refresh(leaving.id());
  }

  /** Locks what it looks at, so that of two who leave at the same time the second is refused. */
  private void refuseTheLast(Own leaving) {
    List<FieldProblem> problems = new ArrayList<>();
    if (leaving.roles().contains(PlatformRole.ADMIN) && accounts.lockAdmins() < 2) {
      problems.add(FieldProblem.of("", "security.delete.last-admin"));
    }
    accounts.lockTeams(leaving.id());
    if (!accounts.needOwner(leaving.id()).isEmpty()) {
      problems.add(FieldProblem.of("", "security.delete.last-owner"));
    }
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
  }
}
