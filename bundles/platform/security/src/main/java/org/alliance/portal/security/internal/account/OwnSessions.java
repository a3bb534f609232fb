package org.alliance.portal.security.internal.account;

import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.security.internal.Sessions;
import org.alliance.portal.security.internal.audit.SignInAudit;
import org.alliance.portal.security.internal.store.SessionStore.Listed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where the person who is signed in is signed in. */
@Component(service = OwnSessions.class)
public final class OwnSessions {
  private final Access access;
  private final Sessions sessions;
  private final SignInAudit audit;

  @Activate
  public OwnSessions(
      @Reference Access access, @Reference Sessions sessions, @Reference SignInAudit audit) {
    this.access = access;
    this.sessions = sessions;
    this.audit = audit;
  }

  /** The sessions, the last used first. */
  public List<Listed> list() {
    access.require(Action.SIGNED_IN);
    return sessions.list(me());
  }

  /**
   * Ends a session; nothing when it is somebody else's.
   *
   * @param hash of its token, as listed; not trusted
   */
  public void close(String hash) {
    access.require(Action.SIGNED_IN);
    note(sessions.close(me(), hash));
  }

  /**
   * Ends every session but this one.
   *
   * @param token of this one
   */
  public void closeOthers(String token) {
    access.require(Action.SIGNED_IN);
    note(sessions.closeOthers(me(), token));
  }

  private void note(int ended) {
    if (ended > 0) {
      audit.sessionsEnded(me(), ended);
    }
  }

  private Id me() {
    return access.principal().id();
  }
}
