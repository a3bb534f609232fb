package org.alliance.portal.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RendererFake;
import org.junit.Test;

public class LabelsTest {

  @Test
  public void namesComeFromWhoeverBringsThem() {
    Searchables types = new Searchables();
    Labels labels = new Labels(Bundles.context(), types, new RendererFake());
    types.add(new Fakes.ThingsFake("profile", "profiles.read", "theme"), Fakes.reference(1));
    types.add(new Fakes.ThingsFake("project", "projects.read", "theme"), Fakes.reference(2));
    Labels.Known theme = labels.facets(Set.of()).get("theme");
    assertThat(theme.entry().type()).isEqualTo("profile");
    assertThat(labels.facets(Set.of("project")).get("theme").entry().type()).isEqualTo("project");
    assertThat(labels.facet(theme, "en")).isEqualTo("profile.facet.theme");
    assertThat(labels.value(theme, "health", "en")).isEqualTo("health");
    assertThat(labels.type("profile", "en")).isEqualTo("profile.title");
    assertThat(labels.type("unicorn", "en")).isEqualTo("unicorn");
  }

  @Test
  public void facetsKeepTheOrderOfWhoeverBringsThem() {
    Searchables types = new Searchables();
    types.add(
        new Fakes.ThingsFake("profile", "profiles.read", "theme", "country", "kind"),
        Fakes.reference(1));
    types.add(new Fakes.ThingsFake("project", "projects.read", "budget"), Fakes.reference(2));
    assertThat(new Labels(Bundles.context(), types, new RendererFake()).facets(Set.of()).keySet())
        .containsExactly("theme", "country", "kind", "budget");
  }

  @Test
  public void ofTwoThatBringTheSameTypeTheFirstCounts() {
    Searchables types = new Searchables();
    Fakes.ThingsFake first = new Fakes.ThingsFake("profile", "profiles.read");
    Fakes.ThingsFake second = new Fakes.ThingsFake("profile", "profiles.read");
    types.add(first, Fakes.reference(1));
    var reference = Fakes.reference(2);
    types.add(second, reference);
    assertThat(types.live().get("profile").searchable()).isSameAs(first);
    types.remove(reference);
    assertThat(types.live().get("profile").searchable()).isSameAs(first);
  }

  @Test
  public void whatSomebodyWroteIntoAnAddressIsNoKey() {
    List<String> asked = new ArrayList<>();
    PageRenderer texts =
        (PageRenderer)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {PageRenderer.class},
                (proxy, method, args) -> {
                  asked.add((String) args[2]);
                  return args[2];
                });
    Searchables types = new Searchables();
    Labels labels = new Labels(Bundles.context(), types, texts);
    types.add(new Fakes.ThingsFake("profile", "profiles.read", "size"), Fakes.reference(1));
    Labels.Known size = labels.facets(Set.of()).get("size");
    for (String value : List.of("a\n2026 ERROR forged", "x".repeat(100), "")) {
      assertThat(labels.value(size, value, "en")).isEqualTo(value);
    }
    assertThat(asked).isEmpty();
    assertThat(labels.value(size, "under-5000", "en")).isEqualTo("under-5000");
    assertThat(asked).containsExactly("profile.size.under-5000");
  }
}
