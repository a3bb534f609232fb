package org.alliance.portal.endpoints.internal.cxf;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import javax.ws.rs.BadRequestException;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ext.ParamConverter;
import javax.ws.rs.ext.ParamConverterProvider;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;

/**
 * Parameters of resources: numbers, ids, dates and enums in lower case. One in the path that cannot
 * be read leads nowhere (404); one in the query is named in the problem (400).
 */
final class Parameters implements ParamConverterProvider {
  @Override
  public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] notes) {
    Function<String, Object> reader = reader(type);
    if (reader == null) {
      return null;
    }
    String key = key(type);
    String query = null;
    boolean path = false;
    for (Annotation note : notes) {
      if (note instanceof QueryParam parameter) {
        query = parameter.value();
      } else if (note instanceof PathParam) {
        path = true;
      }
    }
    return query == null && !path ? null : new Converter<>(reader, query, key);
  }

  private static Function<String, Object> reader(Class<?> type) {
    if (type == Integer.class || type == int.class) {
      return Integer::valueOf;
    } else if (type == Long.class || type == long.class) {
      return Long::valueOf;
    } else if (type == Id.class) {
      return Id::parse;
    } else if (type == LocalDate.class) {
      return LocalDate::parse;
    } else if (type.isEnum()) {
      return text -> constant(type, text);
    }
    return null;
  }

  private static String key(Class<?> type) {
    if (type == LocalDate.class) {
      return "portal.problem.date";
    }
    return type == Id.class || type.isEnum()
        ? "portal.problem.unknown-value"
        : "portal.problem.not-a-number";
  }

  private static Object constant(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("Not one of the values");
  }

  private record Converter<T>(Function<String, Object> reader, String query, String key)
      implements ParamConverter<T> {
    @Override
    @SuppressWarnings("unchecked")
    public T fromString(String text) {
      if (text == null || text.isEmpty() && query != null) {
        return null;
      }
      try {
        return (T) reader.apply(text);
      } catch (IllegalArgumentException | DateTimeParseException e) {
        if (query == null) {
          throw new NotFoundException();
        }
        throw new BadRequestException(new ValidationException(FieldProblem.of(query, key)));
      }
    }

    @Override
    public String toString(T value) {
      return String.valueOf(value);
    }
  }
}
