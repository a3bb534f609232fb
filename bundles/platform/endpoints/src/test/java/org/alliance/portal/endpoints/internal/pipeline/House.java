package org.alliance.portal.endpoints.internal.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.platform.Authenticator;
import org.alliance.portal.api.platform.ClientLimits;
import org.alliance.portal.api.platform.Languages;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.web.View;
import org.alliance.portal.endpoints.internal.cxf.BundleBus;
import org.alliance.portal.endpoints.internal.cxf.DefaultBus;
import org.alliance.portal.endpoints.internal.cxf.Doors;
import org.alliance.portal.endpoints.internal.routing.Contribution;
import org.alliance.portal.endpoints.internal.routing.TableRouter;
import org.alliance.portal.testing.door.HttpFake;
import org.osgi.framework.Bundle;

/** The pipeline between rooms that are made of cardboard. */
public final class House {
  public static final Principal CLIENT =
      new Principal(
          Principal.Kind.API_CLIENT,
          new Id(7),
          "c",
          java.util.Set.of(),
          Map.of(),
          java.util.Set.of("sample:read"));
  public static final Principal ACCOUNT =
      new Principal(
          Principal.Kind.ACCOUNT, new Id(8), "a", java.util.Set.of(), Map.of(), java.util.Set.of());

  private final DefaultBus defaultBus = new DefaultBus();
  private final CurrentRequestImpl requests = new CurrentRequestImpl();
  private final TableRouter router = new TableRouter();
  private final List<BundleBus> buses = new ArrayList<>();
  private final ThreadLocal<Principal> principal =
      ThreadLocal.withInitial(() -> Principal.ANONYMOUS);
  private final Limits limits = new Limits();
  private final Pipeline pipeline;
  private long services;

  public House(Database database) {
    pipeline =
        new Pipeline(
            "",
            null,
            new Keys(),
            limits,
            new Everybody(),
            this::check,
            new Paper(),
            new Two(),
            database,
            router,
            requests);
  }

  private void check(String action) {
    if (action == null || action.equals("sample.denied")) {
      throw new AccessDeniedException(String.valueOf(action));
    }
    if (action.equals("sample.signed-in") && !principal.get().known()) {
      throw new SignInRequiredException(action);
    }
  }

  public HttpFake send(HttpFake http) {
    try {
      pipeline.serve(http.config(), http.request(), http.response());
      return http;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public BundleBus bus(ClassLoader loader) {
    BundleBus bus = new BundleBus(null, loader, new Doors(requests));
    buses.add(bus);
    return bus;
  }

  public void rest(BundleBus bus, Object resource) {
    long id = ++services;
    router.add(new Contribution(id, null, bus.rest(id, resource)));
  }

  public void soap(BundleBus bus, String path, Object endpoint) {
    long id = ++services;
    router.add(new Contribution(id, null, bus.soap(id, path, endpoint)));
  }

  public Limits limits() {
    return limits;
  }

  public TableRouter router() {
    return router;
  }

  public void empty() {
    router.close();
    buses.forEach(BundleBus::close);
    buses.clear();
  }

  public void close() {
    empty();
    defaultBus.close();
  }

  private static final class Keys implements Authenticator {
    @Override
    public Optional<Principal> bySession(String token) {
      return "session".equals(token) ? Optional.of(ACCOUNT) : Optional.empty();
    }

    @Override
    public Optional<Principal> byKey(String key) {
      return "key".equals(key) ? Optional.of(CLIENT) : Optional.empty();
    }
  }

  /** What the clients' limits are told and say. */
  public static final class Limits implements ClientLimits {
    public final List<String> counted = new ArrayList<>();
    public final List<String> answered = new ArrayList<>();
    public final List<String> wrong = new ArrayList<>();
    public Standing standing;
    public Duration wait;

    @Override
    public Optional<Standing> count(Principal client) {
      counted.add(client.actor());
      return Optional.ofNullable(standing);
    }

    @Override
    public void answered(Principal client, int status) {
      answered.add(client.actor() + " " + status);
    }

    @Override
    public Optional<Duration> wrongKey(String address) {
      wrong.add(address);
      return Optional.ofNullable(wait);
    }
  }

  private final class Everybody implements Access {
    @Override
    public Principal principal() {
      return principal.get();
    }

    @Override
    public void require(String action) {
      check(action);
    }

    @Override
    public void require(String action, Id owner) {
      check(action);
    }

    @Override
    public boolean allows(String action, Id owner) {
      return true;
    }

    @Override
    public <T> T as(Principal who, Supplier<T> work) {
      Principal before = principal.get();
      principal.set(who);
      try {
        return work.get();
      } finally {
        principal.set(before);
      }
    }
  }

  private final class Paper implements PageRenderer {
    @Override
    public String render(Bundle contributor, View view) {
      if ("broken".equals(view.model().get("id"))) {
        throw new IllegalStateException("no such template");
      }
      return "<p>"
          + view.template()
          + " "
          + view.model().get("id")
          + " "
          + requests.keptForm().map(f -> f.value("name")).orElse("")
          + "</p><input name=csrf value="
          + requests.csrfToken()
          + ">";
    }

    @Override
    public String error(int status, String textKey) {
      return "<h1>" + status + " " + textKey + "</h1>";
    }

    @Override
    public String text(Bundle contributor, String language, String key, Map<String, Object> args) {
      return language + " " + key;
    }
  }

  private static final class Two implements Languages {
    @Override
    public List<String> all() {
      return List.of("en", "fr");
    }

    @Override
    public String match(String acceptLanguage) {
      return acceptLanguage != null && acceptLanguage.startsWith("fr") ? "fr" : "en";
    }
  }
}
