package org.alliance.portal.security.internal.teams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.security.internal.AccountRules;
import org.alliance.portal.security.internal.OrganisationService;
import org.alliance.portal.security.internal.links.Links;
import org.alliance.portal.security.internal.store.InvitationStore;
import org.alliance.portal.security.internal.store.InvitationStore.Invitation;
import org.alliance.portal.security.internal.store.InvitationStore.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * How an invitation comes about and is taken back. Asks nobody for permission; every method belongs
 * into a transaction that keeps others from changing the same team.
 */
@Component(service = Inviting.class)
public class Inviting {
  /** An invitation in the change log. */
  public static final String TYPE = "invitation";

  /** What an invitation's links are for. */
  static final String PURPOSE = "invitation";

  static final Duration VALID = Duration.ofDays(14);

  /** A form that was sent twice is one invitation. */
  private static final Duration SAME = Duration.ofMinutes(1);

  private static final int MOST_OPEN = 50;
  private static final int LONGEST_NAME = 200;
  private static final Set<String> LANGUAGES = Set.of("en", "fr");

  private final InvitationStore invitations;
  private final Links links;
  private final InvitationLetters letters;
  private final Access access;
  private final ChangeLog changes;
  private final IdGenerator ids;
  private final Clock clock;

  /**
   * Who is invited to what.
   *
   * @param email as typed
   * @param name as typed
   * @param role in the team; null for the secretariat
   * @param roles platform roles; empty for a team
   * @param lang ISO 639-1; any other than the portal's is English
   */
  public record Guest(
      String email, String name, TeamRole role, Set<PlatformRole> roles, String lang) {

    /** Puts what was typed into the form that is stored. */
    public Guest {
      email = AccountRules.normalise(email == null ? "" : email);
      name = name == null ? "" : name.strip();
      roles = Set.copyOf(roles);
      lang = LANGUAGES.contains(lang) ? lang : "en";
    }
  }

  @Activate
  public Inviting(
      @Reference InvitationStore invitations,
      @Reference Links links,
      @Reference InvitationLetters letters,
      @Reference Access access,
      @Reference ChangeLog changes,
      @Reference IdGenerator ids) {
    this(invitations, links, letters, access, changes, ids, Clock.systemUTC());
  }

  /**
   * @param clock what tells the time
   */
  public Inviting(
      InvitationStore invitations,
      Links links,
      InvitationLetters letters,
      Access access,
      ChangeLog changes,
      IdGenerator ids,
      Clock clock) {
    this.invitations = invitations;
    this.links = links;
    this.letters = letters;
    this.access = access;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
  }

  /** What is wrong with a guest, in the order of the fields. */
  public static List<FieldProblem> problems(Guest guest) {
    List<FieldProblem> problems = new ArrayList<>();
    if (guest.name().length() > LONGEST_NAME) {
      problems.add(FieldProblem.of("name", "portal.problem.too-long", "max", LONGEST_NAME));
    }
    AccountRules.email(guest.email()).ifPresent(problems::add);
    if (guest.role() == null && guest.roles().isEmpty()) {
      problems.add(FieldProblem.of("role", "portal.problem.required"));
    }
    return problems;
  }

  /**
   * Invites; replaces a pending invitation to the same place, unless that says the same and is new.
   *
   * @param organisation whose team; null for the secretariat
   */
  public Id invite(Organisation organisation, Guest guest) {
    Id place = organisation == null ? null : organisation.id();
    Instant now = clock.instant();
    Optional<Invitation> before = invitations.pending(place, guest.email());
    if (before.filter(pending -> same(pending, guest, now)).isPresent()) {
      return before.get().id();
    }
    if (before.isPresent()) {
      withdraw(before.get());
    } else if (invitations.open(place).stream().filter(i -> i.state() == State.PENDING).count()
        >= MOST_OPEN) {
      throw new ValidationException(
          FieldProblem.of("email", "security.invite.too-many", "max", MOST_OPEN));
    }
    Principal inviter = access.principal();
    boolean person = inviter.kind() == Principal.Kind.ACCOUNT;
    Invitation invitation =
        new Invitation(
            ids.next(),
            place,
            guest.email(),
            guest.name(),
            guest.role(),
            guest.roles(),
            guest.lang(),
            person ? inviter.id() : null,
            now,
            now.plus(VALID),
            State.PENDING,
            null,
            false);
    invitations.insert(invitation);
    String token =
        links.issue(PURPOSE, new Links.Link(null, guest.email(), invitation.id()), VALID);
    letters.send(invitation, organisation, inviter, token);
    record(invitation, Change.Verb.CREATED, List.of());
    return invitation.id();
  }

  private static boolean same(Invitation pending, Guest guest, Instant now) {
    return pending.created().plus(SAME).isAfter(now)
        && pending.name().equals(guest.name())
        && pending.role() == guest.role()
        && pending.roles().equals(guest.roles())
        && pending.lang().equals(guest.lang());
  }

  /** Takes a pending invitation back; nothing happens when it is none any more. */
  public void withdraw(Invitation invitation) {
    if (invitations.end(invitation.id(), State.WITHDRAWN, null)) {
      record(invitation, Change.Verb.UPDATED, List.of("state"));
    }
  }

  void record(Invitation invitation, Change.Verb verb, List<String> fields) {
    changes.record(
        OrganisationService.FEATURE,
        new EntityRef(TYPE, invitation.id()),
        verb,
        fields,
        Change.Audience.NONE,
        invitation.organisation());
  }
}
