package org.alliance.portal.security.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class NextAddressTest {
  @Test
  public void pagesOfThePortalAreAllowed() {
    for (String good :
        new String[] {
          "/en",
          "/en/",
          "/fr/profiles",
          "/en/profiles?country=RS&after=abc",
          "/en/profiles/0000000000ABC/edit",
          "/en/search?q=%C3%A9cole"
        }) {
      assertThat(NextAddress.allowed(good)).as(good).isTrue();
    }
  }

  @Test
  public void nothingElseIs() {
    for (String bad :
        new String[] {
          null,
          "",
          "/",
          "//evil.example",
          "//evil.example/en/home",
          "/\\evil.example",
          "/en/\\evil.example",
          "/en//evil.example",
          "/en?x=//evil.example",
          "\\\\evil.example",
          "https://evil.example/en/home",
          "javascript:alert(1)",
          "/en/home\r\nSet-Cookie: a=b",
          "/en/home\u0000",
          "/en/ho me",
          " /en/home",
          "/en/h\u00f6me",
          "/en/home%",
          "/english/home",
          "/EN/home",
          "en/home",
          "/en.evil.example",
          "/en@evil.example",
          "/api/v1/changes",
          "/en/sign-in",
          "/fr/sign-in?next=/fr/home",
          "/en/sign-out",
          "/en/" + "x".repeat(2_000)
        }) {
      assertThat(NextAddress.allowed(bad)).as(String.valueOf(bad)).isFalse();
    }
  }

  @Test
  public void withoutOneTheHomePageFollows() {
    assertThat(NextAddress.of("https://evil.example", "fr")).hasToString("/fr/home");
    assertThat(NextAddress.of("/en/profiles", "fr")).hasToString("/en/profiles");
  }
}
