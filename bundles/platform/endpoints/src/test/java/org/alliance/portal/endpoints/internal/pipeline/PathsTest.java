package org.alliance.portal.endpoints.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliance.portal.endpoints.internal.pipeline.Paths.Verdict;
import org.junit.Test;

public class PathsTest {
  @Test
  public void refusesWhatTwoReadersCouldReadDifferently() {
    for (String path :
        new String[] {
          "",
          "en",
          "/en/../api",
          "/en/./x",
          "/..",
          "/en/%2e%2e/x",
          "/a%2fb",
          "/a%2Fb",
          "/a%5cb",
          "/a\\b",
          "/a;b=c",
          "/a%3bb",
          "/a%00",
          "/a%0a",
          "/a%",
          "/a%zz",
          "/a b",
          "/é",
          "/a%252f"
        }) {
      assertThat(Paths.check(path)).as(path).isEqualTo(Verdict.MALFORMED);
    }
    assertThat(Paths.check("/~12/en")).isEqualTo(Verdict.NOT_FOUND);
    assertThat(Paths.check("//host/en")).isEqualTo(Verdict.NOT_FOUND);
    for (String path : new String[] {"/", "/en/", "/en/a.b", "/en/.well", "/x/%C3%A9", "/a/...b"}) {
      assertThat(Paths.check(path)).as(path).isEqualTo(Verdict.FINE);
    }
  }

  @Test
  public void knowsAPageByItsLanguage() {
    assertThat(Paths.language("/fr/x")).isEqualTo("fr");
    assertThat(Paths.language("/fr")).isEqualTo("fr");
    assertThat(Paths.language("/frx")).isNull();
    assertThat(Paths.language("/FR/x")).isNull();
    assertThat(Paths.language("/")).isNull();
  }

  @Test
  public void readsKeysOfBothSchemes() {
    assertThat(Principals.key("Bearer abc")).isEqualTo("abc");
    assertThat(Principals.key("bearer  abc ")).isEqualTo("abc");
    assertThat(Principals.key("Basic dXNlcjpwYTpzcw==")).isEqualTo("pa:ss");
    assertThat(Principals.key("Basic ###")).isNull();
    assertThat(Principals.key("Basic dXNlcg==")).isNull();
    assertThat(Principals.key("Digest x")).isNull();
  }

  @Test
  public void takesASaneRequestIdOnly() {
    assertThat(RequestIds.of("abcd-1234")).isEqualTo("abcd-1234");
    assertThat(RequestIds.of("a\nb\nc\nd\ne")).hasSize(16);
    assertThat(RequestIds.of("short")).hasSize(16);
    assertThat(RequestIds.of(null)).isNotEqualTo(RequestIds.of(null));
  }
}
