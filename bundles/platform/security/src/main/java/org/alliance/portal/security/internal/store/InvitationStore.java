package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Invitations to teams and to the secretariat. */
@Component(service = InvitationStore.class)
public final class InvitationStore {
  /** The invitations of a team that a list shows; its plan is tested. */
  public static final String OF_TEAM =
      "select * from security_invitation where organisation_id = ?"
          + " and state in ('pending', 'expired') order by id desc fetch first 100 rows only";

  private static final String OF_SECRETARIAT =
      OF_TEAM.replace("organisation_id = ?", "organisation_id is null");

  private final Database database;

  /** What became of an invitation. */
  public enum State {
    /** It can be accepted. */
    PENDING,
    /** Somebody has accepted it. */
    ACCEPTED,
    /** Whoever invites has taken it back, or replaced it. */
    WITHDRAWN,
    /** Nobody accepted it in time. */
    EXPIRED
  }

  /**
   * An invitation.
   *
   * @param organisation whose team; null for the secretariat
   * @param email address, normalised
   * @param name how the letter speaks to the person; may be empty
   * @param role in the team; null for the secretariat
   * @param roles platform roles; empty for a team
   * @param lang language of the letter
   * @param invitedBy account; null for the portal itself
   * @param account who accepted; null while nobody has
   * @param sample whether it is invented
   */
  public record Invitation(
      Id id,
      Id organisation,
      String email,
      String name,
      TeamRole role,
      Set<PlatformRole> roles,
      String lang,
      Id invitedBy,
      Instant created,
      Instant expires,
      State state,
      Id account,
      boolean sample) {

    /** Copies the set. */
    public Invitation {
      roles = Set.copyOf(roles);
    }

    String slot() {
      return slot(organisation, email);
    }

    private static String slot(Id organisation, String email) {
      return (organisation == null ? "portal" : organisation.toString()) + ":" + email;
    }
  }

  @Activate
  public InvitationStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  private static Invitation read(Row row) {
    return new Invitation(
        row.id("id"),
        row.id("organisation_id"),
        row.text("email"),
        row.text("name"),
        row.choice("role", TeamRole.class),
        AccountStore.roles(row.text("platform_roles")),
        row.text("lang"),
        row.id("invited_by"),
        row.instant("created_at"),
        row.instant("expires_at"),
        row.choice("state", State.class),
        row.id("account_id"),
        row.flag("sample"));
  }

  /** Adds a pending invitation; a duplicate when there is one to the same place. */
  public void insert(Invitation invitation) {
    database.update(
        "insert into security_invitation (id, organisation_id, email, name, role, platform_roles,"
            + " lang, invited_by, created_at, expires_at, state, slot, sample)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        invitation.id(),
        invitation.organisation(),
        invitation.email(),
        invitation.name(),
        invitation.role(),
        AccountStore.text(invitation.roles()),
        invitation.lang(),
        invitation.invitedBy(),
        invitation.created(),
        invitation.expires(),
        invitation.state(),
        invitation.slot(),
        invitation.sample());
  }

  /** One invitation. */
  public Optional<Invitation> find(Id id) {
    return database.first(
        "select * from security_invitation where id = ?", InvitationStore::read, id);
  }

  /** The pending invitation of an address, which may be past its time. */
  public Optional<Invitation> pending(Id organisation, String email) {
    return database.first(
        "select * from security_invitation where slot = ?",
        InvitationStore::read,
        Invitation.slot(organisation, email));
  }

  /** Ends a pending invitation; false when it is not pending any more. */
  public boolean end(Id id, State state, Id account) {
    return database.update(
            "update security_invitation set state = ?, account_id = ?, slot = ?"
                + " where id = ? and state = 'pending'",
            state,
            account,
            id.toString(),
            id)
        == 1;
  }

  /** Invitations that nobody has accepted yet, newest first. */
  public List<Invitation> open(Id organisation) {
    return organisation == null
        ? database.list(OF_SECRETARIAT, InvitationStore::read)
        : database.list(OF_TEAM, InvitationStore::read, organisation);
  }

  /** Pending invitations whose time is over, at most 500. */
  public List<Id> overdue(Instant now) {
    return database.list(
        "select id from security_invitation where state = 'pending' and expires_at <= ?"
            + " fetch first 500 rows only",
        row -> row.id("id"),
        now);
  }

  /** Notes that nobody accepted these in time. */
  public void expire(List<Id> ids) {
    database.batch(
        "update security_invitation set state = 'expired', slot = ?"
            + " where id = ? and state = 'pending'",
        ids.stream().map(id -> new Object[] {id.toString(), id}).toList());
  }

  /**
   * Forgets what ended before, of persons who perhaps never came.
   *
   * @return how many, at most 500
   */
  public int deleteEnded(State state, Instant before) {
    List<Object[]> ids =
        database.list(
            "select id from security_invitation where state = ? and expires_at <= ?"
                + " fetch first 500 rows only",
            row -> new Object[] {row.id("id")},
            state,
            before);
    database.batch("delete from security_invitation where id = ?", ids);
    return ids.size();
  }

  /** Forgets the invented ones. */
  public void deleteSamples(Id organisation) {
    database.update(
        "delete from security_invitation where organisation_id = ? and sample = 1", organisation);
  }
}
