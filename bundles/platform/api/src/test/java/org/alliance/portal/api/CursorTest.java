package org.alliance.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.Test;

public class CursorTest {

  @Test
  public void readsWhatItWrites() {
    Cursor cursor = new Cursor(List.of("Ćuprija|x", "", "0000000000001"));
    assertThat(Cursor.parse(cursor.toString(), 3)).isEqualTo(cursor);
  }

  @Test
  public void nothingIsTheFirstPage() {
    assertThat(Cursor.parse(null, 2)).isNull();
    assertThat(Cursor.parse("", 2)).isNull();
  }

  @Test
  public void namesTheFieldWhenTheWordIsNotOurs() {
    for (String word : new String[] {"%%%", "abc", "a".repeat(3_000)}) {
      assertThatThrownBy(() -> Cursor.parse(word, 2))
          .isInstanceOfSatisfying(
              ValidationException.class,
              e -> assertThat(e.problems().get(0).field()).isEqualTo("after"));
    }
  }
}
