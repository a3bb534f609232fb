package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.Test;

public class WordDiffTest {

  private static String marked(List<WordDiff.Piece> pieces) {
    return pieces.stream()
        .map(p -> p.changed() ? "[" + p.text() + "]" : p.text())
        .collect(Collectors.joining());
  }

  @Test
  public void marksTheWordsThatDiffer() {
    WordDiff.Pieces pieces =
        WordDiff.of("A town with ten villages.", "A small town with eleven villages!");
    assertThat(marked(pieces.before())).isEqualTo("A town with [ten] villages[.]");
    assertThat(marked(pieces.after())).isEqualTo("A [small ]town with [eleven] villages[!]");
  }

  @Test
  public void severalWordsAreOneMark() {
    WordDiff.Pieces pieces = WordDiff.of("one two three four", "one six seven four");
    assertThat(marked(pieces.before())).isEqualTo("one [two three] four");
    assertThat(marked(pieces.after())).isEqualTo("one [six seven] four");
  }

  @Test
  public void nothingAndEqualTexts() {
    assertThat(WordDiff.of(null, "new").before()).isEmpty();
    assertThat(marked(WordDiff.of(null, "new\ntext").after())).isEqualTo("[new\ntext]");
    assertThat(marked(WordDiff.of("gone", null).before())).isEqualTo("[gone]");
    assertThat(marked(WordDiff.of("Нови град 🙂 é", "Нови град 🙂 é").after()))
        .isEqualTo("Нови град 🙂 é");
    assertThat(WordDiff.of(null, null).after()).isEmpty();
  }

  @Test
  public void longTextsLoseNothingAndTakeNoTime() {
    String a = "same " + "left ".repeat(4_000) + "end";
    String b = "same " + "right ".repeat(4_000) + "end";
    long start = System.nanoTime();
    WordDiff.Pieces pieces = WordDiff.of(a, b);
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2_000);
    assertThat(pieces.before().stream().map(WordDiff.Piece::text).collect(Collectors.joining()))
        .isEqualTo(a);
    assertThat(pieces.after().get(0).changed()).isFalse();
    assertThat(pieces.after().get(1).changed()).isTrue();
  }
}
