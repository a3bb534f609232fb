package org.alliance.portal.testing.door;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ProblemException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;

/** REST resources on a CXF server, with JSON and problems as the platform has them. */
public final class RestServer implements AutoCloseable {
  private final Bus bus = new ExtensionManagerBus();
  private final Server server;
  private final String root;

  /**
   * @param root address of the feature, such as "/api/v1/profiles"
   * @param resources with full paths
   * @param statuses of the problems that are not the platform api's own
   */
  public RestServer(
      String root,
      List<Object> resources,
      Map<Class<? extends ProblemException>, Integer> statuses) {
    this.root = root;
    JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
    factory.setBus(bus);
    factory.setAddress("/");
    factory.setServiceBeans(resources);
    factory.setProviders(List.of(new Json(), new Problems(statuses)));
    server = factory.create();
  }

  @Override
  public void close() {
    server.destroy();
    bus.shutdown(true);
  }

  /** What came back, with the body as JSON; null for none. */
  public record Answer(int status, Map<String, String> headers, JsonNode body) {
    public String etag() {
      return headers.get("ETag");
    }

    /** The wrong fields with their problems, such as {@code limit portal.problem.range}. */
    public List<String> problems() {
      List<String> problems = new ArrayList<>();
      body.path("errors").forEach(e -> problems.add(e.asText()));
      return problems;
    }
  }

  /**
   * Sends a request.
   *
   * @param address below the root, with the query
   * @param body JSON with straight apostrophes for quotation marks, or anything of another type;
   *     null for none
   * @param headers names and values in turn
   */
  public Answer send(String method, String address, String body, String... headers) {
    HttpFake http = new HttpFake(method, root + address);
    String type = "application/json";
    for (int i = 0; i < headers.length; i += 2) {
      http.header(headers[i], headers[i + 1]);
      type = headers[i].equals("Content-Type") ? headers[i + 1] : type;
    }
    if (body != null) {
      http.body(type, type.endsWith("json") ? body.replace('\'', '"') : body);
    }
    try {
      String answer = http.to(server).text();
      return new Answer(
          http.status(), http.answers(), answer.isEmpty() ? null : Json.MAPPER.readTree(answer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Problems as the platform tells them, as far as tests of features look. */
  private static final class Problems implements ExceptionMapper<ProblemException> {
    private static final int OTHER = 400;
    private final Map<Class<? extends ProblemException>, Integer> statuses = new LinkedHashMap<>();

    Problems(Map<Class<? extends ProblemException>, Integer> more) {
      statuses.put(ValidationException.class, 422);
      statuses.put(ConflictException.class, 412);
      statuses.put(NotFoundException.class, 404);
      statuses.put(GoneException.class, 410);
      statuses.put(AccessDeniedException.class, 403);
      statuses.putAll(more);
    }

    @Override
    public Response toResponse(ProblemException e) {
      Map<String, Object> told = new HashMap<>();
      if (e instanceof ValidationException invalid) {
        told.put(
            "errors", invalid.problems().stream().map(p -> p.field() + " " + p.key()).toList());
      } else if (e instanceof ConflictException conflict) {
        told.put("current", conflict.current());
      }
      int status =
          statuses.entrySet().stream()
              .filter(known -> known.getKey().isInstance(e))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(OTHER);
      return Response.status(status).entity(told).type(MediaType.APPLICATION_JSON).build();
    }
  }
}
