package org.alliance.portal.itests.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Figures;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.RunningPortal;
import org.alliance.portal.itests.Wait;
import org.junit.Test;

/** What is typed into a search, sent to it, and written while it is asked. */
public class SearchIT {
  private static final int WRITES = 20;
  private static final long LIMIT_MS = 2_000;
  private final RunningPortal portal = RunningPortal.shared();
  private final Members members = new Members(portal);
  private final Client visitor = new Client(portal.address());
  private final Client partner = new Client(portal.address()).withKey(RunningPortal.API_KEY);

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  public void whatLooksLikeSyntaxIsSearchedAsWords() {
    String name = Members.word();
    String id = members.add(name, "");
    members.untilFound(name, id);
    for (String typed :
        List.of(
            "(" + name,
            name + ")",
            "\"" + name,
            name + "*",
            name + "~",
            name + "^4",
            "+" + name,
            "[" + name,
            "{" + name + "}",
            name + "\\",
            name + "\"\"",
            "/" + name + "/",
            name.toUpperCase(Locale.ROOT),
            " " + name + "\t")) {
      assertThat(members.finds(typed, id)).as(typed).isTrue();
    }
  }

  @Test
  public void nothingTypedBreaksAPage() {
    for (String typed :
        List.of(
            "\"",
            "(((",
            "AND OR NOT",
            "AND",
            "*",
            "**",
            "?",
            "title:",
            "title:x AND (",
            "[a TO",
            "-",
            "- -",
            "\\",
            "<script>alert(1)</script>",
            "'; drop table profiles_profile; --",
            "%00",
            "\u0000\u0001",
            "\uD83D\uDE00",
            "\uD83D",
            "ééééé",
            "\u202Etxet",
            " ".repeat(200),
            "x".repeat(10_000),
            "x ".repeat(5_000),
            "\"".repeat(3_000))) {
      String query = "?q=" + encoded(typed);
      for (String address :
          List.of(
              "/en/search",
              "/fr/search/suggest",
              "/en/participants",
              "/api/v1/search",
              "/api/v1/search/suggest")) {
        HttpResponse<String> answer = visitor.get(address + query);
        String told = typed.length() > 50 ? typed.length() + " characters" : typed;
        assertThat(answer.statusCode()).as(address + " " + told + answer.body()).isEqualTo(200);
        assertThat(answer.body())
            .as(address + " " + told)
            .doesNotContain("<script>alert")
            .doesNotContain("Exception")
            .doesNotContain("org.apache");
      }
      HttpResponse<String> list = partner.get("/api/v1/profiles" + query);
      assertThat(list.statusCode()).as(typed + list.body()).isIn(200, 400);
    }
    assertThat(List.of(portal.log().split("\n")))
        .noneMatch(line -> line.contains(" ERROR ") || line.contains("ParseException"));
  }

  @Test
  public void aFilterThatDoesNotExistIsToldAndLeftOut() {
    Client member = new Client(portal.address()).signIn("member");
    String directory = member.get("/en/profiles?colour=red&country=RS").body();
    assertThat(directory).contains("id=\"unused\"").contains("colour").contains("Novi Primer");
    String list = member.get("/en/profiles?country=ZZ").body();
    assertThat(list).contains("id=\"unused\"").contains("Akleylekova");
    assertThat(member.get("/en/profiles?sort=colour&view=globe&after=%25").statusCode())
        .isIn(200, 400);
    assertThat(visitor.get("/en/search?q=town&colour=red").body()).contains("id=\"ignored\"");
    assertThat(visitor.get("/en/search?q=town&type=unicorn").statusCode()).isIn(200, 404);
    assertThat(member.get("/en/profiles/export.csv?colour=red").statusCode()).isEqualTo(400);
    for (String wrong :
        List.of("colour=red", "facets=colour", "sort=colour", "limit=0", "after=x")) {
      for (String address : List.of("/api/v1/search?", "/api/v1/profiles?q=a&")) {
        HttpResponse<String> answer = partner.get(address + wrong);
        assertThat(answer.statusCode()).as(address + wrong + answer.body()).isEqualTo(400);
        assertThat(Members.read(answer.body()).at("/errors/0/field").asText())
            .as(answer.body())
            .isIn("colour", "facets", "sort", "limit", "after");
      }
    }
    JsonNode unknown = Members.read(partner.get("/api/v1/profiles?country=ZZ").body());
    assertThat(unknown.at("/errors/0/field").asText()).isEqualTo("country");
  }

