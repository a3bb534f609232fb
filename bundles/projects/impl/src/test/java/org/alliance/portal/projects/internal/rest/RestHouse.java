package org.alliance.portal.projects.internal.rest;

import java.util.List;
import java.util.Map;
import org.alliance.portal.endpoints.door.PreconditionRequiredException;
import org.alliance.portal.projects.internal.Fakes;
import org.alliance.portal.projects.internal.InitiativesFake;
import org.alliance.portal.projects.internal.door.FoundFake;
import org.alliance.portal.projects.internal.door.InitiativeFiles;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.door.RestServer;
import org.junit.rules.ExternalResource;

/** The REST resources of initiatives on a CXF server, with everything behind them in memory. */
final class RestHouse extends ExternalResource {
  final InitiativesFake initiatives = new InitiativesFake();
  final Fakes.AttachmentsFake files = new Fakes.AttachmentsFake();
  final AccessFake access = new AccessFake();
  final FoundFake search = new FoundFake();
  private final boolean searching;
  private RestServer server;

  RestHouse() {
    this(true);
  }

  RestHouse(boolean searching) {
    this.searching = searching;
  }

  @Override
  protected void before() {
    InitiativeFiles attached = new InitiativeFiles(initiatives, files);
    ProjectAnswers answers = new ProjectAnswers(initiatives, attached);
    server =
        new RestServer(
            "/api/v1/projects",
            List.of(
                new ProjectListResource(
                    initiatives,
                    FoundFake.search(searching ? search : null),
                    new RequestFake("/projects")),
                new ProjectResource(initiatives, answers, access),
                new ProjectWorkResource(initiatives, answers),
                new ProjectAdoptionsResource(initiatives, answers),
                new ProjectAttachmentsResource(attached)),
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
