package org.alliance.portal.web.internal.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Supplier;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.View;
import org.alliance.portal.testing.AccessFake;
import org.junit.After;
import org.junit.Test;
import org.osgi.framework.ServiceReference;

public class FragmentsTest {
  private static final int SLOW_MS = 900;

  private final Fragments fragments =
      new Fragments(
          new AccessFake(),
          action -> {
            if (action.equals("refused")) {
              throw new AccessDeniedException(action);
            }
          });

  @After
  public void stop() {
    fragments.stop();
  }

  private record Card(String id, int order, String action, Supplier<Optional<View>> content)
      implements HomeCard {
    @Override
    public Optional<View> card(String language) {
      return content.get();
    }
  }

  @SuppressWarnings("unchecked")
  private void add(String id, int order, String action, Supplier<Optional<View>> content) {
    ServiceReference<HomeCard> reference =
        (ServiceReference<HomeCard>)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, args) ->
                    switch (method.getName()) {
                      case "hashCode" -> id.hashCode();
                      case "equals" -> proxy == args[0];
                      default -> null;
                    });
    fragments.addCard(new Card(id, order, action, content), reference);
  }

  private Iterable<String> shown() {
    return fragments.cards("en", (bundle, view) -> view.template());
  }

  private static Optional<View> slowly(String template) {
    try {
      Thread.sleep(SLOW_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.of(View.of(template));
  }

  @Test
  public void cardsComeInTheirOrderAndWhatFailsIsLeftOut() {
    add("b", 2, "open", () -> Optional.of(View.of("second")));
    add("a", 1, "open", () -> Optional.of(View.of("first")));
    add("c", 3, "refused", () -> Optional.of(View.of("hidden")));
    add("d", 4, "open", Optional::empty);
    add(
        "e",
        5,
        "open",
        () -> {
          throw new IllegalStateException("broken");
        });
    assertThat(shown()).containsExactly("first", "second");
  }

  @Test
  public void theFirstTimeACardMayBeSlowAndLaterItCostsNobodyThePage() {
    add("a", 1, "open", () -> slowly("slow"));
    add("b", 2, "open", () -> Optional.of(View.of("fast")));
    assertThat(shown()).containsExactly("slow", "fast");
    assertThat(shown()).containsExactly("fast");
  }
}
