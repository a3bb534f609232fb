package org.alliance.portal.profiles.internal.rest;

import java.util.List;
import java.util.Map;
import org.alliance.portal.endpoints.door.PreconditionRequiredException;
import org.alliance.portal.profiles.internal.AccessByRole;
import org.alliance.portal.profiles.internal.ProfilesFake;
import org.alliance.portal.profiles.internal.door.DoorFakes;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.door.RestServer;
import org.junit.rules.ExternalResource;

/** The REST resources of profiles on a CXF server, with everything behind them in memory. */
final class RestHouse extends ExternalResource {
  final ProfilesFake profiles = new ProfilesFake();
  final AccessFake access = new AccessFake();
  final DoorFakes.ExternalFake external = new DoorFakes.ExternalFake(access, profiles);
  final DoorFakes.ContactsFake contacts = new DoorFakes.ContactsFake();
  final DoorFakes.SearchFake search = new DoorFakes.SearchFake();
  private final boolean searching;
  private RestServer server;

  RestHouse() {
    this(true);
  }

  RestHouse(boolean searching) {
    this.searching = searching;
    access.principal = AccessByRole.client(70, "profiles:read", "profiles:write");
  }

  @Override
  protected void before() {
    ProfileAnswers answers = new ProfileAnswers(profiles, external, access);
    server =
        new RestServer(
            "/api/v1/profiles",
            List.of(
                new ProfileListResource(
                    profiles,
                    DoorFakes.search(searching ? search : null),
                    answers,
                    new RequestFake("/profiles")),
                new ProfileResource(profiles, contacts, answers),
                new ProfileHistoryResource(profiles, answers),
                new ProfileFiguresResource(profiles),
                new ProfileByExternalResource(external, answers),
                new ProfileExternalIdsResource(profiles, external, answers)),
            Map.of(PreconditionRequiredException.class, 428));
  }

  @Override
  protected void after() {
    server.close();
  }

  RestServer.Answer get(String address, String... headers) {
    return send("GET", address, null, headers);
  }

  RestServer.Answer send(String method, String address, String body, String... headers) {
    return server.send(method, address, body, headers);
  }
}
