package org.alliance.portal.security.internal;

import io.github.bucket4j.TimeMeter;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.clients.ApiKeys;
import org.alliance.portal.security.internal.clients.ClientDesk;
import org.alliance.portal.security.internal.clients.ClientDraft;
import org.alliance.portal.security.internal.clients.ClientMeters;
import org.alliance.portal.security.internal.clients.ClientPermissions;
import org.alliance.portal.security.internal.clients.ClientSettings;
import org.alliance.portal.security.internal.clients.ClientUsage;
import org.alliance.portal.security.internal.clients.KeyDesk;
import org.alliance.portal.security.internal.store.ApiClientStore.ApiClient;

/** The desks for API clients on a real database. */
final class ClientRoom {
  final Room room;
  final ClientUsage usage;
  final ClientMeters meters;
  final ApiKeys keys;
  final KeyDesk keyDesk;
  final ClientDesk desk;
  final Id town;
  final Id other;
  final Principal admin = account(Set.of(PlatformRole.ADMIN), Map.of());

  ClientRoom(TestDatabase db) {
    room = new Room(db);
    room.access.addPermissions(new ClientPermissions(), Map.of("service.id", 2L));
    room.access.addPermissions(
        () ->
            List.of(
                Action.of("x.read", "x:read", Grant.SIGNED_IN),
                Action.of("x.write", "x:write", Grant.SIGNED_IN)),
        Map.of("service.id", 3L));
    usage = new ClientUsage(room.usage, room.clock);
    meters = new ClientMeters(usage, TimeMeter.SYSTEM_NANOTIME, room.clock);
    keys = node();
    keyDesk =
        new KeyDesk(
            room.access,
            db.database(),
            room.clients,
            room.keys,
            room.usage,
            keys,
            db.changes(),
            db.ids(),
            room.clock);
    desk =
        new ClientDesk(
            new Settings(),
            room.access,
            db.database(),
            room.clients,
            room.keys,
            room.usage,
            room.organisationStore,
            keys,
            keyDesk,
            db.changes(),
            db.ids());
    town = organisation("Town");
    other = organisation("Other town");
  }

  /** Keys as another node knows them: with an empty cache. */
  ApiKeys node() {
    return new ApiKeys(room.keys, meters, usage, room.clock);
  }

  private Id organisation(String name) {
    return room.access.as(
        Principal.SYSTEM,
        () -> room.organisations.create(ByLanguage.of("en", name), "FR", "region"));
  }

  static Principal account(Set<PlatformRole> roles, Map<Id, TeamRole> teams) {
    return new Principal(Principal.Kind.ACCOUNT, new Id(77), "A", roles, teams, Set.of());
  }

  Principal owner(Id organisation) {
    return account(Set.of(PlatformRole.MEMBER), Map.of(organisation, TeamRole.OWNER));
  }

  <T> T admin(Supplier<T> work) {
    return room.access.as(admin, work);
  }

  ClientDraft draft(String name, String... scopes) {
    return new ClientDraft(
        name, town.toString(), "It@Town.example", "agreed", Set.of(scopes), "600");
  }

  ClientDesk.Made made(String name) {
    return admin(() -> desk.create(desk.nextId(), draft(name, "x:read")));
  }

  ApiClient now(Id client) {
    return room.clients.find(client).orElseThrow();
  }

  /** What is configured. */
  @SuppressWarnings("ClassExplicitlyAnnotation")
  private static final class Settings implements ClientSettings {
    @Override
    public int api_rate() {
      return 600;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return ClientSettings.class;
    }
  }
}
