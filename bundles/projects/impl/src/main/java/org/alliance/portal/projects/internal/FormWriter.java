package org.alliance.portal.projects.internal;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** Writes the fields of a form. */
final class FormWriter {
  private static final int THOUSANDTHS = 3;

  final Map<String, List<String>> values = new LinkedHashMap<>();

  void put(String name, Object value) {
    if (value instanceof Enum<?> word) {
      values.put(name, List.of(word.name().toLowerCase(Locale.ROOT)));
    } else if (value instanceof BigDecimal number) {
      values.put(name, List.of(number.toPlainString()));
    } else if (value != null) {
      values.put(name, List.of(value.toString()));
    }
  }

  /** Thousandths, which an amount must not have, get a digit more, or they were thousands. */
  void money(String name, BigDecimal amount) {
    put(
        name,
        amount != null && amount.scale() == THOUSANDTHS
            ? amount.setScale(THOUSANDTHS + 1)
            : amount);
  }

  void all(String name, Collection<?> several) {
    if (!several.isEmpty()) {
      values.put(name, several.stream().map(String::valueOf).toList());
    }
  }

  <T> void rows(String name, List<T> rows, BiConsumer<String, T> each) {
    for (int i = 0; i < rows.size(); i++) {
      each.accept(name + "." + i + ".", rows.get(i));
    }
  }
}