  @Test
  public void pagesOfASearchHaveNothingTwiceAndNothingLeftOut() {
    Set<String> seen = new HashSet<>();
    String after = "";
    int read = 0;
    int total;
    do {
      JsonNode page =
          members.search("q=town&limit=7" + (after.isEmpty() ? "" : "&after=" + encoded(after)));
      total = page.get("total").asInt();
      for (JsonNode item : page.get("items")) {
        seen.add(item.get("id").asText());
        read++;
      }
      after = page.path("next").asText("");
    } while (!after.isEmpty());
    assertThat(seen).hasSize(read).hasSize(total).hasSizeGreaterThan(14);
  }

  @Test
  public void everyCountOfAFacetIsWhatItsFilterFinds() {
    Client member = new Client(portal.address()).signIn("member");
    JsonNode facets =
        Members.read(member.get("/api/v1/profiles?q=town&limit=1&facets=country,theme").body())
            .get("facets");
    assertThat(facets.get("country")).isNotEmpty();
    assertThat(facets.get("theme")).isNotEmpty();
    for (String facet : List.of("country", "theme")) {
      for (JsonNode count : facets.get(facet)) {
        String value = count.get("value").asText();
        JsonNode found =
            Members.read(
                member.get("/api/v1/profiles?q=town&limit=1&" + facet + "=" + value).body());
        assertThat(found.get("total").asInt())
            .as(facet + "=" + value)
            .isEqualTo(count.get("count").asInt());
      }
    }
  }

  @Test
  public void whatWasWrittenIsFoundWithinTwoSeconds() {
    long slowest = 0;
    for (int i = 0; i < WRITES; i++) {
      String name = Members.word();
      String id = members.add(name, "");
      long took = members.untilFound(name, id);
      slowest = Math.max(slowest, took);
    }
    Figures.print("written until found, slowest of " + WRITES + ": " + slowest + " ms");
    assertThat(slowest).isLessThan(LIMIT_MS);
  }

  @Test
  public void whatWasDeletedIsFoundNoMore() {
    String name = Members.word();
    String id = members.add(name, "");
    members.untilFound(name, id);
    String etag = partner.get("/api/v1/profiles/" + id).headers().firstValue("ETag").orElseThrow();
    assertThat(
            partner
                .send("DELETE", "/api/v1/profiles/" + id, null, Map.of("If-Match", etag))
                .statusCode())
        .isEqualTo(204);
    Wait.until(
        "it is gone from the search",
        Duration.ofSeconds(20),
        () -> members.search("q=" + name).get("items").isEmpty());
  }

  @Test
  public void theIndexIsBuiltAnewWhileItServes() {
    String name = Members.word();
    String id = members.add(name, "");
    members.untilFound(name, id);
    RunningPortal.Answer begun = portal.console("portal:reindex");
    assertThat(begun.status()).as(begun.text()).isZero();
    for (int i = 0; i < 50; i++) {
      assertThat(members.finds(name, id)).as("found while it is built").isTrue();
    }
    assertThat(portal.console("portal:reindex profile").status()).isZero();
    assertThat(portal.console("portal:reindex unicorn").status()).isNotZero();
    Wait.until(
        "it is complete again",
        Duration.ofSeconds(30),
        () -> members.search("q=" + name).get("complete").asBoolean());
    assertThat(members.finds(name, id)).isTrue();
  }
}
