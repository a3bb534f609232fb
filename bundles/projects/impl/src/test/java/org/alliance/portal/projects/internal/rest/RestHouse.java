package org.alliance.portal.projects.internal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.MessageBodyWriter;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ProblemException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.endpoints.door.PreconditionRequiredException;
import org.alliance.portal.projects.internal.Fakes;
import org.alliance.portal.projects.internal.InitiativesFake;
import org.alliance.portal.projects.internal.door.FoundFake;
import org.alliance.portal.projects.internal.door.HttpFake;
import org.alliance.portal.projects.internal.door.InitiativeFiles;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.RequestFake;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.junit.rules.ExternalResource;

/** The REST resources of initiatives on a CXF server, with everything behind them in memory. */
final class RestHouse extends ExternalResource {
  final InitiativesFake initiatives = new InitiativesFake();
  final Fakes.AttachmentsFake files = new Fakes.AttachmentsFake();
  final AccessFake access = new AccessFake();
  final FoundFake search = new FoundFake();
  private final boolean searching;
  private Bus bus;
  private Server server;

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
    bus = new ExtensionManagerBus();
    JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
    factory.setBus(bus);
    factory.setAddress("/");
    factory.setServiceBeans(
        List.of(
            new ProjectListResource(
                initiatives,
                FoundFake.search(searching ? search : null),
                new RequestFake("/projects")),
            new ProjectResource(initiatives, answers, access),
            new ProjectWorkResource(initiatives, answers),
            new ProjectAdoptionsResource(initiatives, answers),
            new ProjectAttachmentsResource(attached)));
    factory.setProviders(List.of(new Json(), new Problems()));
    server = factory.create();
  }

  @Override
  protected void after() {
    server.destroy();
    bus.shutdown(true);
  }

  /** What came back, with the body as JSON; null for none. */
  record Answer(int status, Map<String, String> headers, JsonNode body) {
    String etag() {
      return headers.get("ETag");
    }

    /** The wrong fields with their problems, such as {@code limit portal.problem.range}. */
    List<String> problems() {
      List<String> problems = new ArrayList<>();
      body.path("errors").forEach(e -> problems.add(e.asText()));
      return problems;
    }
  }

  Answer get(String address, String... headers) {
    return send("GET", address, null, headers);
  }

  /** Sends a request; headers are names and values in turn. */
  Answer send(String method, String address, String body, String... headers) {
    Map<String, String> all = new HashMap<>();
    if (body != null) {
      all.put("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    try {
      HttpFake.Answer answer =
          HttpFake.send(
              (AbstractHTTPDestination) server.getDestination(),
              method,
              "/api/v1/projects" + address,
              all,
              body == null || !all.get("Content-Type").endsWith("json")
                  ? body
                  : body.replace('\'', '"'));
      return new Answer(
          answer.status(),
          answer.headers(),
          answer.body().isEmpty() ? null : Json.MAPPER.readTree(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Problems as the platform tells them, as far as these tests look. */
  private static final class Problems implements ExceptionMapper<ProblemException> {
    @Override
    public Response toResponse(ProblemException e) {
      Map<String, Object> told = new HashMap<>();
      int status = 400;
      if (e instanceof ValidationException invalid) {
        status = 422;
        told.put(
            "errors", invalid.problems().stream().map(p -> p.field() + " " + p.key()).toList());
      } else if (e instanceof ConflictException conflict) {
        status = 412;
        told.put("current", conflict.current());
      } else if (e instanceof NotFoundException) {
        status = 404;
      } else if (e instanceof GoneException) {
        status = 410;
      } else if (e instanceof AccessDeniedException) {
        status = 403;
      } else if (e instanceof PreconditionRequiredException) {
        status = 428;
      }
      return Response.status(status).entity(told).type(MediaType.APPLICATION_JSON).build();
    }
  }

  /** JSON as the platform's, as far as these tests look. */
  @Consumes("application/json")
  @Produces("application/json")
  static final class Json implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    private static final ObjectMapper MAPPER = mapper();

    private static ObjectMapper mapper() {
      SimpleModule times = new SimpleModule();
      times.addSerializer(new AsText<>(Instant.class));
      times.addSerializer(new AsText<>(LocalDate.class));
      times.addDeserializer(LocalDate.class, new Day());
      return new ObjectMapper()
          .registerModule(times)
          .setSerializationInclusion(JsonInclude.Include.NON_NULL);
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
      return true;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
      return true;
    }

    @Override
    public Object readFrom(
        Class<Object> type,
        Type generic,
        Annotation[] notes,
        MediaType media,
        MultivaluedMap<String, String> headers,
        InputStream in)
        throws IOException {
      return MAPPER.readValue(
          in,
          new TypeReference<>() {
            @Override
            public Type getType() {
              return generic;
            }
          });
    }

    @Override
    public void writeTo(
        Object value,
        Class<?> type,
        Type generic,
        Annotation[] notes,
        MediaType media,
        MultivaluedMap<String, Object> headers,
        OutputStream out)
        throws IOException {
      out.write(MAPPER.writeValueAsBytes(value));
    }
  }

  private static final class AsText<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    AsText(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.toString());
    }
  }

  private static final class Day extends StdDeserializer<LocalDate> {
    private static final long serialVersionUID = 1L;

    Day() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return LocalDate.parse(in.getText());
    }
  }
}
