package org.alliance.portal.search.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class TypedTest {
  private static String read(String text) {
    Typed typed = Typed.read(text);
    assertThat(Typed.read(typed.written()).wanted()).hasSameSizeAs(typed.wanted());
    return typed.written();
  }

  @Test
  public void understandsWordsPhrasesBeginningsAndExclusions() {
    assertThat(read("eau potable ")).isEqualTo("eau potable");
    assertThat(read("eau pot")).isEqualTo("eau pot*");
    assertThat(read("pot* eau ")).isEqualTo("pot* eau");
    assertThat(read("\"eau potable\" -puits ")).isEqualTo("\"eau potable\" -puits");
    assertThat(read("« eau potable »")).isEqualTo("\"eau potable\"");
    assertThat(read("-\"eau potable\"")).isEqualTo(" -\"eau potable\"");
    assertThat(read("Cluj-Napoca ")).isEqualTo("Cluj Napoca");
    assertThat(read("l’eau de l'Aquila ")).isEqualTo("l’eau l'Aquila");
    assertThat(read("the of ")).isEqualTo("the of");
    assertThat(read("\"the of\"")).isEqualTo("\"the of\"");
    assertThat(read("\"open")).isEqualTo("\"open\"");
    assertThat(read("() [] {} ~ ^ \\ / ")).isEmpty();
    assertThat(read(null)).isEmpty();
  }

  @Test
  public void hasBounds() {
    assertThat(Typed.read("word ".repeat(2_000)).wanted()).hasSize(Typed.MOST_WORDS);
    assertThat(Typed.read("x".repeat(10_000)).wanted().get(0).word())
        .hasSize(Typed.MOST_CHARACTERS);
    assertThat(Typed.read("\"" + "a ".repeat(100) + "\" b").wanted().get(0).words())
        .hasSize(Typed.MOST_WORDS);
    assertThat(Typed.read("a".repeat(999) + "💧").wanted().get(0).word()).hasSize(999);
  }

  @Test
  public void takesMarksOutOfMarkdown() {
    assertThat(
            Plain.of("# Title\n\n* **bold** and _thin_ [link](https://x.example) `code`\n> said"))
        .isEqualTo("Title bold and thin link code said");
    assertThat(Plain.of("| a | b |\n|---|---|\n| 1 | 2 |")).isEqualTo("a b 1 2");
    assertThat(Plain.of("snake_case 2*3*4 C# a-b")).isEqualTo("snake_case 2*3*4 C# a-b");
    assertThat(Plain.of("1. one\n2. two")).isEqualTo("one two");
  }
}
