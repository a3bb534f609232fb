package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class LocalPathTest {

  @Test
  public void leadsBackWithinThePortalOnly() {
    for (String local :
        new String[] {"/en/home", "/en/profiles/0000000000007?from=q%3Dx&a=b", "/en/"}) {
      assertThat(LocalPath.of(local, "en", "/en/else")).hasToString(local);
    }
    for (String other :
        new String[] {
          null,
          "",
          "/",
          "/fr/home",
          "/en",
          "/english/home",
          "//evil.example/en/",
          "/en//evil.example",
          "https://evil.example/en/",
          "/en/\\evil.example",
          "/en/home\r\nSet-Cookie: x",
          "/en/home#fragment",
          "/en/%zz",
          "/en/" + "a".repeat(600)
        }) {
      assertThat(LocalPath.of(other, "en", "/en/else")).hasToString("/en/else");
    }
  }
}
