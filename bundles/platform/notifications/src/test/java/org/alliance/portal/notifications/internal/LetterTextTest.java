package org.alliance.portal.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.alliance.portal.api.mail.LetterKind;
import org.junit.Test;

public class LetterTextTest {

  @Test
  public void aFileIsASubjectAnEmptyLineAndText() {
    LetterText text = LetterText.parse("Hello {name}\r\n\r\nDear {name},\r\n\r\n{link}\r\n");
    assertThat(text).isEqualTo(new LetterText("Hello {name}", "Dear {name},\n\n{link}"));
    for (String wrong :
        new String[] {"", "Subject only", "Two\nlines\n\ntext", "\n\ntext", "Subject\n\n \n"}) {
      assertThatThrownBy(() -> LetterText.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  public void valuesArePlainText() {
    LetterText text = new LetterText("To {a}", "{a}\n\n{b} {not\none}");
    assertThat(text.with(Map.of("a", "$1 {b} \\ <b>", "b", "{a}")))
        .isEqualTo(new LetterText("To $1 {b} \\ <b>", "$1 {b} \\ <b>\n\n{a} {not\none}"));
    assertThatThrownBy(() -> text.with(Map.of("a", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The value b is missing");
  }

  @Test
  public void whoHasNoNameIsGreetedWithoutOne() {
    LetterText text = new LetterText("For {name}", "Hello {name},\n\n{link}");
    assertThat(text.with(Map.of("name", "", "link", "https://x")))
        .isEqualTo(new LetterText("For", "Hello,\n\nhttps://x"));
  }

  @Test
  public void aSubjectIsOneLineOfCharactersThatAreShown() {
    LetterText text = new LetterText("To {a}", "{a}");
    LetterText written =
        text.with(Map.of("a", "x\r\nBcc: y@example.org\u0000\u2028\u0085\u200Bz\uD800"));
    assertThat(written.subject()).isEqualTo("To x Bcc: y@example.org z");
    assertThat(written.body()).isEqualTo("x\nBcc: y@example.org\n\n\u200Bz");
    String subject = text.with(Map.of("a", "😀".repeat(150))).subject();
    assertThat(subject).hasSizeLessThanOrEqualTo(LetterText.SUBJECT).endsWith("😀…");
    assertThatThrownBy(() -> text.with(Map.of("a", "x".repeat(100_001))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  public void kindsWithoutAFittingTextAreToldApart() {
    Map<String, String> files =
        Map.of("demo-x_en", "S\n\n{link}", "demo-x_fr", "S\n\n{lien} {link}");
    LetterKind kind = new LetterKind("demo-x", List.of("link"), List.of("link"), false);
    assertThat(Letters.kinds(files, kind).find("demo-x").orElseThrow().problem())
        .contains("demo-x_fr.txt", "lien");
    LetterKind other = new LetterKind("demo-x", List.of("link", "lien", "m"), List.of("m"), false);
    assertThat(Letters.kinds(files, other).find("demo-x").orElseThrow().problem())
        .contains("must use each of [m]");
    LetterKind none = new LetterKind("demo-y", List.of(), List.of(), false);
    assertThat(Letters.kinds(files, none).find("demo-y").orElseThrow().problem())
        .contains("no such file");
  }

  @Test
  public void kindsLeaveWithTheirBundle() {
    Kinds kinds = Letters.kinds(Letters.INVITATION);
    var second = Letters.reference(Map.of(), 2);
    kinds.add(Letters.contribution(Letters.INVITATION, Letters.NEWS), second);
    assertThat(kinds.find("demo-invitation").orElseThrow().problem()).isNull();
    assertThat(kinds.all())
        .extracting(entry -> entry.kind().id())
        .containsExactly("demo-invitation", "demo-news");
    kinds.remove(second);
    assertThat(kinds.find("demo-news")).isEmpty();
    assertThat(kinds.all()).extracting(Kinds.Entry::group).containsExactly("demo");
  }
}
